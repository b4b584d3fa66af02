"""An item at another meeting: moved there, or copied. The two are not the same.

What is moved is one matter: before its meeting has begun it leaves that agenda, and afterwards it
stays there as moved on, and the item at the next meeting continues it. What is copied is two
matters, and neither knows of the other.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.meetings.models.agenda import AgendaItem, Attachment, BacklogItem, Postponement
from samverk.meetings.models.meeting import Meeting
from samverk.people.models import Person
from samverk.shell.refused import Refused


def meetings_to_move_to(item: AgendaItem) -> list[Meeting]:
    """The network's other meetings that have not begun, the nearest first."""
    ahead = Meeting.objects.standing().filter(
        network=item.meeting.network_id, starts_at__gt=timezone.now()
    )
    return list(ahead.exclude(pk=item.meeting_id).select_related("network").order_by("starts_at"))


def move_on(item: AgendaItem, *, to: Meeting | None, by: Person) -> None:
    """Move an item to a coming meeting; without one it waits until it is taken up."""
    item.meeting.must_be_open()
    if to:
        _must_take(to, item)
    if item.meeting.has_begun(timezone.now()):
        _postpone(item, to, by)
    elif to:
        _carry(item, to)
    else:
        _put_back(item, by)
    day = to.date.isoformat() if to else ""
    record(by, "agenda.item_postponed", item.meeting, title=item.title, to=day)


def copy_to(item: AgendaItem, *, to: Meeting, by: Person) -> AgendaItem:
    """Put an item of its own at another meeting, with the same words and papers."""
    _must_take(to, item)
    new = to.add_item(by=by, **item.words())
    _share_papers(item, new)
    record(by, "agenda.item_copied", item.meeting, title=item.title, to=to.date.isoformat())
    return new


def continue_at(item: AgendaItem, meeting: Meeting, *, by: Person) -> AgendaItem:
    """Take up at a meeting what an earlier one moved on, and that waits."""
    waits = Postponement.objects.select_for_update().filter(item=item, to=None).first()
    if waits is None:
        raise Refused(_("This has already been taken up at another meeting."))
    waits.to = meeting
    waits.save(update_fields=["to"])
    new = meeting.add_item(
        by=by,
        continues=item,
        backlog_id=item.backlog_id,
        assignment_id=item.assignment_id,
        follows_id=item.follows_id,
        **item.words(),
    )
    _share_papers(item, new)
    return new


def bring_back(item: AgendaItem, *, by: Person) -> None:
    """Take back that an item was moved on, as long as nothing has been done with it elsewhere."""
    item.meeting.must_be_open()
    for later in item.continued_by.select_related("meeting"):
        later.meeting.must_be_open()
        if later.meeting.has_begun(timezone.now()):
            raise Refused(_("The item is at a meeting that has begun, so it stays there."))
        later.take_off()
    Postponement.objects.filter(item=item).delete()
    record(by, "agenda.item_brought_back", item.meeting, title=item.title)


def _must_take(to: Meeting, item: AgendaItem) -> None:
    to.must_be_open()
    if to.network_id != item.meeting.network_id or to == item.meeting:
        raise Refused(_("Choose another meeting of the same network."))
    if to.has_begun(timezone.now()):
        raise Refused(_("That meeting has begun. Choose a later one."))


def _postpone(item: AgendaItem, to: Meeting | None, by: Person) -> None:
    """The item stays where it is, as moved on."""
    _waits, new = Postponement.objects.get_or_create(item=item, defaults={"by": by})
    if not new:
        raise Refused(_("This item has already been moved on."))
    if to:
        continue_at(item, to, by=by)


def _carry(item: AgendaItem, to: Meeting) -> None:
    """The item itself goes over, with its papers; guests were invited to the first meeting."""
    Postponement.objects.filter(item=item.continues_id).update(to=to)
    item.guests.clear()
    last = to.items.order_by("position").last()
    AgendaItem.objects.filter(pk=item.pk).update(
        meeting=to, position=last.position + 1 if last else 1
    )


def _put_back(item: AgendaItem, by: Person) -> None:
    """The item waits where it came from, or as a proposal of whoever moves it."""
    if item.attachments.exists():
        raise Refused(_("Plan the next meeting first, so that the papers can go with the item."))
    if not (item.backlog_id or item.assignment_id or item.follows_id or item.continues_id):
        same = ("title", "text", "kind", "duration", "presenter")
        words = {name: getattr(item, name) for name in same}
        BacklogItem.propose(item.meeting.network, by=by, **words)
    item.take_off()


def _share_papers(item: AgendaItem, new: AgendaItem) -> None:
    """The same files at both items."""
    Attachment.objects.bulk_create(
        Attachment(
            item=new,
            file_id=row.file_id,
            title=row.title,
            is_public=row.is_public,
            by_id=row.by_id,
        )
        for row in item.attachments.all()
    )
