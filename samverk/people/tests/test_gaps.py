"""What the lists lack: found on a day, in as many queries for many networks as for one."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.networks.models import Network
from samverk.people.gaps import Gap, Kind, gaps
from samverk.people.models import Appointment, Membership, Person, Rotation, Seat

TODAY = date(2026, 3, 2)


def found(network: Network, kind: str, on: date = TODAY) -> list[Gap]:
    return [gap for gap in gaps([network], on) if gap.kind == kind]


def test_towns_without_a_seat_and_vacant_seats(cast: Cast) -> None:
    cast.member.memberships.get().end(by=cast.secretary, on=TODAY)
    (vacant,) = found(cast.network, Kind.VACANT)
    assert vacant.municipality == cast.municipalities["Hjo"]
    assert vacant.seat in Seat.objects.vacant(TODAY)
    assert found(cast.network, Kind.VACANT, TODAY - timedelta(days=1)) == []
    missing = {gap.municipality for gap in found(cast.network, Kind.UNREPRESENTED)}
    assert missing == set(cast.municipalities.values()) - {
        cast.municipalities[town] for town in ("Hjo", "Skövde", "Lidköping", "Skara")
    }


def test_a_seat_that_somebody_comes_to_needs_no_hand(cast: Cast) -> None:
    place = cast.member.memberships.get()
    place.hand_over(
        by=cast.secretary, on=TODAY + timedelta(days=20), name="Ny", email="ny@hjo.example",
        title="",
    )  # fmt: skip
    assert found(cast.network, Kind.TERM) == []
    place.end(by=cast.secretary, on=TODAY)
    assert found(cast.network, Kind.VACANT) == []


def test_a_deputy_fills_no_seat(cast: Cast) -> None:
    Membership.begin(
        cast.network, by=cast.secretary, on=TODAY, name="Ersättare", email="e@hjo.example",
        title="", municipality=cast.municipalities["Hjo"], kind="deputy",
    )  # fmt: skip
    cast.member.memberships.get().end(by=cast.secretary, on=TODAY)
    assert len(found(cast.network, Kind.VACANT)) == 1


def test_chair_and_secretary_unless_the_charter_names_others(cast: Cast) -> None:
    assert {gap.role for gap in found(cast.other, Kind.ROLE)} == {"secretary"}
    asked = gaps([cast.other], TODAY, roles={cast.other.pk: {"chair", "presidium", "member"}})
    assert [gap.role for gap in asked if gap.kind == Kind.ROLE] == ["presidium"]


def test_a_presidiums_chair_and_a_rotation_fill_a_role(cast: Cast) -> None:
    Appointment.objects.all().delete()
    Appointment.give(
        cast.network, by=cast.coordinator, on=TODAY, person=cast.chair, role="presidium_chair"
    )
    Rotation.objects.create(network=cast.network, role="secretary", per="year", since=TODAY)
    assert found(cast.network, Kind.ROLE) == []


@pytest.mark.parametrize(("days", "there"), [(60, True), (61, False)])
def test_terms_that_end_within_sixty_days(cast: Cast, days: int, there: bool) -> None:
    last = TODAY + timedelta(days=days)
    cast.secretary.memberships.get().last_until(by=cast.chair, day=last)
    assert [(gap.role, gap.person, gap.until) for gap in found(cast.network, Kind.TERM)] == (
        [("", cast.secretary, last), ("secretary", cast.secretary, last)] if there else []
    )


def test_somebody_without_an_address(cast: Cast) -> None:
    Person.objects.filter(pk=cast.member.pk).update(email=None)
    assert [gap.person for gap in found(cast.network, Kind.ADDRESS)] == [cast.member]


def test_an_empty_list_is_one_gap_beside_its_roles(cast: Cast) -> None:
    bare = Network.objects.create(name="Nytt", slug="nytt", parent=cast.chiefs)
    assert [gap.kind for gap in gaps([bare], TODAY)] == [Kind.EMPTY, Kind.ROLE, Kind.ROLE]


def test_what_rests_lacks_nothing(cast: Cast) -> None:
    cast.other.pause(
        by=cast.liaison, body="", on=TODAY, since=TODAY, until=TODAY + timedelta(days=9), reason="."
    )
    assert gaps([cast.other], TODAY) == []
    assert gaps([cast.other], TODAY + timedelta(days=10))


def test_it_costs_the_same_however_many(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for networks in ([cast.network], list(Network.objects.all())):
        with django_assert_num_queries(7):
            assert gaps(networks, TODAY)
