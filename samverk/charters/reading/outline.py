"""Where each unit stands: in which section, under which role, under which goal."""

import re
from dataclasses import dataclass, replace
from itertools import groupby

from samverk.charters.reading.actors import subject
from samverk.charters.reading.blocks import Unit
from samverk.charters.reading.sections import Heading, is_other_body, named
from samverk.charters.reading.verbs import ANY_VERB


@dataclass(frozen=True, slots=True)
class Place:
    """kinds: what the section is about (see sections); roles: whose uppdrag it describes.

    goal: number of the goal that the heading names; title: the words of the last heading.
    labelled: the unit follows a label on its own line. aside: what other cells of its table row
    say of when; such a cell is_when.
    """

    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    goal: str | None = None
    title: str = ""
    labelled: bool = False
    aside: str = ""
    is_heading: bool = False
    is_when: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit and its place."""

    unit: Unit
    place: Place


@dataclass(slots=True)
class _Walk:
    """The place reached so far, and the depth of the headings that led there."""

    place: Place = Place()
    level: int = 0
    role_level: int = 0

    def open(self, unit: Unit) -> None:
        heading = named(unit.plain)
        level = unit.level
        if heading and heading.kinds == ("goal",):
            self.place = replace(self.place, roles=(), goal=heading.goal, title=unit.plain)
        elif heading and heading.roles:
            kinds = self.place.kinds if "roles" in self.place.kinds else ("roles",)
            self.place = Place(kinds, heading.roles, title=unit.plain)
            self.role_level = level
            self.level = self.level or level
        elif heading and (heading.whole or level <= (self.level or 9)):
            self.place = Place(heading.kinds, title=unit.plain)
            self.level = level
        else:
            self._open_unknown(unit, level)

    def _open_unknown(self, unit: Unit, level: int) -> None:
        if is_other_body(unit.plain):
            self.place, self.level = Place(("background",), title=unit.plain), level
            return
        is_marked = unit.text.startswith("#") or unit.mark
        keeps = level > self.level or (
            not is_marked
            and bool({"assignments", "goals", "purpose", "background"} & set(self.place.kinds))
        )
        if keeps:
            inside_role = bool(self.place.roles) and level > self.role_level
            roles = self.place.roles if inside_role else ()
            self.place = replace(self.place, roles=roles, title=unit.plain)
        else:
            self.place = Place(("other",) if self.place.kinds else (), title=unit.plain)
            self.level = level


def placed(units: list[Unit]) -> list[Placed]:
    """Every unit with its place, in order."""
    walk = _Walk()
    scope: tuple[int, Place] | None = None
    result: list[Placed] = []
    for _block, group in groupby(units, key=lambda unit: unit.block):
        block = list(group)
        first = block[0]
        if first.form == "heading":
            scope = None
            walk.open(first)
            result += [Placed(unit, replace(walk.place, is_heading=True)) for unit in block]
            continue
        if scope and (first.form not in ("item", "label") or first.level <= scope[0]):
            scope = None
        base = scope[1] if scope else walk.place
        if first.form == "cell":
            result += _row(block, base)
        elif first.form == "label":
            inner = _within(named(first.plain), first, base)
            result.append(Placed(first, replace(inner, is_heading=True)))
            result += [Placed(unit, inner) for unit in block[1:]]
            if len(block) == 1:
                scope = (first.level, inner)
            elif _is_open(block[-1].plain):
                scope = (first.level if first.mark else -1, inner)
        elif first.form == "item" and len(block) == 1 and (owned := _role_item(first, base)):
            scope = (first.level, owned)
            result.append(Placed(first, replace(owned, is_heading=True)))
        else:
            if not base.kinds or base.kinds == ("title",):
                base = _aims(block[-1]) or base
                scope = (-1, base) if base.kinds == ("assignments",) else scope
            result += [Placed(unit, base) for unit in block]
            if roles := _opened_roles(block[-1]):
                opened = Place(("roles",), roles, title=base.title)
                scope = (first.level if first.form == "item" else -1, opened)
    return result


def _is_open(text: str) -> bool:
    """Whether a line leads on to the list after it."""
    return not text.endswith((".", "!", "?", ")"))


def _aims(unit: Unit) -> Place | None:
    """Where no heading says so, "Nätverket ska:" opens the assignments."""
    if unit.form != "sentence" or not unit.plain.endswith((":", " att")):
        return None
    acting = subject(unit.plain)
    is_own = (acting is not None and acting.roles == ("network",)) or _A_NETWORK.match(unit.plain)
    return (
        Place(("assignments",), title=unit.plain) if is_own and _SHALL.search(unit.plain) else None
    )


_A_NETWORK = re.compile(r"(?!\w*chefs?n)\w+-?nätverket\s", re.IGNORECASE)
_SHALL = re.compile(r"\b(?:ska|skall|uppdrag|uppgift|bör|kan)\b", re.IGNORECASE)


def _opened_roles(unit: Unit) -> tuple[str, ...]:
    """The roles whose duties the list after "Ordföranden ansvarar för att:" tells."""
    if unit.form not in ("sentence", "item") or not _LEADS_ON.search(unit.plain):
        return ()
    acting = subject(unit.plain)
    if acting is None or acting.is_other or acting.roles == ("network",):
        return ()
    return acting.roles


_LEADS_ON = re.compile(r":$|\b(?:att|för|och|ska|skall|förväntas|uppgifter)$", re.IGNORECASE)


def _within(heading: Heading | None, unit: Unit, base: Place) -> Place:
    if not heading:
        return base
    kinds = heading.kinds if not heading.roles else ("roles",)
    return Place(kinds, heading.roles, heading.goal, unit.plain, labelled=True)


def _role_item(unit: Unit, base: Place) -> Place | None:
    """An item that is nothing but a role: what lies under it belongs to the role."""
    known = named(unit.plain.rstrip(":"))
    if is_other_body(unit.plain):
        return Place(("background",), title=unit.plain)
    if known and known.roles and len(unit.plain.split()) <= 4 and "members" not in base.kinds:
        return Place(("roles",), known.roles, title=unit.plain)
    return None


_HEAD_CELLS = re.compile(
    r"(?:roll|roller|ansvar|ansvarig|ansvariga|uppgift|uppgifter|funktion|vem|vad|när|vem gör vad"
    r"|tid|tidpunkt|frekvens|aktivitet|moment|uppdrag|beskrivning|åtagande|hur|hur ofta|kommentar"
    r"|ansvarsområde|ansvar och uppgifter|arbetsuppgifter|mål|insats|innehåll|område|datum"
    r"|mottagare)"
    r"(?:\s*/\s*\w+)?",
    re.IGNORECASE,
)


_WHEN = re.compile(
    r"\d|\b(?:\w*år|tillfälle|tillfällen|ggr|dag|dagar|vecka|veckor|månad|månader|år|året|termin|gång|gånger|årligen|löpande"
    r"|vid|inför"
    r"|efter|före|senast|varje|kvartal\w*|halvår\w*|årsskiftet|kontinuerligt)\b",
    re.IGNORECASE,
)


#: A row of more cells is no table of who does what.
_WIDEST = 30


def _row(cells: list[Unit], base: Place) -> list[Placed]:
    """A table row: a cell that is a role owns the others, wherever it stands in the row."""
    if len(cells) > _WIDEST:
        return [Placed(cell, base) for cell in cells]
    filled = [cell for cell in cells if cell.plain]
    if filled and all(_HEAD_CELLS.fullmatch(cell.plain.strip(" :")) for cell in filled):
        return [Placed(cell, replace(base, is_heading=True)) for cell in cells]
    owners = {cell.start: known for cell in filled if (known := named(cell.plain)) and known.whole}
    role_cells = {start: known for start, known in owners.items() if known.roles}
    place = base
    if role_cells:
        roles = tuple(dict.fromkeys(role for known in role_cells.values() for role in known.roles))
        place = Place(("roles",), roles, title=base.title, labelled=True)
    elif filled and filled[0].start in owners and len(filled) > 1:
        role_cells = {filled[0].start: owners[filled[0].start]}
        place = _within(owners[filled[0].start], filled[0], base)
    content = [cell for cell in filled if cell.start not in role_cells]
    when = [
        cell
        for cell in (content if len(role_cells) > 1 else content[1:])
        if _WHEN.search(cell.plain) and not ANY_VERB.search(cell.plain)
    ]
    result = []
    for cell in cells:
        is_role = cell.start in role_cells or not cell.plain
        is_when = cell in when and (len(content) > 1 or len(role_cells) > 1)
        aside = "" if is_when else " ".join(other.plain for other in when)
        result.append(
            Placed(cell, replace(place, is_heading=is_role, aside=aside, is_when=is_when))
        )
    return result
