"""Who came and who did not, from lists, columns, tables and prose."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from samverk.meetings.reading.draft import Attendee
from samverk.meetings.reading.lines import Line
from samverk.meetings.reading.sections import section_of

_WORD = r"[A-ZÅÄÖÉÜ][\w'’]*(?:-[A-ZÅÄÖ]?[\w'’]+)*\.?"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:(?:von|af|de|van|der|la|al)\s+)?{_WORD}){{0,3}}")
_LONE = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s+[a-zåäö]\w*)*")
_BRACKET = re.compile(r"\(([^()]*)\)?")
_COMMA = re.compile(r"[,;]|\s+(?:och|samt|&|resp\.)\s+(?=(?:[a-zåäö]+\s+)?[A-ZÅÄÖ])")
_SENTENCES = re.compile(
    r"(?<!\bordf)(?<!\bsekr)(?<!\bers)(?<!\bsuppl)(?<!\b\w)\.\s+(?=[A-ZÅÄÖ])", re.I
)
_COLUMNS = re.compile(r"\s{3,}|\s+[–—-]\s+")
_COMMUNE = re.compile(r"\s+(?:kommun|stad|kn)$|s\s+kommun$", re.IGNORECASE)
_VACANT = re.compile(r"\bvakan[ts]\w*", re.IGNORECASE)
_SUBSTITUTE = re.compile(
    r"\b(?:tj(?:änst)?g\w*\.?\s+)?"
    r"(?:ers(?:ätter|ättare|\.)?|suppl(?:eant|\.)?|istället|i stället)(?!\w)"
    r"(?:\s*(?:för|:)\s*(?P<whom>[A-ZÅÄÖ][^,;()]*))?",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\b(?:punkt(?:erna)?|p\.|pkt\.?|endast|t\.?\s?o\.?\s?m\.?|till och med|fr\.?\s?o\.?\s?m\.?"
    r"|från och med|del av|delvis|lämnade|anslöt|kom vid|till kl|från kl)|§",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:punkt(?:erna)?|p\.|pkt\.?|§{1,2})\s*(?P<points>\d{1,3}(?:\s*(?:[–,-]|och)\s*§?\s*\d{1,3})*)",
    re.IGNORECASE,
)
_REMOTELY = re.compile(
    r"\b(?:via teams|teams|zoom|digitalt|via länk|på distans|på länk|online|distans)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:ej|inte|från)\s?närvarande|\bförhinder\b|\båterbud\b|\bsjuk\b", re.IGNORECASE
)
_HERE = re.compile(r"x|✓|✔|√|ja|j|närvarande|när|1", re.IGNORECASE)
_NOT_HERE = re.compile(r"-|–|nej|n|frånvarande|från|ej|0|fv", re.IGNORECASE)
_COLUMN = {
    "name": re.compile(r"namn|ledamot|deltagare|representant|person", re.IGNORECASE),
    "municipality": re.compile(r"kommun(?:er)?|ort|organisation", re.IGNORECASE),
    "present": re.compile(r"närvarande|närvaro|närv\.?|deltog|när", re.IGNORECASE),
    "absent": re.compile(
        r"(?:ej närvarande|frånvarande|frånvaro|frånv\.?|förhinder)", re.IGNORECASE
    ),
    "remark": re.compile(
        r"roll|funktion|titel|anm(?:ärkning)?\.?|kommentar|ers(?:ättare|\.)?", re.IGNORECASE
    ),
}
# Words that begin a sentence about people, and are nobody's name.
_NO_NAME = frozenset(
    "Alla Samtliga Ingen Inga Även Dessutom Under Vid På Följande Från Övriga Mötet".split()
)


class People:
    """The list as it is gathered, line by line. `municipalities` are the names that there are."""

    def __init__(self, municipalities: Collection[str]) -> None:
        self.found: list[Attendee] = []
        self.vacant: list[str] = []
        self._known = {name.lower(): name for name in municipalities}
        self._columns: dict[int, str] = {}

    def take(self, line: Line, section: str) -> None:
        """What one line under a heading of people says. `section` is as in `sections`."""
        base = Attendee(presence="absent" if section == "absent" else "present")
        if section == "substitutes":
            base.remark = "ers."
        if line.form == "row":
            self._row(line.cells, base)
            return
        self._columns = {}
        first, *others = _SENTENCES.split(line.words)
        self._text(first, base)
        for sentence in others:
            found = section_of(sentence)
            if found and found.is_people:
                section, sentence = found.name, found.rest
            self.take(Line("text", sentence), section)

    def heads(self, line: Line) -> bool:
        """Whether it is the first row of a table of people."""
        kinds = set(_columns(line.cells).values())
        return "name" in kinds and len(kinds) > 1

    def tells_of(self, line: Line) -> bool:
        """Whether a line under a heading of people may still be about people."""
        if line.form in ("row", "bullet") or self.may_be_a_name(line.words):
            return True
        parts = (_BRACKET.sub("", part).strip() for part in _split(line.words.partition(":")[0]))
        return any(self.municipality(part) or _VACANT.search(part) for part in parts) or (
            len(line.words) < 300 and len([*_split(line.words)]) > 1
        )

    def officer(self, label: str, words: str) -> None:
        """ "Ordförande: Anna Ek, Skara", unless the person is on the list already."""
        before = len(self.found)
        self._text(words, Attendee(remark=label.lower()))
        fresh = self.found[before:]
        del self.found[before:]
        listed = {one.name for one in self.found}
        self.found += [one for one in fresh if one.name and one.name not in listed]

    def settled(self) -> list[Attendee]:
        """Everybody once: who is named again with more said of them is one and the same."""
        rows: dict[tuple[str, str], Attendee] = {}
        for one in self.found:
            known = rows.get((one.name, one.municipality)) or self._same(rows, one)
            if known is None:
                rows[one.name, one.municipality] = one
                continue
            known.municipality = known.municipality or one.municipality
            known.remark = known.remark or one.remark
        return list(rows.values())

    @staticmethod
    def _same(rows: dict[tuple[str, str], Attendee], one: Attendee) -> Attendee | None:
        same = (row for (name, place), row in rows.items() if name and name == one.name)
        return next((row for row in same if not (row.municipality and one.municipality)), None)

    def may_be_a_name(self, words: str) -> bool:
        """Whether a numbered line may be a person in a list and not an item's title."""
        bare = _BRACKET.sub("", words).strip()
        head = _COMMA.split(bare)[0].strip()
        found = _NAME.fullmatch(head)
        return bool(found) and (" " in head or len(bare) > len(head) or len(words) > len(bare) + 1)

    def municipality(self, words: str) -> str:
        """The municipality that the words name and nothing else, or ""."""
        bare = words.strip(" .:*")
        return next(
            (
                self._known[form.lower()]
                for form in (bare, _COMMUNE.sub("", bare))
                if form.lower() in self._known
            ),
            "",
        )

    def _text(self, words: str, base: Attendee) -> None:
        label, colon, rest = words.partition(":")
        if colon and (place := self.municipality(label)):
            self._parts(rest, replace(base, municipality=place, items=[]))
        elif colon and (section := section_of(words)) and section.name == "officer":
            self._parts(rest, replace(base, remark=label.strip().lower(), items=[]))
        else:
            self._parts(words, base)

    def _parts(self, words: str, base: Attendee) -> None:
        """Names with what belongs to each, between commas or in columns."""
        last: Attendee | None = None
        for part in _split(words):
            if _VACANT.search(part):
                self._note_vacancy(part, base)
            elif place := self.municipality(_BRACKET.sub("", part)):
                if not last or last.municipality:
                    last = self._add(replace(base, items=[]))
                last.municipality = place
                for aside in _BRACKET.findall(part):
                    self._aside(last, aside)
            elif last and " " in last.name and not last.municipality and _LONE.fullmatch(part):
                _say(last, part)  # an organisation, not somebody by first name among full names
            elif named := self._person(part, base):
                last = self._add(named)
            elif last:
                _say(last, part)

    def _note_vacancy(self, part: str, base: Attendee) -> None:
        words = re.split(r"[\s,:(–-]+", part)
        place = base.municipality or next(filter(None, map(self.municipality, words)), "")
        self.vacant.append(place or part.strip())

    def _add(self, one: Attendee) -> Attendee:
        self.found.append(one)
        return one

    def _person(self, part: str, base: Attendee) -> Attendee | None:
        asides = _BRACKET.findall(part)
        bare = _BRACKET.sub(" ", part).strip()
        if (stands_in := _SUBSTITUTE.match(bare)) and stands_in["whom"]:
            return None
        bare = bare[stands_in.end() :] if stands_in else bare
        found = next((m for m in _NAME.finditer(bare) if m[0] not in _NO_NAME), None)
        if not found:
            return None
        name, place = self._parted(found[0].strip())
        one = replace(base, name=name, items=[])
        if stands_in:
            one.remark = stands_in[0].strip()
        one.municipality = place or base.municipality
        title = bare[: found.start()].strip(" :–-")
        for aside in filter(None, [title, bare[found.end() :].strip(" :–-.,"), *asides]):
            self._aside(one, aside)
        return one

    def _parted(self, name: str) -> tuple[str, str]:
        """A name with the municipality that stands right after it, where columns were lost."""
        words = name.split()
        if len(words) > 2 and (place := self.municipality(words[-1])):
            return " ".join(words[:-1]), place
        return name, ""

    def _aside(self, one: Attendee, words: str) -> None:
        for part in words.split(",") if not _PARTLY.search(words) else [words]:
            place = self.municipality(re.sub(r"^\s*från\s+", "", part))
            if place and not one.municipality:
                one.municipality = place
            elif part.strip():
                _say(one, part)

    def _row(self, cells: tuple[str, ...], base: Attendee) -> None:
        if len(columns := _columns(cells)) > 1:
            self._columns = columns
            return
        marked = base.presence
        lasting: Attendee | None = None
        for at, cell in enumerate(cells):
            kind = self._columns.get(at, "")
            if not cell.strip():
                continue
            if kind in ("present", "absent") and (
                _HERE.fullmatch(cell) or _NOT_HERE.fullmatch(cell)
            ):
                if bool(_HERE.fullmatch(cell)) == (kind == "absent"):
                    marked = "absent"
            elif kind in ("present", "absent"):
                presence = "absent" if kind == "absent" else base.presence
                self._text(cell, replace(base, presence=presence, items=[]))
            elif _VACANT.search(cell):
                self._note_vacancy(" ".join(cells), base)
                self.found = [one for one in self.found if one is not lasting]
                return
            else:
                lasting = self._cell(cell, lasting, base)
        if lasting:
            lasting.presence = marked if lasting.presence != "partly" else "partly"

    def _cell(self, cell: str, row: Attendee | None, base: Attendee) -> Attendee | None:
        if _HERE.fullmatch(cell) or (row and _NOT_HERE.fullmatch(cell)):
            if row and _NOT_HERE.fullmatch(cell):
                row.presence = "absent"
            return row
        if place := self.municipality(cell):
            row = row or self._add(replace(base, items=[]))
            row.municipality = row.municipality or place
        elif row and row.name:
            _say(row, cell)
        elif named := self._person(cell, base):
            if row is None:
                return self._add(named)
            row.name, row.presence, row.items = named.name, named.presence, named.items
            row.remark, row.stands_in_for = named.remark, named.stands_in_for
            row.remotely = named.remotely
        return row


