"""A charter on one page: what it asks for, who does what, and until when it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from pypdfium2 import PdfDocument

from samverk.charters.models import Charter, Duty, expiry
from samverk.documents.paper import Fact
from samverk.documents.pdf import typeset
from samverk.networks.models import Federation
from samverk.networks.roles import ROLES

#: How much there is room for, less and less: characters in a text, and lines in a list.
TIGHTER = ((400, 40), (220, 30), (150, 20), (110, 12), (80, 8), (60, 4))


@dataclass(frozen=True)
class Brief:
    """An adopted charter in short, in the words of the charter and the language that is active."""

    charter: Charter
    purpose: str
    facts: list[Fact]
    goals: list[str]
    assignments: list[str]
    roles: list[tuple[str, list[str]]]

    @classmethod
    def of(cls, charter: Charter) -> "Brief":
        """Four queries, with `network`, `adoption` and `grounding__strategy` at hand."""
        duties = list(charter.duties.order_by("position", "pk"))
        return cls(
            charter,
            purpose=charter.network.purpose if charter.network else "",
            facts=[fact for fact in _facts(charter, duties) if fact.value],
            goals=[str(goal) for goal in charter.goals.filter(in_scope=True)],
            assignments=[assignment.text for assignment in charter.assignments.all()],
            roles=_by_role(duties),
        )

    def pdf(self, *, url: str) -> bytes:
        """One page, PDF/UA-1 and PDF/A-3a; shortened where it must be. `url` leads to it all."""
        for length, lines in TIGHTER:
            data = typeset(
                "charter_brief",
                self._sheet(url, length=length, lines=lines),
                at=self.charter.adoption.recorded_at,
            )
            if len(PdfDocument(data)) == 1:
                break
        return data

    def _sheet(self, url: str, *, length: int, lines: int) -> dict[str, Any]:
        def short(text: str, times: int = 1) -> str:
            return Truncator(text).chars(length * times)

        def some(texts: list[str]) -> dict[str, Any]:
            left = len(texts) - lines
            more = ngettext("and %(n)d more", "and %(n)d more", left) % {"n": left}
            return {
                "lines": [short(text) for text in texts[:lines]],
                "more": more if left > 0 else "",
            }

        return {
            "language": get_language(),
            "association": Federation.objects.get().name,
            "network": str(self.charter.network or ""),
            "title": _("The charter in short"),
            "purpose": short(self.purpose, 2),
            "facts": [{"label": fact.label, "value": short(fact.value)} for fact in self.facts],
            "goals": {"heading": _("Goals")} | some(self.goals),
            "assignments": {"heading": _("Assignments")} | some(self.assignments),
            "roles": {
                "heading": _("Who does what"),
                "lines": [
                    {"role": role, "does": short(", ".join(does), 2)} for role, does in self.roles
                ],
            },
            "whole": _("The whole charter:"),
            "url": url,
        }


def _facts(charter: Charter, duties: Iterable[Duty]) -> list[Fact]:
    adoption, last = charter.adoption, expiry(charter)
    meetings = [duty.rule_in_words for duty in duties if duty.kind == "hold_meetings"]
    return [
        Fact("antagen av", _("Adopted by"), f"{adoption.body}, {_day(adoption.on)}"),
        Fact("gäller från", _("Holds from"), _day(adoption.in_force_from)),
        Fact("gäller till", _("Holds to"), _day(last) if last else ""),
        Fact("möten", _("Meetings"), next(filter(None, meetings), "")),
    ]


def _day(when: date) -> str:
    """1 januari 2026: what is kept always says which year."""
    return date_format(when, "j F Y")


def _by_role(duties: Iterable[Duty]) -> list[tuple[str, list[str]]]:
    """What each role does, each thing once, in the order that the charter names them."""
    found: dict[str, dict[str, None]] = {}
    for duty in duties:
        found.setdefault(str(ROLES[duty.role]), {})[duty.kind_in_words] = None
    return [(role, _in_a_row(does)) for role, does in found.items()]


def _in_a_row(does: Iterable[str]) -> list[str]:
    """Only the first with a capital, since commas stand between them."""
    first, *others = does
    return [first, *(words[:1].lower() + words[1:] for words in others)]
