"""The goals that a charter lists, their targets, and which of them the network works with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from samverk.charters.reading.actors import mentions
from samverk.charters.reading.blocks import Unit
from samverk.charters.reading.outline import Placed
from samverk.charters.reading.words import NUMBER, NUMBERS, number, words


@dataclass(slots=True)
class GoalFound:
    """A goal in the making. `targets` and `more` are the pieces under it."""

    number: str | None
    title: str
    at: Placed
    targets: list[Placed] = field(default_factory=list)
    in_scope: bool = True


_OPENS = words(
    "mål|målen|målet|målområde*|delmål|*områden|*områdena|prioriter*|inriktningar|målsättning*"
)
_COUNTED_OPENING = re.compile(
    rf"\b(?:\d+|{'|'.join(NUMBERS)}|följande|prioriterar)\b.*\b\w*(?:områden|mål|målen"
    rf"|målområden)\b[^.]*:$",
    re.IGNORECASE,
)


def goals_in(everything: list[Placed]) -> list[GoalFound]:
    """Goals from lists that a sentence about goals opens, else from headings such as "Mål 1"."""
    found = list(_from_lists(everything)) or list(_from_headings(everything))
    found = found or list(_from_prose(everything)) or list(_from_sentences(everything))
    numbers = _in_scope(everything)
    for goal in found:
        goal.in_scope = not numbers or goal.number is None or goal.number in numbers
    return found


def _blocks(everything: list[Placed]) -> list[list[Placed]]:
    return [list(group) for _number, group in groupby(everything, key=lambda at: at.unit.block)]


def _opens_goals(block: list[Placed]) -> bool:
    at = block[-1]
    kinds = set(at.place.kinds)
    if at.unit.form not in ("sentence", "label") or at.place.roles:
        return False
    if "goals" in kinds:
        return True
    if kinds & {"purpose", "background"} or not kinds or kinds == {"title"}:
        return (
            bool(_OPENS.search(at.unit.plain))
            and ("purpose" in kinds or bool(_COUNTED_OPENING.search(at.unit.plain)))
            and at.unit.plain.endswith((":", "."))
        )
    return False


def _from_lists(everything: list[Placed]) -> Iterator[GoalFound]:
    opened = False
    goal: GoalFound | None = None
    for block in _blocks(everything):
        first = block[0]
        unit, place = first.unit, first.place
        if unit.form == "heading":
            opened, goal = place.kinds == ("goals",), None
        elif unit.form in ("sentence", "label"):
            opened, goal = _opens_goals(block), None
        elif unit.form == "item" and opened and not place.roles:
            numbered = unit.mark.strip("().").isdigit()
            if goal and (unit.level > goal.at.unit.level or (goal.number and not numbered)):
                goal.targets += block
            else:
                number = unit.mark.strip("().") if numbered else None
                goal = GoalFound(number, _title(unit.plain), first, block[1:])
                yield goal


def _from_headings(everything: list[Placed]) -> Iterator[GoalFound]:
    """ "Mål 1: Ökad kvalitet", or "Mål 1" with its title on the next line."""
    goal: GoalFound | None = None
    numbers: set[str | None] = set()
    for at in everything:
        unit, place = at.unit, at.place
        if place.goal in numbers and (not goal or goal.number != place.goal):
            goal = None
        elif place.goal and at.place.is_heading and (not goal or goal.number != place.goal):
            numbers.add(place.goal)
            rest = re.sub(r"^\D{2,30}\d{1,2}\s*[:.–—-]?\s*", "", unit.plain)
            goal = GoalFound(place.goal, _title(rest), at)
            yield goal
        elif goal and place.goal == goal.number and not goal.title and _titles(unit, goal.at.unit):
            goal.title = _title(unit.plain)
        elif goal and unit.form == "item" and place.goal == goal.number:
            if "assignments" not in place.kinds:
                goal.targets.append(at)
        elif place.goal is None:
            goal = None


def _titles(unit: Unit, goal: Unit) -> bool:
    """Whether a unit holds the title of the goal "Mål 1": the next heading, or the same line."""
    return unit.form == "heading" or unit.block == goal.block


def _from_sentences(everything: list[Placed]) -> Iterator[GoalFound]:
    """Sentences under a heading that says nothing but goals."""
    for at in everything:
        said = at.unit.plain
        if at.place.kinds != ("goals",) or at.place.is_heading or at.unit.form != "sentence":
            continue
        speaks_of_role = any(mention.role not in ("", "network") for mention in mentions(said))
        if not said.endswith(":") and not speaks_of_role:
            yield GoalFound(None, said.rstrip("."), at)


_TOLD = re.compile(
    rf"\b(?P<count>{NUMBER})\s+(?:\w+\s+)?(?:mål|målområden|\w*områden|delmål)\b[^:.;]{{0,60}}?"
    r"(?::|\bär)\s+(?P<list>[^:;.]{8,400})\.?$",
    re.IGNORECASE,
)
_PARTED = re.compile(r",\s+(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+", re.IGNORECASE)


def _from_prose(everything: list[Placed]) -> Iterator[GoalFound]:
    """ "Strategin har tre mål: att …, att … och att …", where as many are told as are counted."""
    for at in everything:
        found = _TOLD.search(at.unit.plain) if at.unit.form == "sentence" else None
        if not found or at.place.roles or "assignments" in at.place.kinds:
            continue
        said = found["list"]
        parted = (
            re.compile(r",?\s*(?:\b(?:och|samt)\s+)?\batt\s+") if said[:4] == "att " else _PARTED
        )
        titles = [part.strip(" ,") for part in parted.split(said) if part.strip(" ,")]
        if len(titles) == number(found["count"]) > 1:
            yield from (GoalFound(None, _title(title), at) for title in titles)
            return


def _title(said: str) -> str:
    title = re.sub(r"\s*\([^()]*\)\s*\.?$", "", said).strip()
    return title.rstrip(".:;").strip(' "“”')


_ORDINALS = {"första": "1", "andra": "2", "tredje": "3", "fjärde": "4", "femte": "5"}
_ORDINAL = re.compile(
    rf"\b({'|'.join(_ORDINALS)})\s+(?:prioriterade\s+|strategiska\s+)?(?:\w*området|\w*målet)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:mål|målen|målområde|målområdena|område|områdena|fokusområde|utvecklingsområde"
    r"|prioritering)\s+"
    r"(?P<numbers>\d{1,2}(?:\s*(?:,|och|samt|&)\s*\d{1,2})*)(?!\d|\.\d)",
    re.IGNORECASE,
)
_FOCUS = words(
    "fokus*|i första hand|arbetar främst|arbetar mot|utifrån|inrikta*|främst|kopplat till"
    "|kopplas till|avgränsa*|omfattar|berörs"
    "|ansvarar för"
    "|arbetar med|arbeta med|bidra*|kopplar|utgår från|koncentrera*|riktar in"
)


def goal_numbers(text: str) -> list[str]:
    """The numbers of the goals that a text points at: "mål 1 och 3", "det första området"."""
    numbers = [_ORDINALS[word.lower()] for word in _ORDINAL.findall(text)]
    for found in _NUMBERED.finditer(text):
        numbers += re.findall(r"\d+", found["numbers"])
    return list(dict.fromkeys(numbers))


def _in_scope(everything: list[Placed]) -> list[str]:
    for at in everything:
        if at.unit.form != "sentence" or at.place.is_heading:
            continue
        numbers = goal_numbers(at.unit.plain)
        if numbers and _FOCUS.search(at.unit.plain):
            return numbers
    return []
