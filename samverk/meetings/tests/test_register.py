"""The register of decisions: numbers that are given once and never change."""

import importlib

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Decision, Minutes, Registered
from samverk.meetings.models.register import register
from samverk.meetings.tests.held import submitted

pytestmark = pytest.mark.django_db


def decided(minutes: Minutes, title: str, text: str) -> Decision:
    return minutes.meeting.items.get(title=title).decisions.create(text=text)


def approve(cast: Cast, minutes: Minutes) -> int:
    minutes.approve(by=cast.chair, at=timezone.now())
    return minutes.meeting.date.year


def test_decisions_are_numbered_in_the_order_of_the_agenda(cast: Cast) -> None:
    minutes = submitted(cast)
    later = decided(minutes, "Närvaro", "Vi mäter närvaron.")
    first = decided(minutes, "Läsning", "Vi provar stödet.")
    assert not Registered.objects.exists()
    year = approve(cast, minutes)
    assert [str(row) for row in Registered.objects.all()] == [f"{year}:2", f"{year}:1"]
    assert (first.registered.number, later.registered.number) == (1, 2)


def test_the_next_record_goes_on_where_the_last_ended(cast: Cast) -> None:
    day = timezone.now().timetuple().tm_yday
    ages = (3, 2) if day > 3 else (0, 0)
    numbers = []
    for age in ages:
        minutes = submitted(cast, age)
        decision = decided(minutes, "Läsning", "Ja.")
        approve(cast, minutes)
        numbers.append(decision.registered.number)
    assert numbers == [1, 2]


def test_each_network_counts_by_itself(cast: Cast) -> None:
    minutes = submitted(cast)
    decided(minutes, "Läsning", "Ja.")
    year = minutes.meeting.date.year
    elsewhere = decided(submitted(cast), "Läsning", "Nej.")
    Registered.objects.create(decision=elsewhere, network=cast.other, year=year, number=8)
    approve(cast, minutes)
    assert Registered.objects.get(network=cast.network).number == 1


def test_what_is_new_in_a_correction_gets_the_next_number(cast: Cast) -> None:
    minutes = submitted(cast)
    first = decided(minutes, "Närvaro", "Ja.")
    approve(cast, minutes)
    new = decided(minutes, "Läsning", "Också.")
    register(minutes.meeting)
    assert (first.registered.number, new.registered.number) == (1, 2)


@pytest.mark.parametrize("statement", ["UPDATE {} SET number = 9", "DELETE FROM {}"])
def test_the_database_refuses_to_change_a_number(cast: Cast, statement: str) -> None:
    minutes = submitted(cast)
    decided(minutes, "Läsning", "Ja.")
    approve(cast, minutes)
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format("meetings_registered"))


def test_records_approved_before_there_was_a_register_are_numbered(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes, draft = submitted(cast), submitted(cast)
    decided(draft, "Läsning", "Inte godkänt.")
    texts = ["Först", "Sedan"]
    decided(minutes, "Närvaro", texts[1])
    decided(minutes, "Läsning", texts[0])
    monkeypatch.setattr("samverk.meetings.models.minutes.register", lambda meeting: None)
    approve(cast, minutes)
    migration = importlib.import_module("samverk.meetings.migrations.0006_decisions_have_numbers")
    for _twice in range(2):
        migration.number_decisions(apps, None)
    rows = Registered.objects.order_by("number").values_list("decision__text", "number")
    assert list(rows) == [("Först", 1), ("Sedan", 2)]
