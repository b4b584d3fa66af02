"""The calendar page, and actions done."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.meetings.models import BacklogItem, Completion, Meeting
from samverk.meetings.tests.held import hold, item_of
from samverk.networks.models import Network

SignIn = Callable[[str], Client]


def plan(cast: Cast, network: Network, days: int) -> Meeting:
    start = timezone.now() + timedelta(days=days)
    return Meeting.plan(
        network, by=cast.chair, starts_at=start, ends_at=start + timedelta(hours=2), place="Hjo"
    )


@pytest.mark.parametrize(
    ("persona", "seen"),
    [
        ("member", {"grundskola"}),
        ("stranger", {"gymnasieutbildning"}),
        ("liaison", {"grundskola", "gymnasieutbildning", "skolchefer"}),
        ("coordinator", {"grundskola", "gymnasieutbildning", "skolchefer"}),
    ],
)
def test_each_sees_the_meetings_of_their_networks(
    cast: Cast, as_: SignIn, persona: str, seen: set[str]
) -> None:
    meetings = {
        network.slug: plan(cast, network, 10) for network in (cast.network, cast.other, cast.chiefs)
    }
    client = as_(persona)
    shown = client.get("/kalender/").content.decode()
    assert {slug for slug, one in meetings.items() if f'"/moten/{one.pk}/"' in shown} == seen
    # The rule for many is the rule for one.
    open_doors = {
        slug for slug, one in meetings.items() if client.get(f"/moten/{one.pk}/").status_code == 200
    }
    assert open_doors == seen


@pytest.mark.parametrize("meetings", [2, 20])
def test_the_calendar_asks_as_much_however_many_meetings(
    cast: Cast, as_: SignIn, django_assert_num_queries: DjangoAssertNumQueries, meetings: int
) -> None:
    for number in range(meetings):
        plan(cast, cast.network, 10 + number)
        hold(cast, days_ago=10 + number)
    member = as_("member")
    with django_assert_num_queries(14):
        member.get("/kalender/")


def test_an_action_is_marked_as_done_by_the_one_who_has_it(cast: Cast, as_: SignIn) -> None:
    meeting = hold(cast)
    item = item_of(meeting, "Läsning")
    own = item.actions.create(text="Samla exempel", person=cast.member)
    others = item.actions.create(text="Ring Skara", person=cast.chair)
    member = as_("member")
    assert member.get(f"/atgarder/{own.pk}/klar/").status_code == 200
    member.post(f"/atgarder/{own.pk}/klar/", {"note": "Fem exempel"})
    assert Completion.objects.get().note == "Fem exempel"
    assert member.post(f"/atgarder/{others.pk}/klar/").status_code == 403
    assert as_("stranger").post(f"/atgarder/{others.pk}/klar/").status_code == 404


def test_what_waits_is_offered_and_taken_up_with_its_link(cast: Cast, as_: SignIn) -> None:
    action = item_of(hold(cast), "Läsning").actions.create(text="Samla exempel")
    backlog = BacklogItem.propose(cast.network, by=cast.member, title="Läromedel")
    meeting = plan(cast, cast.network, 10)
    here, chair = f"/moten/{meeting.pk}/dagordning/", as_("chair")
    shown = chair.get(here).content.decode()
    assert "Samla exempel" in shown
    assert "Läromedel" in shown
    chair.post(f"{here}ta-upp/", {"action": action.pk})
    chair.post(f"{here}ta-upp/", {"backlog": backlog.pk})
    assert [item.follows or item.backlog for item in meeting.items.all()] == [action, backlog]
    # Taken up once: it is offered no more, until the meeting is cancelled.
    chair.post(f"{here}ta-upp/", {"backlog": backlog.pk})
    assert meeting.items.count() == 2
    assert backlog not in BacklogItem.objects.waiting()
    meeting.cancel(by=cast.chair, reason="Snö")
    assert backlog in BacklogItem.objects.waiting()


def test_items_move_up_and_down(cast: Cast, as_: SignIn) -> None:
    meeting = plan(cast, cast.network, 10)
    first, second = (meeting.add_item(by=cast.chair, title=title) for title in ("A", "B"))
    as_("chair").post(f"/punkter/{second.pk}/flytta/", {"up": "1"})
    assert [item.title for item in meeting.items.all()] == ["B", "A"]
    as_("chair").post(f"/punkter/{first.pk}/flytta/", {"up": "0"})
    assert [item.title for item in meeting.items.all()] == ["B", "A"]
