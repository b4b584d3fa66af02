"""The tables of kinds and codes: each entry is complete and does what its examples say."""

from datetime import date
from typing import Any

import pytest

from samverk.charters.reading import KINDS, read
from samverk.charters.reading.actors import ROLE_WORDS
from samverk.charters.reading.codes import GAPS, WARNINGS
from samverk.networks.roles import ROLES

EXAMPLES = [(kind.name, *example) for kind in KINDS.values() for example in kind.examples]


@pytest.mark.parametrize(("kind", "sentence", "rule"), EXAMPLES, ids=[one[1] for one in EXAMPLES])
def test_example(kind: str, sentence: str, rule: dict[str, Any]) -> None:
    text = f"# Uppdragsbeskrivning för nätverket Matematik\n\n## Arbetssätt\n\n{sentence}\n"
    found = {duty.kind: duty.rule for duty in read(text, today=date(2026, 1, 1)).duties}
    assert found.get(kind) == rule


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.name != "other"])
def test_every_kind_has_an_example_and_a_label(kind: Any) -> None:
    assert kind.examples
    assert str(kind.label)


def test_codes_are_those_of_the_contract() -> None:
    assert [code.name for code in GAPS] == (
        "no_meeting_count no_notice_sender no_minutes_author no_minutes_recipient"
        " no_register_owner no_dates_owner no_revision no_publication no_adoption_date no_period"
        " no_assignments no_roles".split()
    )
    assert [code.name for code in WARNINGS] == (
        "blank_assignments double_owner goal_count past_year expired expiring foreign_area old_term"
        " many_names unlinked_decision vague_assignment orphan_mark spelling"
        " too_long".split()  # of our own: the contract has no word for it
    )


def test_every_word_for_a_role_leads_to_a_role() -> None:
    assert set(ROLE_WORDS) - {""} == set(ROLES)


CHARTER = "Uppdragsbeskrivning för nätverket Musik\n\nUppdrag\n\n{}\n"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("blank_assignments", "Nätverket får följande uppdrag:\n-\n-"),
        ("past_year", "- Ta fram en plan 2021"),
        ("expired", "Uppdraget gäller 2019–2021."),
        ("expiring", "Uppdraget gäller 2024–2026."),
        ("old_term", "- Kartlägga grundsärskolans lokaler"),
        ("unlinked_decision", "- Se över avgifter i enlighet med styrelsens beslut"),
        ("vague_assignment", "- Utbyta erfarenheter"),
        ("orphan_mark", "- Ordna konserter i alla skolor.*"),
        ("spelling", "- Ta fram rutiner för återkopppling till skolor"),
        ("many_names", "- Möta rektorsgruppen\n- Bjuda in rektorsnätverket"),
        (
            "foreign_area",
            "- Ta fram en plan\n\nOrdförande\n\nLeder möten inom förskolans ansvarsområde.",
        ),
        ("double_owner", "- Plan\n\nOrdförande\n\nLeder möten.\n\nSekreterare\n\nLeder möten."),
    ],
)
def test_warning(code: str, said: str) -> None:
    reading = read(CHARTER.format(said), today=date(2026, 6, 1))
    assert code in {warning.code for warning in reading.warnings}
    plain = read(CHARTER.format("- Ta fram en handbok"), today=date(2026, 6, 1))
    assert code not in {warning.code for warning in plain.warnings}


def test_goals_that_are_fewer_than_said() -> None:
    title = "Uppdragsbeskrivning för nätverket Musik\n\nSyfte\n\n"
    text = title + "Nätverket arbetar med {} mål:\n\n1. Sång\n2. Dans\n"
    today = date(2026, 6, 1)
    assert "goal_count" in {found.code for found in read(text.format("tre"), today=today).warnings}
    assert "goal_count" not in {
        found.code for found in read(text.format("två"), today=today).warnings
    }
