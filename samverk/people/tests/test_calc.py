"""The list of people goes out as a spreadsheet, through LibreOffice Calc itself, and in again."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.people.importing.book import Book
from samverk.people.models import ImportRow, Membership, Person, Seat
from samverk.people.tests.calc import Calc, calc
from samverk.people.tests.files import As, RunJobs, hand_in

LIST = "/natverk/grundskola/personer/lista.xlsx"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calc]:
    with calc(tmp_path_factory.mktemp("calc")) as running:
        yield running


@pytest.fixture
def full(cast: Cast) -> Cast:
    """The cast's network with more of what a list may hold."""
    today, by = timezone.localdate(), cast.coordinator
    people = [
        ("Åsa von Essen-Öberg", "asa@tibro.example", "Rektor", "Tibro"),
        ("Per =SUMMA(1;2)", "per@vara.example", "+46 är en titel", "Vara"),
        ("Utan Adress", None, "", "Essunga"),
    ]
    for name, email, title, town in people:
        person = Person.objects.create_person(
            name=name, email=email, title=title, phone="0505-1 23 45"
        )
        Membership.add(
            cast.network, by=by, on=today, person=person, municipality=cast.municipalities[town]
        )
    cast.member.change(by=by, phone="070-123 45 67")
    others: dict[str, tuple[str, dict[str, Any]]] = {
        "deputy": ("Eva Ek", {"municipality": cast.municipalities["Hjo"]}),
        "adjunct": ("Bo Gäst", {"organisation": "Högskolan i Skövde"}),
        "staff": ("Siv Kansli", {}),
    }
    for kind, (name, behalf) in others.items():
        person = Person.objects.create_person(name=name, email=f"{kind}@samverk.example")
        Membership.add(cast.network, by=by, on=today, person=person, kind=kind, **behalf)
    Seat.open(cast.network, by=by, on=today, municipality=cast.municipalities["Grästorp"])
    return cast


def taken_away(client: Client) -> bytes:
    answer = client.get(LIST)
    assert answer.status_code == 200
    return answer.content


def proposed(data: bytes, cast: Cast, run_jobs: RunJobs, suffix: str) -> list[ImportRow]:
    """What a file would change, where those who are not in it leave."""
    whole = hand_in(data, by=cast.coordinator, network=cast.network, name=f"lista.{suffix}")
    run_jobs()
    whole.refresh_from_db()
    whole.read_as(layouts=whole.layouts, removes=True)
    run_jobs()
    return list(ImportRow.objects.filter(whole=whole).exclude(what="heading").in_order())


def cells_of(data: bytes) -> dict[str, list[str]]:
    """By name, the address of each cell of the row as Calc calls it, in the columns' order."""
    sheet = Book.open("lista.xlsx", data).sheets[0]
    return {
        row[0]: [f"{sheet.name}!{chr(65 + column)}{number}" for column in range(len(row))]
        for number, row in sheet.rows()
    }


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_what_nobody_touched_is_the_same(
    suffix: str, office: Calc, full: Cast, as_: As, run_jobs: RunJobs
) -> None:
    data = office.save(taken_away(as_("coordinator")), suffix)
    before = Entry.objects.count()
    rows = proposed(data, full, run_jobs, suffix)
    told = [(row.line["name"], row.reason, row.changes) for row in rows if row.verdict != "same"]
    assert told == []
    assert len(rows) == full.network.memberships.count() + 1  # and the vacant seat
    assert Entry.objects.count() == before


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_what_was_changed_in_calc_is_proposed_and_nothing_else(
    suffix: str, office: Calc, full: Cast, as_: As, run_jobs: RunJobs
) -> None:
    out = taken_away(as_("coordinator"))
    at = cells_of(out)
    name, _town, title, _role, _kind, email, phone, *_days = range(9)
    changes = {
        at["Olof Nyman"][phone]: "070-999 88 77",
        at["Åsa von Essen-Öberg"][title]: "=Skolchef & mer",
        at["Maria Holm"][name]: "Nils Palm",
        at["Maria Holm"][email]: "nils.palm@lidkoping.example",
        at["Erik Sandell"][name]: "Vakant",
        at["Erik Sandell"][email]: "",
        at["Erik Sandell"][phone]: "",
    }
    changes[at["Maria Holm"][3]] = ""
    data = office.save(out, suffix, changes)
    rows = proposed(data, full, run_jobs, suffix)
    told = {
        (row.verdict, row.line.get("name") or (str(row.person) if row.person else "Vakant")): row
        for row in rows
        if row.verdict != "same"
    }
    assert set(told) == {
        ("changed", "Olof Nyman"),
        ("changed", "Åsa von Essen-Öberg"),
        ("new", "Nils Palm"),
        ("vacant", "Vakant"),
        ("leaves", "Maria Holm"),
        ("leaves", "Erik Sandell"),
    }
    assert told["changed", "Olof Nyman"].changes == [["phone", "070-123 45 67", "070-999 88 77"]]
    retitled = told["changed", "Åsa von Essen-Öberg"]
    assert retitled.changes == [["title", "Rektor", "=Skolchef & mer"]]
    seats = Seat.objects.filter(network=full.network).count()
    whole = rows[0].whole
    whole.refresh_from_db()
    whole.begin(by=full.coordinator)
    run_jobs()
    whole.refresh_from_db()
    assert whole.state == "done"
    assert Seat.objects.filter(network=full.network).count() == seats
    again = proposed(data, full, run_jobs, suffix)
    assert {row.verdict for row in again} == {"same"}
