"""How often a network meets, in the many ways that charters say it."""

from typing import Any

import pytest

from samverk.charters.tests.test_reading_sentences import Case, duties

CASES: list[Case] = [
    (
        "Arbetsformer",
        "Nätverket träffas fyra gånger per år.",
        [("hold_meetings", "network", {"minimum": 4, "per": "year"})],
    ),
    (
        "Arbetsformer",
        "Möten hålls en gång i månaden.",
        [("hold_meetings", "network", {"minimum": 1, "per": "month"})],
    ),
    (
        "Arbetsformer",
        "Nätverket har möte sex gånger om året.",
        [("hold_meetings", "network", {"minimum": 6, "per": "year"})],
    ),
    (
        "Arbetsformer",
        "Det ska vara minst två träffar per termin.",
        [("hold_meetings", "network", {"minimum": 2, "per": "term"})],
    ),
    ("Möten", "Fyra gånger per år.", [("hold_meetings", "network", {"minimum": 4, "per": "year"})]),
    (
        "Möten",
        "- Antal möten: minst 4 per år",
        [("hold_meetings", "network", {"minimum": 4, "per": "year"})],
    ),
    (
        "Möten",
        "Nätverket sammanträder minst en gång per kvartal, normalt på onsdagar.",
        [("hold_meetings", "network", {"minimum": 1, "per": "quarter", "weekday": "wed"})],
    ),
    (
        "Möten",
        "Om inget annat beslutas träffas nätverket tre gånger per termin.",
        [("hold_meetings", "network", {"minimum": 3, "per": "term"})],
    ),
    (
        "Möten",
        "Nätverket möts varannan månad.",
        [("hold_meetings", "network", {"minimum": 6, "per": "year"})],
    ),
    (
        "Möten",
        "Nätverket sammanträder fem gånger årligen.",
        [("hold_meetings", "network", {"minimum": 5, "per": "year"})],
    ),
    (
        "Möten",
        "Var tredje månad.",
        [("hold_meetings", "network", {"minimum": 4, "per": "year"})],
    ),
    (
        "Möten",
        "Sju möten/år, andra måndagen i månaden (ej juli).",
        [("hold_meetings", "network", {"minimum": 7, "per": "year", "weekday": "mon"})],
    ),
]


@pytest.mark.parametrize(("section", "sentence", "wanted"), CASES, ids=[case[1] for case in CASES])
def test_how_often(section: str, sentence: str, wanted: list[Any]) -> None:
    assert duties(section, sentence) == wanted
