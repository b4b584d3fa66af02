"""What an assignment says besides its words: goal, modality, years, report, other networks."""

import re

from samverk.charters.reading.actors import same_network
from samverk.charters.reading.assignments import AssignmentFound, unmarked
from samverk.charters.reading.draft import Assignment, Piece, Report
from samverk.charters.reading.goals import GoalFound, goal_numbers
from samverk.charters.reading.words import body_after, cadence, words
from samverk.charters.reading.years import years

_SHALL = words("ska|skall|måste|har i uppdrag|åligger")
_MAY = words("bör|kan|får|eventuellt|vid behov|om möjligt|gärna|kanske|önskvärt")
_HEDGE = words("eventuellt|vid behov|om möjligt")
_LEAD_IN = words("t ex|t.ex.|t.ex|till exempel|exempelvis|bland annat|såsom|bl.a.")
_SUBORDINATE = re.compile(
    r"\s(?:(?:och|samt)\s+vid\s+behov|som|hur|så att|där|om|när|vilka|för att|att fler)\s"
)


def assignment_of(
    found: AssignmentFound, goals: list[GoalFound], own: str, piece: Piece, commissioner: str
) -> Assignment:
    """The assignment as the contract wants it."""
    text = found.text
    said_parts = (unmarked(part.unit.plain) for part in found.parts)
    parts = tuple(part for part in said_parts if not _LEAD_IN.fullmatch(part))
    intro_years = years(found.intro)
    has_span = intro_years is not None and intro_years.from_year != intro_years.to_year
    said = f"{text} {found.at.place.aside}"
    return Assignment(
        text=text,
        goal=_goal(found, goals),
        modality=_modality(text, found.intro),
        period=years(said) or (intro_years if has_span else None),
        report=_report(found),
        networks=_networks(f"{text} {' '.join(parts)}", own, commissioner),
        parts=parts,
        source=piece,
    )


def _goal(found: AssignmentFound, goals: list[GoalFound]) -> str | None:
    place = found.at.place
    if place.goal:
        return place.goal
    for goal in goals:
        if goal.title and goal.title.lower() in place.title.lower():
            return goal.number
    numbers = goal_numbers(f"{found.text} {place.aside}") or goal_numbers(found.intro)
    known = [number for number in numbers if any(goal.number == number for goal in goals)]
    return known[0] if len(known) == 1 else None


def _modality(text: str, intro: str) -> str | None:
    main = _SUBORDINATE.split(text, maxsplit=1)[0]
    if _SHALL.search(main):
        return "shall"
    if _MAY.search(main):
        return "may"
    if _HEDGE.search(intro):
        return None
    if _MAY.search(intro) and not _SHALL.search(intro):
        return "may"
    return "shall"


_REPORTED = re.compile(
    r"\b(?:åter)?(?:rapport|redovis|återkoppl)\w*\b[^.;)]*",
    re.IGNORECASE,
)
_REPORTED_PASSIVELY = re.compile(
    r"(?:\(|(?:^|[.;]\s+|\boch\s+))(?:\w+\s+){0,2}?(?:åter)?(?:rapporteras|redovisas|återkopplas|"
    r"rapportering|redovisning|återkoppling)\b[^.;)]*",
    re.IGNORECASE,
)


def _report(found: AssignmentFound) -> Report | None:
    """From the heading that it stands under, or from its own "(rapporteras till …)"."""
    aside = re.search(r"\(([^()]{0,300})\)", found.at.place.title)
    said = _REPORTED.search(aside[1]) if aside else None
    said = said or _REPORTED_PASSIVELY.search(found.text)
    if not said:
        return None
    to, often = body_after(said.group(), "till|för|inför"), cadence(said.group())
    return Report(to, often) if to or often else None


_NETWORK = re.compile(
    r"\b(?P<name>[A-ZÅÄÖ][\w-]*nätverket?|[\w]+-nätverket?|[a-zåäö]{4,}nätverket)\b"
    r"|\b[Nn]ätverket\s+(?:för\s+(?P<for>[\wåäöÅÄÖ-]+(?:\s+och\s+[\wåäö-]+)?)|(?P<named>[A-ZÅÄÖ][\w-]+(?:(?<=-)\s*och\s+[\w-]+)?))"
)
_GENERAL = re.compile(r"(?:.*chefsnätverket?|(?:professions|samverkans)?nätverket)", re.IGNORECASE)


def _networks(text: str, own: str, commissioner: str) -> tuple[str, ...]:
    """The other networks that it names."""
    names = []
    for found in _NETWORK.finditer(text):
        name = found["name"] or found["for"] or found["named"]
        is_own = same_network(name, own) if found["name"] else name.lower() in own.lower()
        if is_own or _GENERAL.fullmatch(name) or name.lower() == commissioner.lower():
            continue
        names.append(name if found["name"] else found.group())
    return tuple(dict.fromkeys(names))
