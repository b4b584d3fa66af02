"""Where agenda items come from: the charter, earlier actions, and what waits to be taken up."""

from typing import Any

from django.db import models
from django.db.models import F, Max
from django.utils.text import Truncator

from samverk.charters.models import Assignment, Charter
from samverk.meetings.models.agenda import AgendaItem, BacklogItem, ItemKind
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.outcome import Action
from samverk.people.models import Person

type Source = Assignment | Action | BacklogItem


def assignments_for(meeting: Meeting) -> models.QuerySet[Assignment]:
    """Assignments of the charter in force that the agenda lacks, the longest unheard-of first.

    Each has `taken_up`: when the network's latest meeting with it started, or None.
    """
    charters = Charter.objects.in_force(meeting.date).filter(network=meeting.network_id)
    return (
        Assignment.objects.filter(charter__in=charters)
        .exclude(period_to__lt=meeting.date.year)
        .exclude(agenda_items__meeting=meeting)
        .annotate(taken_up=Max("agenda_items__meeting__starts_at"))
        .order_by(F("taken_up").asc(nulls_first=True), "position", "pk")
    )


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
    return meeting.add_item(by=by, **origin_of(source))


def origin_of(source: Source) -> dict[str, Any]:
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
