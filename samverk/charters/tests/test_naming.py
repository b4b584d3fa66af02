"""Telling which network a document speaks of, and saying rules in words."""

import pytest
from django.utils import translation

from samverk.charters.models import Sentence
from samverk.charters.naming import recognise, slug_for
from samverk.charters.wording import rule_in_words
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("Grundskola", "grundskola"),
        ("GRUNDSKOLAN", "grundskola"),
        ("Nätverket Grundskola", "grundskola"),
        ("Gymnasieutbildningen", "gymnasieutbildning"),
        ("skolchefgruppen", "skolchefer"),
        ("Skol- och utbildningschefsgruppen", "skolchefer"),
        ("Anpassad grundskola", None),
        ("Introduktionsprogrammen", None),
        ("", None),
    ],
)
def test_a_network_is_recognised(said: str, slug: str | None, cast: Cast) -> None:
    found = recognise(said, Network.objects.by_name())
    assert (found.slug if found else None) == slug


def test_a_slug_is_made_and_not_taken() -> None:
    assert slug_for("Särskolan", []) == "sarskolan"
    assert slug_for("Särskolan", ["sarskolan", "sarskolan-2"]) == "sarskolan-3"
    assert slug_for("???", []) == "natverk"
    assert len(slug_for("x" * 120, [])) <= 60


@pytest.mark.parametrize(
    ("kind", "rule", "words"),
    [
        ("hold_meetings", {"minimum": 1, "per": "term"}, "minst 1 möte per termin"),
        ("hold_meetings", {"minimum": 1, "per": "two_years"}, "minst 1 möte vartannat år"),
        ("hold_meetings", {"weekday": "fri"}, "på fredagar"),
        ("hold_meetings", {}, ""),
        ("send_notice", {"days_before": 14}, "14 dagar före"),
        ("submit_minutes", {"to": "kansliet", "days_after": 1}, "till kansliet, inom 1 dag"),
        ("write_minutes", {"record": "notes"}, "minnesanteckningar"),
        ("feedback_up", {"to": "chefer", "cadence": "continuous"}, "till chefer, löpande"),
        ("revise_charter", {"per": "year"}, "varje år"),
        ("plan_year", {"before": "1 december"}, "före 1 december"),
    ],
)
def test_a_rule_is_said_in_words(kind: str, rule: dict[str, object], words: str) -> None:
    with translation.override("sv"):
        assert rule_in_words(kind, rule) == words


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("- Läs mer", "-", "Läs mer"),
        ("2. Höjd nivå", "2.", "Höjd nivå"),
        ("-", "-", ""),
        ("## Uppdrag", "", "Uppdrag"),
        ("**Ordförande**", "", "Ordförande"),
        ("*Ta fram en plan*", "", "Ta fram en plan"),
        ("Skapa mötesplatser*", "", "Skapa mötesplatser*"),
        ("till [a@b.se](mailto:a@b.se)", "", "till a@b.se"),
        ("Minst 4 möten", "", "Minst 4 möten"),
    ],
)
def test_marks_are_told_from_words(text: str, mark: str, words: str) -> None:
    sentence = Sentence(text=text)
    assert (sentence.mark, sentence.words) == (mark, words)
