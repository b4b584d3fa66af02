"""Who may take lists of people in from files, and away as files."""

from typing import Any

from django.utils import timezone

from samverk.people.models import ImportRow, RegisterImport
from samverk.people.tests.files import csv
from tests.doors import Door

READ = "302 404 200 200 200 200 200 200"
NO_POST = "302 405 405 405 405 405 405 405"
NO_GET = "302 405 405 405 405 405 405 405"
KEEP = "302 404 403 200 200 200 403 200"
OFFICE = "302 403 403 403 403 403 403 200"


def register_file(world: Any) -> RegisterImport:
    """A file that the secretary handed in for the cast's network, read."""
    data = csv([["Namn", "Kommun", "E-post"], ["Nils Palm", "Tibro", "nils@tibro.example"]])
    whole = RegisterImport.hand_in(
        by=world.cast.secretary,
        network=world.cast.network,
        name="lista.csv",
        data=data,
        media_type="text/csv",
        is_offices=False,
    )
    whole.read(on=timezone.localdate())
    return whole


def register_row(world: Any) -> ImportRow:
    return register_file(world).rows.get(what="person")


DOORS = [
    Door(
        "people:importing",
        KEEP,
        "302 404 403 422 422 422 403 422",
        args=lambda world: (world.cast.network.slug,),
        data=lambda world: {"file": ""},
    ),
    Door(
        "people:importing_all",
        OFFICE,
        "302 403 403 403 403 403 403 422",
        data=lambda world: {"file": ""},
    ),
    Door("people:import", KEEP, NO_POST, args=lambda world: (register_file(world).pk,)),
    Door(
        "people:import_columns",
        KEEP,
        "302 404 403 302 302 302 403 302",
        args=lambda world: (register_file(world).pk,),
        data=lambda world: {"column-0-0": "name"},
    ),
    Door(
        "people:import_row",
        KEEP,
        "302 404 403 302 302 302 403 302",
        args=lambda world: ((row := register_row(world)).whole_id, row.pk),
        data=lambda world: {"name": "Nils Palm"},
    ),
    Door(
        "people:import_begin",
        NO_GET,
        "302 404 403 302 302 302 403 302",
        args=lambda world: (register_file(world).pk,),
        data=lambda world: {"go": "1"},
    ),
    Door("people:register_sheet", READ, NO_POST, args=lambda world: (world.cast.network.slug,)),
    Door("people:register_cards", READ, NO_POST, args=lambda world: (world.cast.network.slug,)),
    Door("people:registers_sheet", OFFICE, NO_POST),
]
