"""Writing the letters of a notice, some at a time, so that a worker may be killed at any point.

The letters are made before the meeting's row is taken and written while it is held. So nobody
waits while they are made, and what has happened meanwhile is heeded: a later notice takes over
from an earlier one that is not written to the end, and who has lost the invitation gets none.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samverk.meetings.letters import Matter, changed, draft
from samverk.post.models import Letter

if TYPE_CHECKING:
    from samverk.meetings.models import Guest, Invitation, Meeting, Notice, Reminder

type Recipient = Invitation | Guest

BATCH = 20


def recipients(meeting: "Meeting") -> "list[Recipient]":
    """Those who are told of a meeting: who is called and can be reached, and the guests."""
    invitations = meeting.invitations.select_related("person")
    called = invitations.filter(person__in=meeting.members_to_call())
    return [*called, *meeting.guests.exclude(email="").prefetch_related("items")]


def key(notice: "Notice", one: "Recipient") -> str:
    return f"notice:{notice.pk}:{one.code}"


def write_some(notice: "Notice") -> bool:
    """Write some of the letters of a notice that are not written; False when none are left.

    Whoever has not been told of the meeting before gets a notice of their own even when it is
    an update that goes out, and nothing at all when the meeting is cancelled.
    """
    ready = drafts(notice)
    with transaction.atomic():
        meeting = notice.meeting
        meeting.hold()
        if ready and notice.is_latest:
            still = {
                key(notice, one) for one in [*meeting.invitations.all(), *meeting.guests.all()]
            }
            Letter.write_all(letter for letter in ready if letter.key in still)
            return True
        notice.is_written(at=timezone.now())
        return False


def drafts(notice: "Notice") -> list[Letter]:
    """The next letters of a notice, not written yet."""
    meeting = notice.meeting
    waiting = unwritten({key(notice, one): one for one in recipients(meeting)})
    chosen = waiting if notice.kind == "cancel" else waiting[:BATCH]
    known = told(meeting, chosen, before=notice)
    if notice.kind == "cancel":
        chosen = [one for one in chosen if one.code in known][:BATCH]
    matter = Matter.of(meeting)
    return [_draft(matter, notice, one, known.get(one.code)) for one in chosen]


def _draft(matter: Matter, notice: "Notice", one: "Recipient", last: "Notice | None") -> Letter:
    kind = notice.kind if last or notice.kind == "save" else first_kind(matter.meeting)
    changes = changed(last.told, notice.told) if last else {}
    return draft(matter, one, key=key(notice, one), kind=kind, changes=changes)


def first_kind(meeting: "Meeting") -> str:
    """What somebody gets who has heard nothing: the notice, or that the day is to be kept."""
    return "request" if meeting.is_called else "save"


def told(
    meeting: "Meeting", ones: "Iterable[Recipient]", *, before: "Notice | None" = None
) -> "dict[str, Notice]":
    """Who has had a letter about the meeting, by their codes, and the notice it told of.

    A letter to a newcomer tells what the latest notice told when it was written. One query.
    """
    earlier = [one for one in meeting.notices.all() if before is None or one.pk < before.pk]
    ones = list(ones)
    by_key = {key(notice, one): (one.code, notice) for notice in earlier for one in ones}
    own = {one.own_key: one.code for one in ones}
    found: dict[str, Notice] = {}
    rows = Letter.objects.filter(key__in=[*by_key, *own]).values_list("key", "written_at")
    for name, written_at in rows:
        if name in own:
            past = [notice for notice in earlier if notice.sent_at <= written_at]
            code, notice = own[name], (past or earlier)[-1]
        else:
            code, notice = by_key[name]
        if code not in found or found[code].pk < notice.pk:
            found[code] = notice
    return found


def write_to_newcomer(one: "Recipient") -> None:
    """The letter to somebody who was called or invited when the others had had theirs."""
    kind = first_kind(one.meeting)
    Letter.write_all([draft(Matter.of(one.meeting), one, key=one.own_key, kind=kind)])


def write_reminders(reminder: "Reminder") -> bool:
    """Write some of the letters of a reminder that are not written; False when none are left."""
    meeting = reminder.meeting
    begun = f"reminder:{reminder.pk}:"
    silent = unwritten({begun + one.code: one for one in to_remind(meeting)})
    if not silent or meeting.is_cancelled:
        return False
    matter = Matter.of(meeting)
    ready = [draft(matter, one, key=begun + one.code, kind="reminder") for one in silent[:BATCH]]
    with transaction.atomic():
        meeting.hold()
        Letter.write_all(ready)
    return True


def to_remind(meeting: "Meeting") -> "list[Recipient]":
    """Those who have been asked to come, can be reached, and have not answered."""
    asked = set(meeting.invitations.to_answer().filter(answer="").values_list("pk", flat=True))
    return [
        one
        for one in recipients(meeting)
        if not one.answer and (one.person_id is None or one.pk in asked)
    ]


def unwritten(ones: "dict[str, Recipient]") -> "list[Recipient]":
    """Those whose letter, by its key, is not written yet."""
    written = set(Letter.objects.filter(key__in=ones).values_list("key", flat=True))
    return [one for name, one in ones.items() if name not in written]
