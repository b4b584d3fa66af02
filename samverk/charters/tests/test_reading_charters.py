"""Charters of our own making, in many layouts and words, against what is to be read in them.

Each `charters/NAME.txt` or `.md` stands beside a `NAME.json` in the contract's form, without
offsets; `evidence` is a piece of the sentence.
"""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from docx import Document as Word
from odfdo import Document as OpenDocument
from odfdo import Header, List, Paragraph

from samverk.charters.reading import read
from samverk.documents.extract import extract

PLACE = Path(__file__).parent / "charters"
DOCUMENTS = sorted(path for path in PLACE.iterdir() if path.suffix in (".md", ".txt"))
TODAY = date(2026, 11, 22)


def told(text: str, name: str) -> dict[str, Any]:
    """A reading as the answers hold it."""
    reading = read(text, file=name, today=TODAY).as_json()
    del reading["source"]
    for field in ("gaps", "warnings"):
        reading[field] = [finding["code"] for finding in reading[field]]
    reading["duties"] = [
        {
            "kind": duty["kind"],
            "role": duty["role"],
            "rule": duty["rule"],
            "evidence": " ".join(duty["source"]["text"].split()),
        }
        for duty in reading["duties"]
    ]
    return reading


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_charter(document: Path) -> None:
    answers = json.loads(document.with_suffix(".json").read_text("utf-8"))
    reading = told(extract(document.name, document.read_bytes()), document.name)
    for field, wanted in answers.items():
        assert reading[field] == wanted, field


@pytest.mark.parametrize("name", ["recept.txt", "protokoll.txt", "artikel.txt", "tomma.txt"])
def test_what_is_no_charter_says_so(name: str) -> None:
    reading = (
        read((PLACE / name).read_text("utf-8"), file=name, today=TODAY)
        if name != ("tomma.txt")
        else read("-\n-\n-\n", file=name, today=TODAY)
    )
    assert not reading.is_charter
    assert [gap.code for gap in reading.gaps] == ["no_assignments", "no_roles"]
    assert reading.network is None
    assert [*reading.duties, *reading.assignments, *reading.goals] == []


OUTLINE = (
    ("title", "Uppdragsbeskrivning för nätverket Naturvetenskap"),
    ("heading", "Uppdrag"),
    ("text", "Rektorsforum ger nätverket följande uppdrag för 2027–2028:"),
    ("item", "Ta fram en laborationshandbok."),
    ("item", "Ordna en mässa för elever."),
    ("heading", "Roller"),
    ("role", "Ordförande"),
    ("text", "Leder träffarna och kallar till dem senast tre veckor före."),
    ("role", "Sekreterare"),
    ("text", "För minnesanteckningar som skickas till natur@example.org inom sju dagar."),
    ("heading", "Möten"),
    ("text", "Fem möten hålls per år, på tisdagar."),
)


def as_docx() -> bytes:
    document = Word()
    for kind, words in OUTLINE:
        if kind == "role":  # a heading made by hand
            document.add_paragraph().add_run(words).bold = True
        else:
            style = {"title": "Title", "heading": "Heading 1", "item": "List Bullet"}.get(kind)
            document.add_paragraph(words, style=style)
    return _saved(document)


def as_odt() -> bytes:
    document = OpenDocument("text")
    document.body.clear()
    for kind, words in OUTLINE:
        if kind in ("title", "heading", "role"):
            document.body.append(Header(1 if kind == "title" else 2, words))
        else:
            document.body.append(List([words]) if kind == "item" else Paragraph(words))
    return _saved(document)


def as_html() -> bytes:
    tags = {"title": "h1", "heading": "h2", "role": "h3", "item": "li", "text": "p"}
    body = "".join(f"<{tags[kind]}>{words}</{tags[kind]}>" for kind, words in OUTLINE)
    body = body.replace("<li>", "<ul><li>", 1)[::-1].replace(">il/<", ">lu/<>il/<", 1)[::-1]
    return f"<!doctype html><meta charset=utf-8><nav>Meny</nav><main>{body}</main>".encode()


def as_pdf() -> bytes:
    marks = {"title": "= ", "heading": "== ", "role": "=== ", "item": "- ", "text": ""}
    body = "\n\n".join(marks[kind] + words.replace("@", "\\@") for kind, words in OUTLINE)
    source = f"#set page(width: 10cm, footer: [Sida #context counter(page).display()])\n{body}"
    return bytes(typst.compile(source.encode()))


def _saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("make", [as_docx, as_odt, as_html, as_pdf], ids=lambda make: make.__name__)
def test_the_same_charter_in_other_formats(make: Any) -> None:
    reading = told(extract(f"natur.{make.__name__[3:]}", make()), "natur")
    assert reading["network"] == "Naturvetenskap"
    assert reading["commissioner"] == "Rektorsforum"
    assert reading["period"] == {"from": 2027, "to": 2028}
    assert [assignment["text"] for assignment in reading["assignments"]] == [
        "Ta fram en laborationshandbok.",
        "Ordna en mässa för elever.",
    ]
    assert reading["roles"] == ["chair", "secretary"]
    assert [(duty["kind"], duty["role"], duty["rule"]) for duty in reading["duties"]] == [
        ("lead_meetings", "chair", {}),
        ("send_notice", "chair", {"days_before": 21}),
        ("write_minutes", "secretary", {"record": "notes"}),
        ("submit_minutes", "secretary", {"to": "natur@example.org", "days_after": 7}),
        ("hold_meetings", "network", {"minimum": 5, "per": "year", "weekday": "tue"}),
    ]
