"""The log: what has been done, and what the office did by its own right alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.ledger.record import record
from samverk.people.log import FAMILIES, log
from samverk.people.models import Appointment
from tests.world import meet

type As = Callable[[str], Client]


def test_the_offices_acts_have_a_mark_where_it_holds_no_role(cast: Cast) -> None:
    record(cast.chair, "register.confirmed", cast.member.memberships.get())
    record(cast.coordinator, "register.confirmed", cast.member.memberships.get())
    record(cast.coordinator, "federation.enough_set", cast.federation)
    marked = [(row.actor, row.alone) for row in log()]  # type: ignore[attr-defined]
    assert marked == [(cast.coordinator, False), (cast.coordinator, True), (cast.chair, False)]
    assert [row.actor for row in log(alone=True)] == [cast.coordinator]


def test_a_role_of_ones_own_on_that_day_takes_the_mark_away(cast: Cast) -> None:
    today = timezone.localdate()
    held = Appointment.give(
        cast.network, by=cast.chair, on=today, person=cast.coordinator, role="secretary"
    )
    record(cast.coordinator, "register.confirmed", cast.member.memberships.get())
    assert not log(alone=True).exists()
    held.since = today + timedelta(days=1)
    held.save()
    assert log(alone=True).exists()


def test_who_has_left_the_office_did_it_by_the_right_of_that_day(cast: Cast) -> None:
    record(cast.coordinator, "register.confirmed", cast.member.memberships.get())
    office = Appointment.objects.get(person=cast.coordinator, network=None)
    office.until = timezone.localdate()
    office.save()
    assert log(alone=True).exists()


def test_choosing_by_network_family_person_and_period(cast: Cast) -> None:
    meeting = meet(cast, timezone.now() + timedelta(days=20))
    record(cast.coordinator, "federation.enough_set", cast.federation)
    today = timezone.localdate()
    assert {row.verb for row in log(family="meetings")} == {"meeting.planned", "agenda.item_added"}
    assert {row.network_id for row in log(network=meeting.network)} == {cast.network.pk}
    assert [row.verb for row in log(person=cast.coordinator)] == ["federation.enough_set"]
    assert not log(since=today + timedelta(days=1)).exists()
    assert not log(until=today - timedelta(days=1)).exists()
    assert log(since=today, until=today).count() == 3


@pytest.mark.parametrize("family", FAMILIES)
def test_every_act_is_in_one_family(family: str, cast: Cast) -> None:
    meet(cast, timezone.now() + timedelta(days=20))
    record(cast.coordinator, "letter.sent_again", cast.member)
    others = [other for other in FAMILIES if other != family]
    here = set(log(family=family).values_list("pk", flat=True))
    elsewhere = {pk for other in others for pk in log(family=other).values_list("pk", flat=True)}
    assert not here & elsewhere
    assert here | elsewhere == set(log().values_list("pk", flat=True))


def test_the_page_says_who_did_what_by_which_right(cast: Cast, as_: As) -> None:
    record(cast.coordinator, "role.given", cast.secretary.appointments.get(), title="Maria Holm")
    text = as_("coordinator").get(reverse("people:log")).text
    assert "Maria Holm" in text
    assert "kansliets" in text


def test_a_networks_log_tells_of_that_network_alone(cast: Cast, as_: As) -> None:
    record(cast.chair, "role.given", cast.secretary.appointments.get(), title="Eget")
    record(cast.stranger, "role.given", cast.stranger.appointments.get(), title="Annat")
    text = as_("chair").get(reverse("people:network_log", args=[cast.network.slug])).text
    assert "Eget" in text
    assert "Annat" not in text


@pytest.mark.parametrize("acts", [2, 30])
def test_the_number_of_queries_is_fixed(
    acts: int, cast: Cast, as_: As, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(acts):
        record(cast.coordinator, "register.confirmed", cast.member.memberships.get())
    client, url = as_("coordinator"), reverse("people:log")
    client.get(url)
    with django_assert_num_queries(12):
        client.get(url)
