"""A network's page answers within a minute: what for, who, what, how, when."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samverk.charters.models import Assignment, Goal
from samverk.followup.tests.scene import adopt, charge, charter, meet
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network

LONG_AGO = date(2024, 1, 1)

type As = Callable[[str], Client]


def show(as_: As, persona: str, network: Network) -> str:
    return as_(persona).get(network.get_absolute_url()).content.decode()


def test_it_tells_what_the_network_is_for_who_leads_and_when_it_meets(cast: Cast, as_: As) -> None:
    meet(cast.network, cast.chair, timezone.localdate() + timedelta(days=12))
    shown = show(as_, "member", cast.network)
    assert cast.network.purpose in shown
    assert "Anders Bergström, ordförande" in shown
    assert "kl. 9.00–12.00" in shown


def test_without_a_charter_one_statement_and_no_duty(cast: Cast, as_: As) -> None:
    shown = show(as_, "member", cast.network)
    assert "Ingen uppdragsbeskrivning gäller, så inget krävs av nätverket." in shown
    assert "/ansvar/" not in shown


def test_assignments_stand_under_their_goals_with_period_and_parts(cast: Cast, as_: As) -> None:
    row = charter(cast.network, cast.coordinator, LONG_AGO)
    goal = Goal.objects.create(charter=row, number="1", title="Fler klarar skolan")
    Assignment.objects.create(
        charter=row,
        goal=goal,
        text="Ta fram ett stöd för läsning.",
        parts=["Årskurs 1"],
        period_from=2026,
        period_to=2028,
    )
    adopt(row, LONG_AGO)
    shown = show(as_, "member", cast.network)
    for words in ("1 Fler klarar skolan", "Ta fram ett stöd", "Årskurs 1", "2026–2028"):
        assert words in shown


def test_the_next_step_is_a_button_only_for_those_who_can_press_it(cast: Cast, as_: As) -> None:
    charge(cast.network, cast.coordinator, ("submit_register", "secretary", {}), since=LONG_AGO)
    url = reverse("people:confirmation", args=[cast.network.slug])
    assert url in show(as_, "secretary", cast.network)
    member = show(as_, "member", cast.network)
    assert "Maria Holm" in member
    assert url not in member


def test_an_empty_role_is_shown(cast: Cast, as_: As) -> None:
    charge(cast.other, cast.coordinator, ("write_minutes", "secretary", {}), since=LONG_AGO)
    meet(cast.other, cast.stranger, timezone.localdate() - timedelta(days=3))
    assert "Ingen har rollen sekreterare." in show(as_, "coordinator", cast.other)


def test_the_tree_shows_what_one_may_see(cast: Cast, as_: As) -> None:
    member = as_("member").get(reverse("desk:networks")).content.decode()
    assert "Grundskola" in member
    assert "Gymnasieutbildning" not in member
    assert "Skolchefsnätverket" not in member
    chief = as_("chair").get(reverse("desk:networks")).content.decode()
    assert chief.index("Skolchefsnätverket") < chief.index("Gymnasieutbildning")


def test_the_tree_and_a_page_cost_the_same_for_more(cast: Cast, as_: As) -> None:
    client = as_("coordinator")

    def price(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    charge(cast.network, cast.coordinator, ("write_minutes", "secretary", {}), since=LONG_AGO)
    meet(cast.network, cast.chair, timezone.localdate() + timedelta(days=3))
    meet(cast.network, cast.chair, timezone.localdate() - timedelta(days=3))
    urls = reverse("desk:networks"), cast.network.get_absolute_url()
    few = [price(url) for url in urls]
    for number in range(10):
        network = Network.objects.create(name=f"N{number}", slug=f"n{number}", parent=cast.chiefs)
        meet(network, cast.chair, timezone.localdate() + timedelta(days=4 + number))
        meet(cast.network, cast.chair, timezone.localdate() + timedelta(days=4 + number))
        meet(cast.network, cast.chair, timezone.localdate() - timedelta(days=4 + number))
    assert [price(url) for url in urls] == few
