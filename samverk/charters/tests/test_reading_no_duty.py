"""Sentences that only look like duties, and what a whole text tells besides duties."""

from datetime import date

import pytest

from samverk.charters.reading import read
from samverk.charters.tests.test_reading_sentences import duties

# (heading that it stands under, sentence)
NO_DUTY = [
    ("Möten", "Under 2022 hölls sex möten."),
    ("Möten", "Tidigare träffades nätverket åtta gånger per år."),
    ("Möten", "Mötena bör vara minst fyra per år."),
    ("Möten", "Inga protokoll förs."),
    ("Möten", "Protokoll behöver inte föras vid digitala avstämningar."),
    ("Möten", "Kan mötena hållas fyra gånger per år?"),
    ("Organisation", "Ordförande utses av skolchefsgruppen för två år."),
    ("Organisation", "Nätverket utser inom sig en ordförande."),
    ("Organisation", "Ordförandeskapet roterar mellan kommunerna."),
    ("Organisation", "Nätverket består av en representant från varje kommun."),
    ("Organisation", "Varje kommun utser en ledamot."),
    ("Organisation", "Ordföranden kan vid behov kalla till extra möten."),
    ("Organisation", "Till exempel kan sekreteraren skriva protokoll."),
    ("Organisation", "Ordföranden leder inte mötena."),
    ("Organisation", "Kommunerna ansvarar för sina egna kostnader."),
    ("Ordförande", "Ordförande väljs för ett år i taget."),
    ("Ordförande", "Anna Berg, Lunds kommun"),
    ("Bakgrund", "Utbildningschefsgruppen svarar för och driver flera andra nätverk."),
    ("Bakgrund", "Nätverket ska samordna utvecklingen i länet."),
    ("Bakgrund", "Kommunerna skickar protokoll till regionen."),
    ("Organisation", 'Enligt stadgarna ska "sekreteraren skriva protokoll vid alla möten".'),
    ("Organisation", "Om ordföranden får förhinder meddelas sekreteraren."),
    ("Möten", "Anteckningarna sprids inte utanför nätverket."),
    ("Möten", "Arbetsgrupperna träffas fyra gånger per år."),
    ("Möten", "Skolchefsnätverket har åtta möten per år."),
    ("Möten", "Vid mötena behandlas aktuella frågor."),
    ("Möten", "Mötena är digitala om inget annat anges."),
    ("Roller", "Styrgruppen beslutar om nätverkets inriktning."),
    ("Möten", "Värdskapet roterar mellan skolorna årsvis."),
    ("Möten", "Ordförande-\ngruppen och direktörs-\ngruppen träffas sex gånger per år."),
    ("Deltagare", "Därefter utser kommunen en ny ledamot."),
    ("Organisation", "På kansliets uppdrag leder Olle Ask nätverket."),
]


@pytest.mark.parametrize(("section", "sentence"), NO_DUTY)
def test_no_duty(section: str, sentence: str) -> None:
    assert duties(section, sentence) == []


def test_a_day_is_no_span_of_years() -> None:
    text = "Uppdragsbeskrivning för nätverket Natur\n\nUppdraget gäller till och med 2027-12-31."
    period = read(text, today=date(2026, 11, 22)).period
    assert period
    assert (period.from_year, period.to_year) == (None, 2027)


def test_who_adopted_it_commissions_it_where_nothing_better_is_said() -> None:
    text = "Uppdrag för nätverket Natur\n\nAntagen av Rektorsrådet 2026-02-03. Gäller 2026-2028."
    reading = read(text, today=date(2026, 11, 22))
    assert reading.commissioner == "Rektorsrådet"
    assert reading.period
    assert (reading.period.from_year, reading.period.to_year) == (2026, 2028)
    assert "no_adoption_date" not in {gap.code for gap in reading.gaps}


def test_numbers_without_a_full_stop_make_a_list() -> None:
    text = "Uppdrag för nätverket Natur\n\nUppdrag\nNätverket ska\n1 gå på tur\n2 tälta i maj\n"
    reading = read(text, today=date(2026, 11, 22))
    assert [each.text for each in reading.assignments] == ["gå på tur", "tälta i maj"]
