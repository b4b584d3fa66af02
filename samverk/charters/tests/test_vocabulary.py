"""Words that were replaced: a dated table, a page that explains it, and a note below a document."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from samverk.charters.models import Charter
from samverk.charters.reading import read
from samverk.charters.reading.vocabulary import TERMS, new_word, old_words, term_of, terms_in
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.house.demo.cast import Cast


@pytest.mark.parametrize(
    ("word", "old", "new"),
    [
        ("särskola", "särskola", "anpassad grundskola"),
        ("Särskolans", "särskola", "Anpassade grundskolans"),
        ("grundsärskolan", "grundsärskola", "anpassade grundskolan"),
        ("gymnasiesärskolor", "gymnasiesärskola", "anpassade gymnasieskolor"),
        ("särvux", "särvux", "komvux som anpassad utbildning"),
        ("komvux som särskild utbildning", "särvux", "komvux som anpassad utbildning"),
        ("utvecklingsstörning", "utvecklingsstörning", "intellektuell funktionsnedsättning"),
        ("träningsskolan", "träningsskola", None),
        ("särskoleelever", "särskola", None),
    ],
)
def test_an_old_word_has_a_new_one(word: str, old: str, new: str | None) -> None:
    assert list(old_words(f"Om {word} talas det.")) == [word]
    assert (term_of(word).old, new_word(word)) == (old, new)


def test_what_was_called_so_before_is_no_old_word() -> None:
    assert not list(old_words("Anpassad grundskola, tidigare särskola, och grundskola."))


def test_each_term_has_a_day_and_finds_itself() -> None:
    assert {term.since for term in TERMS} == {date(2023, 7, 2)}
    assert [terms_in(term.old) for term in TERMS] == [[term] for term in TERMS]


def test_the_warning_uses_the_table() -> None:
    text = TEXT.replace("om skolan", "om grundsärskolan och särvux")
    (warning,) = [
        each for each in read(text, today=date(2026, 3, 2)).warnings if each.code == "old_term"
    ]
    assert warning.facts == {"term": "grundsärskolan, särvux"}


def test_everybody_inside_reads_the_words(as_: Callable[[str], Client]) -> None:
    page = as_("stranger").get("/ordlista/").content.decode()
    assert "anpassad gymnasieskola" in page
    assert "2 juli 2023" in page
    assert as_("public").get("/ordlista/").status_code == 302


def test_a_document_with_old_words_has_a_note_below(cast: Cast, coordinator: Client) -> None:
    text = TEXT.replace("om skolan", "om särskolan")
    charter = read_in(cast, text)
    page = coordinator.get(charter.get_absolute_url()).content.decode()
    assert "Ord i texten som har bytts ut" in page
    assert (
        '<span lang="sv">särskola</span> heter <span lang="sv">anpassad grundskola</span>' in page
    )
    assert "om särskolan sedan länge" in page, "the text itself is untouched"
    charter.adopt(
        by=cast.coordinator, body="X", on=date(2026, 1, 1), in_force_from=date(2026, 1, 1)
    )
    assert "Ord i texten" in coordinator.get(charter.get_absolute_url()).content.decode()


def test_a_document_with_the_words_of_today_has_none(coordinator: Client, charter: Charter) -> None:
    assert "Ord i texten" not in coordinator.get(charter.get_absolute_url()).content.decode()
