"""A file's way through the pages: handed in, looked through, settled, taken in, taken away."""

import vobject
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.people.importing.book import Book
from samverk.people.models import NEUTRAL, Membership, Person, RegisterImport
from samverk.people.tests.files import As, RunJobs, csv, hand_in, people_in, xlsx

PEOPLE = "/natverk/grundskola/personer/"
ROWS = [["Namn", "Kommun", "Mejl"], ["Nils Palm", "Tibro", "nils@tibro.example"], ["Bo Ek", "Ort"]]


def sent(client: Client, name: str, data: bytes) -> tuple[int, str]:
    """Hand in a file; the status, and the page that came or the address that it led to."""
    answer = client.post(f"{PEOPLE}las-in/", {"file": SimpleUploadedFile(name, data)})
    return answer.status_code, answer.get("Location") or answer.content.decode()


def test_from_file_to_list(as_: As, cast: Cast, run_jobs: RunJobs) -> None:
    client = as_("secretary")
    status, url = sent(client, "lista.csv", csv(ROWS))
    assert status == 302
    assert "data-going" in client.get(url).content.decode()
    run_jobs()
    shown = client.get(url).content.decode()
    assert "1 tillkommer och 1 rad är oklar." in shown
    assert "Nils Palm" not in client.get(f"{url}?verdict=unclear").content.decode()
    row = RegisterImport.objects.get().rows.get(verdict="unclear")
    vara = cast.municipalities["Vara"].pk
    client.post(f"{url}rad/{row.pk}/", {"name": "Bo Ek", "email": "", "municipality": vara})
    client.post(f"{url}genomfor/")
    run_jobs()
    assert "2 rader är inlästa." in client.get(url).content.decode()
    assert Membership.objects.filter(network=cast.network, person__name="Bo Ek").exists()


def test_columns_are_corrected_and_the_file_is_read_again(
    as_: As, cast: Cast, run_jobs: RunJobs
) -> None:
    client = as_("secretary")
    rows = [["Vem då", "Kommun", "Mejl"], ["Nils Palm", "Tibro", "nils@tibro.example"]]
    _status, url = sent(client, "lista.csv", csv(rows))
    run_jobs()
    form = {"column-0-0": "", "column-0-1": "municipality", "column-0-2": "email", "removes": "on"}
    assert client.post(f"{url}kolumner/", form).status_code == 302
    run_jobs()
    whole = RegisterImport.objects.get()
    assert [row.verdict for row in whole.rows.filter(what="person")] == ["unclear"]
    assert whole.rows.filter(verdict="leaves").count() == 4


def test_a_bad_file_gets_one_sentence(as_: As, cast: Cast) -> None:
    status, shown = sent(as_("secretary"), "lista.xlsx", b"PK\x03\x04 no zip")
    assert status == 422
    assert "Filen är skadad" in shown
    assert not RegisterImport.objects.exists()


def test_what_the_office_handed_in_stays_the_offices(as_: As, cast: Cast) -> None:
    whole = hand_in(xlsx(ROWS), by=cast.coordinator, network=cast.network)
    assert as_("secretary").get(whole.get_absolute_url()).status_code == 403
    assert as_("coordinator").get(whole.get_absolute_url()).status_code == 200


def test_each_sees_what_they_may_in_what_they_take_away(as_: As, cast: Cast) -> None:
    cast.member.change(by=cast.coordinator, phone="070-1")
    Person.objects.filter(pk=cast.member.pk).update(phone_shown="office", email_shown="office")
    phones = {}
    for persona in ("member", "coordinator"):
        data = as_(persona).get(f"{PEOPLE}lista.xlsx").content
        line = next(line for line in people_in("a.xlsx", data) if line.name == "Olof Nyman")
        phones[persona] = (line.phone, line.addresses)
    assert phones == {"member": ("", []), "coordinator": ("070-1", ["olof.nyman@hjo.example"])}


def test_contact_cards_are_valid_and_tell_nothing_of_the_protected(as_: As, cast: Cast) -> None:
    Person.objects.filter(pk=cast.secretary.pk).update(name=NEUTRAL)
    text = as_("member").get(f"{PEOPLE}kort.vcf").content.decode()
    cards = {card.fn.value: card for card in vobject.readComponents(text)}
    assert all(card.validate() for card in cards.values())
    olof = cards["Olof Nyman"]
    assert (olof.n.value.family, olof.n.value.given) == ("Nyman", "Olof")
    assert (olof.org.value, olof.email.value) == (["Hjo"], "olof.nyman@hjo.example")
    assert olof.categories.value == ["Grundskola"]
    assert not hasattr(cards[NEUTRAL], "email")


def test_the_office_takes_away_all_lists(as_: As, cast: Cast) -> None:
    data = as_("coordinator").get("/forteckningar/alla.xlsx").content
    names = [sheet.name for sheet in Book.open("alla.xlsx", data).sheets]
    assert names == ["Grundskola", "Gymnasieutbildning", "Skolchefsnätverket"]


def test_rows_cost_the_same_however_many(
    as_: As, cast: Cast, run_jobs: RunJobs, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_("coordinator")
    for size in (1, 60):
        rows = [
            [f"Nils Palm{number}", "Tibro", f"n{number}@tibro.example"] for number in range(size)
        ]
        whole = hand_in(xlsx([ROWS[0], *rows]), by=cast.coordinator, network=cast.network)
        run_jobs()
        with django_assert_num_queries(13):
            client.get(whole.get_absolute_url())
