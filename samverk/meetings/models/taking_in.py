"""What somebody has confirmed of a file becomes the record, by the verbs that writing it uses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from samverk.documents import prose
from samverk.ledger.record import record
from samverk.meetings.models.agenda import AgendaItem
from samverk.meetings.models.attendance import Guest, Mark, mark_attendance
from samverk.meetings.models.intake import Intake
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.outcome import Action, Decision
from samverk.meetings.models.writing import Piece, mark, words_of, write
from samverk.people.models import Person

type Words = Mapping[str, Any]


@dataclass(frozen=True)
class TakenItem:
    """An item of the file. `item_id` is that of the agenda that it is, or None for a new one.

    `notes` are plain text; decisions and actions have the fields that people write in a row.
    """

    title: str
    item_id: int | None = None
    notes: str = ""
    decisions: list[Words] = field(default_factory=list)
    actions: list[Words] = field(default_factory=list)


@dataclass(frozen=True)
class Taken:
    """All that was confirmed. `planned` are the fields of the next meeting, to be planned."""

    marks: list[Mark]
    guests: list[Guest]
    items: list[TakenItem]
    planned: Words | None = None


def take_in(intake: Intake, taken: Taken, *, by: Person) -> Meeting | None:
    """Write what was confirmed into the record of the meeting. Gives the next meeting, if planned.

    What stands in the record already stays; notes of the file come after it.
    """
    intake.must_wait()
    meeting = intake.meeting
    assert meeting is not None
    meeting.must_be_open()
    if taken.marks or taken.guests:
        mark_attendance(meeting, by=by, marks=taken.marks, guests=taken.guests)
    write(meeting, [*_pieces(meeting, taken.items, by)], by=by)
    intake.end(by=by, confirmed=True)
    record(by, "intake.confirmed", meeting, title=intake.file.name)
    return Meeting.plan(meeting.network, by=by, **taken.planned) if taken.planned else None


def _pieces(meeting: Meeting, items: Iterable[TakenItem], by: Person) -> Iterable[Piece]:
    on_agenda = {item.pk: item for item in meeting.items.all()}
    for taken in items:
        item = on_agenda.get(taken.item_id or 0) or meeting.add_item(by=by, title=taken.title)
        if taken.notes:
            yield _piece(AgendaItem, item, {"notes": _after(item.notes, taken.notes)}, item)
        yield from (_piece(Decision, item, words) for words in taken.decisions)
        yield from (_piece(Action, item, words) for words in taken.actions)


def _after(notes: str, more: str) -> str:
    """The notes as they are, and then those of the file, unless they stand there already."""
    added = prose.from_plain(more)
    here = prose.as_html(notes) if notes else ""
    return here if added in here else here + added


def _piece(
    model: type[AgendaItem] | type[Decision] | type[Action],
    item: AgendaItem,
    words: Words,
    row: AgendaItem | None = None,
) -> Piece:
    return Piece(
        model=model,
        place="",
        item_id=item.pk,
        row_id=row.pk if row else None,
        words=words,
        seen=mark(words_of(row)) if row else "",
    )
