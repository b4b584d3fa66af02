"""A document comes in, in any of the formats, and becomes a draft; nothing is lost or doubled."""

import json
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest
import typst
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from odfdo import Document, Header, Paragraph

from samverk.charters.models import Charter
from samverk.charters.tests.conftest import TEXT, upload
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.networks.models import Network

SHARED = Path(settings.BASE_DIR).parent / "shared"
HEADINGS = ("UPPDRAG", "Bakgrund", "Uppdrag", "Ansvar", "Ordförande", "Sekreterare", "Möten")
PARAGRAPHS = [paragraph for paragraph in TEXT.splitlines() if paragraph]


def is_heading(paragraph: str) -> bool:
    return paragraph in HEADINGS or paragraph.isupper()


def as_docx() -> bytes:
    document, file = docx.Document(), BytesIO()
    for paragraph in PARAGRAPHS:
        if is_heading(paragraph):
            document.add_heading(paragraph, 1)
        else:
            style = "List Bullet" if paragraph.startswith("- ") else None
            document.add_paragraph(paragraph.removeprefix("- "), style=style)
    document.save(file)
    return file.getvalue()


def as_odt() -> bytes:
    document, file = Document("text"), BytesIO()
    for paragraph in PARAGRAPHS:
        part = Header(1, paragraph) if is_heading(paragraph) else Paragraph(paragraph)
        document.body.append(part)
    document.save(file)
    return file.getvalue()


def as_html() -> bytes:
    tags = ("h2" if is_heading(paragraph) else "p" for paragraph in PARAGRAPHS)
    body = "".join(f"<{tag}>{text}</{tag}>" for tag, text in zip(tags, PARAGRAPHS, strict=True))
    return f"<!doctype html><meta charset=utf-8><title>x</title>{body}".encode()


def as_pdf() -> bytes:
    lines = (f"= {text}" if is_heading(text) else text for text in PARAGRAPHS)
    return bytes(typst.compile("\n\n".join(lines).replace("@", "\\@").encode()))


FORMATS = {
    "txt": TEXT.encode,
    "md": TEXT.encode,
    "docx": as_docx,
    "odt": as_odt,
    "html": as_html,
    "pdf": as_pdf,
}


@pytest.mark.parametrize("ending", FORMATS)
def test_each_format_becomes_a_draft(ending: str, coordinator: Client, cast: Cast) -> None:
    data = FORMATS[ending]()
    answer = upload(coordinator, f"Uppdrag grundskola.{ending}", data)
    assert answer.status_code == 200
    charter = Charter.objects.get()
    assert charter.network == cast.network
    assert charter.assignments.count() == 2
    assert set(charter.duties.values_list("kind", "role")) >= {
        ("lead_meetings", "chair"),
        ("send_notice", "chair"),
        ("write_minutes", "secretary"),
        ("hold_meetings", "network"),
    }
    assert charter.file
    assert charter.file.data() == data
    assert charter.file.sha256 == sha256(data).hexdigest()


def test_every_sentence_stands_in_the_draft(charter: Charter) -> None:
    sentences = charter.sentences.all()
    assert all(each.text == charter.text[each.start : each.end] for each in sentences)
    kept = "".join(each.text for each in sentences)
    assert "".join(kept.split()) == "".join(charter.text.split())


def test_the_same_file_again_leads_to_the_draft(coordinator: Client) -> None:
    upload(coordinator, "uppdrag.txt", TEXT.encode())
    answer = upload(coordinator, "kopia.txt", TEXT.encode())
    charter = Charter.objects.get()
    assert answer.request["PATH_INFO"] == charter.get_absolute_url()
    assert "redan inläst" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bild.png", b"\x89PNG"),
        ("tom.txt", b""),
        ("trasig.docx", b"PK not a document"),
        ("trasig.pdf", b"%PDF-1.7 broken"),
        ("stor.txt", b"a" * (10 * 1024 * 1024 + 1)),
    ],
)
def test_what_cannot_be_read_is_told(name: str, data: bytes, coordinator: Client) -> None:
    answer = coordinator.post(
        "/uppdragsbeskrivningar/las-in/", {"file": SimpleUploadedFile(name, data)}
    )
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["file"]) == 1
    assert not Charter.objects.exists()


def test_an_unknown_network_is_started_from_the_document(coordinator: Client, cast: Cast) -> None:
    text = TEXT.replace("GRUNDSKOLA", "ELEVHÄLSA").replace(
        "Skolchefsnätverket ger", "Skolchefsgruppen ger"
    )
    upload(coordinator, "elevhälsa.txt", text.encode())
    charter = Charter.objects.get()
    assert charter.network is None
    page = coordinator.get(f"{charter.get_absolute_url()}natverk/nytt/")
    assert page.context["form"].initial["parent"] == cast.chiefs
    coordinator.post(
        f"{charter.get_absolute_url()}natverk/nytt/",
        {"name": "Elevhälsa", "parent": cast.chiefs.pk},
    )
    network = Network.objects.get(charters=charter)
    assert (network.slug, network.parent) == ("elevhalsa", cast.chiefs)
    assert Entry.objects.filter(verb="network.started", network_id=network.pk).exists()


@pytest.mark.parametrize(
    "name",
    ["grundskola", "gymnasieutbildning", "introduktionsprogrammen", "sarskolan", "skis"],
)
def test_the_five_charters(name: str, coordinator: Client) -> None:
    source = SHARED / "charters" / f"{name}.txt"
    if not source.exists():
        pytest.skip("the five charters are not beside this checkout")
    expected = json.loads((SHARED / "reading" / f"{name}.json").read_text())
    upload(coordinator, source.name, source.read_bytes())
    charter = Charter.objects.get()
    assert charter.goals.count() == len(expected["goals"])
    assert charter.assignments.count() == len(expected["assignments"])
    duties = charter.duties.values_list("kind", "role")
    assert set(duties) >= {(duty["kind"], duty["role"]) for duty in expected["duties"]}
    gaps = set(charter.findings.filter(nature="gap").values_list("code", flat=True))
    assert gaps >= {gap["code"] for gap in expected["gaps"]}
    assert coordinator.get(charter.get_absolute_url()).status_code == 200


def test_a_reading_is_told_in_the_ledger(charter: Charter, cast: Cast) -> None:
    entry = Entry.objects.about(charter).get(verb="charter.read")
    assert entry.actor == cast.coordinator
    assert charter.file
    assert entry.facts["sha256"] == charter.file.sha256


def test_nothing_is_filled_in_by_default(cast: Cast) -> None:
    empty = Charter.read_in(
        by=cast.coordinator,
        on=date(2026, 3, 2),
        name="x.txt",
        data=b"Hej.",
        media_type="text/plain",
        text="Hej.",
    )
    assert (empty.network, empty.commissioner, empty.period_from) == (None, "", None)
    assert not empty.duties.exists()
