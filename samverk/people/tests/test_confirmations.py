"""The lists of people: confirmed for which term, and what has changed since."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.networks.models import Network
from samverk.people.confirmations import RegisterState, register_states
from samverk.people.models import Appointment, Membership, RegisterConfirmation

type As = Callable[[str], Client]

DAY = date(2026, 9, 14)
LATER = date(2026, 10, 20)


def noon(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Europe/Stockholm"))


def state(network: Network, on: date) -> RegisterState:
    return register_states([network], on)[0]


def said(network: Network, on: date = LATER) -> list[str]:
    return [change.words for change in state(network, on).changes]


@pytest.fixture
def confirmed(cast: Cast) -> RegisterConfirmation:
    """The list of the network, confirmed at noon on DAY."""
    with time_machine.travel(noon(DAY), tick=False):
        return RegisterConfirmation.confirm(cast.network, by=cast.secretary, on=DAY)


def join(cast: Cast, on: date, name: str = "Nils Palm") -> Membership:
    return Membership.begin(
        cast.network,
        by=cast.secretary,
        on=on,
        name=name,
        email=f"{name.split()[0].lower()}@tibro.example",
        title="Rektor",
        municipality=cast.municipalities["Tibro"],
    )


def test_a_list_is_confirmed_for_its_half_year_only(
    cast: Cast, confirmed: RegisterConfirmation
) -> None:
    assert state(cast.network, date(2026, 12, 31)).is_confirmed
    spring = state(cast.network, date(2027, 1, 1))
    assert (spring.status, spring.due) == ("upcoming", date(2027, 2, 28))
    assert spring.confirmation == confirmed
    assert state(cast.network, date(2027, 2, 1)).status == "due"
    assert state(cast.network, date(2027, 3, 1)).status == "late"


def test_a_list_that_is_new_has_a_month(cast: Cast) -> None:
    Membership.objects.filter(network=cast.network).update(since=date(2026, 9, 10))
    assert state(cast.network, date(2026, 9, 20)).due == date(2026, 10, 10)
    assert state(cast.network, date(2026, 9, 20)).status == "due"


def test_a_list_that_nobody_is_on_is_not_asked_for(cast: Cast) -> None:
    Membership.objects.filter(network=cast.network).update(until=date(2026, 6, 30))
    assert state(cast.network, LATER).status == "empty"


def test_who_came_and_who_left_since(cast: Cast, confirmed: RegisterConfirmation) -> None:
    with time_machine.travel(noon(date(2026, 10, 1)), tick=False):
        join(cast, date(2026, 10, 1))
        cast.member.memberships.get().end(by=cast.secretary, on=date(2026, 10, 1))
    assert said(cast.network) == [
        "Nils Palm har kommit till, för Tibro",
        "Olof Nyman har lämnat, Hjo",
    ]
    assert said(cast.network, date(2026, 9, 30)) == []


def test_rows_without_a_word_in_the_ledger_tell_by_their_dates(
    cast: Cast, confirmed: RegisterConfirmation
) -> None:
    cast.member.memberships.update(until=date(2026, 9, 30))
    Appointment.objects.filter(person=cast.secretary).update(until=date(2026, 9, 30))
    assert said(cast.network) == [
        "Maria Holm är inte längre sekreterare",
        "Olof Nyman har lämnat, Hjo",
    ]


def test_the_day_itself_knows_before_from_after(cast: Cast) -> None:
    with time_machine.travel(noon(DAY, 8), tick=False):
        join(cast, DAY)
        cast.member.memberships.get().end(by=cast.secretary, on=DAY)
    with time_machine.travel(noon(DAY), tick=False):
        RegisterConfirmation.confirm(cast.network, by=cast.secretary, on=DAY)
    assert said(cast.network, DAY) == []
    with time_machine.travel(noon(DAY, 15), tick=False):
        join(cast, DAY, "Ylva Ros")
        cast.presidium.memberships.get().end(by=cast.secretary, on=DAY)
    assert said(cast.network, DAY) == [
        "Erik Sandell har lämnat, Skara",
        "Erik Sandell är inte längre presidium",
        "Ylva Ros har kommit till, för Tibro",
    ]


def test_what_is_dated_back_is_told_since_it_was_written(
    cast: Cast, confirmed: RegisterConfirmation
) -> None:
    with time_machine.travel(noon(date(2026, 10, 1)), tick=False):
        join(cast, date(2026, 8, 1))
    assert said(cast.network) == ["Nils Palm har kommit till, för Tibro"]


def test_a_role_that_goes_on_in_a_new_term_is_no_change(
    cast: Cast, confirmed: RegisterConfirmation
) -> None:
    Appointment.objects.filter(person=cast.chair).update(until=date(2026, 9, 30))
    Appointment.objects.create(
        network=cast.network, person=cast.chair, role="chair", since=date(2026, 10, 1)
    )
    assert said(cast.network) == []


def test_corrected_details_are_told_but_not_the_language(
    cast: Cast, confirmed: RegisterConfirmation
) -> None:
    with time_machine.travel(noon(date(2026, 10, 2)), tick=False):
        cast.member.change(language="en")
    assert said(cast.network) == []
    with time_machine.travel(noon(date(2026, 10, 3)), tick=False):
        cast.member.change(title="Rektor", phone="0503-12 34 56")
        cast.stranger.change(title="Rektor")
    assert said(cast.network) == ["Olof Nyman har nya uppgifter: titel och telefon"]


def test_confirming_again_begins_anew(cast: Cast, confirmed: RegisterConfirmation) -> None:
    with time_machine.travel(noon(date(2026, 10, 1)), tick=False):
        join(cast, date(2026, 10, 1))
    with time_machine.travel(noon(date(2026, 10, 2)), tick=False):
        RegisterConfirmation.confirm(cast.network, by=cast.chair, on=date(2026, 10, 2))
    assert said(cast.network) == []


def test_states_cost_the_same_for_one_list_and_for_many(
    cast: Cast,
    confirmed: RegisterConfirmation,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with time_machine.travel(noon(date(2026, 10, 1)), tick=False):
        RegisterConfirmation.confirm(cast.other, by=cast.stranger, on=date(2026, 10, 1))
        for number in range(10):
            join(cast, date(2026, 10, 1) + timedelta(days=number), f"N{number} Palm")
    for networks in ([cast.network], [cast.network, cast.other, cast.chiefs]):
        with django_assert_num_queries(5):
            register_states(networks, LATER)


def text(client: Client, url: str) -> str:
    return " ".join(client.get(url).content.decode().split())


def test_the_page_says_which_term_what_changed_and_that_it_is_sent_in(
    as_: As, cast: Cast, confirmed: RegisterConfirmation
) -> None:
    with time_machine.travel(noon(date(2027, 2, 3)), tick=False):
        join(cast, date(2027, 2, 3))
        secretary = as_("secretary")
        shown = text(secretary, "/natverk/grundskola/personer/bekrafta/")
        answer = secretary.post("/natverk/grundskola/personer/bekrafta/", follow=True)
    assert "Bekräfta förteckningen för vårterminen 2027" in shown
    assert "bekräftades senast måndag 14 september 2026 av Maria Holm, för höstterminen" in shown
    assert "Nils Palm har kommit till, för Tibro" in shown
    assert "åtagandet att skicka in den är klart för vårterminen 2027" in shown
    assert "är bekräftad för vårterminen 2027, och kansliet har den" in answer.content.decode()


def test_the_office_sees_all_lists_what_is_late_first(
    as_: As, cast: Cast, confirmed: RegisterConfirmation
) -> None:
    with time_machine.travel(noon(LATER), tick=False):
        cast.member.change(phone="0503-12 34 56")
        shown = text(as_("coordinator"), "/forteckningar/")
    assert "är 1 av 3 förteckningar bekräftade" in shown
    assert "av Maria Holm, för höstterminen 2026" in shown
    assert "Olof Nyman har nya uppgifter: telefon" in shown
    assert shown.index(">Gymnasieutbildning</a>") < shown.index(">Grundskola</a>")


def test_the_offices_page_costs_the_same_however_many_lists(
    as_: As, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_("coordinator")
    for more in (0, 8):
        for number in range(more):
            network = Network.objects.create(name=f"N{number}", slug=f"n{number}")
            Membership.add(network, by=cast.coordinator, on=DAY, person=cast.coordinator)
            RegisterConfirmation.confirm(network, by=cast.coordinator, on=DAY)
        with time_machine.travel(noon(LATER), tick=False), django_assert_num_queries(13):
            client.get("/forteckningar/")
