"""A charter on one page: what is on it, and that it is one page however much there is."""

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.utils import translation

from samverk.charters.models import Assignment, Charter
from samverk.charters.writing.brief import Brief
from samverk.documents.tests.test_pdf import HOSTILE, certain_faults, page_count, tags, text_of
from samverk.house.demo.cast import Cast
from tests.world import read_in

pytestmark = pytest.mark.django_db
URL = "https://samverk.example/uppdragsbeskrivningar/7/"


def adopted(cast: Cast, *assignments: str) -> Charter:
    charter = read_in(cast)
    for text in assignments:
        Assignment.objects.create(charter=charter, text=text, position=90)
    charter.adopt(
        by=cast.coordinator,
        body="Skolchefsnätverket",
        on=date(2026, 1, 12),
        in_force_from=date(2026, 2, 1),
    )
    return charter


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["Uppdragsbeskrivningen i korthet", "Vem gör vad", "Ordförande", "1 februari 2026"]),
        ("en", ["The charter in short", "Who does what", "Chair", "1 February 2026"]),
    ],
)
def test_one_page_says_what_it_asks_for(cast: Cast, language: str, words: list[str]) -> None:
    with translation.override(language):
        brief = Brief.of(adopted(cast))
        data = brief.pdf(url=URL)
    text = text_of(data)
    assert page_count(data) == 1
    for said in (*words, cast.network.purpose, "läsning i årskurs 1–3", "Skolchefsnätverket", URL):
        assert said in text
    assert [fact.value for fact in brief.facts][2:3] == [
        "31 december 2028" if language == "sv" else "31 December 2028"
    ]


def test_it_is_for_everybody_and_for_the_archive(cast: Cast, tmp_path: Any) -> None:
    with translation.override("sv"):
        data = Brief.of(adopted(cast)).pdf(url=URL)
    with pikepdf.open(BytesIO(data)) as document:
        told = document.open_metadata()
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"] == "Grundskola – Uppdragsbeskrivningen i korthet"
        assert str(document.Root.Lang) == "sv"
    found = tags(data)
    for tag in ("/Title", "/H1", "/L", "/LI", "/Link"):
        assert tag in found, tag
    assert certain_faults(data, tmp_path) == []


@pytest.mark.parametrize(
    "texts", [["Nätverket ska " + "jämföra " * 60] * 40, ["x" * 3000, HOSTILE * 30], ["Kort."] * 90]
)
def test_what_is_longer_is_shortened_to_one_page(cast: Cast, texts: list[str]) -> None:
    cast.network.purpose = ("Ett ändamål som aldrig tar slut. " * 20)[:400]
    cast.network.save()
    with translation.override("sv"):
        data = Brief.of(adopted(cast, *texts)).pdf(url=URL)
    assert page_count(data) == 1
    assert URL in text_of(data)


def test_the_same_charter_gives_the_same_bytes(cast: Cast) -> None:
    brief = Brief.of(adopted(cast))
    assert brief.pdf(url=URL) == brief.pdf(url=URL)
