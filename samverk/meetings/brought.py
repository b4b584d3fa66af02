"""What items bring with them by themselves: looked up anew, for pages and letters alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from samverk.charters.models import Assignment
from samverk.meetings.models import AgendaItem, BacklogItem, Meeting
from samverk.meetings.models.agenda import Brings
from samverk.meetings.models.sources import (
    feedback_for,
    open_then,
    previous_of,
    reports_for,
    unheard,
)
from samverk.shell import dates


@dataclass(frozen=True)
class Thing:
    """Something that an item brings: what it is, more about it, and the path to it."""

    title: str
    detail: str
    url: str


def brought(items: Iterable[AgendaItem]) -> dict[int, list[Thing]]:
    """What each item of a meeting brings, by the item's id: one query for each kind, five at most.

    The words are in the language that is active.
    """
    kinds = {item.brings: item.meeting for item in items if item.brings}
    things = {brings: FINDERS[brings](meeting) for brings, meeting in kinds.items()}
    return {item.pk: things[item.brings] for item in items if item.brings}


def _previous(meeting: Meeting) -> list[Thing]:
    last = previous_of(meeting)
    if last is None:
        return []
    approved = hasattr(last.minutes, "approval")
    words = {"record": capfirst(last.the_record), "day": dates.day(last.starts_at)}
    title = _("%(record)s from %(day)s") % words
    return [Thing(title, _("approved") if approved else _("not approved yet"), _minutes(last))]


def _actions(meeting: Meeting) -> list[Thing]:
    return [
        Thing(
            action.text,
            _joined(
                action.owner or _("nobody named"),
                _("by %(day)s") % {"day": dates.day(action.due)} if action.due else "",
            ),
            _minutes(action.item.meeting),
        )
        for action in open_then(meeting)
    ]


def _feedback(meeting: Meeting) -> list[Thing]:
    """What waits, and what this agenda has taken up."""
    waits = Q(pk__in=feedback_for(meeting).values("pk"))
    here = Q(agenda_items__meeting=meeting, feedback__isnull=False)
    rows = BacklogItem.objects.filter(waits | here).select_related("feedback__sender").distinct()
    return [
        Thing(
            row.feedback.title,
            _joined(str(row.feedback.sender), dates.day(row.feedback.on)),
            row.feedback.get_absolute_url(),
        )
        for row in rows
    ]


def _assignments(meeting: Meeting) -> list[Thing]:
    rows: Iterable[Any] = unheard(meeting)
    return [
        _assignment(
            row,
            meeting,
            _("last taken up %(day)s") % {"day": dates.day(row.taken_up)}
            if row.taken_up
            else _("not taken up yet"),
        )
        for row in rows
    ]


def _reports(meeting: Meeting) -> list[Thing]:
    return [
        _assignment(row, meeting, _joined(row.deliverable, row.cadence_in_words, row.report_to))
        for row in reports_for(meeting)
    ]


def _assignment(row: Assignment, meeting: Meeting, detail: str) -> Thing:
    url = f"{meeting.network.get_absolute_url()}#{row.anchor}"
    return Thing(Truncator(row.text).chars(160), detail, url)


def _minutes(meeting: Meeting) -> str:
    return reverse("meetings:minutes", args=[meeting.pk])


def _joined(*details: str) -> str:
    return " · ".join(detail for detail in details if detail)


FINDERS: dict[str, Callable[[Meeting], list[Thing]]] = {
    Brings.PREVIOUS: _previous,
    Brings.ACTIONS: _actions,
    Brings.FEEDBACK: _feedback,
    Brings.ASSIGNMENTS: _assignments,
    Brings.REPORTS: _reports,
}
