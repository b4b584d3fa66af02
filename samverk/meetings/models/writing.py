"""Writing the record, also by two at once: nothing that somebody wrote is lost unseen.

The record is written in pieces: the notes of an item, a decision, an action. A page sends each
piece with the mark of what it was made from. A piece that its writer left alone is left alone; one
that nobody else has touched is written; the rest are conflicts, shown to the writer to choose.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.db.models import ProtectedError, QuerySet
from django.utils.translation import gettext as _

from samverk.ledger.models import Entry
from samverk.ledger.record import record
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

    def meets(self, row: Row | None) -> bool:
        """Whether what stands there is what the writer saw, or what the writer wants."""
        return row is None or mark(words_of(row)) in (self.seen, mark(self.words))


def words_of(row: Row) -> dict[str, Any]:
    """What a person can write in a row, as plain data."""
    match row:
        case AgendaItem():
            return {"notes": row.notes}
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
    """What became of the pieces: `kept` with their rows, and those that met others' words."""

    kept: list[tuple[Piece, Row]] = field(default_factory=list)
    conflicts: list[Piece] = field(default_factory=list)


def write(
    meeting: Meeting, pieces: Iterable[Piece], *, by: Person, new_items: Iterable[Words] = ()
) -> Outcome:
    """Write the pieces, and items that came up during the meeting.

    Begins the record if nobody has.
    """
    Minutes.begin(meeting, by=by)
    items = {item.pk: item for item in meeting.items.all()}
    outcome = Outcome()
    touched = [piece for piece in pieces if not piece.is_untouched and piece.item_id in items]
    for piece in touched:
        _settle(piece, items[piece.item_id], outcome)
    for words in new_items:
        meeting.add_item(by=by, **words)
    if touched and not _has_just_written(meeting, by):
        record(by, "minutes.written", meeting)
    return outcome


def _settle(piece: Piece, item: AgendaItem, outcome: Outcome) -> None:
    """Write one piece, unless somebody else has written there meanwhile."""
    row = _row(piece, item)
    if not piece.meets(row):
        outcome.conflicts.append(piece)
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
        said = _("Decision {number} stands in the register and stays in the record. Change its text.")
        raise Refused(said.format(number=decision.registered))


def _has_just_written(meeting: Meeting, by: Person) -> bool:
    """Whether the latest act was the same one: saving often is one entry in the history."""
    latest = Entry.objects.about(meeting).newest_first().first()
    return latest is not None and latest.verb == "minutes.written" and latest.actor_id == by.pk
