"""All that is known about a person: found in every table, told in words, without secrets."""

import json
from typing import Any

import pytest
from django.utils import timezone

from samverk.archive import words
from samverk.archive.known import as_json, pointers, sources
from samverk.house.demo.cast import Cast
from samverk.meetings.models import CalendarKey
from samverk.people.models import Person
from samverk.post.models import Letter
from tests.world import build_world

pytestmark = pytest.mark.django_db

SECRETS = ("key", "token", "password", "secret", "session_key", "data")


def told(person: Person) -> dict[str, list[dict[str, Any]]]:
    file = json.loads("".join(as_json(person, at=timezone.now())))
    return {source["source"]: source["rows"] for source in file["data"]}


def test_every_row_that_points_at_a_person_has_words() -> None:
    labels = {label for label, _field in pointers()}
    assert labels - set(words.POINTERS) == set(), "give them a line in archive/words.py"
    assert set(words.POINTERS) - labels == set(), "these point at nobody any longer"


def test_every_column_has_a_word(cast: Cast) -> None:
    columns = {path for source in sources(cast.member) for path in source.told.columns}
    assert [path for path in columns if words.column(path) is None] == []


def test_no_column_is_a_secret(cast: Cast) -> None:
    columns = {path for source in sources(cast.member) for path in source.told.columns}
    assert [path for path in columns if path.split("__")[-1] in SECRETS] == []


def test_what_is_known_is_told(cast: Cast) -> None:
    world = build_world(cast)
    Letter.write(key="x", to=cast.member.email or "", subject="Välkommen", text="hemligt")
    data = told(cast.member)
    assert data["people.Person"][0]["name"] == "Olof Nyman"
    assert data["people.Membership.person"][0]["network__name"] == "Grundskola"
    assert len(data["meetings.Attendance.person"]) == 3
    assert data["meetings.Action.person"][0]["text"] == "Samla in exempel"
    assert "Välkommen" in [row["subject"] for row in data["post.Letter.to"]]
    item = world.held_item
    item.presenter = "Olof Nyman"
    item.save()
    assert data["meetings.AgendaItem.presenter"] == []
    assert told(cast.member)["meetings.AgendaItem.presenter"][0]["title"] == item.title


def test_what_others_did_about_the_person_is_told(cast: Cast) -> None:
    cast.member.memberships.get().end(by=cast.coordinator, on=timezone.localdate())
    assert "membership.ended" in [row["verb"] for row in told(cast.member)["ledger.Entry.noun"]]
    assert told(cast.stranger)["ledger.Entry.noun"] == []


def test_nothing_secret_and_nobody_else_is_in_the_file(cast: Cast) -> None:
    world = build_world(cast)
    CalendarKey.objects.create(person=cast.member, key="nyckeln-till-kalendern")
    file = "".join(as_json(cast.member, at=timezone.now()))
    assert "nyckeln-till-kalendern" not in file
    assert world.invitation.token not in file
    for other in (cast.chair, cast.secretary, cast.stranger):
        assert other.name not in file
        assert other.email
        assert other.email not in file


def test_days_are_iso_in_the_file(cast: Cast) -> None:
    assert told(cast.member)["people.Membership.person"][0]["since"] == "2024-01-01"
