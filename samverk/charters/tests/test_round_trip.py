"""What is written as Word or PDF is read again as the same charter, with not a word lost."""

import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from docx import Document
from docx.shared import Pt

from samverk.charters.reading import Reading, read
from samverk.charters.writing.paper import blocks_of
from samverk.documents.docx import write
from samverk.documents.extract import extract
from samverk.documents.paper import Fact, Paper
from samverk.documents.pdf.charter import charter_pdf
from samverk.documents.tests.templates import saved
from samverk.house.demo import charters as demo
from samverk.house.demo import papers

TODAY = date(2026, 11, 22)
SHARED = Path(os.environ.get("SAMVERK_SHARED") or Path(settings.BASE_DIR).parent / "shared")
OURS = Path(__file__).parent / "charters"
PATHS = sorted([*OURS.glob("*.txt"), *OURS.glob("*.md")])

type Way = Callable[[Paper], str]


def by_word(paper: Paper) -> str:
    return extract("a.docx", write(paper))


def by_template(paper: Paper) -> str:
    """In a template of an association's: with a head, a foot and a look of its own."""
    document = Document()
    document.styles["Heading 1"].font.size = Pt(30)
    document.sections[0].header.paragraphs[0].text = "{{ förbund }} – {{ titel }}"
    document.sections[0].footer.paragraphs[0].text = "Antagen av {{ antagen av }} {{ antagen }}"
    document.add_paragraph("{{ innehåll }}")
    return extract("a.docx", write(paper, saved(document)))


def by_pdf(paper: Paper) -> str:
    return extract("a.pdf", charter_pdf(paper, at=datetime(2026, 11, 22, tzinfo=UTC)))


WAYS: list[Way] = [by_word, by_template, by_pdf]
FACTS = [
    Fact("antagen av", "Antagen av", "Skolchefsnätverket"),
    Fact("antagen", "Antagen", "1 december 2025"),
    Fact("gäller från", "Gäller från", "1 januari 2026"),
    Fact("gäller till", "Gäller till", "31 december 2028"),
    Fact("bygger på", "Bygger på", "Skolstrategin 2026–2028"),
    Fact("version", "Version", "2"),
]


def paper_of(text: str) -> Paper:
    network = Fact("nätverk", "Nätverk", read(text, today=TODAY).network or "")
    facts = [network, *FACTS]
    return Paper("Uppdragsbeskrivning", "Utbildning Mitt", "Antagen", blocks_of(text), facts)


def meaning(reading: Reading) -> dict[str, Any]:
    return {
        "network": reading.network,
        "goals": [goal.as_json() for goal in reading.goals],
        "assignments": [assignment.as_json() for assignment in reading.assignments],
        "duties": [(duty.kind, duty.role, duty.rule) for duty in reading.duties],
    }


def words_of(text: str) -> list[str]:
    """The words of a document, without what is layout: marks, and the addresses behind links."""
    text = re.sub(r"\]\([^)\s]*\)", "]", text)
    text = re.sub(r"^\s*(?:[-–—•·▪◦*o]|\(?\w[.)]|\d{1,2}[.)])\s", " ", text, flags=re.MULTILINE)
    text = re.sub(r"(\w)-\n\s*(?=[a-zåäö])(?!och|eller|samt)", r"\1", text)
    return re.findall(r"[\w@]+", text.replace("_", " ").replace("\u00ad", ""))


def is_within(words: list[str], others: list[str]) -> bool:
    """Whether the words stand among the others in the same order."""
    rest = iter(others)
    return all(word in rest for word in words)


def holds(text: str, way: Way) -> None:
    again = way(paper_of(text))
    assert is_within(words_of(text), words_of(again))
    assert meaning(read(again, today=TODAY)) == meaning(read(text, today=TODAY))


def of_demo() -> list[str]:
    """The demo's charters, as they are when its Word files have been read."""
    return [extract("a.docx", papers.docx(demo.written(paper, 2028))) for paper in demo.ALL_PAPERS]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "name",
    ["grundskola", "gymnasieutbildning", "introduktionsprogrammen", "sarskolan", "skis"],
)
def test_the_five(name: str, way: Way) -> None:
    path = SHARED / "charters" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    holds(path.read_text(), way)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "path", sorted([*OURS.glob("*.txt"), *OURS.glob("*.md")]), ids=lambda path: path.stem
)
def test_our_own(path: Path, way: Way) -> None:
    holds(path.read_text(), way)


@pytest.mark.parametrize("way", WAYS)
def test_the_demos(way: Way) -> None:
    charters = of_demo()
    assert len(charters) >= 5
    for text in charters:
        holds(text, way)


@pytest.mark.parametrize("way", WAYS)
def test_written_again_it_is_the_same_paper(way: Way) -> None:
    """Out, in and out again: headings, lists and tables stay what they are."""
    for path in [OURS / "norrbotten-tabell.md", OURS / "varmland-aldre.txt"]:
        once = blocks_of(way(paper_of(path.read_text())))
        twice = blocks_of(way(Paper("Titel", "Förbundet", "Utkast", once)))
        assert [(block.form, block.level, block.words) for block in twice] == [
            (block.form, block.level, block.words) for block in once
        ]


def test_a_lost_word_is_noticed() -> None:
    text = (OURS / "varmland-aldre.txt").read_text()
    words = words_of(text)
    assert not is_within(words, words[:40] + words[41:])