def _columns(cells: tuple[str, ...]) -> dict[int, str]:
    """What the columns hold, if the row says it."""
    return {
        at: kind
        for at, cell in enumerate(cells)
        for kind, pattern in _COLUMN.items()
        if pattern.fullmatch(cell.strip(" :"))
    }


def _split(words: str) -> Iterator[str]:
    """Between commas, semicolons, "och" and wide blanks, but not inside brackets."""
    shut = re.sub(r"\([^()]*\)?", lambda inner: "\0" * len(inner[0]), words)
    at = 0
    cuts = sorted({(m.start(), m.end()) for p in (_COMMA, _COLUMNS) for m in p.finditer(shut)})
    for start, end in [*cuts, (len(words), len(words))]:
        if start >= at and (part := words[at:start].strip(" \t.:–-•*")):
            yield part
        at = max(at, end)


def _say(one: Attendee, words: str) -> None:
    """Something more about a person: for whom, for which items, from where, or a remark."""
    words = words.strip(" .,:")
    if _AWAY.search(words):
        one.presence = "absent"
    if found := _SUBSTITUTE.search(words):
        one.stands_in_for = (found["whom"] or "").strip() or one.stands_in_for
    if _REMOTELY.search(words):
        one.remotely = True
    if _PARTLY.search(words) and one.presence != "absent":
        one.presence = "partly"
        one.items += _numbers(words)
    if words and words not in one.remark:
        one.remark = f"{one.remark}, {words}" if one.remark else words


def _numbers(words: str) -> list[str]:
    """ "punkt 4–6" as 4, 5, 6; "punkt 3 och 7" as 3, 7."""
    found: list[str] = []
    for said in _POINTS.finditer(words):
        for part in re.split(r",|och", said["points"]):
            ends = [int(one) for one in re.findall(r"\d+", part)]
            if ends and ends[-1] - ends[0] < 60:
                found += map(str, range(ends[0], ends[-1] + 1))
    return found
