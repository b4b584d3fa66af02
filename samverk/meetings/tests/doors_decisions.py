"""Who may open which door to decisions and what is to be done."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from samverk.meetings.actions import link_to
from samverk.meetings.models import Action, Assent, Decision
from tests.doors import Door

READ = "302 404 200 200 200 200 200 200"
KEEP, KEPT = "302 404 403 200 200 200 403 200", "302 404 403 302 302 302 403 302"
NO_POST = "302 405 405 405 405 405 405 405"
OPEN = "200 " * 8


def decided(world: Any) -> tuple[object, ...]:
    """The decision of the approved record, of which somebody is to be told."""
    decision = Decision.objects.get(item__meeting=world.approved)
    Decision.objects.filter(pk=decision.pk).update(leads_to="information", to_whom="rektorerna")
    return (decision.pk,)


def numbered(world: Any) -> tuple[object, ...]:
    decided(world)
    row = Decision.objects.get(item__meeting=world.approved).registered
    return (world.cast.network.slug, row.year, row.number)


def asked(world: Any) -> tuple[object, ...]:
    """The link of a municipality that was absent from the approved meeting."""
    cast = world.cast
    assent, _new = Assent.objects.get_or_create(
        meeting=world.approved,
        municipality=cast.municipalities["Skara"],
        defaults={"person": cast.presidium, "last_day": timezone.localdate()},
    )
    return (assent.token,)


def signed(world: Any) -> tuple[object, ...]:
    return (link_to(Action.objects.get(pk=world.action.pk)).split("/")[-2],)


def anchored(world: Any) -> Mapping[str, object]:
    return {"on": "2026-03-13", "note": "I nämnden"}


DOORS = [
    Door("meetings:decisions", READ, NO_POST, lambda w: (w.cast.network.slug,)),
    Door("meetings:decision_numbered", "302 404 " + "302 " * 6, NO_POST, numbered),
    Door("meetings:decision", READ, NO_POST, decided),
    Door("meetings:settling", KEEP, KEPT, decided, lambda w: {"note": "Mejlat"}),
    Door(
        "meetings:anchoring",
        "302 404 200 200 200 200 403 403",
        "302 404 302 302 302 302 403 403",
        decided,
        anchored,
    ),
    Door("meetings:excerpt", KEEP, KEPT, decided, lambda w: {"to": "rektor@hjo.example"}),
    Door("meetings:excerpt_pdf", KEEP, NO_POST, decided),
    Door("meetings:assent", OPEN, "302 " * 8, asked, lambda w: {"answer": "assents"}),
    Door("meetings:actions", "302" + " 200" * 7, NO_POST),
    Door("meetings:handing_over", KEEP, KEPT, lambda w: (w.action.pk,), lambda w: {"who": "Någon"}),
    Door("meetings:action_by_link", OPEN, "302 " * 8, signed, lambda w: {"note": "Klart"}),
]
