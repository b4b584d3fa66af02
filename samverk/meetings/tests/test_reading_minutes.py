"""Minutes in many layouts are read as what they say, and never as more."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from samverk.meetings.reading import Attendee, Draft, read
from samverk.meetings.tests import minutes_written as written

TODAY = date(2026, 11, 22)


def reading(name: str) -> Draft:
    return read(written.ALL[name], municipalities=written.MUNICIPALITIES, today=TODAY)


def people(draft: Draft, presence: str) -> list[str]:
    """ "Anna Ek, Skara" of each with that presence."""
    rows = [one for one in draft.attendance if one.presence == presence]
    return [", ".join(filter(None, (one.name, one.municipality))) for one in rows]


def said(draft: Draft) -> list[tuple[str, list[str], list[tuple[str, str, str]]]]:
    """Items with their decisions and actions."""
    return [
        (
            item.title,
            [one.text for one in item.decisions],
            [(one.text, one.who, one.due) for one in item.actions],
        )
        for item in draft.items
    ]


def test_numbered_with_headings() -> None:
    draft = reading("numbered")
    assert draft.day == "2026-03-13"
    assert people(draft, "present") == ["Anna Ek, Skara", "Bo Lind, Hjo", "Per Mo, Falköping"]
    assert people(draft, "absent") == ["Essunga", "Töreboda"]
    (partly,) = [one for one in draft.attendance if one.presence == "partly"]
    assert (partly.name, partly.municipality, partly.items) == ("Cia Dal", "Tibro", ["2", "3"])
    assert [one.stands_in_for for one in draft.attendance if one.name == "Per Mo"] == ["Dan Berg"]
    assert said(draft) == [
        ("Mötet öppnas", [], []),
        (
            "Läsning i årskurs 1–3",
            ["att ta fram ett gemensamt stöd för läsning", "att pröva det i tre kommuner"],
            [("Bo Lind tar fram ett utkast, senast 20 april.", "Bo Lind", "2026-04-20")],
        ),
        ("Nästa möte", [], []),
    ]
    assert draft.next
    assert (draft.next.day, draft.next.starts, draft.next.ends) == ("2026-06-12", "09:00", "12:00")


def test_paragraphs_with_clauses_and_a_recommendation() -> None:
    draft = reading("paragraphs")
    assert people(draft, "absent") == ["Karlsborg", "Gullspång"]
    assert people(draft, "present")[-1] == "Ulla Britt"
    assert [item.number for item in draft.items] == ["1", "2", "3", "4"]
    assert [one.text for one in draft.items[1].decisions] == [
        "att avsätta 40 000 kronor för en gemensam dag",
        "att ge presidiet i uppdrag att planera den",
    ]
    assert draft.items[1].notes.startswith("Förslag till beslut")
    (recommended,) = draft.items[2].decisions
    assert (recommended.kind, recommended.to_whom) == ("recommend", "Utbildningsgruppen")


def test_what_waits_for_a_decision_is_none() -> None:
    last = reading("paragraphs").items[3]
    assert last.decisions == []
    assert last.notes == "Beslut avvaktas."


def test_tables_of_people_and_of_actions() -> None:
    draft = reading("tables")
    assert people(draft, "present") == ["Anna Ek, Skara", "Cia Dal, Essunga"]
    assert people(draft, "absent") == ["Bo Lind, Hjo"]
    assert draft.vacant == ["Tibro"]
    assert said(draft)[2][2] == [
        ("Skicka ut enkäten", "Anna Ek", "2026-05-30"),
        ("Sammanställa svaren", "Cia Dal", "2026-09-15"),
    ]
    assert draft.next
    assert draft.next.day == "2026-09-18"


def test_people_in_prose() -> None:
    draft = reading("prose")
    assert people(draft, "present") == ["Anna Ek, Skara", "Bo Lind, Hjo", "Cia Dal, Tibro"]
    assert people(draft, "absent") == ["Dan Berg, Essunga"]
    assert said(draft)[1] == (
        "Frånvaro",
        ["Modellen används från hösten."],
        [("Anna Ek skickar ut mallen senast den 1 juni.", "Anna Ek", "2026-06-01")],
    )


def test_columns_and_actions_by_person() -> None:
    draft = reading("columns")
    assert people(draft, "present") == ["Anna Ek, Skara", "Bo Lind, Hjo", "Per Mo, Tibro"]
    assert [one.remotely for one in draft.attendance] == [False, True, False, False]
    assert [item.title for item in draft.items] == ["Öppnande", "Utbildningsplatser", "Avslut"]
    assert said(draft)[2][2] == [
        ("ringa yrkesrådet", "Anna Ek", ""),
        ("boka lokal till 14 januari", "Anna Ek", "2026-01-14"),
        ("läsa underlaget", "Alla", ""),
    ]


def test_decisions_first_go_to_the_items_they_name() -> None:
    draft = reading("decisions first")
    assert [len(item.decisions) for item in draft.items] == [0, 1, 1]
    assert draft.items[2].actions[0].who == "Cia Dal"
    assert people(draft, "partly") == ["Cia Dal, Hjo"]
    assert draft.vacant == ["Tibro"]


def test_headings_without_any_mark() -> None:
    draft = reading("joint")
    assert draft.day == "2026-09-24"
    titles = ["Övergången till förskoleklass", "Nytt från nätverken", "Avslut"]
    assert [item.title for item in draft.items] == titles
    assert draft.items[0].decisions[0].kind == "recommend"
    assert draft.next is None


def test_what_was_lost_on_the_way_is_not_made_up() -> None:
    draft = reading("lost")
    assert (draft.day, draft.next) == ("", None)
    assert people(draft, "present") == ["Anna Ek", "Bo Lind"]


@pytest.mark.parametrize("name", written.ALL)
def test_a_draft_comes_back_from_what_is_kept(name: str) -> None:
    assert Draft.from_json(reading(name).as_json()) == reading(name)


def test_a_long_text_of_anything_is_read_within_seconds() -> None:
    for piece in ("a, B (", "1. Beslut: att ", "| X ", "Anna Ek tar fram ", "§ 1 ", "- och Bo "):
        read(piece * 20_000, municipalities=written.MUNICIPALITIES, today=TODAY)
        read(f"{piece}\n" * 5_000, municipalities=written.MUNICIPALITIES, today=TODAY)


LINES = sorted({line for text in written.ALL.values() for line in text.splitlines()})
NOISE = some.text("aåBö 1§.:,;()|-*#\t\nx", max_size=40)


@settings(max_examples=150, deadline=None)
@given(some.lists(some.sampled_from(LINES) | NOISE, max_size=40))
def test_nothing_is_invented(lines: list[str]) -> None:
    text = "\n".join(lines)
    draft = read(text, municipalities=written.MUNICIPALITIES, today=TODAY)
    there = bare(text)
    for piece in pieces(draft):
        assert bare(piece) in there, piece
    towns = {one.municipality for one in draft.attendance} - {""}
    assert all(bare(town) in there for town in towns)


def pieces(draft: Draft) -> list[str]:
    found = [draft.title]
    for one in draft.attendance:
        found += [one.name, one.stands_in_for, *parts(one)]
    for item in draft.items:
        found += [item.title, *item.notes.split("\n")]
        found += [decision.text for decision in item.decisions]
        found += [words for action in item.actions for words in (action.text, action.who)]
    return found


def parts(one: Attendee) -> list[str]:
    """What is said of a person, which may have stood in several places."""
    return one.remark.split(",")


def bare(text: str) -> str:
    """Letters only: how the lines were broken, marked and numbered is not what they say."""
    return re.sub(r"[\W_\d]+", "", text).lower()
