"""What the reader once misread, each in words of our own."""

from datetime import date
from typing import Any

import pytest

from samverk.charters.reading import Reading, read
from samverk.charters.tests.test_reading_sentences import duties

TODAY = date(2026, 11, 22)


def charter(body: str) -> Reading:
    return read(f"# Uppdragsbeskrivning för nätverket Musik\n\n{body}\n", today=TODAY)


@pytest.mark.parametrize(
    "said",
    [
        "Skolstrategin har tre mål: att fler barn spelar, att lärare stannar och att hallar byggs.",
        "Strategins tre mål är fler barn som spelar, trygga lärare och ljusa lokaler.",
    ],
)
def test_goals_in_running_text(said: str) -> None:
    goals = charter(f"## Bakgrund\n{said}\n\n## Uppdrag\n- Ta fram en plan").goals
    assert len(goals) == 3
    assert goals[0].title.startswith("fler barn")
    assert {goal.source.text for goal in goals} == {said}


def test_goals_are_not_told_where_their_number_is_another() -> None:
    assert charter("## Bakgrund\nStrategins tre mål är läslust och spelglädje.").goals == ()


@pytest.mark.parametrize(
    "line",
    [
        "Ordförande: leder möten. Sekreterare: skriver minnesanteckningar.",
        "Ordförande – leder möten; sekreterare – skriver minnesanteckningar",
        "- Ordförande: leder möten, sekreterare: skriver minnesanteckningar",
    ],
)
def test_several_roles_on_one_line(line: str) -> None:
    assert duties("Roller", line) == [
        ("lead_meetings", "chair", {}),
        ("write_minutes", "secretary", {"record": "notes"}),
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Presidiet träffas åtta gånger per år och nätverket fyra gånger per år.",
            [
                ("hold_meetings", "presidium", {"minimum": 8, "per": "year"}),
                ("hold_meetings", "network", {"minimum": 4, "per": "year"}),
            ],
        ),
        (
            "Nätverket rapporterar till styrgruppen varje termin och till direktionen en gång"
            " per år.",
            [("feedback_up", "network", {"to": "styrgruppen", "cadence": "term"})],
        ),
    ],
)
def test_two_frequencies_in_one_sentence(
    sentence: str, wanted: list[tuple[str, str, dict[str, Any]]]
) -> None:
    assert duties("Organisation", sentence) == wanted


def test_a_receiver_ends_where_a_number_begins() -> None:
    row = "| Ordförande | Rapporterar från nätverket till styrgruppen | 4 ggr/år |"
    (duty,) = charter(f"## Roller\n{row}").duties
    assert duty.rule == {"to": "styrgruppen", "cadence": "year"}


@pytest.mark.parametrize("said", ["Ev. ordna en mässa", "ev ordna en mässa"])
def test_ev_is_may(said: str) -> None:
    (assignment,) = charter(f"## Uppdrag\n- {said}").assignments
    assert assignment.modality == "may"


def test_a_heading_about_others_gives_nobody_the_duties() -> None:
    reading = charter("## Kommunens uppdrag\nLeder möten.\n\n## Ordförande\nLeder möten.")
    assert "" not in {*reading.roles, *(duty.role for duty in reading.duties)}
