"""Those who keep a list correct what it says about somebody; only the office the address."""

from collections.abc import Callable

from django.test import Client

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry

type As = Callable[[str], Client]


def url_of(cast: Cast) -> str:
    return f"/natverk/grundskola/personer/{cast.member.memberships.get().pk}/uppgifter/"


def test_the_secretary_corrects_all_but_the_address(as_: As, cast: Cast) -> None:
    form = {"name": "Olof Nyman", "title": "Rektor", "phone": "0500-12 34 56"}
    taken = as_("secretary").post(url_of(cast), form | {"email": "annan@hjo.example"})
    assert taken.status_code == 302
    before = cast.member.email
    cast.member.refresh_from_db()
    assert (cast.member.title, cast.member.phone) == ("Rektor", "0500-12 34 56")
    assert cast.member.email == before
    entry = Entry.objects.get(verb="person.changed")
    assert (entry.actor, entry.facts["changed"]) == (cast.secretary, ["phone", "title"])


def test_the_office_gives_an_address_that_nobody_else_has(as_: As, cast: Cast) -> None:
    form = {"name": "Olof Nyman", "title": "Grundskolechef", "phone": ""}
    taken = as_("coordinator").post(url_of(cast), form | {"email": str(cast.chair.email).upper()})
    assert taken.status_code == 422
    assert "Någon annan har den adressen" in taken.content.decode()
    new = as_("coordinator").post(url_of(cast), form | {"email": "O.Nyman@hjo.example"})
    assert new.status_code == 302
    cast.member.refresh_from_db()
    assert cast.member.email == "o.nyman@hjo.example"
