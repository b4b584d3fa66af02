"""How a network stands on a day follows from its decisions, which are never changed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from samverk.house.demo.cast import Cast
from samverk.networks.models import Network, NetworkDecision, Relation, Standing
from samverk.networks.models.network import NetworkQuerySet
from samverk.shell.refused import Refused

JUNE = date(2026, 6, 1)
DECIDED: dict[str, Any] = {
    "body": "Skolchefsnätverket",
    "on": date(2026, 5, 1),
    "reason": "Färre elever.",
}


def rest(cast: Cast, until: date | None = None) -> NetworkDecision:
    return cast.network.pause(by=cast.liaison, since=JUNE, until=until, **DECIDED)


def end(cast: Cast, last_day: date = JUNE) -> NetworkDecision:
    return cast.network.decide("close", by=cast.liaison, until=last_day, **DECIDED)


def standing(network: Network, on: date) -> Standing:
    """How it stands by the one who is asked, and by each of the querysets."""
    ways: dict[Standing, Callable[[], NetworkQuerySet]] = {
        Standing.ACTIVE: lambda: Network.objects.active(on),
        Standing.PAUSED: lambda: Network.objects.paused(on),
        Standing.ENDED: lambda: Network.objects.ended(on),
    }
    said = Network.objects.with_life().get(pk=network.pk).standing(on)
    assert [way for way, rows in ways.items() if rows().filter(pk=network.pk)] == [said]
    return said


def test_a_network_without_any_decision_is_active(cast: Cast) -> None:
    assert standing(cast.network, date(2020, 1, 1)) == "active"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 5, 31), "active"),
        (date(2026, 6, 1), "paused"),
        (date(2026, 9, 30), "paused"),
        (date(2026, 10, 1), "active"),
    ],
)
def test_a_rest_holds_from_its_first_day_through_its_last(cast: Cast, on: date, said: str) -> None:
    rest(cast, until=date(2026, 9, 30))
    assert standing(cast.network, on) == said


def test_a_rest_until_further_notice_ends_when_it_is_decided(cast: Cast) -> None:
    rest(cast)
    cast.network.resume(by=cast.liaison, since=date(2026, 8, 1), **DECIDED)
    assert standing(cast.network, date(2026, 7, 31)) == "paused"
    assert standing(cast.network, date(2026, 8, 1)) == "active"
    cast.network.pause(by=cast.liaison, since=date(2027, 1, 1), until=None, **DECIDED)
    assert standing(cast.network, date(2027, 6, 1)) == "paused"


def test_an_end_holds_from_the_day_after_its_last(cast: Cast) -> None:
    end(cast)
    assert standing(cast.network, JUNE) == "active"
    assert standing(cast.network, date(2026, 6, 2)) == "ended"


def test_nothing_more_is_decided_of_what_ends(cast: Cast) -> None:
    end(cast)
    with pytest.raises(Refused, match="avslutas"):
        rest(cast)
    assert cast.network not in Network.objects.going_on()


def test_who_rests_does_not_rest_again_and_who_does_not_cannot_go_on(cast: Cast) -> None:
    with pytest.raises(Refused):
        cast.network.resume(by=cast.liaison, since=JUNE, **DECIDED)
    rest(cast)
    with pytest.raises(Refused):
        rest(cast)


def test_a_decision_is_never_changed(cast: Cast) -> None:
    row = rest(cast)
    row.reason = "Annat."
    with pytest.raises(Refused):
        row.save()
    with pytest.raises(Refused):
        row.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        NetworkDecision.objects.update(reason="Annat.")


def test_the_tree_is_of_any_depth_but_never_a_ring(cast: Cast) -> None:
    top = Network.objects.create(name="Direktionen", slug="direktionen", kind="body")
    cast.chiefs.place_under(top, by=cast.coordinator)
    network = Network.objects.get(pk=cast.network.pk)
    assert [str(body) for body in network.above()] == ["Skolchefsnätverket", "Direktionen"]
    with pytest.raises(Refused):
        top.place_under(network, by=cast.coordinator)


def test_a_relation_is_seen_from_both_sides_while_it_lasts(cast: Cast) -> None:
    row = Relation.begin(
        cast.network, by=cast.chair, since=JUNE, other=cast.other, about="Övergången i nian"
    )
    for network in (cast.network, cast.other):
        assert list(Relation.objects.of(network).on(JUNE)) == [row]
    row.end(by=cast.chair, on=date(2026, 7, 1))
    assert not Relation.objects.of(cast.other).on(date(2026, 7, 1)).exists()


def test_enough_is_more_than_half_or_what_the_association_says(cast: Cast) -> None:
    assert cast.federation.enough == 8
    cast.federation.require(5, by=cast.coordinator)
    assert cast.federation.enough == 5
