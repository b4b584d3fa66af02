"""An assignment (uppdrag): what a charter asks its network to do."""

import re
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy

from samverk.charters.models.document.assignments import erase_assignment, write_assignment
from samverk.charters.models.parts import Goal, OfCharterQuerySet, Part
from samverk.charters.models.says import Said, said_of
from samverk.charters.reading.decisions import says_which
from samverk.charters.wording import CADENCES
from samverk.people.models import Person

#: The last year that a text names, with the words that lead to it: by then it is to be done.
ITS_YEAR = re.compile(
    r"(?:\b(?:till|senast|före|under|år|i)\s+)*\b(?P<year>20\d{2})\b(?!.*\b20\d{2}\b)",
    re.IGNORECASE,
)


class Assignment(Part):
    """Something the network is asked to do (R10–R15, R42–R51).

    `parts` are its steps as texts, or its examples where `examples` says so. `constraint` is
    what it may not touch, `initiator` who begins, `networks` who else takes part. A
    `deliverable` is what there will be, by the end of `deliverable_year`; an `indicator` how
    it shows, from `baseline` to `target`, in the words of people. `decision` names the decision
    that it comes from, and `decision_url` leads there. `continues` is the assignment of the
    version before that it goes on with.
    """

    class Modality(models.TextChoices):
        SHALL = "shall", gettext_lazy("shall")
        MAY = "may", gettext_lazy("may")

    goal = models.ForeignKey(
        Goal, models.SET_NULL, null=True, blank=True, related_name="assignments"
    )
    text = models.TextField()
    modality = models.CharField(max_length=10, choices=Modality, blank=True)
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(null=True, blank=True)
    report_to = models.CharField(max_length=200, blank=True)
    report_cadence = models.CharField(max_length=20, blank=True)
    networks = models.JSONField(default=list, blank=True)
    parts = models.JSONField(default=list, blank=True)
    examples = models.BooleanField(default=False)
    constraint = models.CharField(max_length=400, blank=True)
    initiator = models.CharField(max_length=200, blank=True)
    deliverable = models.CharField(max_length=200, blank=True)
    deliverable_year = models.PositiveSmallIntegerField(null=True, blank=True)
    indicator = models.CharField(max_length=200, blank=True)
    baseline = models.CharField(max_length=100, blank=True)
    target = models.CharField(max_length=100, blank=True)
    decision = models.CharField(max_length=300, blank=True)
    decision_url = models.CharField(max_length=300, blank=True)
    continues = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="continued_by"
    )

    objects = OfCharterQuerySet["Assignment"].as_manager()

    FACTS = (
        "goal_id",
        "text",
        "modality",
        "period_from",
        "period_to",
        "report_to",
        "report_cadence",
        "networks",
        "parts",
        "examples",
        "constraint",
        "initiator",
        "deliverable",
        "deliverable_year",
        "indicator",
        "baseline",
        "target",
        "decision",
        "decision_url",
        "continues_id",
    )

    def __str__(self) -> str:
        return self.text

    def write_down(self, before: dict[str, Any] | None) -> None:
        write_assignment(self, before)

    def strike_out(self) -> None:
        erase_assignment(self)

    @property
    def cadence_in_words(self) -> str:
        return str(CADENCES.get(self.report_cadence, self.report_cadence))

    @property
    def says(self) -> list[Said]:
        """What it says besides its words, in short pieces."""
        return list(said_of(self))

    @property
    def answers(self) -> set[str]:
        """The codes of the warnings that there are not, because of what it says."""
        codes = set()
        if self.indicator or self.deliverable:
            codes.add("vague_assignment")
        if self.decision_url or says_which(self.decision):
            codes.add("unlinked_decision")
        return codes

    def change(self, *, by: Person, **facts: Any) -> None:
        super().change(by=by, **facts)
        self._settle(self.answers, by=by)

    def show_by(self, answer: str, *, by: Person) -> None:
        """Say how it will show that it is done: "en gemensam plan 2027" is something that there
        will be by a year, "fler fullföljer" an indicator."""
        if found := ITS_YEAR.search(answer):
            what = answer[: found.start()].rstrip(" ,.–-")
            self.change(by=by, deliverable=what, deliverable_year=int(found["year"]))
        else:
            self.change(by=by, indicator=answer)

    def rest_on_decision(self, *, by: Person, words: str, url: str = "") -> None:
        """Say which decision it comes from, and where that can be read."""
        self.change(by=by, decision=words, decision_url=url)
        self._settle({"unlinked_decision"}, by=by)

    def postpone(self, *, by: Person, year: int) -> None:
        """Give it a new year to be done by. Where the draft is the document, its words too."""
        facts: dict[str, Any] = {"deliverable_year": year}
        if self.period_to:
            facts["period_to"] = year
        if self.charter.is_written_here and (found := ITS_YEAR.search(self.text)):
            start, end = found.span("year")
            facts["text"] = f"{self.text[:start]}{year}{self.text[end:]}"
        self.change(by=by, **facts)
        self._settle({"past_year"}, by=by)

    def _settle(self, codes: set[str], *, by: Person) -> None:
        """Settle what was remarked on its sentence and no longer holds."""
        if self.sentence_id:
            found = self.charter.findings.open().filter(sentence=self.sentence_id, code__in=codes)
            for finding in found:
                finding.settle(by=by)
