"""Who sees what of a person, and protected identity."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.charters.models import GoverningDocument
from samverk.documents.models import StoredFile
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import BacklogItem
from samverk.people.models import NEUTRAL, Person, Shield, Shown
from samverk.people.models.card import Card
from samverk.people.privacy import hidden_from, hidden_from_public
from samverk.post.models import Letter

type As = Callable[[str], Client]

NAME = "Olof Nyman"  # the cast's member


def protect(person: Person, by: Person) -> Person:
    Shield.put_up(person, by=by, at=timezone.now())
    return Person.objects.get(pk=person.pk)


def test_the_row_says_nothing_and_the_shield_all(cast: Cast) -> None:
    address = str(cast.member.email)
    person = protect(cast.member, cast.coordinator)
    assert (person.name, person.email, person.title, person.phone) == (NEUTRAL, None, "", "")
    assert person.truth.name == NAME
    assert person.mailbox == address
    assert Person.objects.with_address(address.upper()) == person
    assert Person.objects.with_address(" ") is None
    protect(person, cast.coordinator)
    assert person.shields.count() == 1


def test_lifting_puts_it_back(cast: Cast) -> None:
    address = cast.member.email
    person = protect(cast.member, cast.coordinator)
    person.change(title="Rektor", language="en")
    shield = person.shields.get()
    shield.lift(by=cast.coordinator, at=timezone.now())
    shield.lift(by=cast.coordinator, at=timezone.now() + timedelta(days=1))
    person = Person.objects.get(pk=person.pk)
    assert (person.name, person.email, person.title) == (NAME, address, "Rektor")
    assert person.truth == person
    assert Entry.objects.filter(verb="shield.lifted").count() == 1


def test_what_is_corrected_behind_a_shield_stays_there(cast: Cast) -> None:
    person = protect(cast.member, cast.coordinator)
    person.name = "Somebody"  # as a form does with the row that it is bound to
    person.change(by=cast.chair, name="Olof Ny", email="Olof.Ny@hjo.example")
    person = Person.objects.get(pk=person.pk)
    assert (person.name, person.email) == (NEUTRAL, None)
    assert (person.truth.name, person.mailbox) == ("Olof Ny", "olof.ny@hjo.example")


def test_the_ledger_is_not_told_who(cast: Cast) -> None:
    protect(cast.member, cast.member)
    entry = Entry.objects.get(verb="shield.put_up")
    assert entry.noun == "people.shield"
    assert entry.facts == {}
    assert entry.network_id is None


def test_a_protected_person_signs_in_with_a_code(cast: Cast, run_jobs: Callable[[], int]) -> None:
    address = str(cast.member.email)
    protect(cast.member, cast.coordinator)
    run_jobs()
    mail.outbox.clear()
    client = Client()
    answer = client.post("/logga-in/", {"email": address})
    assert answer.status_code == 302
    assert address in client.get("/logga-in/kod/").text or NEUTRAL not in answer.text
    run_jobs()
    [letter] = mail.outbox
    assert letter.to == [address]
    code = next(word for word in str(letter.body).split() if "-" in word and word.isupper())
    client.post("/logga-in/kod/", {"code": code})
    assert NAME in client.get("/jag/").text
    assert Person.objects.get(pk=cast.member.pk).email is None


def test_each_audience_sees_its_own(cast: Cast) -> None:
    person = cast.member
    person.phone = "0503-12345"
    assert not person.shows("email")
    assert person.shows("email", to=Shown.NETWORK)
    person.show(title_shown=Shown.NETWORK, phone_shown=Shown.OFFICE)
    public, network, office = (Card.of(person, to) for to in Shown.values)
    assert (public.name, public.title, public.email, public.phone) == (NAME, "", "", "")
    assert (network.title, network.email, network.phone) == (person.title, person.email, "")
    assert office.phone == "0503-12345"


def test_choosing_holds_at_once_on_public_pages(cast: Cast, as_: As) -> None:
    page = f"/publikt/{cast.network.slug}/"
    chair = as_("chair")
    assert "Anders Bergström" in Client().get(page).text
    chosen = {"name_shown": "network", "title_shown": "network", "email_shown": "network"}
    answer = chair.post("/jag/synlighet/", chosen | {"phone_shown": "office"}, follow=True)
    assert f"<dd>{NEUTRAL}</dd>" in answer.text
    text = Client().get(page).text
    assert "Anders Bergström" not in text
    assert NEUTRAL in text
    assert "Skolchef<" not in text
    shown = chosen | {"name_shown": "public", "email_shown": "public", "phone_shown": "office"}
    chair.post("/jag/synlighet/", shown)
    assert f"mailto:{cast.chair.email}" in Client().get(page).text


def test_a_name_is_known_to_those_one_works_with(as_: As) -> None:
    sent = {"name_shown": "office", "title_shown": "office", "email_shown": "office"}
    assert as_("member").post("/jag/synlighet/", sent | {"phone_shown": "x"}).status_code == 422


def test_the_person_asks_and_the_office_is_not_told_who(
    cast: Cast, as_: As, run_jobs: Callable[[], int]
) -> None:
    address = cast.member.email
    answer = as_("member").post("/jag/synlighet/skydd/", follow=True)
    assert "skyddade" in answer.text
    run_jobs()
    office, own = (Letter.objects.get(to=to) for to in (cast.federation.office_mail, address))
    assert "Nyman" not in office.text + office.subject
    assert "skyddade" in own.text


def test_the_office_writes_the_address(cast: Cast, as_: As) -> None:
    office, page = as_("coordinator"), "/skyddade-personuppgifter/"
    sent = {"address": str(cast.member.email).upper(), "act": "protect", "certain": "on"}
    assert office.post(page, sent | {"certain": ""}).status_code == 422
    assert office.post(page, sent | {"address": "nobody@x.example"}).status_code == 422
    answer = office.post(page, sent, follow=True)
    assert "Nyman" not in answer.text
    assert Shield.objects.get().person == cast.member
    office.post(page, sent)
    office.post(page, sent | {"act": "lift"})
    assert Shield.objects.get().lifted_by == cast.coordinator
    assert Person.objects.get(pk=cast.member.pk).name == NAME
    office.post(page, sent | {"act": "lift"})
    assert Shield.objects.count() == 1


def test_typed_names_are_hidden_from_all_but_the_person(cast: Cast, as_: As) -> None:
    BacklogItem.propose(cast.network, by=cast.chair, title=f"Fråga {NAME}, Nyman vet")
    page = f"{cast.network.get_absolute_url()}"
    assert f"Fråga {NAME}" in as_("chair").get(page).text
    protect(cast.member, cast.coordinator)
    assert f"Fråga {NEUTRAL}, {NEUTRAL} vet" in as_("chair").get(page).text
    assert f"Fråga {NAME}, Nyman vet" in as_("member").get(page).text


def test_a_shared_surname_and_a_town_are_not_hidden(cast: Cast) -> None:
    Person.objects.create_person(name="Eva Nyman", email=None)
    protect(cast.member, cast.coordinator)
    text = f"Eva Nyman, Nyman, {NAME}"
    assert hidden_from(cast.chair).hide(text) == f"Eva Nyman, Nyman, {NEUTRAL}"
    person = Person.objects.create_person(name="Siv Hjo", email=None)
    protect(person, cast.coordinator)
    assert hidden_from(None).hide("Siv Hjo i Hjo") == f"{NEUTRAL} i Hjo"


def test_who_is_both_protected_and_shown_inside_is_hidden(cast: Cast) -> None:
    cast.member.show(name_shown=Shown.NETWORK)
    protect(cast.member, cast.coordinator)
    assert hidden_from_public().hide(NAME) == NEUTRAL


def test_a_file_that_tells_is_not_handed_out(cast: Cast, as_: As) -> None:
    file = StoredFile.keep(
        name=f"{NAME}.docx", data=f"\x00\x01 {NAME}".encode(), media_type="application/msword"
    )
    document = GoverningDocument.objects.create(
        kind="strategy", name="Strategi", created_by=cast.coordinator, file=file
    )
    url = reverse("charters:document_file", args=[document.pk])
    chair = as_("chair")
    assert chair.get(url).status_code == 200
    protect(cast.member, cast.coordinator)
    for _again in range(2):  # worked out, then remembered
        answer = chair.get(url)
        assert answer.status_code == 404
        assert "Nyman" not in answer.text + str(answer.headers)
        assert answer["Content-Type"].startswith("text/html")
    assert as_("member").get(url).content == file.data()


def test_what_is_hidden_costs_one_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _size in range(2):
        with django_assert_num_queries(1):
            assert "x" in hidden_from_public().hide("x")
        for number in range(10):
            person = Person.objects.create_person(name=f"N{number} Hemlig{_size}", email=None)
            protect(person, cast.coordinator)


@pytest.mark.parametrize(
    ("persona", "page", "kept", "robots"),
    [
        ("public", "/", "no-cache", "all"),
        ("public", "/publikt/grundskola/", "no-cache", "noindex"),
        ("member", "/jag/", "no-store", "noindex"),
        ("member", "/", "no-store", "all"),
    ],
)
def test_pages_are_kept_nowhere(as_: As, persona: str, page: str, kept: str, robots: str) -> None:
    answer = as_(persona).get(page)
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == (kept, robots)


def test_letters_to_others_do_not_tell(cast: Cast, run_jobs: Callable[[], int]) -> None:
    protect(cast.member, cast.coordinator)
    run_jobs()
    mail.outbox.clear()
    own = Person.objects.get(pk=cast.member.pk).mailbox
    told = StoredFile.keep(name="a.txt", data=NAME.encode(), media_type="text/plain")
    for number, to in enumerate((str(cast.chair.email), own)):
        letter = Letter.write(
            key=f"a{number}", to=to, subject=f"Om {NAME}", text=f"{NAME} kommer.",
            html=f"<p>{NAME} kommer.</p>", calendar=f"SUMMARY:{NAME}", calendar_method="REQUEST",
            attachments=[told],
        )  # fmt: skip
        assert letter.subject == f"Om {NAME}", "what was written stays as it was"
    run_jobs()
    by_address = {message.to[0]: str(message.message()) for message in mail.outbox}
    assert "Nyman" not in by_address[str(cast.chair.email)]
    assert "a.txt" not in by_address[str(cast.chair.email)]
    assert f"Subject: Om {NAME}" in by_address[own]
    assert "a.txt" in by_address[own]
