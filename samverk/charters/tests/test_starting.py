"""A network is asked for, weighed against the checklist, started or turned down."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from samverk.charters.lifecycle.starting import Checklist, is_sentence
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.networks.models import Initiative, Municipality, Network
from samverk.people.models import Appointment, Membership

type As = Callable[[str], Client]

PURPOSE = "Förskolechefer som delar det som fungerar, så att fler barn får språk."
URL = "/natverk/forskola/starta/"


def ask(cast: Cast, client: Client, **facts: object) -> Network:
    form = {"name": "Förskola", "kind": "network", "parent": cast.chiefs.pk} | facts
    assert client.post("/starta-natverk/", form).status_code == 302
    return Network.objects.get(name="Förskola")


def tick(client: Client, count: int) -> None:
    towns = [town.pk for town in Municipality.objects.all()[:count]]
    sent = client.post(f"{URL}kommuner/", {"municipalities": towns, "on": "2026-03-02"})
    assert sent.status_code == 302


def decision() -> dict[str, str]:
    return {"body": "Skolchefsnätverket", "on": timezone.localdate().isoformat()}


def whole(cast: Cast, client: Client) -> Network:
    """All that the checklist asks for."""
    network = ask(
        cast, client, asked_by="Förskolecheferna", purpose=PURPOSE, convener=cast.member.pk
    )
    tick(client, 8)
    return network


@pytest.mark.parametrize(
    ("text", "enough"), [(PURPOSE, True), ("Utbyta erfarenheter.", False), (PURPOSE[:-1], False)]
)
def test_a_purpose_is_a_sentence(text: str, *, enough: bool) -> None:
    assert is_sentence(text) == enough


def test_the_checklist_tells_what_is_met_and_what_is_missing(cast: Cast, as_: As) -> None:
    client = as_("liaison")
    network = ask(cast, client, purpose="Utbyta erfarenheter.")
    tick(client, 7)
    shown = client.get(URL).content.decode()
    assert "4 saker saknas innan det kan starta." in shown
    assert "7 vill vara med. Det behövs 8." in shown
    assert network in Network.objects.proposed()
    assert network not in Network.objects.alive(timezone.localdate())


def test_when_all_is_there_it_starts_with_its_convener(cast: Cast, as_: As) -> None:
    client = as_("liaison")
    network = whole(cast, client)
    assert "Nätverket kan starta." in client.get(URL).content.decode()
    answer = client.post(f"{URL}beslut/", decision(), follow=True)
    assert "Nätverket har startat." in answer.content.decode()
    today = timezone.localdate()
    assert network in Network.objects.active(today)
    held = Appointment.objects.on(today).get(network=network)
    assert (held.person, held.role) == (cast.member, "convener")
    listed = Membership.objects.on(today).get(network=network)
    assert (listed.person, listed.municipality) == (cast.member, cast.municipalities["Hjo"])
    assert Entry.objects.filter(verb="network.started", network_id=network.pk).count() == 1


def test_it_leads_the_office_on_to_reading_in_its_charter(cast: Cast, as_: As) -> None:
    client = as_("coordinator")
    whole(cast, client)
    answer = client.post(f"{URL}beslut/", decision(), follow=True)
    assert "/uppdragsbeskrivningar/las-in/" in answer.content.decode()


def test_where_something_is_missing_it_takes_a_reason(cast: Cast, as_: As) -> None:
    client = as_("liaison")
    network = ask(cast, client)
    assert client.post(f"{URL}beslut/", decision()).status_code == 422
    said = decision() | {"reason": "Staten kräver det från i höst."}
    assert client.post(f"{URL}beslut/", said).status_code == 302
    start = network.start_decision
    assert start
    assert start.reason == "Staten kräver det från i höst."


def test_it_is_decided_once(cast: Cast, as_: As) -> None:
    client = as_("liaison")
    whole(cast, client)
    client.post(f"{URL}beslut/", decision())
    for page in ("beslut/", "uppgifter/", "kommuner/", "avsla/"):
        assert client.get(f"{URL}{page}").status_code == 404
    assert client.get(URL).status_code == 200


def test_turned_down_it_stays_written_and_nobody_can_choose_it(cast: Cast, as_: As) -> None:
    client = as_("liaison")
    network = ask(cast, client)
    answer = client.post(f"{URL}avsla/", decision() | {"reason": "För få."}, follow=True)
    assert "Skolchefsnätverket avslog det" in answer.content.decode()
    assert network.standing(timezone.localdate()) == "ended"
    assert network not in Network.objects.going_on()
    assert Client().get("/publikt/forskola/").status_code == 404


def test_willing_municipalities_keep_the_day_they_said_so(cast: Cast, as_: As) -> None:
    client = as_("liaison")
    network = ask(cast, client)
    tick(client, 2)
    towns = [town.pk for town in Municipality.objects.all()[1:3]]
    client.post(f"{URL}kommuner/", {"municipalities": towns, "on": "2026-04-01"})
    days = [str(row.on) for row in network.initiative.willing.all()]
    assert days == ["2026-03-02", "2026-04-01"]


def test_who_leads_no_commissioning_body_asks_for_nothing(as_: As) -> None:
    answer = as_("chair").get("/starta-natverk/")
    assert answer.status_code == 403
    assert "be om" in answer.content.decode() or "ber om" in answer.content.decode()


def test_the_office_may_start_a_body_at_the_top(cast: Cast, as_: As) -> None:
    client = as_("coordinator")
    network = ask(cast, client, kind="body", parent="", purpose=PURPOSE)
    points = Checklist.of(Initiative.objects.get(network=network)).points
    assert [point.met for point in points] == [False, True, True, False, False]
