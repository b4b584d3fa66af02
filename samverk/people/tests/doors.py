"""Who may open which door among people and at sign-in."""

from samverk.people.tests.doors_importing import DOORS as FILES
from samverk.people.tests.doors_in import DOORS as SIGNING_IN
from samverk.people.tests.doors_roles import DOORS as ROLES
from samverk.people.tests.doors_seats import DOORS as SEATS
from tests.doors import Door

READ = "302 404 200 200 200 200 200 200"
KEEP = "302 404 403 200 200 200 403 200"
KEPT = "302 404 403 302 302 302 403 302"
NO_POST = "302 405 405 405 405 405 405 405"

DOORS = [
    *FILES,
    *SIGNING_IN,
    *ROLES,
    *SEATS,
    Door("account_login", "200" + " 302" * 7, "200" + " 302" * 7),
    Door("account_confirm_login_code", "302 302 302 302 302 302 302 302", "302" + " 302" * 7),
    Door("account_logout", "302" + " 200" * 7, "302" + " 302" * 7),
    Door("people:me", "302" + " 200" * 7, "302" + " 405" * 7),
    Door(
        "people:own_details",
        "302" + " 200" * 7,
        "302" + " 422" * 7,
        data=lambda world: {"name": ""},
    ),
    Door("people:permissions", "302" + " 200" * 7, NO_POST),
    Door("people:log", "302" + " 403" * 6 + " 200", NO_POST),
    Door(
        "people:network_log",
        "302 404 403 403 200 200 403 200",
        NO_POST,
        args=lambda world: (world.cast.network.slug,),
    ),
    Door("people:register", READ, NO_POST, args=lambda world: (world.cast.network.slug,)),
    Door("people:confirmation", KEEP, KEPT, args=lambda world: (world.cast.network.slug,)),
    Door(
        "people:joining",
        KEEP,
        "302 404 403 422 422 422 403 422",
        args=lambda world: (world.cast.network.slug,),
        data=lambda world: {"name": ""},
    ),
    Door(
        "people:leaving",
        KEEP,
        KEPT,
        args=lambda world: (world.cast.network.slug, world.cast.member.memberships.get().pk),
    ),
    Door(
        "people:details",
        KEEP,
        "302 404 403 422 422 422 403 422",
        args=lambda world: (world.cast.network.slug, world.cast.member.memberships.get().pk),
        data=lambda world: {"name": ""},
    ),
    Door(
        "people:visibility",
        "302" + " 200" * 7,
        "302" + " 422" * 7,
        data=lambda world: {"name_shown": "office"},
    ),
    Door("people:own_protection", "302" + " 200" * 7, "302" + " 302" * 7),
    Door(
        "people:protection",
        "302 403 403 403 403 403 403 200",
        "302 403 403 403 403 403 403 422",
        data=lambda world: {"address": "nobody@nowhere.example"},
    ),
]
