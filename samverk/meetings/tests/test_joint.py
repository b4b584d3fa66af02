"""Several networks that meet together: who is called, who reads, and for whom it counts."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from samverk.followup.facts import facts
from samverk.house.demo.cast import Cast
from samverk.meetings.models import Meeting
from samverk.meetings.tests.test_attendance import SignIn


@pytest.fixture
def joint(cast: Cast) -> Meeting:
    """The cast's network and the stranger's meet in two weeks."""
    day = timezone.localdate() + timedelta(days=14)
    starts = timezone.make_aware(datetime.combine(day, time(9)))
    return Meeting.plan(
        cast.network,
        by=cast.chair,
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        place="Skara",
        title="Stornätverksträff",
        joint=[cast.other],
    )


def test_the_lists_of_both_are_called(cast: Cast, joint: Meeting) -> None:
    called = joint.members_to_call()
    assert {cast.member, cast.stranger} <= set(called)
    assert len(called) == len(set(called))


def test_those_of_the_other_network_read_it_and_nothing_more(
    cast: Cast, as_: SignIn, joint: Meeting
) -> None:
    stranger = as_("stranger")
    assert stranger.get(joint.get_absolute_url()).status_code == 200
    assert stranger.get(f"/moten/{joint.pk}/dagordning/").status_code == 404
    assert "Stornätverksträff" in stranger.get("/kalender/").content.decode()
    joint.joint.clear()
    assert stranger.get(joint.get_absolute_url()).status_code == 404


def test_it_counts_for_both_and_is_written_by_one(cast: Cast, joint: Meeting) -> None:
    found = facts([cast.network, cast.other], today=timezone.localdate())
    assert [fact.pk for fact in found.meetings[cast.network.pk]] == [joint.pk]
    assert [fact.pk for fact in found.joint[cast.other.pk]] == [joint.pk]
    assert cast.other.pk not in found.meetings


def test_who_joins_can_be_changed(cast: Cast, as_: SignIn, joint: Meeting) -> None:
    page = f"/moten/{joint.pk}/andra/"
    day = timezone.localdate(joint.starts_at).isoformat()
    sent = {"day": day, "starts": "09:00", "ends": "12:00", "place": "Skara", "kind": "network"}
    assert as_("chair").post(page, sent | {"joint": [cast.other.pk]}).status_code == 302
    assert list(joint.joint.all()) == [cast.other]
    assert as_("chair").post(page, sent).status_code == 302
    assert not joint.joint.exists()
