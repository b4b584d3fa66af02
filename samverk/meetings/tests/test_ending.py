"""A network ends: what the page says first, what follows, who still sees it, what is left."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from samverk.charters.lifecycle.ending import close, merge
from samverk.charters.lifecycle.groups import start_group
from samverk.charters.models import Assignment, Charter
from samverk.followup.tests.scene import adopt, charter
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.acts import cancel_meetings
from samverk.meetings.models import BacklogItem, Meeting
from samverk.meetings.models.ending import carry_over, left_by
from samverk.meetings.tests.held import hold, submitted
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership
from samverk.post.models import Letter
from samverk.shell.refused import Refused

type As = Callable[[str], Client]
type RunJobs = Callable[[], int]

URL = "/natverk/grundskola/avsluta/"


@pytest.fixture
def coming(cast: Cast) -> list[Meeting]:
    """Two meetings to come; the first has been called."""
    now = timezone.now()
    meetings = []
    for days in (20, 50):
        start = now + timedelta(days=days)
        fields: dict[str, Any] = {
            "starts_at": start,
            "ends_at": start + timedelta(hours=3),
            "place": "Hjo",
        }
        meeting = Meeting.plan(cast.network, by=cast.chair, **fields)
        meeting.add_item(by=cast.chair, title="Läsning")
        meetings.append(meeting)
    meetings[0].call(by=cast.chair)
    return meetings


@pytest.fixture
def in_force(cast: Cast) -> Charter:
    row = charter(cast.network, cast.coordinator, date(2025, 1, 1))
    Assignment.objects.create(charter=row, text="Ta fram ett stöd för läsning.")
    adopt(row, date(2025, 1, 1))
    return row


def decision(**more: object) -> dict[str, Any]:
    today = timezone.localdate()
    said = {"body": "Skolchefsnätverket", "on": today, "last_day": today, "reason": "Färre elever."}
    return {**said, **more}


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


@pytest.mark.usefixtures("coming", "in_force")
def test_the_page_lists_what_follows_before_anything_is_done(cast: Cast, as_: As) -> None:
    shown = as_("liaison").get(URL).content.decode()
    assert "2 möten ställs in" in shown
    assert "4 personer får besked med e-post." in shown
    assert "4 personer lämnar förteckningen" in shown
    assert "Anders Bergström (ordförande)" in shown
    assert "slutar gälla" in shown
    assert cast.network.end_decision is None


def test_charter_list_and_roles_end_the_same_day(cast: Cast, as_: As, in_force: Charter) -> None:
    assert as_("liaison").post(URL, decision()).status_code == 302
    today = timezone.localdate()
    assert Charter.objects.in_force(today).filter(pk=in_force.pk).exists()
    assert not Charter.objects.in_force(tomorrow()).filter(pk=in_force.pk).exists()
    assert Membership.objects.on(today).filter(network=cast.network).count() == 4
    for rows in (Membership.objects.on(tomorrow()), Appointment.objects.on(tomorrow())):
        assert not rows.filter(network=cast.network).exists()
    assert cast.network.standing(tomorrow()) == "ended"


def test_coming_meetings_are_cancelled_and_those_called_are_told(
    cast: Cast, coming: list[Meeting], run_jobs: RunJobs
) -> None:
    run_jobs()
    close(cast.network, by=cast.liaison, **decision())
    run_jobs()
    assert not Meeting.objects.standing().filter(pk__in=[row.pk for row in coming]).exists()
    told = Letter.objects.filter(subject__startswith="Inställt:")
    assert {letter.to for letter in told} == {
        person.email for person in (cast.chair, cast.secretary, cast.presidium, cast.member)
    }
    assert all("Grundskola är avslutat." in letter.text for letter in told)


@pytest.mark.usefixtures("coming")
def test_what_follows_may_run_twice(cast: Cast, run_jobs: RunJobs) -> None:
    close(cast.network, by=cast.liaison, **decision())
    run_jobs()
    letters = Letter.objects.count()
    cancel_meetings(Entry.objects.get(verb="network.closed"))
    assert Letter.objects.count() == letters


def test_a_meeting_that_has_been_held_stays(cast: Cast, run_jobs: RunJobs) -> None:
    meeting = hold(cast)
    close(cast.network, by=cast.liaison, **decision())
    run_jobs()
    assert Meeting.objects.standing().filter(pk=meeting.pk).exists()


def test_its_pages_are_read_by_those_who_were_there_on_the_last_day(cast: Cast, as_: As) -> None:
    minutes = submitted(cast)
    left = cast.presidium.memberships.get(network=cast.network)
    left.end(by=cast.chair, on=timezone.localdate())
    close(cast.network, by=cast.liaison, **decision())
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        for persona, status in {
            "member": 200,
            "secretary": 200,
            "chair": 200,
            "liaison": 200,
            "coordinator": 200,
            "presidium": 404,
            "stranger": 404,
        }.items():
            client = as_(persona)
            for url in (cast.network.get_absolute_url(), minutes.meeting.get_absolute_url()):
                assert client.get(url).status_code == status, (persona, url)
        assert Client().get("/publikt/grundskola/").status_code == 200


def test_nobody_leads_or_writes_in_what_has_ended_but_the_office(cast: Cast) -> None:
    close(cast.network, by=cast.liaison, **decision())
    mandate = Mandate.of(cast.chair, tomorrow())
    assert mandate.sees(cast.network)
    assert not mandate.writes(cast.network)


def test_a_body_that_commissions_others_does_not_end_before_them(cast: Cast, as_: As) -> None:
    url = "/natverk/skolchefer/avsluta/"
    shown = as_("coordinator").get(url).content.decode()
    assert "kan därför inte avslutas än" in shown
    assert as_("coordinator").post(url, decision()).status_code == 409
    assert cast.chiefs.end_decision is None


def test_its_working_groups_end_with_it(cast: Cast) -> None:
    convener = cast.member.memberships.get(network=cast.network)
    group = start_group(
        cast.network,
        by=cast.chair,
        on=timezone.localdate(),
        name="Betyg",
        purpose="Tar fram ett stöd.",
        ends_on=tomorrow(),
        convener=convener,
        members=[],
    )
    close(cast.network, by=cast.liaison, **decision())
    assert group.standing(tomorrow()) == "ended"


def test_an_ended_network_is_nowhere_to_choose(cast: Cast, as_: As) -> None:
    close(cast.network, by=cast.liaison, **decision())
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        client = as_("coordinator")
        assert client.post("/natverk/grundskola/moten/nytt/", a_day()).status_code == 409
        for url in ("/kalender/", "/natverk/skolchefer/aterkoppla/"):
            choices = client.get(url).content.decode()
            assert ">Gymnasieutbildning</option>" in choices or url == "/kalender/"
            assert ">Grundskola</option>" not in choices


def a_day() -> dict[str, str]:
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    hours = {"starts": "09:00", "ends": "12:00"}
    return hours | {"day": day, "place": "Hjo", "kind": "network", "sure": day}


def test_a_merged_networks_chosen_members_join_the_other(cast: Cast, as_: As) -> None:
    chosen = cast.member.memberships.get(network=cast.network)
    form = decision(into=cast.other.pk, members=[chosen.pk])
    answer = as_("liaison").post("/natverk/grundskola/sla-ihop/", form)
    assert answer["Location"] == "/natverk/grundskola/lamna-over/"
    joined = Membership.objects.on(tomorrow()).filter(network=cast.other)
    assert {row.person for row in joined} == {cast.stranger, cast.member}
    end = cast.network.end_decision
    assert end
    assert end.into == cast.other


@pytest.mark.usefixtures("in_force")
def test_what_is_left_is_carried_over_one_by_one_and_once(cast: Cast, as_: As) -> None:
    waiting = BacklogItem.propose(cast.network, by=cast.member, title="Läromedel")
    merge(cast.network, into=cast.other, by=cast.liaison, **decision())
    assert [(row.noun, row.text) for row in left_by(cast.network)] == [
        ("uppdrag", "Ta fram ett stöd för läsning."),
        ("punkt", "Läromedel"),
    ]
    url = f"/natverk/grundskola/lamna-over/punkt/{waiting.pk}/"
    assert as_("stranger").post(url).status_code == 302  # who leads the other
    item = BacklogItem.objects.get(network=cast.other)
    assert item.title == "Från Grundskola: Läromedel"
    assert as_("stranger").post(url).status_code == 409
    assert [row.is_carried for row in left_by(cast.network)] == [False, True]


def test_what_was_never_left_is_not_carried_over(cast: Cast) -> None:
    other = BacklogItem.propose(cast.chiefs, by=cast.liaison, title="Budget")
    merge(cast.network, into=cast.other, by=cast.liaison, **decision())
    with pytest.raises(Refused):
        carry_over(cast.network, "punkt", other.pk, by=cast.liaison)


def test_a_network_goes_into_no_network_that_rests(cast: Cast) -> None:
    on = timezone.localdate()
    said: dict[str, Any] = {"body": "Skolchefsnätverket", "on": on, "reason": "Färre elever."}
    cast.other.pause(by=cast.liaison, since=on, until=None, **said)
    with pytest.raises(Refused):
        merge(cast.network, into=cast.other, by=cast.liaison, **decision())


def test_a_group_is_done_with_a_sentence_on_what_came_out(cast: Cast, as_: As) -> None:
    convener = cast.member.memberships.get(network=cast.network)
    group = start_group(
        cast.network,
        by=cast.chair,
        on=timezone.localdate() - timedelta(days=90),
        name="Betyg",
        purpose="Tar fram ett stöd.",
        ends_on=timezone.localdate() - timedelta(days=5),
        convener=convener,
        members=[],
    )
    life = "/natverk/grundskola/beslut/"
    assert "skulle ha varit klar" in as_("chair").get(life).content.decode()
    url = f"/natverk/{group.slug}/avsluta/"
    assert as_("chair").post(url, {"reason": ""}).status_code == 422
    assert as_("chair").post(url, {"reason": "Ett stöd på sex sidor."}).status_code == 302
    shown = as_("member").get(life).content.decode()
    assert "Ett stöd på sex sidor." in shown
    assert "1 grupp som är klar" in shown
    assert Network.objects.get(pk=group.pk).standing(timezone.localdate()) == "ended"
