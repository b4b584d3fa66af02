"""The database refuses what the verbs refuse, for those who come around them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from samverk.charters.models import Charter
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.charters.unchangeable import TABLES
from samverk.house.demo.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def charter(charter: Charter) -> Charter:
    """A draft with something of everything."""
    charter.add_goal(by=charter.created_by, title="Fler läser")
    return charter


@pytest.fixture
def adopted(cast: Cast) -> Charter:
    """Another one, adopted."""
    row = read_in(cast, f"{TEXT}\nDen här raden skiljer.\n", name="annan.txt")
    row.add_goal(by=cast.coordinator, title="Fler läser")
    day = date(2026, 1, 1)
    row.adopt(by=cast.coordinator, body="X", on=day, in_force_from=day)
    return Charter.objects.get(pk=row.pk)


def sql(statement: str) -> int:
    """Run a statement by itself; how many rows it met."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


ACTS: dict[str, Callable[[str, str, int], str]] = {
    "update": lambda table, column, pk: f"UPDATE {table} SET id = id WHERE {column} = {pk}",
    "delete": lambda table, column, pk: f"DELETE FROM {table} WHERE {column} = {pk}",
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("table", TABLES)
def test_no_row_of_it_is_changed(table: str, act: str, adopted: Charter, charter: Charter) -> None:
    column = TABLES[table]
    with pytest.raises(DatabaseError, match="adopted charter is never changed"):
        sql(ACTS[act](table, column, adopted.pk))
    assert sql(f"UPDATE {table} SET id = id WHERE {column} = {charter.pk}") > 0, "a draft is open"


def test_nothing_is_put_into_it(adopted: Charter) -> None:
    insert = (
        "INSERT INTO charters_goal (charter_id, number, title, targets, in_scope, position) "
        f"VALUES ({adopted.pk}, '', 'Nytt', '[]', {{true}}, 0)"
    )
    with pytest.raises(DatabaseError, match="adopted charter is never changed"):
        sql(insert.format(true="true"))


def test_no_row_of_a_draft_is_moved_into_it(adopted: Charter, charter: Charter) -> None:
    with pytest.raises(DatabaseError, match="adopted charter is never changed"):
        sql(f"UPDATE charters_duty SET charter_id = {adopted.pk} WHERE charter_id = {charter.pk}")


def test_its_adoption_and_its_end_stand(adopted: Charter, cast: Cast) -> None:
    adopted.end(by=cast.coordinator, body="X", last_day=adopted.adoption.on, reason="Klart")
    for table in ("charters_adoption", "charters_ending"):
        for act in ACTS.values():
            with pytest.raises(DatabaseError, match="is never changed"):
                sql(act(table, "charter_id", adopted.pk))


def test_a_copy_of_it_is_thrown_away_freely(adopted: Charter, cast: Cast) -> None:
    copy = adopted.copy(by=cast.coordinator)
    copy.discard(by=cast.coordinator)
    assert not Charter.objects.filter(based_on=adopted).exists()
    assert adopted.assignments.exists()
