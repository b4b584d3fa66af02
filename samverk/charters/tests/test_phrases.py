"""A duty that samverk writes down is read back as the same duty."""

from datetime import date
from typing import Any

import pytest

from samverk.charters.reading import KINDS, read
from samverk.charters.wording import CADENCES, FIELDS, PERIODS, WEEKDAYS
from samverk.charters.writing.phrases import HEADING, phrase
from samverk.networks.roles import ROLES

CHARTER = """# Uppdragsbeskrivning för nätverket Fritid

## Uppdrag

Skolchefsnätverket ger nätverket följande uppdrag:

- Ta fram ett gemensamt stöd för läsning.

## Ansvar

### {heading}

{said}
"""
SAYS: dict[str, list[Any]] = {
    "minimum": [1, 4, 11],
    "per": list(PERIODS),
    "weekday": list(WEEKDAYS),
    "before": ["15 december", "årsskiftet", "december"],
    "days_before": [1, 14],
    "record": ["minutes", "notes"],
    "to": ["kansli@skaraborg.example", "skolcheferna", "skol- och utbildningschefsgruppen"],
    "from": ["skolchefsnätverket", "skol- och utbildningschefsgruppen"],
    "where": ["natverk.example.se", "webbplatsen"],
    "days_after": [1, 10],
    "cadence": list(CADENCES),
}
#: Meetings are held by all or by those who lead; a receiver above is what makes it informing.
ONLY = {"hold_meetings": ("network", "presidium")}
ALWAYS: dict[str, dict[str, Any]] = {
    "hold_meetings": {"minimum": 4, "per": "year"},
    "inform_commissioner": {"to": "skolchefsgruppen"},
}


def rules(kind: str) -> list[dict[str, Any]]:
    """No more than must be said; then each field with each value; then all fields at once."""
    least = ALWAYS.get(kind, {})
    fields = FIELDS.get(kind, ())
    made = [least, *(least | {field: said} for field in fields for said in SAYS[field])]
    made.append(least | {field: SAYS[field][-1] for field in fields})
    if kind == "inform_commissioner":  # an address is no commissioner
        made = [rule for rule in made if "@" not in rule["to"]]
    return [rule for rule in made if rule.get("per") != "two_years" or rule.get("minimum", 1) == 1]


CASES = [
    pytest.param(kind, role, rule, id=f"{kind}-{role}-{'-'.join(map(str, rule.values()))}")
    for kind in KINDS
    if kind != "other"
    for role in ONLY.get(kind, ROLES)
    for rule in rules(kind)
]


@pytest.mark.parametrize(("kind", "role", "rule"), CASES)
def test_it_is_read_back(kind: str, role: str, rule: dict[str, Any]) -> None:
    said = phrase(kind, role, rule)
    text = CHARTER.format(heading=HEADING[role], said=said)
    duties = read(text, today=date(2026, 11, 22)).duties
    assert [(duty.kind, duty.role, duty.rule) for duty in duties] == [(kind, role, rule)], said


@pytest.mark.parametrize("heading", HEADING.values())
def test_a_role_is_named_whatever_heading_it_stands_under(heading: str) -> None:
    text = CHARTER.format(heading=heading, said=phrase("send_notice", "host", {"days_before": 7}))
    (duty,) = read(text, today=date(2026, 11, 22)).duties
    assert (duty.kind, duty.role, duty.rule) == ("send_notice", "host", {"days_before": 7})


def test_every_role_has_a_heading() -> None:
    assert set(HEADING) == set(ROLES)


def test_only_its_writer_knows_another_duty() -> None:
    assert phrase("other", "chair", {}) == ""
