"""An approved record laid out for a look: its passages, and whom the association knows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.models import Charter
from samverk.documents.prose import Run, blocks
from samverk.meetings.models import Approval, Correction, Meeting
from samverk.networks.models import Federation, Municipality, Network
from samverk.people.models import Person, Shield
from samverk.publishing.look import Finding, Known, Passage, look
from samverk.publishing.models import Publication, Release, Withdrawal
from samverk.publishing.public import for_public, marks_in

_WORD = re.compile(r"\w[\w-]+")
_CAPITAL = re.compile(r"\b[A-ZÅÄÖ][\wåäö-]+")


@dataclass(frozen=True)
class Looking:
    """A version of a record on its way to the public, or there already.

    `release` is the one who let it out before, if somebody did; `withdrawal` says that it is off
    the public site.
    """

    approval: Approval
    correction: Correction | None
    release: Release | None
    publication: Publication | None
    withdrawal: Withdrawal | None

    @classmethod
    def at(cls, approval: Approval) -> "Looking":
        """The latest version of a record, as it stands now."""
        correction = approval.corrections.last()
        rows = Publication.objects.with_content().filter(approval=approval)
        publication = rows.select_related("pdf_sv", "pdf_en", "docx").first()
        return cls(
            approval,
            correction,
            Release.objects.filter(approval=approval, correction=correction).first(),
            publication,
            publication.withdrawal if publication else None,
        )

    @property
    def meeting(self) -> Meeting:
        return self.approval.minutes.meeting

    @property
    def record(self) -> Approval | Correction:
        return self.correction or self.approval

    @cached_property
    def findings(self) -> list[Finding]:
        """What may be too much for the public, in what is not internal."""
        return look(passages(for_public(self.record.content, ())), known_to(self.meeting))

    def shown(self, hidden: Sequence[str]) -> dict[str, Any]:
        """The text as the public would get it, with marks where something was found and left."""
        content = for_public(self.record.content, hidden)
        left = [finding.text for finding in self.findings if finding.text not in hidden]
        marked: dict[str, Any] = marks_in(content, left)
        return marked

    def let_out(self, *, by: Person, at: datetime, hidden: Sequence[str]) -> str:
        """Let the public have this version so masked: for the first time, again, or back on the
        site. Gives back what was done, in a sentence."""
        if self.release is None:
            Release.make(self.approval, by=by, at=at, hidden=hidden, correction=self.correction)
        elif sorted(self.release.hidden) != sorted(hidden):
            self.release.mask(by=by, hidden=hidden)
        if self.withdrawal:
            self.withdrawal.end(by=by, at=at)
            return _("Back on the public site.")
        if self.release:
            return _("Saved. The public gets the new text in a moment.")
        return _("Published. The page is ready in a moment.")


def passages(content: Mapping[str, Any]) -> Iterator[Passage]:
    """All that people wrote in a record, line by line; not who came, nor where they met."""
    for row in content["attendance"]:
        yield Passage(_("Attendance"), row["remark"])
    for item in content["items"]:
        place = _("Item %(number)s") % {"number": item["number"]}
        for text in (item["title"], item["presenter"], *_lines(item["text"])):
            yield Passage(place, text)
        for text in _lines(item["notes"]):
            yield Passage(place, text)
        for decision in item["decisions"]:
            for text in (*_lines(decision["text"]), decision.get("to_whom", "")):
                yield Passage(place, text)
            yield Passage(place, decision.get("by_whom", ""))
        for action in item["actions"]:
            for text in (action["text"], action["who"], action.get("report", "")):
                yield Passage(place, text)
        for paper in item.get("attachments", []):
            yield Passage(place, paper["title"])


def _lines(text: str) -> Iterator[str]:
    for block in blocks(text):
        for line in block["lines"]:
            yield _words(line)
        for row in block["rows"]:
            yield from map(_words, row)


def _words(line: Iterable[Run]) -> str:
    return "".join(run["text"] for run in line)


def known_to(meeting: Meeting) -> Known:
    """The association's people, those who came, and words that are places and bodies."""
    came = meeting.attendance.values_list("name", flat=True)
    shielded = Shield.objects.filter(lifted_at=None).values_list("name", flat=True)
    people = {*Person.objects.values_list("name", flat=True), *came, *shielded}
    bodies = [
        *Municipality.objects.values_list("name", flat=True),
        *Network.objects.values_list("name", flat=True),
        *Federation.objects.values_list("name", flat=True),
        meeting.place,
    ]
    in_force = Charter.objects.in_force(timezone.localdate(meeting.starts_at))
    charters = in_force.filter(network=meeting.network).values_list("text", flat=True)
    words = {word.lower() for body in bodies for word in _WORD.findall(body)}
    words |= {word.lower() for text in charters for word in _CAPITAL.findall(text)}
    return Known(frozenset(name.lower() for name in people if name), frozenset(words))
