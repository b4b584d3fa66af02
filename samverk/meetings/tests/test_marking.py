"""Decisions and actions that stand in running text are found, and nothing else is taken."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.documents.prose import from_plain, to_plain
from samverk.meetings.marking import Lifted, MarkedAction, MarkedDecision, has_markers, lift
from samverk.meetings.marking_days import day_of

MET = date(2026, 11, 18)  # a Wednesday
NEXT = date(2027, 1, 20)
PEOPLE = {1: "Maria Holm", 2: "Anna Berg", 3: "Anna Ek", 4: "Björn von Essen"}


def read(text: str) -> Lifted:
    return lift(from_plain(text), people=PEOPLE, met=MET, next_meeting=NEXT)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("fredag", date(2026, 11, 20)),
        ("onsdag", date(2026, 11, 25)),
        ("nästa fredag", date(2026, 11, 27)),
        ("på måndag", date(2026, 11, 23)),
        ("12 december", date(2026, 12, 12)),
        ("den 12 december", date(2026, 12, 12)),
        ("fredagen den 11 december", date(2026, 12, 11)),
        ("den 3/12", date(2026, 12, 3)),
        ("3/12 2027", date(2027, 12, 3)),
        ("1 feb", date(2027, 2, 1)),
        ("31 januari 2028", date(2028, 1, 31)),
        ("den 5:e maj", date(2027, 5, 5)),
        ("2026-12-03", date(2026, 12, 3)),
        ("v. 50", date(2026, 12, 11)),
        ("vecka 3", date(2027, 1, 22)),
        ("v 50 2027", date(2027, 12, 17)),
        ("nästa möte", NEXT),
        ("i morgon", date(2026, 11, 19)),
        ("om två veckor", date(2026, 12, 2)),
        ("slutet av januari", date(2027, 1, 31)),
        ("December 12", None),
        ("12 december 2026 eller så", None),
        ("v. 60", None),
        ("45 december", None),
        ("kommunerna", None),
    ],
)
def test_days_as_people_say_them(said: str, day: date | None) -> None:
    assert day_of(said, met=MET, next_meeting=NEXT) == day


def test_no_next_meeting_is_no_day() -> None:
    assert day_of("nästa möte", met=MET, next_meeting=None) is None


@pytest.mark.parametrize(
    ("said", "action"),
    [
        (
            "Åtgärd: @Maria senast fredag skicka enkäten",
            MarkedAction("Skicka enkäten", 1, "", date(2026, 11, 20)),
        ),
        (
            "Åtgärd: @maria holm bokar lokal senast den 3/12.",
            MarkedAction("Bokar lokal.", 1, "", date(2026, 12, 3)),
        ),
        ("ÅTGÄRD : @Björn ska ringa Hjo", MarkedAction("Ringa Hjo", 4)),
        ("Åtgärd: @Björn von Essen: ringer", MarkedAction("Ringer", 4)),
        ("Åtgärd: @Anna sammanställer", MarkedAction("Sammanställer", None, "Anna")),
        ("Åtgärd: @Anna Ek sammanställer", MarkedAction("Sammanställer", 3)),
        ("Åtgärd: @Maria Lind läser", MarkedAction("Läser", None, "Maria Lind")),
        ("Åtgärd: @Kansliet läser", MarkedAction("Läser", None, "Kansliet")),
        (
            "Åtgärd: Sammanställ svaren (senast nästa möte)",
            MarkedAction("Sammanställ svaren", None, "", NEXT),
        ),
        (
            "Åtgärd: @Maria skickar till kommunerna senast v. 50",
            MarkedAction("Skickar till kommunerna", 1, "", date(2026, 12, 11)),
        ),
        (
            "Åtgärd: @Maria skickar senast när snön har smält",
            MarkedAction("Skickar senast när snön har smält", 1),
        ),
        (
            "Action: @Maria sends the survey by 12 December",
            MarkedAction("Sends the survey", 1, "", date(2026, 12, 12)),
        ),
        ("**Åtgärd:** se [listan](https://a.se)", MarkedAction("Se listan (https://a.se)")),
        ("- Åtgärd: mejla maria@example.org", MarkedAction("Mejla maria@example.org")),
    ],
)
def test_actions_are_read(said: str, action: MarkedAction) -> None:
    lifted = read(said)
    assert lifted.actions == [action]
    assert (lifted.notes, lifted.decisions) == ("", [])


def test_each_person_named_gets_the_action() -> None:
    lifted = read("Åtgärd: @Maria och @Anna Ek bokar lokal senast fredag")
    due = date(2026, 11, 20)
    assert lifted.actions == [
        MarkedAction("Bokar lokal", 1, "", due),
        MarkedAction("Bokar lokal", 3, "", due),
    ]


@pytest.mark.parametrize(
    ("said", "decision"),
    [
        (
            "Beslut: Vi provar i tre kommuner.",
            MarkedDecision("decide", "Vi provar i tre kommuner."),
        ),
        ("beslut 2: nätverket väntar", MarkedDecision("decide", "Nätverket väntar")),
        ("Rekommendation: läs mer", MarkedDecision("recommend", "Läs mer")),
        (
            "Beslut: nätverket rekommenderar kommunerna att vänta",
            MarkedDecision("recommend", "Nätverket rekommenderar kommunerna att vänta"),
        ),
        ("Förslag till beslut: ny plan", MarkedDecision("prepare", "Ny plan")),
        ("Beslut: vi informerar cheferna", MarkedDecision("decide", "Vi informerar cheferna")),
        ("Decision: we wait", MarkedDecision("decide", "We wait")),
        ("Beslut: Ett\nsom går vidare", MarkedDecision("decide", "Ett\nsom går vidare")),
    ],
)
def test_decisions_are_read(said: str, decision: MarkedDecision) -> None:
    lifted = read(said)
    if "informerar" in said:
        decision = MarkedDecision("inform", decision.text)
    assert lifted.decisions == [decision]
    assert (lifted.notes, lifted.actions) == ("", [])


def test_what_stands_around_stays() -> None:
    lifted = read(
        "# Läget\n\nVi talade.\nBeslut: Ja.\nÅtgärd: Skriv.\nSedan fika.\n\n"
        "- Ett\n- Beslut: Två\n- Tre\n\n| Beslut: i tabell |\n\n>> Beslut: sagt av andra"
    )
    assert [one.text for one in lifted.decisions] == ["Ja.", "Två"]
    assert [one.text for one in lifted.actions] == ["Skriv."]
    assert to_plain(lifted.notes) == (
        "# Läget\n\nVi talade.\nSedan fika.\n\n- Ett\n- Tre\n\n"
        "| Beslut: i tabell |\n\n>> Beslut: sagt av andra"
    )


@pytest.mark.parametrize(
    "said",
    [
        "Inget beslut: vi väntar",
        "Beslut:",
        "Beslutet: blev ja",
        "Åtgärd: @Maria",
        "Åtgärd: @Maria senast fredag",
        "Åtgärder behövs: många",
        f"Åtgärd: {'x' * 401}",
        "Det här är en åtgärd: nej",
    ],
)
def test_what_is_no_marker_stays(said: str) -> None:
    html = from_plain(said)
    assert lift(html, people=PEOPLE, met=MET, next_meeting=NEXT) == Lifted(html)


@given(st.lists(st.text("abc Beslut:\n-Åtgärd@Maria senast fredag12/3.", max_size=40), max_size=4))
def test_no_word_is_lost(parts: list[str]) -> None:
    notes = from_plain("\n\n".join(parts))
    lifted = lift(notes, people={}, met=MET, next_meeting=None)
    if not lifted.is_anything:
        assert lifted.notes == notes
    assert lifted.is_anything <= has_markers(notes)
    left = lift(lifted.notes, people={}, met=MET, next_meeting=None)
    assert not left.is_anything
