"""One's own details: corrected at once, the address by a code that goes to it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import time_machine
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.people.models import NEUTRAL, Shield
from samverk.post.models import Letter

type As = Callable[[str], Client]

NEW = "olof.nyman@tibro.example"


def code_in(letter: Letter) -> str:
    return letter.subject.rsplit(": ", 1)[1]


def ask(client: Client, address: str = NEW) -> str:
    assert client.post("/jag/adress/", {"email": address}).status_code == 302
    return code_in(Letter.objects.get(to=address))


def test_only_what_was_corrected_is_told(as_: As, cast: Cast) -> None:
    form = {"name": "Olof Nyman", "title": "Rektor", "phone": "0503-1", "language": "sv"}
    assert as_("member").post("/jag/kontakt/", form).status_code == 302
    cast.member.refresh_from_db()
    assert (cast.member.title, cast.member.phone) == ("Rektor", "0503-1")
    assert Entry.objects.get(verb="person.changed").facts == {"changed": ["phone", "title"]}


def test_saving_without_a_change_tells_nothing(as_: As, cast: Cast) -> None:
    form = {"name": "Olof Nyman", "title": "Grundskolechef", "phone": "", "language": "sv"}
    assert as_("member").post("/jag/kontakt/", form).status_code == 302
    assert not Entry.objects.filter(verb="person.changed").exists()


def test_behind_a_shield_the_truth_is_corrected_and_the_row_says_nothing(
    as_: As, cast: Cast
) -> None:
    Shield.put_up(cast.member, by=cast.coordinator, at=timezone.now())
    form = {"name": "Olof Nyman", "title": "Rektor", "phone": "0503-1", "language": "sv"}
    assert as_("member").post("/jag/kontakt/", form).status_code == 302
    cast.member.refresh_from_db()
    assert (cast.member.name, cast.member.title, cast.member.phone) == (NEUTRAL, "", "")
    shield = Shield.objects.get()
    assert (shield.name, shield.title) == ("Olof Nyman", "Rektor")


def test_the_address_is_changed_by_a_code_that_goes_to_it(as_: As, cast: Cast) -> None:
    client = as_("member")
    before = cast.member.email
    EmailAddress.objects.create(user=cast.member, email=before, verified=True, primary=True)
    code = ask(client)
    cast.member.refresh_from_db()
    assert cast.member.email == before
    assert client.post("/jag/adress/kod/", {"code": code.lower()}).status_code == 302
    cast.member.refresh_from_db()
    assert cast.member.email == NEW
    assert not EmailAddress.objects.filter(email=before).exists()
    assert "Din e-postadress i samverk är ändrad" in Letter.objects.get(to=before).subject
    assert client.get("/jag/").status_code == 200


def test_a_wrong_code_or_one_too_many_changes_nothing(as_: As, cast: Cast) -> None:
    client = as_("member")
    code = ask(client)
    for _ in range(3):
        assert client.post("/jag/adress/kod/", {"code": "nej"}).status_code == 422
    assert client.post("/jag/adress/kod/", {"code": code}).status_code == 422
    cast.member.refresh_from_db()
    assert cast.member.email != NEW


def test_a_code_is_good_for_a_quarter(as_: As, cast: Cast) -> None:
    client = as_("member")
    code = ask(client)
    with time_machine.travel(datetime.now().astimezone() + timedelta(minutes=16), tick=False):
        assert client.post("/jag/adress/kod/", {"code": code}).status_code == 422


def test_nobody_learns_that_an_address_is_somebody_elses(as_: As, cast: Cast) -> None:
    client = as_("member")
    taken = cast.stranger.email
    assert client.post("/jag/adress/", {"email": taken}).status_code == 302
    assert client.get("/jag/adress/kod/").status_code == 200
    assert not Letter.objects.filter(to=taken).exists()


def test_codes_are_not_asked_for_without_end(as_: As, cast: Cast) -> None:
    client = as_("member")
    for number in range(5):
        ask(client, f"olof{number}@hjo.example")
    assert client.post("/jag/adress/", {"email": NEW}).status_code == 409
    assert not Letter.objects.filter(to=NEW).exists()
