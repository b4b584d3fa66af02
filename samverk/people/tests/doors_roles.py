"""Who may open which door to roles, rules, one's address, and the lists as the office sees them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from samverk.people.models import Appointment
from tests.doors import Door

OFFICE = "302 403 403 403 403 403 403 200"
OFFICE_HERE = "302 404 403 403 403 403 403 200"
READ = "302 404 200 200 200 200 200 200"
KEEP = "302 404 403 200 200 200 403 200"
KEPT = "302 404 403 302 302 302 403 302"
WRONG = "302 404 403 422 422 422 403 422"
NO_POST = "302 405 405 405 405 405 405 405"


def coming_role(world: Any) -> tuple[object, ...]:
    """A role that somebody is to have from a later day."""
    role = Appointment.give(
        world.cast.network,
        by=world.cast.coordinator,
        on=timezone.localdate() + timedelta(days=30),
        person=world.cast.member,
        role="convener",
    )
    return world.cast.network.slug, role.pk


DOORS = [
    Door(
        "people:own_address",
        "302" + " 200" * 7,
        "302" + " 422" * 7,
        data=lambda world: {"email": "nowhere"},
    ),
    Door("people:own_address_code", "302" + " 302" * 7, "302" + " 302" * 7),
    Door("people:registers", OFFICE, NO_POST),
    Door("people:roles", READ, NO_POST, args=lambda world: (world.cast.network.slug,)),
    Door(
        "people:role",
        KEEP,
        WRONG,
        args=lambda world: (world.cast.network.slug,),
        data=lambda world: {"role": ""},
    ),
    Door(
        "people:role_end",
        KEEP,
        KEPT,
        args=lambda world: (world.cast.network.slug, world.secretary_appointment.pk),
        data=lambda world: {"last_day": timezone.localdate().isoformat()},
    ),
    Door("people:role_withdrawal", KEEP, KEPT, args=coming_role),
    Door(
        "people:rule",
        OFFICE_HERE,
        "302 404 403 403 403 403 403 422",
        args=lambda world: (world.cast.network.slug,),
        data=lambda world: {"role": ""},
    ),
]
