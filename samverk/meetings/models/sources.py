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


def take_up(meeting: Meeting, source: Source, *, by: Person) -> AgendaItem:
    """Put something that waits last on the agenda; the item keeps the link to it."""
    match source:
        case Assignment():
            origin: dict[str, Any] = {"assignment": source, "kind": ItemKind.DISCUSSION}
            return meeting.add_item(by=by, **origin, **_titled(source.text))
        case BacklogItem():
            origin = {"backlog": source, "kind": source.kind}
            return meeting.add_item(by=by, **origin, title=source.title, text=source.text)
        case Action():
            return meeting.add_item(by=by, follows=source, **_titled(source.text))


def _titled(text: str) -> dict[str, str]:
    """A text as the title of an item, and below it the whole where the title cannot hold it."""
    title = Truncator(text).chars(200)
    return {"title": title, "text": text if title != text else ""}
