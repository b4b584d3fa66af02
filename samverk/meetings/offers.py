"""What an agenda is offered by itself: what waits for the meeting, with feedback first."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samverk.charters.models import Assignment
from samverk.meetings.models import Action, AgendaItem, BacklogItem, Meeting
from samverk.meetings.models.agenda import Brings
from samverk.meetings.models.sources import (
    LONG,
    actions_for,
    assignments_for,
    backlog_for,
    feedback_for,
    postponed_for,
    previous_of,
)
from samverk.shell import dates


class Together(TextChoices):
    """Those of which all can be taken up at once."""

    FEEDBACK = "feedback"
    POSTPONED = "postponed"
    PROPOSALS = "proposals"


@dataclass(frozen=True)
class Offer:
    """One thing, taken up by posting its `pk` as `name`. `day` is the last for an action."""

    name: str
    pk: int
    title: str
    detail: str
    day: date | None = None


@dataclass(frozen=True)
class Group:
    """Offers of one kind. `together` takes up all, each as an item of its own, and `brings` makes
    one item that brings them. What is `folded` can wait."""

    heading: str
    offers: list[Offer] = field(default_factory=list)
    together: str = ""
    brings: str = ""
    folded: bool = False


def offers(meeting: Meeting, items: list[AgendaItem]) -> list[Group]:
    """What the agenda with these items is offered, in order; no empty group. Six queries."""
    has = {item.brings for item in items if item.brings}
    said = list(feedback_for(meeting).select_related("proposed_by"))
    rest = [row for row in backlog_for(meeting).select_related("proposed_by") if row not in said]
    postponed = [_postponed(row) for row in postponed_for(meeting)]
    last = previous_of(meeting)
    groups = [
        Group(_feedback_heading(meeting), _proposals(said), together=Together.FEEDBACK),
        Group(_("Moved on from earlier meetings"), postponed, together=Together.POSTPONED),
        Group(
            _("The record of the last meeting"),
            [Offer("", 0, _("{record} from {day}").format(**_words(last)), "")] if last else [],
            brings=Brings.PREVIOUS,
        ),
        Group(_("Proposals"), _proposals(rest), together=Together.PROPOSALS),
        Group(
            _("Still to be done since earlier meetings"),
            [_action(row) for row in actions_for(meeting)],
            brings=Brings.ACTIONS,
        ),
        *_assignments(meeting),
    ]
    return [_without(group, has) for group in groups if group.offers and _is_new(group, has)]


def _is_new(group: Group, has: set[str]) -> bool:
    """The last record has nothing but an item that brings it."""
    return not (group.brings == Brings.PREVIOUS and Brings.PREVIOUS in has)


def _without(group: Group, has: set[str]) -> Group:
    """What an item brings already is offered one by one only."""
    if group.brings not in has:
        return group
    return Group(group.heading, group.offers, folded=True)


def _feedback_heading(meeting: Meeting) -> str:
    above = meeting.network.parent
    if above is None:
        return _("Feedback from the networks")
    return _("Feedback from %(body)s") % {"body": above}


def _words(last: Meeting) -> dict[str, str]:
    record = last.the_record
    return {"record": record[:1].upper() + record[1:], "day": dates.day(last.starts_at)}


def _proposals(rows: list[BacklogItem]) -> list[Offer]:
    return [Offer("backlog", row.pk, row.title, Truncator(_said(row)).chars(160)) for row in rows]


def _said(row: BacklogItem) -> str:
    return f"{row.proposed_by}: {row.text}" if row.proposed_by and row.text else row.text


def _postponed(row: AgendaItem) -> Offer:
    day = dates.day(row.meeting.starts_at)
    return Offer("postponed", row.pk, row.title, _("from {day}").format(day=day))


def _action(row: Action) -> Offer:
    day = _("from {day}").format(day=dates.day(row.item.meeting.starts_at))
    return Offer("action", row.pk, row.text, f"{row.owner or _('nobody named')} · {day}", row.due)


def _assignments(meeting: Meeting) -> list[Group]:
    """Reports of the year, those unheard of for long, and the rest: one query."""
    rows: list[Any] = list(assignments_for(meeting))
    due = [row for row in rows if row.report_cadence or row.deliverable_year == meeting.date.year]
    recent = meeting.starts_at - LONG
    long = [row for row in rows if row.taken_up is None or row.taken_up < recent]
    rest = [row for row in rows if row not in long]
    return [
        Group(_("To be reported this year"), _listed(due), brings=Brings.REPORTS),
        Group(
            _("Assignments not taken up for long"),
            _listed([row for row in long if row not in due]),
            brings=Brings.ASSIGNMENTS,
        ),
        Group(
            _("Other assignments"), _listed([row for row in rest if row not in due]), folded=True
        ),
    ]


def _listed(rows: list[Assignment]) -> list[Offer]:
    return [
        Offer("assignment", row.pk, Truncator(row.text).chars(220), _heard(row)) for row in rows
    ]


def _heard(row: Any) -> str:
    if row.taken_up is None:
        return _("not taken up yet")
    return _("last on the agenda {day}").format(day=dates.day(row.taken_up))
