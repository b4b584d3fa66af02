"""Seats: who sits where, who stands in, and how a place goes from one to another."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership, Person, Seat
from samverk.shell.refused import Refused

type As = Callable[[str], Client]

DAY = timedelta(days=1)
TODAY = date(2026, 3, 2)
PEOPLE = "/natverk/grundskola/personer/"
SEATS = "/natverk/grundskola/platser/"


def new(name: str = "Nils Palm") -> Person:
    return Person.objects.create_person(name=name, email=f"{name.split()[0]}@x.example".lower())


def join(cast: Cast, name: str, town: str = "Hjo", on: date = TODAY, **place: object) -> Membership:
    return Membership.add(
        cast.network,
        by=cast.coordinator,
        on=on,
        person=new(name),
        municipality=cast.municipalities[town],
        **place,  # type: ignore[arg-type] # kind, seat
    )


def test_a_member_takes_the_vacant_seat_or_gets_a_new_one(cast: Cast) -> None:
    place = cast.member.memberships.get()
    place.end(by=cast.chair, on=TODAY)
    assert place.seat in Seat.objects.vacant(TODAY)
    assert join(cast, "Nils").seat == place.seat
    second = join(cast, "Per")
    assert second.seat
    assert (second.seat.since, second.seat.municipality) == (TODAY, second.municipality)
    assert second.seat != place.seat
    assert Entry.objects.filter(verb="seat.opened").count() == 1


def test_no_two_sit_on_one_seat(cast: Cast) -> None:
    seat = cast.member.memberships.get().seat
    with pytest.raises(Refused, match="Olof Nyman"):
        join(cast, "Nils", seat=seat)
    cast.member.memberships.get().last_until(by=cast.chair, day=TODAY + DAY)
    with pytest.raises(Refused):
        join(cast, "Per", seat=seat, on=TODAY + DAY)
    assert join(cast, "Eva", seat=seat, on=TODAY + 2 * DAY).seat == seat


def test_a_deputy_stands_on_the_only_seat_or_the_one_that_is_said(cast: Cast) -> None:
    seat = cast.member.memberships.get().seat
    assert join(cast, "Nils", kind="deputy").seat == seat
    second = join(cast, "Per").seat
    with pytest.raises(Refused, match=r"several seats|flera platser"):
        join(cast, "Eva", kind="deputy")
    assert join(cast, "Ida", kind="deputy", seat=second).seat == second
    with pytest.raises(Refused):
        join(cast, "Ulf", "Tibro", kind="deputy")


def test_those_without_a_seat(cast: Cast) -> None:
    guest = Membership.add(
        cast.network, by=cast.chair, on=TODAY, person=new(), kind="adjunct", organisation="Campus"
    )
    office = Membership.add(cast.network, by=cast.chair, on=TODAY, person=cast.coordinator)
    assert (guest.seat, office.seat, office.kind) == (None, None, "staff")
    assert guest.behalf == "Campus"
    for kind in ("adjunct", "member"):
        with pytest.raises(Refused):
            Membership.add(cast.network, by=cast.chair, on=TODAY, person=new(kind), kind=kind)


def test_a_deputy_who_gets_the_seat_keeps_the_roles(cast: Cast) -> None:
    deputy = join(cast, "Nils", kind="deputy")
    Appointment.give(cast.network, by=cast.chair, on=TODAY, person=deputy.person, role="presidium")
    place = cast.member.memberships.get()
    place.end(by=cast.chair, on=TODAY + 5 * DAY)
    moved = Membership.add(
        cast.network, by=cast.chair, on=TODAY + 5 * DAY, person=deputy.person, seat=place.seat
    )
    deputy.refresh_from_db()
    assert (deputy.until, moved.kind, moved.since) == (TODAY + 4 * DAY, "member", TODAY + 5 * DAY)
    assert Appointment.objects.on(TODAY + 9 * DAY).filter(person=deputy.person).exists()
    assert Entry.objects.filter(verb="membership.moved").count() == 1


def test_on_and_off_and_on_the_same_day(cast: Cast) -> None:
    row = join(cast, "Nils", "Tibro")
    row.end(by=cast.chair, on=TODAY)
    assert not Membership.objects.on(TODAY).filter(pk=row.pk).exists()
    again = Membership.add(
        cast.network, by=cast.chair, on=TODAY, person=row.person, municipality=row.municipality
    )
    assert (again.seat, again.until) == (row.seat, None)


def test_the_last_day_ends_roles_and_access_and_can_be_taken_back(cast: Cast) -> None:
    place, last = cast.secretary.memberships.get(), TODAY + 10 * DAY
    place.last_until(by=cast.chair, day=last)
    assert Mandate.of(cast.secretary, last).writes(cast.network)
    assert not Mandate.of(cast.secretary, last + DAY).sees(cast.network)
    place.last_until(by=cast.chair, day=None)
    assert Mandate.of(cast.secretary, last + DAY).writes(cast.network)


def test_no_longer_term_than_until_the_next_one_comes(cast: Cast) -> None:
    place = cast.member.memberships.get()
    place.hand_over(by=cast.chair, on=TODAY, name="Ny", email="ny@hjo.example", title="")
    with pytest.raises(Refused):
        place.last_until(by=cast.chair, day=TODAY + DAY)


def test_a_seat_with_somebody_on_it_is_not_taken_away(cast: Cast) -> None:
    place = cast.member.memberships.get()
    assert place.seat
    with pytest.raises(Refused):
        place.seat.withdraw(by=cast.coordinator, on=TODAY)
    place.end(by=cast.chair, on=TODAY)
    place.seat.withdraw(by=cast.coordinator, on=TODAY)
    assert place.seat in Seat.objects.on(TODAY - DAY)
    assert place.seat not in Seat.objects.on(TODAY)
    assert join(cast, "Nils").seat != place.seat


def test_a_working_group_has_no_seats(cast: Cast) -> None:
    group = Network.objects.create(
        name="Grupp", slug="grupp", kind="group", parent=cast.network, ends_on=TODAY + DAY
    )
    cast.member.memberships.get().carry_to(group, by=cast.chair, on=TODAY)
    row = group.memberships.get()
    assert (row.kind, row.seat) == ("member", None)
    with pytest.raises(Refused):
        Seat.open(group, by=cast.chair, on=TODAY, municipality=cast.municipalities["Hjo"])


# Pages


def test_the_list_shows_seats_deputies_and_guests(as_: As, cast: Cast) -> None:
    today = timezone.localdate()
    cast.member.memberships.get().end(by=cast.chair, on=today)
    join(cast, "Nils Palm", on=today, kind="deputy")
    Seat.objects.filter(municipality__name="Skara").update(bound="function", function="Rektor")
    Membership.begin(
        cast.network, by=cast.chair, on=today, name="Eva Gäst", email="eva@x.example", title="",
        kind="adjunct", organisation="Campus Hjo",
    )  # fmt: skip
    shown = as_("secretary").get(PEOPLE).content.decode()
    for word in ("Vakant", "Nils Palm", "hör till tjänsten Rektor", "Adjungerade", "Campus Hjo"):
        assert word in shown, word
    assert "Sätt någon på platsen" in shown
    assert "Sätt någon på platsen" not in as_("member").get(PEOPLE).content.decode()


def test_the_list_as_of_another_day_has_no_buttons(as_: As, cast: Cast) -> None:
    today = timezone.localdate()
    cast.member.memberships.get().hand_over(
        by=cast.chair, on=today + 9 * DAY, name="Ny Ledamot", email="ny@hjo.example", title=""
    )
    client = as_("coordinator")
    now = client.get(PEOPLE).content.decode()
    assert "Ny Ledamot börjar" in now
    later = client.get(f"{PEOPLE}?den={today + 9 * DAY}").content.decode()
    assert "Så blir det den dagen" in later
    assert "Olof Nyman" not in later
    assert f"{PEOPLE}ny/" not in later
    earlier = client.get(f"{PEOPLE}?den={today - 9 * DAY}").content.decode()
    assert "inte så som det är nu" in earlier
    assert "Olof Nyman" in earlier
    assert client.get(f"{PEOPLE}?den=igar").status_code == 422


def test_a_place_is_handed_over_in_one_act(as_: As, cast: Cast) -> None:
    place, today = cast.secretary.memberships.get(), timezone.localdate()
    form = {"name": "Ny", "email": "ny@lidkoping.example", "title": "Chef", "on": today}
    assert as_("secretary").post(f"{PEOPLE}{place.pk}/byt/", form).status_code == 302
    row = Membership.objects.on(today).get(person__email="ny@lidkoping.example")
    assert (row.seat, row.kind) == (place.seat, "member")
    assert as_("secretary").get(PEOPLE).status_code == 404
    assert not Appointment.objects.on(today).filter(person=cast.secretary).exists()


@pytest.mark.parametrize("form", [{"on": "2020-01-01"}, {"email": "olof.nyman@hjo.example"}])
def test_a_handing_over_that_cannot_be(as_: As, cast: Cast, form: dict[str, str]) -> None:
    said = {"name": "Ny", "email": "ny@hjo.example", "on": str(timezone.localdate())} | form
    place = cast.member.memberships.get()
    assert as_("chair").post(f"{PEOPLE}{place.pk}/byt/", said).status_code == 422
    assert Membership.objects.filter(network=cast.network).count() == 4


def test_a_last_day_is_said_and_taken_back(as_: As, cast: Cast) -> None:
    place, last = cast.member.memberships.get(), timezone.localdate() + 30 * DAY
    for day, until in ((str(last), last), ("", None)):
        address = f"{PEOPLE}{place.pk}/sista-dag/"
        assert as_("chair").post(address, {"day": day}).status_code == 302
        place.refresh_from_db()
        assert place.until == until


def test_the_office_opens_a_seat_and_the_secretary_fills_it(as_: As, cast: Cast) -> None:
    form = {
        "municipality": cast.municipalities["Hjo"].pk,
        "competence": "vuxenutbildning",
        "bound": "function",
        "function": "",
    }
    assert as_("coordinator").post(f"{SEATS}ny/", form).status_code == 422
    form["function"] = "Rektor"
    assert as_("coordinator").post(f"{SEATS}ny/", form).status_code == 302
    seat = Seat.objects.get(competence="vuxenutbildning")
    who = {"name": "Ny", "email": "ny@hjo.example", "title": ""}
    assert as_("secretary").post(f"{SEATS}{seat.pk}/person/", who).status_code == 302
    assert seat.memberships.get().person.municipality == cast.municipalities["Hjo"]
    other = {"name": "Två", "email": "tva@hjo.example", "title": ""}
    assert as_("secretary").post(f"{SEATS}{seat.pk}/person/", other).status_code == 409
    assert as_("secretary").post(f"{SEATS}{seat.pk}/ersattare/", other).status_code == 302
    assert as_("coordinator").post(f"{SEATS}{seat.pk}/ta-bort/").status_code == 409
    change = {"competence": "vux", "bound": "person", "function": "Rektor"}
    assert as_("coordinator").post(f"{SEATS}{seat.pk}/", change).status_code == 302
    seat.refresh_from_db()
    assert (seat.competence, seat.function) == ("vux", "")


def test_a_municipality_whose_seat_is_taken_asks_the_office_for_one_more(
    as_: As, cast: Cast
) -> None:
    form = {
        "name": "Ny",
        "email": "ny@hjo.example",
        "title": "",
        "municipality": cast.municipalities["Hjo"].pk,
    }
    answer = as_("secretary").post(f"{PEOPLE}ny/", form)
    assert answer.status_code == 422
    assert "Olof Nyman" in answer.content.decode()


def test_a_guest_speaks_for_somebody(as_: As, cast: Cast) -> None:
    form = {"name": "Eva", "email": "eva@x.example", "title": ""}
    address = f"{PEOPLE}adjungerad/"
    assert as_("secretary").post(address, form).status_code == 422
    assert as_("secretary").post(address, form | {"organisation": "Campus"}).status_code == 302
    assert Membership.objects.get(person__email="eva@x.example").kind == "adjunct"


def test_deputies_and_guests_cost_nothing_more(as_: As, cast: Cast) -> None:
    client, counts = as_("secretary"), []
    for size in (1, 12):
        for number in range(size):
            join(cast, f"Person{size}{number}", "Vara")
            join(cast, f"Vice{size}{number}", kind="deputy")
        with CaptureQueriesContext(connection) as queries:
            client.get(PEOPLE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
