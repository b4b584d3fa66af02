"""The overview: its table, its figures, its filter and its price."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverk.charters.models import Charter
from samverk.charters.reading.kinds import KINDS
from samverk.desk.families import FAMILIES, family_of
from samverk.desk.overview import overview
from samverk.followup.tests.scene import adopt, charge, charter, meet
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network
from samverk.people.models import Appointment

LONG_AGO = date(2024, 1, 1)
TODAY = date(2026, 11, 22)
URL = reverse("desk:overview")

type As = Callable[[str], Client]


@pytest.fixture
def networks(cast: Cast) -> None:
    """One with a list that is late, one that only coordinates groups, one without charter."""
    charge(
        cast.network,
        cast.coordinator,
        ("submit_register", "secretary", {}),
        ("hold_meetings", "network", {"minimum": 4, "per": "year"}),
        since=LONG_AGO,
    )
    for month in (2, 4, 9):
        meet(cast.network, cast.chair, date(2026, month, 13))
    charge(cast.other, cast.coordinator, ("coordinate_groups", "chair", {}), since=LONG_AGO)
    Network.objects.create(name="Vuxenutbildning", slug="vux", parent=cast.chiefs)


def test_every_kind_has_its_column() -> None:
    assert {family_of(kind) for kind in KINDS} == set(FAMILIES)


@pytest.mark.usefixtures("networks")
def test_what_is_late_stands_first_and_what_is_not_charted_last(cast: Cast) -> None:
    rows = overview(today=TODAY).rows
    assert [row.network.name for row in rows] == [
        "Grundskola",
        "Gymnasieutbildning",
        "Vuxenutbildning",
    ]
    assert [set(row.states) for row in rows] == [{"help"}, {"on_time"}, {"uncharted"}]
    meetings = rows[0].cells[0]
    assert meetings.standing
    assert (meetings.standing.status, meetings.standing.short) == ("due", "3 av 4")
    assert [lost.period for lost in meetings.missed] == ["2025"]


@pytest.mark.usefixtures("networks")
def test_a_network_can_need_help_and_lack_somebody(cast: Cast) -> None:
    Appointment.objects.filter(network=cast.network, role="secretary").delete()
    assert overview(today=TODAY).counts == {"vacant": 1, "on_time": 1, "uncharted": 1}
    charge(
        cast.network,
        cast.coordinator,
        ("submit_register", "secretary", {}),
        ("submit_dates", "presidium", {}),
        ("hold_meetings", "network", {"minimum": 4, "per": "year", "weekday": "fri"}),
        ("write_minutes", "network", {}),
        since=date(2026, 9, 1),
    )
    assert overview(today=TODAY).rows[0].states == {"help", "vacant"}


@pytest.mark.usefixtures("networks")
def test_the_cell_says_it_without_colour_and_leads_to_the_duty(cast: Cast, as_: As) -> None:
    shown = as_("coordinator").get(URL).content.decode()
    duty = cast.network.charters.get().duties.get(kind="submit_register")
    assert f"{cast.network.get_absolute_url()}#d{duty.pk}" in shown
    assert "Ingen uppdragsbeskrivning gäller" in shown


@pytest.mark.usefixtures("networks")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"status": "uncharted"}, ["Vuxenutbildning"]),
        ({"status": "help"}, ["Grundskola"]),
        ({"network": "grundskola", "status": "uncharted"}, []),
        ({"network": "vux"}, ["Vuxenutbildning"]),
        ({"status": "nonsense"}, ["Grundskola", "Gymnasieutbildning", "Vuxenutbildning"]),
    ],
)
def test_the_filter(as_: As, query: dict[str, str], names: list[str]) -> None:
    answer = as_("liaison").get(URL, query)
    assert answer.status_code == 200
    assert [row.network.name for row in answer.context["rows"]] == names


def test_who_may_not_see_it_is_told_why(as_: As) -> None:
    answer = as_("secretary").get(URL)
    assert answer.status_code == 403
    assert "kansliet" in answer.content.decode()


@pytest.mark.usefixtures("networks")
def test_twenty_networks_cost_what_two_do(cast: Cast, as_: As) -> None:
    client = as_("coordinator")

    def price() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(URL)
        return len(queries)

    few = price()
    for number in range(18):
        network = Network.objects.create(name=f"N{number}", slug=f"n{number}", parent=cast.chiefs)
        charge(network, cast.coordinator, *((kind, "chair", {}) for kind in KINDS), since=LONG_AGO)
        meet(network, cast.chair, date(2026, 3, 13))
    assert price() == few


def test_a_charter_that_runs_out_is_marked_until_the_next_is_adopted(cast: Cast) -> None:
    row = charter(cast.network, cast.coordinator, LONG_AGO)
    Charter.objects.filter(pk=row.pk).update(period_to=2026)
    adopt(row, LONG_AGO)

    def marked() -> list[date | None]:
        rows = overview(today=TODAY).rows
        return [each.expires for each in rows if each.network == cast.network]

    assert marked() == [date(2026, 12, 31)]
    adopt(charter(cast.network, cast.coordinator, TODAY), date(2027, 1, 1))
    assert marked() == [None]
