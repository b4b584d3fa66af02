"""Where people are signed in, for how long, and how often one may try."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.people.devices import device
from samverk.people.models import NEUTRAL, Person, Shield
from samverk.post.models import Letter

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0"
)
ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/141.0.0.0 Mobile Safari/537.36"
)

MADE_UP = [
    "",
    "not JSON",
    "[]",
    '"a passkey"',
    "{}",
    '{"id": "a", "rawId": "a", "type": "public-key"}',
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response": []}',
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response": {"userHandle": "YQ"}}',
]


def come_in(person: Person, agent: str = FIREFOX, ip: str = "192.0.2.1") -> Client:
    """A browser that the person has signed in with by a code."""
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=ip)
    client.post("/logga-in/", {"email": person.mailbox})
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", Letter.objects.latest("pk").text)
    assert code
    answer = client.post("/logga-in/kod/", {"code": code.group()})
    assert answer["Location"] == "/mitt-bord/"
    return client


def is_in(client: Client) -> bool:
    return client.get("/jag/").status_code == HTTPStatus.OK


# How long


def test_twelve_hours_and_no_longer_however_busy(cast: Cast) -> None:
    began = timezone.now()
    with time_machine.travel(began, tick=False) as clock:
        client = come_in(cast.member)
        for hours in (5, 11.9):
            clock.move_to(began + timedelta(hours=hours))
            assert is_in(client)
            session = client.session  # something is written in it, which makes it new
            session["seen"] = hours
            session.save()
        clock.move_to(began + timedelta(hours=12.1))
        assert not is_in(client)


def test_whoever_is_ended_is_out_everywhere_at_once(cast: Cast) -> None:
    clients = [come_in(cast.member), come_in(cast.member, IPHONE)]
    assert all(map(is_in, clients))
    Person.objects.filter(pk=cast.member.pk).update(is_active=False)
    assert not any(map(is_in, clients))


# Where


def test_each_place_is_told_of_with_this_one_first(cast: Cast) -> None:
    come_in(cast.member, IPHONE, "192.0.2.9")
    page = come_in(cast.member).get("/jag/inloggning/").text
    places = page[page.index("Här är du inloggad") :]
    assert places.index("Firefox på Windows") < places.index("Safari på iPhone")
    assert places.index("Den här enheten") < places.index("Safari på iPhone")
    assert "från 192.0.2.9" in places


def test_signing_out_at_one_place(cast: Cast) -> None:
    lost, here = come_in(cast.member, IPHONE), come_in(cast.member)
    [link] = re.findall(r"/jag/inloggning/enhet/\d+/", here.get("/jag/inloggning/").text)
    assert come_in(cast.chair).post(link).status_code == HTTPStatus.NOT_FOUND
    assert here.post(link).status_code == HTTPStatus.FOUND
    assert not is_in(lost)
    assert is_in(here)


def test_signing_out_everywhere_else(cast: Cast) -> None:
    others = [come_in(cast.member, IPHONE), come_in(cast.member, ANDROID)]
    here, somebody = come_in(cast.member), come_in(cast.chair)
    answer = here.post("/jag/inloggning/andra-enheter/", follow=True)
    assert "Du är utloggad på 2 andra ställen." in answer.text
    assert not any(map(is_in, others))
    assert is_in(here)
    assert is_in(somebody)


def test_the_page_asks_as_little_for_many_places(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def queries() -> int:
        with django_assert_max_num_queries(20) as asked:
            client.get("/jag/inloggning/")
        return len(asked)

    client = come_in(cast.member)
    few = queries()
    for number in range(4):
        come_in(cast.member, IPHONE, f"192.0.2.{number}")
        Authenticator.objects.create(
            user=cast.member, type=Authenticator.Type.WEBAUTHN, data={"name": str(number)}
        )
    assert queries() == few


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox på Windows"),
        (IPHONE, "Safari på iPhone"),
        (EDGE, "Edge på Windows"),
        (ANDROID, "Chrome på Android"),
        ("curl/8.5", "En annan enhet"),
        ("", "En annan enhet"),
    ],
)
def test_what_a_device_is_called(agent: str, words: str) -> None:
    assert device(agent) == words


# How often


def ask(address: str, ip: str = "192.0.2.1") -> HTTPStatus:
    answer = Client(REMOTE_ADDR=ip).post("/logga-in/", {"email": address})
    return HTTPStatus(answer.status_code)


@pytest.mark.parametrize("known", [True, False])
def test_five_codes_in_a_quarter_of_an_hour(cast: Cast, known: bool) -> None:
    address = cast.member.mailbox if known else "nobody@elsewhere.example"
    began = datetime(2026, 11, 20, 9, 32, tzinfo=timezone.get_current_timezone())
    with time_machine.travel(began, tick=False) as clock:
        for _ in range(5):
            assert ask(address) == HTTPStatus.FOUND
        answer = Client(REMOTE_ADDR="192.0.2.2").post("/logga-in/", {"email": address.upper()})
        assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
        assert "Vänta till kl. 9.47" in answer.text
        assert answer["Retry-After"] == "900"
        assert ask(cast.chair.mailbox) == HTTPStatus.FOUND
        assert Letter.objects.filter(to=address).count() == (5 if known else 0)
        clock.shift(timedelta(minutes=15))
        assert ask(address) == HTTPStatus.FOUND


def test_sixty_addresses_from_one_place(cast: Cast) -> None:
    for number in range(60):
        assert ask(f"{number}@elsewhere.example") == HTTPStatus.FOUND
    assert ask(cast.member.mailbox) == HTTPStatus.TOO_MANY_REQUESTS
    assert ask(cast.member.mailbox, ip="192.0.2.2") == HTTPStatus.FOUND


def test_three_wrong_codes_are_enough(client: Client, cast: Cast) -> None:
    client.post("/logga-in/", {"email": cast.member.mailbox})
    answer = client.post("/logga-in/kod/", {"code": "AAAA-AAAA"})
    assert "Koden stämmer inte." in answer.text
    client.post("/logga-in/kod/", {"code": "AAAA-AAAA"})
    answer = client.post("/logga-in/kod/", {"code": "AAAA-AAAA"}, follow=True)
    assert "Koden var fel tre gånger." in answer.text
    assert answer.redirect_chain[-1][0] == "/logga-in/"


def test_another_address_can_be_tried_at_once(client: Client, cast: Cast) -> None:
    page = client.post("/logga-in/", {"email": "wrong@elsewhere.example"}, follow=True).text
    another = page[page.index('<form id="another"') :]
    told = dict(re.findall(r'name="(\w+)" value="([^"]+)"', another)[:2])
    answer = client.post("/logga-ut/", told, follow=True)
    assert answer.redirect_chain[-1][0] == "/logga-in/"
    assert 'name="email"' in answer.text


# Whoever it is


def test_a_code_is_enough_for_who_has_a_passkey(cast: Cast) -> None:
    Authenticator.objects.create(
        user=cast.member, type=Authenticator.Type.WEBAUTHN, data={"name": "Telefonen"}
    )
    assert is_in(come_in(cast.member))


def test_a_shielded_person_signs_in_by_their_own_address(cast: Cast) -> None:
    address = cast.member.mailbox
    Shield.objects.create(
        person=cast.member,
        name=cast.member.name,
        email=address,
        at=timezone.now(),
        by=cast.coordinator,
    )
    Person.objects.filter(pk=cast.member.pk).update(name=NEUTRAL, email=None)
    person = Person.objects.get(pk=cast.member.pk)
    client = come_in(person)
    assert Letter.objects.get().to == address
    assert is_in(client)


# Passkeys, as far as they can be tried without a browser


def test_a_passkey_wants_a_fresh_sign_in(cast: Cast) -> None:
    began = timezone.now()
    with time_machine.travel(began, tick=False) as clock:
        client = come_in(cast.member)
        assert client.get("/jag/inloggning/passkey/ny/").status_code == HTTPStatus.OK
        clock.shift(timedelta(minutes=31))
        answer = client.get("/jag/inloggning/passkey/ny/", follow=True)
        assert "Logga in igen först" in answer.text
        assert client.post("/jag/inloggning/passkey/ny/").status_code == HTTPStatus.FOUND


def test_what_the_browser_did_not_make_is_no_passkey(cast: Cast) -> None:
    client = come_in(cast.member)
    client.get("/jag/inloggning/passkey/ny/")
    for credential in MADE_UP:
        told = {"name": "x", "credential": credential}
        answer = client.post("/jag/inloggning/passkey/ny/", told)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("credential", MADE_UP)
def test_what_is_no_passkey_does_not_sign_in(client: Client, cast: Cast, credential: str) -> None:
    client.get("/logga-in/passkey/", headers={"Accept": "application/json"})
    answer = client.post("/logga-in/passkey/", {"credential": credential}, follow=True)
    assert answer.redirect_chain == [("/logga-in/", HTTPStatus.FOUND)]


def test_taking_a_passkey_away_is_written_down(cast: Cast) -> None:
    passkey = Authenticator.objects.create(
        user=cast.member, type=Authenticator.Type.WEBAUTHN, data={"name": "Telefonen"}
    )
    come_in(cast.member).post(f"/jag/inloggning/passkey/{passkey.pk}/ta-bort/")
    assert Entry.objects.get(verb="passkey.removed").actor == cast.member
    assert not Authenticator.objects.exists()


# Municipalities


def test_the_office_lets_a_municipality_in_and_stops_it(
    as_: Callable[[str], Client], cast: Cast
) -> None:
    office = as_("coordinator")
    hjo = cast.municipalities["Hjo"]
    told = {"municipality": hjo.pk, "tenant_id": "0F8FAD5B-D9CB-469F-A165-70867728950E"}
    page = office.post("/kommuner/inloggning/ny/", told, follow=True).text
    assert "Nu kan de som deltar för Hjo koppla sina konton." in page
    assert "0f8fad5b-d9cb-469f-a165-70867728950e" in page
    again = office.post("/kommuner/inloggning/ny/", told)
    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Det id:t är redan insläppt, för Hjo." in again.text
    [stop] = re.findall(r"/kommuner/inloggning/\d+/stoppa/", page)
    office.post(stop)
    assert office.post(stop).status_code == HTTPStatus.NOT_FOUND
    assert "Ingen kommun är insläppt än." in office.get("/kommuner/inloggning/").text
    verbs = Entry.objects.filter(verb__startswith="tenant.").order_by("pk")
    assert [entry.verb for entry in verbs] == ["tenant.allowed", "tenant.stopped"]
