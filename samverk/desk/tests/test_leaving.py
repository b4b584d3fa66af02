"""Who leaves a network is shut out that day: of pages, files, calendars, links and letters."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import CalendarKey
from samverk.people.models import Membership, Person
from samverk.post.models import Letter
from tests.doors import PERSONAS, every_door
from tests.world import World, build_world, meet

pytestmark = pytest.mark.django_db

type Jobs = Callable[[], int]
MEMBER, STRANGER = PERSONAS.index("member"), PERSONAS.index("stranger")


@pytest.fixture
def world(cast: Cast, run_jobs: Jobs) -> World:
    """The member belongs to another network too."""
    made = build_world(cast)
    Membership.add(
        cast.other,
        by=cast.coordinator,
        on=timezone.localdate() - timedelta(days=90),
        person=cast.member,
        municipality=cast.member.municipality,
    )
    run_jobs()
    return made


def leave(world: World, *, days: int = 0) -> Person:
    cast = world.cast
    place = Membership.objects.get(network=cast.network, person=cast.member)
    place.end(by=cast.secretary, on=timezone.localdate() + timedelta(days=days))
    return cast.member


def of_the_network(world: World) -> list[str]:
    """The addresses, files among them, that open to members and not to those outside."""
    found = []
    for door in every_door():
        answers = door.get.split()
        if (answers[MEMBER], answers[STRANGER]) == ("200", "404"):
            found.append(reverse(door.name, args=door.args(world)))
    return [url for url in found if not url.startswith("/jag/")]


def test_pages_and_files_close_that_day_also_in_an_open_session(
    world: World, as_: Callable[[str], Client]
) -> None:
    closing, client = of_the_network(world), as_("member")
    assert "/natverk/grundskola/" in closing
    assert any(url.endswith(".pdf") for url in closing)
    assert len(closing) > 10
    assert {url: client.get(url).status_code for url in closing} == dict.fromkeys(closing, 200)
    assert world.action.text in client.get("/mitt-bord/").text
    leave(world)
    assert world.action.text not in client.get("/mitt-bord/").text
    assert {url: client.get(url).status_code for url in closing} == dict.fromkeys(closing, 404)
    assert client.get("/natverk/gymnasieutbildning/").status_code == 200


def test_until_the_last_day_is_over_all_is_open(world: World, as_: Callable[[str], Client]) -> None:
    leave(world, days=1)
    assert as_("member").get("/natverk/grundskola/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert as_("member").get("/natverk/grundskola/").status_code == 404


def test_one_still_signs_in_for_other_networks(world: World, client: Client) -> None:
    person = leave(world)
    client.post("/logga-in/", {"email": person.email})
    letter = Letter.objects.filter(to=person.email, secret=True).latest("pk")
    found = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", letter.text)
    assert found
    client.post("/logga-in/kod/", {"code": found.group()})
    assert client.get("/natverk/gymnasieutbildning/").status_code == 200
    assert client.get("/natverk/grundskola/").status_code == 404
    assert "Grundskola" not in client.get("/natverk/").text


def test_the_own_calendar_and_the_link_to_answer_close(world: World, run_jobs: Jobs) -> None:
    url = CalendarKey.of(world.cast.member).get_absolute_url()
    reply = reverse("meetings:reply", args=[world.invitation.token])
    assert "Grundskola" in Client().get(url).text
    assert Client().get(reply).status_code == 200
    leave(world)
    assert "Grundskola" not in Client().get(url).text
    run_jobs()
    assert Client().get(reply).status_code == 404


def test_no_notice_is_sent_to_who_has_left(world: World, run_jobs: Jobs) -> None:
    person = leave(world)
    run_jobs()
    Letter.objects.all().delete()
    meeting = meet(world.cast, timezone.now() + timedelta(days=30))
    meeting.call(by=world.cast.chair)
    world.called.refresh_from_db()
    world.called.change(by=world.cast.chair, place="Någon annanstans")
    world.called.send_update(by=world.cast.chair)
    run_jobs()
    assert Letter.objects.filter(to=world.cast.secretary.email).count() == 2
    assert not Letter.objects.filter(to=person.email).exists()
