"""The pages: what people read about themselves, and what the office does."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.archive.models import Disposal, DisposalDecision, Request
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.people.models import NEUTRAL, Person
from samverk.post.models import Letter
from tests.world import build_world

pytestmark = pytest.mark.django_db
QUERIES = 10  # of the page of disposal, however long its log
type As = Callable[[str], Client]


def write(person: Person, count: int) -> None:
    for number in range(count):
        Letter.write(
            key=f"prov:{number}", to=person.email or "", subject=f"Brev {number}", text="Hej"
        )


def test_people_read_what_is_known_about_them(cast: Cast, as_: As) -> None:
    build_world(cast)
    page = as_("member").get("/jag/uppgifter/").text
    for said in ("Olof Nyman", "Grundskola", "Platser i nätverk", "Närvaro", "Nycklar och koder"):
        assert said in page
    assert "2024-01-01" not in page, "days are said as people say them"
    assert "1 januari 2024" in page


def test_much_of_a_kind_has_a_page_of_its_own(cast: Cast, as_: As) -> None:
    write(cast.member, 60)
    client = as_("member")
    page = client.get("/jag/uppgifter/").text
    assert "Brev 59" in page
    assert "Brev 3<" not in page
    assert reverse("archive:own_part", args=["post.Letter.to"]) in page
    second = client.get("/jag/uppgifter/post.Letter.to/?page=2").text
    assert "Brev 3<" in second
    assert client.get("/jag/uppgifter/people.Person.password/").status_code == 404


def test_the_page_asks_as_much_whatever_there_is(cast: Cast, as_: As) -> None:
    client = as_("member")
    asked = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get("/jag/uppgifter/")
        asked.append(len(queries))
        if not asked[1:]:
            build_world(cast)
            write(cast.member, 40)
    assert asked[0] == asked[1]


def test_the_file_is_fetched(cast: Cast, as_: As) -> None:
    answer = as_("member").get("/jag/uppgifter.json")
    data = json.loads(answer.getvalue())
    assert data["format"] == 1
    assert data["person"] == cast.member.pk
    assert len(data["left_out"]) == 3


def test_the_office_hands_out_what_is_known_and_the_log_says_so(cast: Cast, as_: As) -> None:
    client = as_("coordinator")
    found = client.post("/uppgifter/", {"sought": "nyman"}).text
    address = reverse("archive:handing_out", args=[cast.member.pk])
    assert address in found
    client.get(address)
    assert not Entry.objects.filter(verb="person.data_handed_out").exists()
    assert "Platser i nätverk" in client.post(address, {"page": "1"}).text
    file = client.post(address, {"file": "1"})
    assert file["Content-Type"] == "application/json"
    said = Entry.objects.filter(verb="person.data_handed_out")
    assert [(entry.actor, entry.noun_id) for entry in said] == [
        (cast.coordinator, cast.member.pk)
    ] * 2


def test_whose_name_is_nobodys_is_not_found(cast: Cast, as_: As) -> None:
    Person.objects.filter(pk=cast.member.pk).update(name=NEUTRAL)
    client = as_("coordinator")
    for sought in (NEUTRAL, cast.member.email):
        assert "Ingen hittades" in client.post("/uppgifter/", {"sought": sought}).text
    address = reverse("archive:handing_out", args=[cast.member.pk])
    assert client.get(address).status_code == 404


def test_a_wish_to_be_forgotten_goes_to_the_office_and_is_fulfilled(cast: Cast, as_: As) -> None:
    as_("member").post("/jag/avidentifiera/")
    asked = Request.objects.pending().get()
    assert asked.person == cast.member
    office = as_("coordinator")
    assert "1 önskemål väntar" in office.get("/uppgifter/").text
    address = reverse("archive:anonymisation", args=[cast.member.pk])
    assert "står i förteckningen för Grundskola" in office.get(address).text
    cast.member.memberships.get().end(by=cast.coordinator, on=timezone.localdate())
    wrong = office.post(address, {"reason": "Önskemål", "name": "Olof"})
    assert wrong.status_code == 422
    assert "Skriv exakt Olof Nyman" in wrong.text
    right = office.post(address, {"reason": "Önskemål", "name": "Olof Nyman"}, follow=True)
    assert "Kontot är avidentifierat" in right.text
    assert not Request.objects.pending().exists()
    assert as_("member").get("/jag/").status_code == 302, "nobody signs in to it"


def test_a_wish_that_is_declined_is_answered(cast: Cast, as_: As) -> None:
    member = as_("member")
    member.post("/jag/avidentifiera/")
    asked = Request.objects.pending().get()
    as_("coordinator").post(
        reverse("archive:declined", args=[asked.pk]), {"answer": "Du är ordförande."}
    )
    assert "Du är ordförande." in member.get("/jag/avidentifiera/").text


def test_a_decision_is_recorded_and_ended(cast: Cast, as_: As) -> None:
    client = as_("coordinator")
    write(cast.member, 3)
    Letter.objects.update(sent_at=timezone.now() - timedelta(days=300))
    assert "Inget beslut" in client.get("/gallring/prov/").text
    today = timezone.localdate().isoformat()
    data = {"body": "Direktionen", "on": today, "reference": "2026/12", "since": today}
    answer = client.post("/gallring/letters/beslut/", data, follow=True)
    assert "Direktionen" in answer.text
    assert "Gallras i natt" in client.get("/gallring/prov/").text
    decision = DisposalDecision.objects.get()
    client.post(reverse("archive:decision_end", args=[decision.pk]))
    decision.refresh_from_db()
    assert decision.until == timezone.localdate() - timedelta(days=1)
    assert client.get("/gallring/ingen-regel/beslut/").status_code == 404


def test_the_log_of_disposal_is_paged(
    cast: Cast, as_: As, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, today = as_("coordinator"), timezone.localdate()
    decision = DisposalDecision.enter(
        "letters", by=cast.coordinator, body="Direktionen", on=today, reference="1", since=today
    )
    for count in (1, 25):
        for _number in range(count):
            Disposal.objects.create(
                rule="letters",
                decision=decision,
                counts={"post.Letter": 7},
                oldest=today,
                newest=today,
                sha256="0" * 64,
            )
        with django_assert_num_queries(QUERIES):
            page = client.get("/gallring/").text
        assert "Brev som har skickats" in page


def test_the_register_of_processing_can_be_fetched(cast: Cast, as_: As) -> None:
    client = as_("coordinator")
    page = client.get("/behandlingar/").text
    assert "Brev som har skickats: 6 månader, räknat från dagen de skickades." in page
    assert cast.federation.office_mail in page.replace("<wbr>", "")
    table = client.get("/behandlingar.csv").content.decode("utf-8-sig").splitlines()
    data = client.get("/behandlingar.json").json()
    assert len(table) - 1 == len(data["activities"])
    assert data["controller"]["name"] == cast.federation.name
