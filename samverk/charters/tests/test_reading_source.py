"""Whatever the text is: nothing is lost, every place is right, and it does not take long."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverk.charters.reading import Reading, read

TODAY = date(2026, 11, 22)
LINES = (
    "# Uppdragsbeskrivning för nätverket X",
    "UPPDRAG",
    "Ordförande: leder möten",
    "- Ta fram en plan",
    "  - del",
    "-",
    "1. Första målet",
    "2.1 Andra",
    "| Roll | Ansvar |",
    "|---|---|",
    "a\tb",
    "---",
    "===",
    "**Möten**",
    "Nätverket träffas fyra gånger per år, t.ex. på fredagar. Kallelse skickas till",
    "namn@example.org",
    "* fotnot",
    "”Citat” och (parentes",
    "",
    "   ",
)
pieces_of_charters = st.lists(
    st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=25
).map("\n".join)


def test_a_very_long_text_is_read_at_its_beginning_and_kept_whole() -> None:
    text = "Uppdragsbeskrivning för nätverket X\n\nUppdrag\n\n" + "- Ordna en tur.\n" * 190_000
    started = process_time()
    reading = read(text, today=TODAY)
    assert process_time() - started < 10
    is_whole(text, reading)
    assert reading.source[-1].read_as == "unread"
    told = [warning for warning in reading.warnings if warning.code == "too_long"]
    assert [warning.source for warning in told] == [
        next(piece for piece in reading.source if piece.text.count("\n"))
    ]
    short = read(text[:3000], today=TODAY)
    assert "too_long" not in {warning.code for warning in short.warnings}


def is_whole(text: str, reading: Reading) -> None:
    end = 0
    for piece in reading.source:
        assert piece.text == text[piece.start : piece.end]
        assert piece.text.strip()
        assert not text[end : piece.start].strip()
        end = piece.end
    assert not text[end:].strip()


@settings(max_examples=150, deadline=None)
@given(pieces_of_charters)
def test_every_character_is_in_one_piece(text: str) -> None:
    reading = read(text, today=TODAY)
    is_whole(text, reading)
    places = {(piece.start, piece.end) for piece in reading.source}
    for duty in reading.duties:
        assert (duty.source.start, duty.source.end) in places
    reading.as_json()


@pytest.mark.parametrize(
    "unit",
    [
        "Ordföranden leder möten, skriver protokoll och skickar kallelse till alla ledamöter. ",
        "och, samt ",
        "- Ta fram en plan\n",
        "a" * 50,
        "**a",
        "“",
        "(",
        "| a ",
        "1. ",
        "Nätverket träffas minst ",
        "till ",
        " \n",
        "skol- och ",
        "från 2020 till ",
        "Måldokument A ",
        "en gång ",
        "a\n\n",
        "a-\n",
        "a\x0c",
        "1 a\n",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    def seconds(length: int) -> float:
        text = "Uppdragsbeskrivning för nätverket X\n\nMöten\n\n" + unit * (length // len(unit))
        started = process_time()
        is_whole(text, read(text, today=TODAY))
        return process_time() - started

    # Ten times the text may take ten times as long; a hundred times is what must not be.
    assert seconds(60_000) < 30 * seconds(6_000) + 0.5
