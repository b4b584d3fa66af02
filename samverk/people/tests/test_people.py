"""A network's list: seen, corrected, confirmed; roles given and ended."""

from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership, Person, RegisterConfirmation

type As = Callable[[str], Client]

URL = "/natverk/grundskola/personer/"


def test_the_list_shows_people_roles_and_gaps(as_: As) -> None:
    shown = as_("member").get(URL).content.decode()
    assert "Maria Holm" in shown
    assert "Sekreterare" in shown
    assert "Karlsborg" in shown  # nobody from there


def test_confirming_twice_in_a_day_is_one_confirmation(as_: As, cast: Cast) -> None:
    for _ in range(2):
        assert as_("secretary").post(f"{URL}bekrafta/").status_code == 302
    row = RegisterConfirmation.objects.get()
    assert (row.count, row.by) == (4, cast.secretary)
    assert Entry.objects.filter(verb="register.confirmed").count() == 1


def test_a_new_person_joins_and_sees_the_network(as_: As, cast: Cast) -> None:
    form = {
        "name": "Nils Palm",
        "email": "Nils.Palm@tibro.example",
        "title": "Rektor",
        "municipality": cast.municipalities["Tibro"].pk,
    }
    assert as_("presidium").post(f"{URL}ny/", form).status_code == 302
    nils = Person.objects.get(email="nils.palm@tibro.example")
    assert Mandate.of(nils, timezone.localdate()).sees(cast.network)


def test_a_known_address_is_the_same_person(as_: As, cast: Cast) -> None:
    form = {"name": "Sara W", "email": cast.stranger.email, "title": "", "municipality": ""}
    as_("presidium").post(f"{URL}ny/", form)
    assert cast.stranger.memberships.count() == 2
    assert Person.objects.filter(name="Sara W").count() == 0


def test_somebody_already_on_the_list_is_refused(as_: As, cast: Cast) -> None:
    form = {"name": "Olof", "email": cast.member.email, "title": "", "municipality": ""}
    answer = as_("presidium").post(f"{URL}ny/", form)
    assert answer.status_code == 422
    assert cast.member.memberships.count() == 1


def test_who_leaves_sees_nothing_from_that_day(as_: As, cast: Cast) -> None:
    client = as_("member")
    membership = cast.member.memberships.get()
    assert client.get(URL).status_code == 200
    assert as_("secretary").post(f"{URL}{membership.pk}/lamnar/").status_code == 302
    assert client.get(URL).status_code == 404


def test_leaving_ends_the_roles_too(cast: Cast) -> None:
    on = timezone.localdate()
    cast.secretary.memberships.get().end(by=cast.chair, on=on)
    assert not Appointment.objects.on(on).filter(person=cast.secretary).exists()
    assert Membership.objects.on(on - timedelta(days=1)).filter(person=cast.secretary).exists()


def test_a_role_is_given_once_and_ended(as_: As, cast: Cast) -> None:
    today = timezone.localdate()
    form = {"person": cast.member.pk, "role": "secretary", "on": today.isoformat()}
    for _ in range(2):
        as_("chair").post("/natverk/grundskola/roller/ny/", form)
    row = Appointment.objects.get(person=cast.member)
    last = {"last_day": today.isoformat()}
    as_("chair").post(f"/natverk/grundskola/roller/{row.pk}/avsluta/", last)
    assert Mandate.of(cast.member, today).writes(cast.network)
    assert not Mandate.of(cast.member, today + timedelta(days=1)).writes(cast.network)


def test_a_role_goes_only_to_the_networks_people(as_: As, cast: Cast) -> None:
    form = {"person": cast.stranger.pk, "role": "secretary"}
    assert as_("chair").post("/natverk/grundskola/roller/ny/", form).status_code == 422


def test_own_details_change_the_language(as_: As, cast: Cast) -> None:
    client = as_("member")
    form = {"name": "Olof Nyman", "title": "Rektor", "language": "en"}
    assert client.post("/jag/kontakt/", form).status_code == 302
    assert '<html lang="en"' in client.get("/jag/").content.decode()


def test_a_mandate_holds_only_its_dates(cast: Cast) -> None:
    before = date(2023, 12, 31)
    assert not Mandate.of(cast.chair, before).leads(cast.network)
    assert Mandate.of(cast.chair, date(2024, 1, 1)).leads(cast.network)


def test_chiefs_oversee_and_members_do_not(cast: Cast) -> None:
    today = timezone.localdate()
    overseeing = {
        name: Mandate.of(cast.persona(name), today).oversees
        for name in ("member", "secretary", "liaison", "chair", "coordinator", "stranger")
    }
    assert overseeing == {
        "member": False,
        "secretary": False,
        "liaison": True,
        "chair": True,
        "coordinator": True,
        "stranger": False,
    }


def test_the_list_costs_the_same_however_long(
    as_: As, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_("coordinator")
    for size in (0, 30):
        for number in range(size):
            Membership.begin(
                cast.network,
                by=cast.coordinator,
                on=date(2025, 1, 1),
                name=f"Person {number}",
                email=f"p{number}@vara.example",
                title="",
                municipality=cast.municipalities["Vara"],
            )
        with django_assert_num_queries(26):
            client.get(URL)
