"""What the tree and the overview make of networks that rest, are asked for, or are over."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samverk.charters.lifecycle.ending import close
from samverk.charters.lifecycle.groups import start_group
from samverk.charters.lifecycle.starting import ask
from samverk.desk.overview import overview
from samverk.followup.tests.scene import charge
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network

type As = Callable[[str], Client]


def said() -> dict[str, Any]:
    return {"body": "Skolchefsnätverket", "on": date(2026, 1, 1), "reason": "Färre elever."}


def every_kind(cast: Cast, number: int = 0) -> None:
    """One that rests, one that is over, one asked for, and a working group."""
    by, today = cast.liaison, timezone.localdate()
    for name in ("Vilande", "Nedlagt"):
        Network.objects.create(
            name=f"{name} {number}", slug=f"{name.lower()}-{number}", parent=cast.chiefs
        )
    resting, over = (Network.objects.get(slug=f"{n}-{number}") for n in ("vilande", "nedlagt"))
    resting.pause(by=by, since=date(2026, 1, 1), until=None, **said())
    close(over, by=by, last_day=date(2026, 1, 1), **said())
    ask(by=by, on=today, name=f"Önskat {number}", parent=cast.chiefs)
    start_group(
        cast.network,
        by=cast.chair,
        on=today,
        name=f"Betyg {number}",
        purpose="Tar fram ett stöd.",
        ends_on=today + timedelta(days=30),
        convener=cast.member.memberships.get(network=cast.network),
        members=[],
    )


def test_the_tree_marks_them_and_folds_what_is_over(cast: Cast, as_: As) -> None:
    every_kind(cast)
    shown = as_("coordinator").get("/natverk/").content.decode()
    assert "Vilar tills vidare." in shown
    assert "Inget beslut är fattat än." in shown
    assert "Ska vara klar" in shown
    folded = shown.index("1 som är avslutat")
    assert folded < shown.index("Nedlagt 0")
    assert shown.index("Vilande 0") < folded


def test_the_overview_leaves_out_groups_and_what_is_over_or_only_asked_for(cast: Cast) -> None:
    every_kind(cast)
    rows = overview(today=timezone.localdate()).rows
    names = {row.network.name: set(row.states) for row in rows}
    assert names["Vilande 0"] == {"resting"}
    assert names.keys() == {"Grundskola", "Gymnasieutbildning", "Vilande 0"}


def test_a_body_at_the_top_is_shown_once_it_has_a_charter(cast: Cast, as_: As) -> None:
    charge(
        cast.chiefs,
        cast.coordinator,
        ("submit_register", "chair", {}),
        since=date(2024, 1, 1),
    )
    rows = overview(today=timezone.localdate()).rows
    assert cast.chiefs in [row.network for row in rows]


def test_the_overview_says_that_a_network_rests(cast: Cast, as_: As) -> None:
    every_kind(cast)
    shown = as_("coordinator").get("/laget/", {"status": "resting"}).content.decode()
    assert "Vilar tills vidare" in shown
    assert ">Grundskola</a></th>" not in shown


def test_tree_and_overview_cost_the_same_for_more(cast: Cast, as_: As) -> None:
    client = as_("coordinator")

    def price(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    every_kind(cast)
    few = [price(url) for url in ("/natverk/", "/laget/", "/natverk/grundskola/beslut/")]
    for number in range(1, 6):
        every_kind(cast, number)
    more = [price(url) for url in ("/natverk/", "/laget/", "/natverk/grundskola/beslut/")]
    assert more == few
