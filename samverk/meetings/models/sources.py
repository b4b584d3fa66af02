"""Where agenda items come from: the charter, earlier actions, and what waits to be taken up."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import F, Max, Q
from django.utils.text import Truncator

from samverk.charters.models import Assignment, Charter
from samverk.meetings.models.agenda import AgendaItem, BacklogItem, ItemKind
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.moving import continue_at
from samverk.meetings.models.outcome import Action
from samverk.people.models import Person

type Source = Assignment | Action | BacklogItem | AgendaItem

# An assignment that no meeting has taken up for so many days has waited long: a network that meets
# four times a year has then met twice without it.
LONG = timedelta(days=180)


def assignments_of(meeting: Meeting) -> models.QuerySet[Assignment]:
    """Assignments of the charter in force that day, the longest unheard-of first.

    Each has `taken_up`: when the latest meeting before this one that took it up started, or None.
    """
    charters = Charter.objects.in_force(meeting.date).filter(network=meeting.network_id)
    earlier = Q(
        agenda_items__meeting__starts_at__lt=meeting.starts_at,
        agenda_items__meeting__cancellation=None,
        agenda_items__postponement=None,
    )
    return (
        Assignment.objects.filter(charter__in=charters)
        .exclude(period_to__lt=meeting.date.year)
        .annotate(taken_up=Max("agenda_items__meeting__starts_at", filter=earlier))
        .order_by(F("taken_up").asc(nulls_first=True), "position", "pk")
    )


def assignments_for(meeting: Meeting) -> models.QuerySet[Assignment]:
    """Those that the agenda lacks."""
    return assignments_of(meeting).exclude(agenda_items__meeting=meeting)


def unheard(meeting: Meeting) -> models.QuerySet[Assignment]:
    """Those that no meeting before this one has taken up for long."""
    recent = meeting.starts_at - LONG
    return assignments_of(meeting).filter(Q(taken_up=None) | Q(taken_up__lt=recent))


def reports_for(meeting: Meeting) -> models.QuerySet[Assignment]:
    """Those that something is to be ready of this year, or that are reported regularly."""
    due = Q(deliverable_year=meeting.date.year) | ~Q(report_cadence="")
    return assignments_of(meeting).filter(due).order_by("position", "pk")


def previous_of(meeting: Meeting) -> Meeting | None:
    """The network's latest meeting before this one that has a record."""
    earlier = Meeting.objects.standing().filter(
        network=meeting.network_id, starts_at__lt=meeting.starts_at, minutes__isnull=False
    )
    return earlier.select_related("network", "minutes__approval").order_by("-starts_at").first()


def actions_for(meeting: Meeting) -> models.QuerySet[Action]:
    """Actions from the network's earlier meetings that are open and not on the agenda."""
    return (
        Action.objects.open()
        .filter(
            item__meeting__network=meeting.network_id,
            item__meeting__starts_at__lt=meeting.starts_at,
        )
        .exclude(agenda_items__meeting=meeting)
        .select_related("person", "item__meeting")
        .order_by("due", "pk")
    )


def open_then(meeting: Meeting) -> models.QuerySet[Action]:
    """Actions from earlier meetings that were open when this one was held, or are open now."""
    earlier = Action.objects.filter(
        Q(completion=None) | Q(completion__on__gte=meeting.date),
        item__meeting__network=meeting.network_id,
        item__meeting__starts_at__lt=meeting.starts_at,
    )
    return earlier.select_related("person", "item__meeting").order_by("due", "pk")


def postponed_for(meeting: Meeting) -> models.QuerySet[AgendaItem]:
    """What earlier meetings moved on, and that waits."""
    waits = AgendaItem.objects.filter(
        meeting__network=meeting.network_id,
        meeting__starts_at__lt=meeting.starts_at,
        postponement__isnull=False,
        postponement__to=None,
    )
    return waits.select_related("meeting").order_by("meeting__starts_at", "position")


def backlog_for(meeting: Meeting) -> models.QuerySet[BacklogItem]:
    """What waits in the network's backlog."""
    return BacklogItem.objects.waiting().filter(network=meeting.network_id)


def feedback_for(meeting: Meeting) -> models.QuerySet[BacklogItem]:
    """What the body above has said to the network, and that waits.

    To a network with nobody above it, what the others have said. The dialogue room, above this
    one, points at what it puts in the backlog.
    """
    said = backlog_for(meeting).filter(feedback__isnull=False)
    above = meeting.network.parent_id
    return said.filter(feedback__sender=above) if above else said


def take_up(meeting: Meeting, source: Source, *, by: Person) -> AgendaItem:
    """Put something that waits last on the agenda; the item keeps the link to it."""
    if isinstance(source, AgendaItem):
        return continue_at(source, meeting, by=by)
    return meeting.add_item(by=by, **origin_of(source))


def origin_of(source: Assignment | Action | BacklogItem) -> dict[str, Any]:
    """The fields of an agenda item that takes up something that waits."""
    match source:
        case Assignment():
            kept = {"assignment": source, "kind": ItemKind.DISCUSSION}
            return kept | _titled(source.text)
        case BacklogItem():
            same = ("title", "text", "kind", "duration", "presenter")
            return {"backlog": source} | {name: getattr(source, name) for name in same}
        case Action():
            return {"follows": source} | _titled(source.text)


def _titled(text: str) -> dict[str, str]:
    """A text as the title of an item, and below it the whole where the title cannot hold it."""
    title = Truncator(text).chars(200)
    return {"title": title, "text": text if title != text else ""}
