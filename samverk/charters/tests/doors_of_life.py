"""What the addresses about a network's life answer to whom."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from samverk.charters.lifecycle.groups import start_group
from samverk.networks.models import Initiative, Network, Relation
from tests.doors import Door
from tests.world import World

ONLY_POST = "302 405 405 405 405 405 405 405"
ONLY_READ = "302 405 405 405 405 405 405 405"


def asked(world: World) -> tuple[object, ...]:
    """A network that the chiefs are asked to start; the convener is still missing."""
    known = Network.objects.filter(slug="asked").exists()
    if not known:
        Initiative.ask(
            by=world.cast.liaison,
            on=timezone.localdate(),
            slug="asked",
            name="Naturbruk",
            parent=world.cast.chiefs,
        )
    return ("asked",)


def resting(world: World) -> tuple[object, ...]:
    network, new = Network.objects.get_or_create(
        slug="resting", defaults={"name": "Friskolor", "parent": world.cast.chiefs}
    )
    if new:
        network.pause(by=world.cast.liaison, since=date(2026, 1, 1), until=None, **DECIDED)
    return ("resting",)


def group(world: World) -> tuple[object, ...]:
    cast = world.cast
    if not Network.objects.filter(kind="group").exists():
        start_group(
            cast.network,
            by=cast.chair,
            on=timezone.localdate(),
            name="Betyg",
            purpose="Tar fram ett gemensamt stöd för betyg.",
            ends_on=timezone.localdate() + timedelta(days=90),
            convener=cast.secretary.memberships.get(network=cast.network),
            members=[],
        )
    return (Network.objects.get(kind="group").slug,)


def relation(world: World) -> tuple[object, ...]:
    cast = world.cast
    row = Relation.objects.first() or Relation.begin(
        cast.network, by=cast.chair, since=date(2026, 1, 1), other=cast.other, about="Betyg"
    )
    return (cast.network.slug, row.pk)


def network(world: World) -> tuple[object, ...]:
    return (world.cast.network.slug,)


def new_group(world: World) -> dict[str, object]:
    convener = world.cast.member.memberships.get(network=world.cast.network)
    ends_on = timezone.localdate() + timedelta(days=30)
    return {
        "name": "Läsning",
        "purpose": "Tar fram ett stöd.",
        "ends_on": ends_on.isoformat(),
        "convener": convener.pk,
    }


def next_year(world: World) -> dict[str, object]:
    return {"ends_on": (timezone.localdate() + timedelta(days=300)).isoformat()}


DECIDED: dict[str, Any] = {"body": "Skolchefsnätverket", "on": date(2026, 1, 1), "reason": "Nej."}
REST = DECIDED | {"since": "2026-01-01"}
ASKED = "302 404 404 404 404 403 200 200"
ASKED_ACT = "302 404 404 404 404 403 302 302"
DECIDES, DECIDES_ACT = "302 404 403 403 403 403 200 200", "302 404 403 403 403 403 302 302"
RELATES, RELATES_ACT = "302 404 403 403 200 200 200 200", "302 404 403 403 302 302 302 302"

LIFE = [
    Door(
        "charters:asking",
        "302 403 403 403 403 403 200 200",
        "302 403 403 403 403 403 302 302",
        data=lambda world: {"name": "Slöjd", "kind": "network", "parent": world.cast.chiefs.pk},
    ),
    Door(
        "charters:enough",
        "302 403 403 403 403 403 403 200",
        "302 403 403 403 403 403 403 302",
        data=lambda world: {"enough": "6"},
    ),
    Door("charters:checklist", "302 404 404 404 404 200 200 200", ONLY_READ, asked),
    Door(
        "charters:initiative",
        ASKED,
        ASKED_ACT,
        asked,
        lambda world: {"name": "Skog", "kind": "network", "parent": world.cast.chiefs.pk},
    ),
    Door("charters:willing", ASKED, ASKED_ACT, asked, lambda world: {"on": "2026-01-01"}),
    Door("charters:starting", ASKED, ASKED_ACT, asked, lambda world: DECIDED),
    Door("charters:turning_down", ASKED, ASKED_ACT, asked, lambda world: DECIDED),
    Door("charters:life", "302 404 200 200 200 200 200 200", ONLY_READ, network),
    Door("charters:pause", DECIDES, DECIDES_ACT, network, lambda world: REST),
    Door("charters:resume", ASKED, ASKED_ACT, resting, lambda world: REST),
    Door("charters:group", RELATES, RELATES_ACT, network, new_group),
    Door(
        "charters:extension",
        "302 404 403 403 200 200 403 200",
        "302 404 403 403 302 302 403 302",
        group,
        next_year,
    ),
    Door(
        "charters:relation",
        RELATES,
        RELATES_ACT,
        network,
        lambda world: {"other": world.cast.other.pk, "about": "Betyg", "since": "2026-01-01"},
    ),
    Door("charters:relation_end", ONLY_POST, RELATES_ACT, relation),
    Door(
        "charters:place",
        "302 404 403 403 403 403 403 200",
        "302 404 403 403 403 403 403 302",
        network,
        lambda world: {"parent": world.cast.chiefs.pk},
    ),
]
