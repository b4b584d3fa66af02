"""The reader: the text of a document in, a Draft out."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from samverk.meetings.reading.attendance import People
from samverk.meetings.reading.days import HALF_A_YEAR, days_in, hours_in
from samverk.meetings.reading.draft import Draft, ItemRead, Next
from samverk.meetings.reading.headings import items_at
from samverk.meetings.reading.lines import Line, lines_of
from samverk.meetings.reading.outcome import Body
from samverk.meetings.reading.sections import Section, section_of

# How far down the day of the meeting is looked for.
_TOP = 30
_MORE = re.compile(
    r"\bnästa (?:möte|träff|nätverksträff|nätverksmöte|sammanträde)\b", re.IGNORECASE
)
_REFERS = re.compile(r"(?:§{1,2}\s*|\bpunkt\s+|\bp\.\s*)(\d{1,3})\b", re.IGNORECASE)
_COLLECTED = ("decisions", "actions")


def read(text: str, *, municipalities: Collection[str] = (), today: date | None = None) -> Draft:
    """Read minutes. `text` is what `documents.extract` gave; `municipalities` are names.

    `today` is what days without a year are read from where the text names no day of its own.
    """
    return _placed(_Reader(lines_of(text), People(municipalities), today).draft)


class _Reader:
    def __init__(self, lines: list[Line], people: People, today: date | None) -> None:
        self.lines, self.people = lines, people
        self.draft = Draft(title=next((one.words for one in lines if one.words), ""))
        self.day = self._day_of_meeting(today)
        self.draft.day = self.day.isoformat() if self.day else ""
        self._items()
        self._next_meeting(self.day or today)
        self.draft.attendance = people.settled()
        self.draft.vacant = people.vacant

    def _day_of_meeting(self, today: date | None) -> date | None:
        """The first day near the top that is not the next meeting's."""
        top = [line for line in self.lines if line.form != "empty"][:_TOP]
        half = today - HALF_A_YEAR if today else None
        for after in (None, half):
            for line in top:
                said = " ".join(line.cells) or line.words
                if line.number:
                    said = f"{line.number} {said}"
                if not _MORE.search(said) and (days := list(days_in(said, after=after))):
                    return days[0]
            if half is None:
                break
        return None

    def _items(self) -> None:
        is_name = self._names()
        starts = [at for at in items_at(self.lines, is_name) if not self._lists_people(at)]
        self._head(self.lines[: starts[0] if starts else len(self.lines)], bare=not starts)
        for one, two in pairwise([*starts, len(self.lines)]):
            self._item(self.lines[one], self.lines[one + 1 : two])

    def _lists_people(self, at: int) -> bool:
        """Whether a line that looks like an item is the heading of a list of people."""
        found = section_of(self.lines[at].words)
        below = next((line for line in self.lines[at + 1 :] if line.form != "empty"), None)
        listed = below is None or self.people.tells_of(below) or bool(found and found.rest)
        return bool(found and found.is_people) and listed

    def _names(self) -> list[bool]:
        """Which lines stand under a heading of people and may be one of them."""
        under, result = False, []
        for line in self.lines:
            section = section_of(line.words)
            if section and section.name != "officer":
                under = section.is_people
            result.append(under and self.people.may_be_a_name(line.words))
        return result

    def _head(self, lines: Sequence[Line], *, bare: bool) -> None:
        """What stands before the first item: people, and what is put first of all."""
        section: Section | None = None
        body = Body(ItemRead(title=""), self.day)
        parted = False
        for line in lines:
            opened = self._opened(line)
            if parted and section and section.is_people and not self._is_person(line):
                section = None
            parted = line.form == "empty"
            section = opened or section
            if section and section.is_people and (opened is None or opened.name != "officer"):
                self._person(line, opened, section)
            elif opened and opened.name == "officer":
                self.people.officer(opened.label, opened.rest)
            elif opened and opened.name in _COLLECTED:
                body = Body(ItemRead(title=opened.label), self.day, mode=opened.name)
                self._open(body)
                if opened.rest:
                    body.take(replace(line, words=opened.rest))
            elif section and section.name in _COLLECTED:
                if _MORE.match(line.words):
                    section = None
                else:
                    body.take(line)
            elif bare and section is None and line.words != self.draft.title:
                body.take(line)
        if bare and body.done() and (body.item.notes or body.item.decisions or body.item.actions):
            self._keep(body.item)
        else:
            body.done()

    def _open(self, body: Body) -> None:
        self._keep(body.item)

    def _keep(self, item: ItemRead) -> None:
        if all(item is not known for known in self.draft.items):
            self.draft.items.append(item)

    def _person(self, line: Line, opened: Section | None, section: Section) -> None:
        if opened is None or line.form == "row":
            if line.form != "empty":
                self.people.take(line, section.name)
        elif opened.rest:
            self.people.take(replace(line, form="text", words=opened.rest), section.name)

    def _item(self, start: Line, lines: Sequence[Line]) -> None:
        """An item with what stands under it, until something else is opened."""
        item = ItemRead(title=start.words, number=start.number)
        opened = section_of(start.words)
        body, section = Body(item, self.day, mode=_mode(opened)), None
        self._keep(item)
        bodies = [body]
        for line in lines:
            found = self._opened(line)
            if found and (found.is_people or found.name in ("signed", "agenda")):
                section = found
                if found.is_people:
                    self._person(line, found, found)
            elif found and self._ends_items(found, line, start):
                body, section = Body(ItemRead(title=found.label), self.day, mode=_mode(found)), None
                self._keep(body.item)
                bodies.append(body)
            elif section and section.is_people and self._is_person(line):
                self._person(line, None, section)
            elif _MORE.match(line.words) or (found and found.name == "next"):
                section = None
                body.close(line)
            elif not (section and section.name == "signed"):
                section = None
                body.take(line)
        for each in bodies:
            each.done()

    def _opened(self, line: Line) -> Section | None:
        """The section that a line opens: by its words, or as the first row of a table of people."""
        if line.form == "row":
            return Section("present", "") if self.people.heads(line) else None
        return section_of(line.words)

    def _is_person(self, line: Line) -> bool:
        return line.form == "empty" or (line.form != "heading" and self.people.tells_of(line))

    def _ends_items(self, found: Section, line: Line, start: Line) -> bool:
        """Whether a heading of decisions or actions stands beside the items and not within one."""
        if found.rest or line.form != "heading":
            return False
        if found.name == "next":
            return True
        if found.name not in _COLLECTED:
            return False
        whole = not re.fullmatch(r"beslut(?:et)?", found.label, re.IGNORECASE)
        beside = start.form == "heading" and line.depth <= start.depth
        return beside or (whole and start.form != "heading")

    def _next_meeting(self, after: date | None) -> None:
        """The first day said to be the next meeting's: on the line, or right under it."""
        for at, line in enumerate(self.lines):
            section = section_of(line.words)
            if not (_MORE.search(line.words) or (section and section.name == "next")):
                continue
            below = [one for one in self.lines[at + 1 : at + 6] if one.form != "empty"][:3]
            for said in (line.words, *(" ".join(one.cells) or one.words for one in below)):
                found = _MORE.search(said)
                told = said[found.start() :] if found else said
                if days := [day for day in days_in(told, after=after) if not after or day > after]:
                    self.draft.next = Next(days[0].isoformat(), *hours_in(told))
                    return


def _mode(section: Section | None) -> str:
    return section.name if section and section.name in _COLLECTED else "notes"


def _placed(draft: Draft) -> Draft:
    """Decisions put together first or last moved to the items that they name, each kept once."""
    by_number = {item.number: item for item in draft.items if item.number}
    said = {decision.text for item in by_number.values() for decision in item.decisions}
    emptied = []
    for item in draft.items:
        if item.number or not item.decisions or not section_of(item.title):
            continue
        item.decisions = [one for one in item.decisions if one.text not in said]
        for decision in list(item.decisions):
            found = _REFERS.search(decision.text)
            if home := by_number.get(found[1]) if found else None:
                home.decisions.append(decision)
                item.decisions.remove(decision)
        if not (item.decisions or item.actions or item.notes):
            emptied.append(item)
    draft.items = [item for item in draft.items if item not in emptied]
    return draft
