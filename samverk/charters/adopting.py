"""Adopting many drafts at once: what each document says of the day, and what it would replace."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from samverk.charters.models import Adoption, Charter, Sentence
from samverk.charters.progress import Line

_SAYS_ADOPTED = re.compile(r"\b(?:antag|antog|fastst|beslut|godkän)", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"
    r"|\b(?P<day_>\d{1,2})(?:\s+(?P<name>[a-zå]{3,9})|/(?P<month_>\d{1,2}))\s+(?P<year_>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_MONTHS = "jan feb mar apr maj jun jul aug sep okt nov dec".split()


@dataclass(frozen=True)
class Adoptable:
    """A draft without obstacles. `on` and `in_force_from` are what its own words say, or None.

    `replaces` is the adoption that holds now; `is_rival` says that the batch has another draft
    for the same network.
    """

    line: Line
    charter: Charter
    on: date | None
    in_force_from: date | None
    replaces: Adoption | None
    is_rival: bool

    @classmethod
    def among(cls, lines: Iterable[Line], today: date) -> "list[Adoptable]":
        """One for each line of a draft; two queries."""
        drafts = [(line, line.charter) for line in lines if line.charter]
        charters = [charter for _line, charter in drafts]
        said = _said_days(charters)
        per_network = Counter(charter.network_id for charter in charters)
        held = Adoption.objects.filter(
            charter__in=Charter.objects.in_force(today), charter__network__in=per_network
        ).select_related("charter")
        replaced = {adoption.charter.network_id: adoption for adoption in held}
        return [
            cls(
                line,
                charter,
                said.get(charter.pk),
                _start(charter, said.get(charter.pk), today),
                replaced.get(charter.network_id),
                per_network[charter.network_id] > 1,
            )
            for line, charter in drafts
        ]


def likely(adoptables: "list[Adoptable]", today: date) -> dict[str, object]:
    """What an adoption of them all that is recorded today would most likely say."""
    bodies = Counter(each.charter.likely_adoption(today)["body"] for each in adoptables)
    body = bodies.most_common(1)[0][0] if bodies else ""
    return {"body": body, "on": today, "in_force_from": today}


def day_in(text: str) -> date | None:
    """The first day that a sentence names: 2025-12-01, 1 december 2025 or 1/12 2025."""
    for found in _DAY.finditer(text):
        name = (found["name"] or "")[:3].lower()
        month = found["month"] or found["month_"] or (name in _MONTHS and _MONTHS.index(name) + 1)
        with suppress(ValueError):  # 31 februari, or 12 elever 2025
            return date(
                int(found["year"] or found["year_"]), int(month), int(found["day"] or found["day_"])
            )
    return None


def _said_days(charters: list[Charter]) -> dict[int, date]:
    """The day that each charter says it was adopted on, where it says one."""
    facts = Sentence.objects.filter(charter__in=charters, read_as="fact").order_by("-position")
    days = {fact.charter_id: day_in(fact.text) for fact in facts if _SAYS_ADOPTED.search(fact.text)}
    return {pk: day for pk, day in days.items() if day}


def _start(charter: Charter, adopted: date | None, today: date) -> date | None:
    """From when the charter holds by its own words: the first of its years, but not before it was
    adopted. Where it says neither, nothing, unless those years are still to come."""
    first = date(charter.period_from, 1, 1) if charter.period_from else None
    if adopted:
        return max(first, adopted) if first else adopted
    return first if first and first > today else None
