"""The spread: the document on the left page, what was read in it on the right, line by line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.charters.models import Assignment, Charter, Duty, Finding, Goal, Sentence
from samverk.charters.reading.vocabulary import Term, terms_in
from samverk.charters.remarks import Remark
from samverk.networks.roles import ROLES


class Step(NamedTuple):
    """What to do next: the words on the button, and where it leads."""

    label: str
    url: str


@dataclass
class Line:
    """A sentence of the document with what was read in it; `opens` if it begins a paragraph."""

    sentence: Sentence
    opens: bool
    goals: list[Goal] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_read(self) -> bool:
        return bool(self.goals or self.assignments or self.duties)

    @property
    def is_unread(self) -> bool:
        return self.sentence.read_as == "unread" and not self.is_read

    @property
    def can_be_read(self) -> bool:
        """Whether somebody may want to read it as something else."""
        return self.sentence.read_as not in ("heading", "divider")


@dataclass(frozen=True)
class Spread:
    """Everything that the page of a charter shows: five queries, whatever its length.

    `loose` holds what a person added without pointing at a sentence.
    """

    charter: Charter
    lines: list[Line]
    loose: Line
    goals: list[Goal]
    assignments: list[Assignment]
    duties: list[Duty]
    findings: list[Finding]

    @classmethod
    def of(cls, charter: Charter) -> "Spread":
        spread = cls(
            charter,
            lines=list(_lines(charter)),
            loose=Line(Sentence(charter=charter), opens=True),
            goals=list(charter.goals.all()),
            assignments=list(charter.assignments.select_related("goal")),
            duties=list(charter.duties.all()),
            findings=list(charter.findings.with_their_sentences()),
        )
        lines: dict[int | None, Line] = {line.sentence.pk: line for line in spread.lines}
        for goal in spread.goals:
            lines.get(goal.sentence_id, spread.loose).goals.append(goal)
        for assignment in spread.assignments:
            lines.get(assignment.sentence_id, spread.loose).assignments.append(assignment)
        for duty in spread.duties:
            lines.get(duty.sentence_id, spread.loose).duties.append(duty)
        for finding in spread.warnings:
            lines.get(finding.sentence_id, spread.loose).findings.append(finding)
        return spread

    @property
    def gaps(self) -> list[Finding]:
        return [each for each in self.open if each.nature == Finding.Nature.GAP]

    @property
    def warnings(self) -> list[Finding]:
        return [each for each in self.open if each.nature == Finding.Nature.WARNING]

    @property
    def open(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.settled_at]

    @property
    def remarks(self) -> list[Finding]:
        """What somebody needs to look at. The day of adoption is filled in by adopting."""
        return [finding for finding in self.open if finding.code != "no_adoption_date"]

    @property
    def to_look_at(self) -> list[Remark]:
        """The open findings, each with what can be done about it."""
        return [Remark.of(finding) for finding in self.open]

    @property
    def old_terms(self) -> list[Term]:
        """Words of the document that have been replaced."""
        return terms_in(self.charter.text)

    @property
    def settled(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.settled_at]

    @property
    def unread(self) -> list[Line]:
        return [line for line in self.lines if line.is_unread]

    @property
    def by_role(self) -> list[tuple[str, str, list[Duty]]]:
        """Role, its name and its duties, in the order of the document; the network's own last."""
        held: dict[str, list[Duty]] = defaultdict(list)
        for duty in self.duties:
            held[duty.role].append(duty)
        ordered = sorted(held.items(), key=lambda pair: pair[0] == "network")
        return [(role, str(ROLES[role]), duties) for role, duties in ordered]

    @property
    def can_be_adopted(self) -> bool:
        """Whether nothing stands in the way of an adoption, though there may be remarks."""
        blank = any(finding.code == "blank_assignments" for finding in self.open)
        settled = bool(self.charter.network and self.assignments) and not blank
        return settled and not self.charter.is_written_here

    @property
    def next_step(self) -> Step:
        """The one thing to do now, on the way to adoption."""
        pk = self.charter.pk
        if self.charter.network is None:
            return Step(_("Choose the network"), reverse("charters:network", args=[pk]))
        if not self.assignments:
            label = _("Write the first assignment")
            return Step(label, reverse("charters:new_assignment", args=[pk]))
        if count := len(self.unread):
            text = ngettext(
                "Read %(count)d sentence that we did not understand",
                "Read %(count)d sentences that we did not understand",
                count,
            )
            return Step(text % {"count": count}, f"#{self.unread[0].sentence.anchor}")
        if count := len(self.remarks):
            text = ngettext("Look at %(count)d remark", "Look at %(count)d remarks", count)
            return Step(text % {"count": count}, "#remarks")
        if self.charter.is_written_here:
            return Step(_("Propose the charter"), reverse("charters:proposal", args=[pk]))
        return Step(_("Adopt the charter"), reverse("charters:adoption", args=[pk]))


def _lines(charter: Charter) -> Iterable[Line]:
    """The sentences in order; a new line in the document begins a new paragraph."""
    end = 0
    for sentence in charter.sentences.all():
        yield Line(sentence, opens="\n" in charter.text[end : sentence.start])
        end = sentence.end
