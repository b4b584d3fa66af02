"""The rows of a sheet as persons, vacant places, headings and notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from samverk.people.importing.book import Row, Sheet
from samverk.people.importing.cells import (
    addresses,
    fold,
    looks_like_telephone,
    telephone,
    without_addresses,
)
from samverk.people.importing.headings import PERSONAL, SHARED
from samverk.people.importing.layout import Layout
from samverk.people.importing.names import (
    is_note,
    is_vacant,
    looks_like_name,
    read_name,
    read_roles,
)
from samverk.people.importing.places import Places

LONGEST_NAME = 120


@dataclass
class Line:
    """What a row says of one person. `part` tells the persons of one row apart, from 0.

    `what` is person, vacant, heading, note, or loose: an address in a row that is otherwise no
    person. `written` is the name before anything was taken out of it. `municipality` and `network`
    are as written; `above` says that the municipality is that of a row above. `bad_address` is
    what stood there and is no address.
    """

    sheet: str
    number: int
    part: int
    what: str
    text: str
    name: str = ""
    written: str = ""
    addresses: list[str] = field(default_factory=list)
    bad_address: str = ""
    phone: str = ""
    title: str = ""
    municipality: str = ""
    above: bool = False
    network: str = ""
    roles: list[str] = field(default_factory=list)
    unknown_roles: list[str] = field(default_factory=list)
    kind: str = ""
    since: str = ""
    until: str = ""


def lines(sheet: Sheet, layout: Layout, places: Places, *, network: str = "") -> Iterator[Line]:
    """Every row that is not blank, in order; a row with two persons gives two lines.

    No row with an address in it is taken for a heading or a note.
    """
    town, group = "", network or (sheet.name if places.network(sheet.name) else "")
    inherited = ""
    for number, row in sheet.rows():
        if not any(row):
            continue
        row = row + [""] * (len(layout.fields) - len(row))
        text = " · ".join(" ".join(cell.split()) for cell in row if cell)
        made = _Row(sheet.name, number, row, text, layout)
        lone = _lone(row)
        if number <= layout.heading_row:
            if not group and lone and number < layout.heading_row and places.network(lone):
                group = lone
            yield made.line("loose" if addresses(text) else "heading")
            continue
        if "@" not in text and (layout.is_heading(row) or is_note(text)):
            yield made.line("heading" if layout.is_heading(row) else "note")
            continue
        if lone and "@" not in lone and not is_vacant(lone):
            if places.is_town(lone):
                town, inherited = lone, ""
                yield made.line("heading")
                continue
            if not network and places.network(lone):
                group, town = lone, ""
                yield made.line("heading")
                continue
        people = made.people()
        for line in people:
            own = line.municipality
            line.municipality = own or town or inherited
            line.above = bool(line.municipality and not own)
            line.network = line.network or group
            if own:
                inherited = own
            yield line


def _lone(row: Row) -> str:
    """The only thing that stands in a row, where it is only one."""
    said = list(dict.fromkeys(cell for cell in row if cell))
    return said[0] if len(said) == 1 else ""


@dataclass
class _Row:
    sheet: str
    number: int
    cells: Row
    text: str
    layout: Layout

    def line(self, what: str, part: int = 0, **said: Any) -> Line:
        return Line(self.sheet, self.number, part, what, self.text[:500], **said)

    def people(self) -> list[Line]:
        """The persons of the row: one line where nobody can be read, so that no row is lost."""
        found = [
            line
            for part, prefix in enumerate(self.layout.people)
            if (line := self._person(prefix, part))
        ]
        if not found:
            return [self.line("loose" if addresses(self.text) else "note")]
        taken = {address for line in found for address in line.addresses}
        left = [address for address in addresses(self.text) if address not in taken]
        if left and len(found) == 1 and not found[0].addresses and not self._has_unused(left):
            found[0].addresses = left
        return found

    def _has_unused(self, left: list[str]) -> bool:
        """Whether the user said that the column with the address is not to be used."""
        return any(
            address in cell.lower()
            for address in left
            for field, cell in zip(self.layout.fields, self.cells, strict=False)
            if not field and self.layout.heading_row
        )

    def _all(self, field: str) -> list[str]:
        return [
            cell
            for name, cell in zip(self.layout.fields, self.cells, strict=False)
            if name == field and cell
        ]

    def _one(self, field: str) -> str:
        return next(iter(self._all(field)), "")

    def _person(self, prefix: str, part: int) -> Line | None:
        start = f"{prefix}." if prefix else ""
        said = {field: self._one(start + field) for field in PERSONAL}
        shared = {field: self._one(field) for field in SHARED}
        in_cells = "\n".join([*self._all(f"{start}email"), said["name"]])
        found = addresses(in_cells)
        written = without_addresses(said["name"]) if "@" in said["name"] else said["name"]
        name = read_name(written, family_first=self.layout.family_first)
        if said["given"] or said["family"]:
            given, family = read_name(said["given"]), read_name(said["family"])
            name.text = " ".join(filter(None, [given.text, family.text]))
            name.roles += given.roles + family.roles
            name.kind = given.kind or family.kind or name.kind
            written = f"{said['given']} {said['family']}".strip()
        beside = without_addresses(said["email"])
        if not name.text and found and looks_like_name(beside):
            name = read_name(beside)
        if not name.text and not found:
            if is_vacant(written) and not prefix:
                return self._vacant(shared)
            return None
        if is_vacant(written) and not found:
            return None if prefix else self._vacant(shared)
        if not found and not prefix and not self._is_somebody(name.text, said, shared):
            return None
        roles, kind, unknown = read_roles(shared["role"])
        _more, stated, _rest = read_roles(shared["kind"])
        flagged = self._one("deputy_flag").casefold() in ("x", "ja", "j", "yes", "1")
        telephones = [telephone(cell) for cell in self._all(f"{start}phone")]
        return self.line(
            "person",
            part,
            name="" if is_vacant(written) else name.text,
            written=" ".join(written.split()),
            addresses=found,
            bad_address="" if found else _no_address(said["email"]),
            phone=next(filter(looks_like_telephone, telephones), next(iter(telephones), "")),
            title=" ".join(said["title"].split()).rstrip("*").strip()[:120],
            municipality=" ".join(shared["municipality"].split()),
            network=shared["network"],
            roles=list(dict.fromkeys(name.roles + ([] if prefix else roles))),
            unknown_roles=[] if prefix else unknown,
            kind="deputy" if prefix == "deputy" or flagged else name.kind or stated or kind,
            since=shared["since"],
            until=shared["until"],
        )

    def _vacant(self, shared: dict[str, str]) -> Line:
        town = " ".join(shared["municipality"].split())
        return self.line("vacant", municipality=town, network=shared["network"])

    def _is_somebody(self, name: str, said: dict[str, str], shared: dict[str, str]) -> bool:
        """A lone text in the column of names is somebody only if it looks like a name."""
        others = [said[field] for field in ("phone", "title", "email")] + list(shared.values())
        return any(others) or looks_like_name(name) or bool(said["given"] and said["family"])


def _no_address(cell: str) -> str:
    said = fold(cell)
    return "" if not said or is_vacant(cell) or said in ("saknas", "ingen") else cell[:120]
