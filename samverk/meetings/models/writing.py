"""Writing the record, also by two at once: nothing that somebody wrote is lost unseen.

The record is written in pieces: the notes of an item, a decision, an action. A page sends each
piece with the mark of what it was made from. A piece that its writer left alone is left alone; one
that nobody else has touched is written; the rest are conflicts, shown to the writer to choose.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import ProtectedError, QuerySet
from django.utils.translation import gettext as _

from samverk.documents.prose import as_html
from samverk.ledger.models import Entry
from samverk.ledger.record import record
from samverk.meetings.marking import Lifted, has_markers, lift
from samverk.meetings.models.agenda import AgendaItem
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.minutes import Minutes
from samverk.meetings.models.outcome import Action, Decision
from samverk.people.models import Person
from samverk.shell.refused import Refused

type Row = AgendaItem | Decision | Action
type Words = Mapping[str, Any]


@dataclass(frozen=True)
class Piece:
    """One piece as a page sends it. `words` has the fields that `words_of` names.

    `place` is what the page calls it; `row_id` is None for what is new; `seen` is the mark of
    what the page was made from; `remove` takes a decision or an action away; `keep_theirs`
    gives up one's own words after a conflict.
    """

    model: type[AgendaItem] | type[Decision] | type[Action]
    place: str
    item_id: int
    row_id: int | None
    words: Words
    seen: str = ""
    remove: bool = False
    keep_theirs: bool = False

    @property
    def is_untouched(self) -> bool:
        return self.keep_theirs or (not self.remove and mark(self.words) == self.seen)

    def meets(self, row: Row) -> bool:
        """Whether what stands there is what the writer saw, or what the writer wants."""
        return mark(words_of(row)) in (self.seen, mark(self.words))


def words_of(row: Row) -> dict[str, Any]:
    """What a person can write in a row, as plain data."""
    match row:
        case AgendaItem():
            return {"notes": as_html(row.notes)}
        case Decision():
            return {
                "kind": row.kind,
                "text": row.text,
                "leads_to": row.leads_to,
                "to_whom": row.to_whom,
                "by_whom": row.by_whom,
                "further_id": row.further_id,
            }
        case Action():
            return {
                "text": row.text,
                "person_id": row.person_id,
                "who": row.who,
                "due": row.due,
                "decision_id": row.decision_id,
                "report": row.report,
            }


def mark(words: Words) -> str:
    """A short fingerprint of words, the same whatever ends the lines."""
    plain = {
        name: value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
        for name, value in words.items()
    }
    return sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()[:16]


@dataclass
class Outcome:
    """What became of the pieces, each with the row as it stands now.

    `kept` were written, `conflicts` met others' words; in `elsewhere` somebody else has written
    since the page was made, and this writer has not.
    """

    kept: list[tuple[Piece, Row]] = field(default_factory=list)
    conflicts: list[tuple[Piece, Row]] = field(default_factory=list)
    elsewhere: list[tuple[Piece, AgendaItem]] = field(default_factory=list)
    # What stood as "Beslut: …" in the notes and is rows now, by the number of the item.
    lifted: dict[int, Lifted] = field(default_factory=dict)


def write(
    meeting: Meeting,
    pieces: Iterable[Piece],
    *,
    by: Person,
    new_items: Iterable[Words] = (),
    lifts: bool = False,
) -> Outcome:
    """Write the pieces, and items that came up during the meeting.

    Begins the record if nobody has. With `lifts`, markers in the notes become rows, if the
    writer has all of the page before them as it stands.
    """
    Minutes.begin(meeting, by=by)
    items = {item.pk: item for item in meeting.items.all()}
    outcome = Outcome()
    known = [piece for piece in pieces if piece.item_id in items]
    touched = [piece for piece in known if not piece.is_untouched]
    outcome.elsewhere = [
        (piece, items[piece.item_id])
        for piece in known
        if piece.model is AgendaItem
        and piece.is_untouched
        and mark(words_of(items[piece.item_id])) != piece.seen
    ]
    for piece in touched:
        _settle(piece, items[piece.item_id], outcome)
    shown = {one.item_id: mark(one.words) for one in known if one.model is AgendaItem}
    for words in new_items:
        item = meeting.add_item(by=by, **words)
        shown[item.pk] = mark(words_of(item))
    if lifts and not outcome.conflicts:
        outcome.lifted = _lift(meeting, shown)
    if (touched or outcome.lifted) and not _has_just_written(meeting, by):
        record(by, "minutes.written", meeting)
    return outcome


def _settle(piece: Piece, item: AgendaItem, outcome: Outcome) -> None:
    """Write one piece, unless somebody else has written there meanwhile."""
    row = _row(piece, item)
    if row is not None and not piece.meets(row):
        outcome.conflicts.append((piece, row))
    elif piece.remove:
        _remove(row)
    else:
        outcome.kept.append((piece, _put(piece, row, item)))


def _row(piece: Piece, item: AgendaItem) -> Row | None:
    """The row as it stands now; None for a new piece and for one that somebody took away."""
    if piece.model is AgendaItem:
        return item
    rows: QuerySet[Decision] | QuerySet[Action] = (
        item.decisions.all() if piece.model is Decision else item.actions.all()
    )
    return rows.filter(pk=piece.row_id).first() if piece.row_id else None


def _put(piece: Piece, row: Row | None, item: AgendaItem) -> Row:
    if row is None:
        row = Decision(item=item) if piece.model is Decision else Action(item=item)
    for name, value in piece.words.items():
        setattr(row, name, value)
    row.save()
    return row


def _remove(row: Row | None) -> None:
    """What is to be done stays when the decision that it came of is taken away."""
    try:
        if isinstance(row, Decision):
            _must_have_no_number(row)
            row.actions.update(decision=None)
        if row is not None:
            row.delete()
    except ProtectedError as held:
        raise Refused(_("An action that is done or followed up stays in the record.")) from held


def _must_have_no_number(decision: Decision) -> None:
    if hasattr(decision, "registered"):
        said = _(
            "Decision {number} stands in the register and stays in the record. Change its text."
        )
        raise Refused(said.format(number=decision.registered))


def _lift(meeting: Meeting, shown: Mapping[int, str]) -> dict[int, Lifted]:
    """Make rows of the markers in notes that stand as they were shown: the mark of each item's."""
    found = {}
    for number, item in enumerate(meeting.items.all(), start=1):
        if mark(words_of(item)) == shown.get(item.pk) and has_markers(item.notes):
            lifted = lift(
                item.notes,
                people=_people(meeting),
                met=meeting.date,
                next_meeting=_next_day(meeting),
            )
            if lifted.is_anything:
                found[number] = lifted
                _make_rows(item, lifted)
    return found


def _make_rows(item: AgendaItem, lifted: Lifted) -> None:
    item.notes = lifted.notes
    item.save(update_fields=["notes"])
    for decision in lifted.decisions:
        item.decisions.create(kind=decision.kind, text=decision.text)
    for action in lifted.actions:
        item.actions.create(
            text=action.text, person_id=action.person_id, who=action.who, due=action.due
        )


def _people(meeting: Meeting) -> dict[int, str]:
    """Those who are on the list, or were there."""
    listed = {member.person_id: member.person.name for member in meeting.members()}
    there = meeting.attendance.filter(person__isnull=False).select_related("person")
    return listed | {row.person.pk: row.person.name for row in there if row.person}


def _next_day(meeting: Meeting) -> date | None:
    later = Meeting.objects.of(meeting.network).standing().filter(starts_at__gt=meeting.starts_at)
    following = later.order_by("starts_at").first()
    return following.date if following else None


def _has_just_written(meeting: Meeting, by: Person) -> bool:
    """Whether the latest act was the same one: saving often is one entry in the history."""
    latest = Entry.objects.about(meeting).newest_first().first()
    return latest is not None and latest.verb == "minutes.written" and latest.actor_id == by.pk
