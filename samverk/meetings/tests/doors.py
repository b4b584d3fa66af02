"""Who may open what in this room."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from samverk.charters.lifecycle.ending import merge
from samverk.meetings.models import BacklogItem, CalendarKey, Submission
from samverk.meetings.tests.doors_adjusting import DOORS as ADJUSTING
from samverk.meetings.tests.doors_agenda import DOORS as AGENDA
from samverk.meetings.tests.doors_course import DOORS as COURSE
from samverk.meetings.tests.doors_decisions import DOORS as DECISIONS
from samverk.meetings.tests.doors_intakes import DOORS as INTAKES
from samverk.meetings.tests.doors_notice import DOORS as NOTICE
from samverk.meetings.tests.doors_turns import DOORS as TURNS
from samverk.networks.models import Network
from tests.doors import Door

READ = "302 404 200 200 200 200 200 200"
NO_POST = "302 405 405 405 405 405 405 405"
LEADS, LEADS_ACT = "302 404 403 403 200 200 403 200", "302 404 403 403 302 302 403 302"
OWN, OWN_ACT = "302" + " 200" * 7, "302" + " 302" * 7
WRITES, WRITES_ACT = "302 404 403 200 200 200 403 200", "302 404 403 302 302 302 403 302"


def a_day(world: Any) -> Mapping[str, object]:
    """A meeting in a month; the day has been asked about."""
    day = timezone.localdate() + timedelta(days=30)
    return {
        "day": day.isoformat(),
        "starts": "09:00",
        "ends": "12:00",
        "place": "Hjo",
        "kind": "network",
        "sure": day.isoformat(),
    }


def own_key(world: Any) -> tuple[object, ...]:
    """The key of a member's calendar, which is the whole right to read it."""
    return (CalendarKey.of(world.cast.member).key,)


def decided(world: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {"body": "Skolchefsnätverket", "on": today, "last_day": today, "reason": "Klart."}


def delegated(world: Any) -> tuple[object, ...]:
    """The called meeting, which somebody prepares."""
    return (world.called.pk, world.called.delegate(world.cast.member, by=world.cast.chair).pk)


def merged(world: Any) -> tuple[object, ...]:
    """A network that went into the cast's, and left something to take up."""
    cast = world.cast
    network, new = Network.objects.get_or_create(
        slug="merged", defaults={"name": "Textil", "parent": cast.chiefs}
    )
    if new:
        BacklogItem.propose(network, by=cast.liaison, title="Vävstolar")
        merge(network, into=cast.network, by=cast.liaison, **decided(world))
    return ("merged",)


def left(world: Any) -> tuple[object, ...]:
    [slug] = merged(world)
    return (slug, "punkt", BacklogItem.objects.get(network__slug=slug).pk)


DECIDES, DECIDES_ACT = "302 404 403 403 403 403 200 200", "302 404 403 403 403 403 302 302"

DOORS = [
    *AGENDA,
    *NOTICE,
    *INTAKES,
    *COURSE,
    *TURNS,
    *ADJUSTING,
    *DECISIONS,
    Door("meetings:closing", DECIDES, DECIDES_ACT, lambda w: (w.cast.network.slug,), decided),
    Door(
        "meetings:merging",
        DECIDES,
        DECIDES_ACT,
        lambda w: (w.cast.network.slug,),
        lambda w: decided(w) | {"into": w.cast.other.pk},
    ),
    Door("meetings:handover", "302 404 404 404 200 200 200 200", NO_POST, merged),
    Door(
        "meetings:carrying",
        "302 405 405 405 405 405 405 405",
        "302 404 404 404 302 302 302 302",
        left,
    ),
    Door("meetings:plan", LEADS, LEADS_ACT, lambda w: (w.cast.network.slug,), a_day),
    Door("meetings:meeting", READ, NO_POST, lambda w: (w.meeting.pk,)),
    Door("meetings:change", LEADS, LEADS_ACT, lambda w: (w.meeting.pk,), a_day),
    Door("meetings:call", LEADS, LEADS_ACT, lambda w: (w.meeting.pk,)),
    Door(
        "meetings:cancel", LEADS, LEADS_ACT, lambda w: (w.meeting.pk,), lambda w: {"reason": "Snö"}
    ),
    Door(
        "meetings:agenda",
        WRITES,
        WRITES_ACT,
        lambda w: (w.meeting.pk,),
        lambda w: {"title": "Ny punkt", "kind": "decision"},
    ),
    Door(
        "meetings:taking_up",
        WRITES_ACT,
        WRITES_ACT,
        lambda w: (w.meeting.pk,),
        lambda w: {"backlog": w.backlog.pk},
    ),
    Door("meetings:notice_preview", WRITES, NO_POST, lambda w: (w.meeting.pk,)),
    Door(
        "meetings:delegating",
        LEADS,
        LEADS_ACT,
        lambda w: (w.meeting.pk,),
        lambda w: {"person": w.cast.member.pk},
    ),
    Door("meetings:delegation_end", LEADS_ACT, LEADS_ACT, delegated),
    Door(
        "meetings:item",
        WRITES,
        WRITES_ACT,
        lambda w: (w.item.pk,),
        lambda w: {"title": "Ändrad", "kind": "decision"},
    ),
    Door("meetings:moving", WRITES_ACT, WRITES_ACT, lambda w: (w.item.pk,), lambda w: {"up": "1"}),
    Door("meetings:removal", WRITES, WRITES_ACT, lambda w: (w.item.pk,)),
    Door(
        "meetings:attendance",
        WRITES,
        WRITES_ACT,
        lambda w: (w.held.pk,),
        lambda w: {"g-TOTAL_FORMS": 0, "g-INITIAL_FORMS": 0},
    ),
    Door("meetings:minutes", READ, NO_POST, lambda w: (w.held.pk,)),
    Door("meetings:write", WRITES, WRITES_ACT, lambda w: (w.held.pk,)),
    Door("meetings:submit", WRITES, WRITES_ACT, lambda w: (w.held.pk,)),
    Door("meetings:withdraw", WRITES, WRITES_ACT, lambda w: (w.submitted.pk,)),
    Door(
        "meetings:approve",
        LEADS,
        LEADS_ACT,
        lambda w: (w.submitted.pk,),
        lambda w: {"submission": Submission.objects.get(minutes__meeting=w.submitted).pk},
    ),
    Door(
        "meetings:send_back",
        LEADS,
        LEADS_ACT,
        lambda w: (w.submitted.pk,),
        lambda w: {"reason": "Rätta punkt 2"},
    ),
    Door(
        "meetings:completion",
        "302 404 200 200 200 200 403 200",
        "302 404 302 302 302 302 403 302",
        lambda w: (w.action.pk,),
    ),
    Door("meetings:calendar", "302 200 200 200 200 200 200 200", NO_POST),
    Door("meetings:subscription", OWN, OWN_ACT, data=lambda w: {"ask": "1"}),
    Door("meetings:new_address", OWN, OWN_ACT, data=lambda w: {"change": "1"}),
    Door("meetings:own_calendar", "200 " * 8, "405 " * 8, own_key),
    Door(
        "meetings:reply",
        "200 200 200 200 200 200 200 200",
        "302 302 302 302 302 302 302 302",
        lambda w: (w.invitation.token,),
        lambda w: {"answer": "yes"},
    ),
]
