"""What needs a hand: unconfirmed lists, vacancies, addresses that fail, and what is asked for."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.archive.models import Request
from samverk.charters.naming import slug_for
from samverk.desk.morning import Section, morning
from samverk.house.demo.cast import Cast
from samverk.networks.models import Initiative, Network
from samverk.people.models import Membership, Person, RegisterConfirmation
from samverk.post.models import Letter

type As = Callable[[str], Client]

QUERIES = 27


def section(key: str) -> Section:
    return next(row for row in morning(now=timezone.now()) if row.key == key)


def bounce(address: str, number: int) -> None:
    letter = Letter.write(key=f"test:{number}", to=address, subject="Kallelse", text="Välkommen")
    letter.mark_refused("550 No such user")


@pytest.mark.time_machine("2026-10-20 08:00:00+02:00")
def test_a_list_waits_until_it_is_confirmed(cast: Cast) -> None:
    before = {row.what for row in section("registers").matters}
    RegisterConfirmation.confirm(cast.network, by=cast.secretary, on=timezone.localdate())
    assert before - {row.what for row in section("registers").matters} == {cast.network.name}


def test_letters_that_come_back_are_told_once_for_each_address(cast: Cast) -> None:
    for number in range(3):
        bounce(str(cast.member.email), number)
    [row] = section("letters").matters
    assert row.what == cast.member.email
    assert row.where == "Olof Nyman, 3 brev"
    assert "550" in row.why


def test_empty_seats_and_roles_are_told_by_network(cast: Cast) -> None:
    today = timezone.localdate()
    Membership.objects.get(person=cast.secretary, network=cast.network).end(
        by=cast.coordinator, on=today
    )
    said = {row.what: row.why for row in section("vacancies").matters}[cast.network.name]
    assert said.startswith("Ingen är sekreterare. Vakanta platser: Lidköping.")


def test_what_the_office_is_asked_for_waits_for_it(as_: As, cast: Cast) -> None:
    today = timezone.localdate()
    name = "Skolbibliotek"
    Initiative.ask(
        by=cast.liaison,
        on=today,
        slug=slug_for(name, []),
        name=name,
        parent=cast.chiefs,
        kind=Network.Kind.NETWORK,
    )
    Request.ask(cast.member, at=timezone.now())
    shown = as_("coordinator").get("/kansliet/").content.decode()
    assert "Någon vill starta ett nätverk: Skolbibliotek" in shown
    assert "Avidentifiera kontot för Olof Nyman" in shown
    assert "/kansliet/" in as_("coordinator").get("/mitt-bord/").content.decode()
    assert "/kansliet/" not in as_("chair").get("/mitt-bord/").content.decode()


def test_it_costs_the_same_however_much_there_is(
    as_: As, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, today = as_("coordinator"), timezone.localdate()
    bounce(str(cast.member.email), 99)
    client.get("/kansliet/")
    with django_assert_num_queries(QUERIES):
        client.get("/kansliet/")
    for number in range(8):
        network = Network.objects.create(name=f"Nätverk {number}", slug=f"n{number}")
        person = Person.objects.create_person(name=f"P {number}", email=f"p{number}@hjo.example")
        Membership.add(
            network, by=cast.chair, on=today - timedelta(days=300), person=person,
            municipality=cast.municipalities["Hjo"],
        )  # fmt: skip
        bounce(f"p{number}@hjo.example", number)
    with django_assert_num_queries(QUERIES):
        client.get("/kansliet/")
