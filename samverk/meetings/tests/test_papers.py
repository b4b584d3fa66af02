"""The papers of an agenda item: what may be put there, and who has them."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samverk.documents.kinds import MEDIA_TYPES, media_type_of
from samverk.house.demo.cast import Cast
from samverk.meetings.models import AgendaItem, Attachment
from samverk.meetings.tests.test_standing import ahead

type As = Callable[[str], Client]

PDF = b"%PDF-1.7\n%%EOF"


def put(cast: Cast) -> AgendaItem:
    return ahead(cast).add_item(by=cast.chair, title="Läromedel")


def attach(client: Client, item: AgendaItem, name: str, data: bytes, **said: str) -> int:
    form = {"file": SimpleUploadedFile(name, data)} | said
    return client.post(f"/punkter/{item.pk}/bilagor/", form).status_code


def test_a_paper_is_attached_listed_and_fetched(as_: As, cast: Cast) -> None:
    item = put(cast)
    assert attach(as_("secretary"), item, "Plan för läsning.pdf", PDF) == 302
    paper = Attachment.objects.get()
    assert (paper.title, paper.is_public) == ("Plan för läsning.pdf", False)
    member = as_("member")
    for address in (f"/moten/{item.meeting_id}/",):
        assert f"/bilagor/{paper.pk}/fil/" in member.get(address).content.decode()
    answer = member.get(f"/bilagor/{paper.pk}/fil/")
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Plan%20f")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_it_is_renamed_made_public_and_taken_away(as_: As, cast: Cast) -> None:
    item = put(cast)
    client = as_("secretary")
    attach(client, item, "plan.pdf", PDF)
    pk = Attachment.objects.get().pk
    client.post(f"/bilagor/{pk}/andra/", {"title": "Läsplanen", "is_public": "on"})
    paper = Attachment.objects.get()
    assert (paper.title, paper.is_public) == ("Läsplanen", True)
    client.post(f"/bilagor/{pk}/ta-bort/")
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.exe", b"MZ"),
        ("plan.html", b"<html><script>"),
        ("plan.pdf", b"<html><script>"),
        ("bild.svg", b"<svg onload=alert(1)>"),
        ("plan.docm", b"PK"),
        ("plan.docx", b"PK\x03\x04 broken"),
        ("plan.txt", b"\x00\x01\x02\xff\xfe\x00"),
        ("plan.pdf", b""),
    ],
)
def test_what_is_not_what_it_says_is_not_kept(as_: As, cast: Cast, name: str, data: bytes) -> None:
    assert attach(as_("secretary"), put(cast), name, data) == 422
    assert not Attachment.objects.exists()


def test_ten_megabytes_is_the_most(as_: As, cast: Cast) -> None:
    assert attach(as_("secretary"), put(cast), "stor.pdf", PDF + b" " * 10 * 1024 * 1024) == 422
    assert not Attachment.objects.exists()


def packed(*names: str, mimetype: str = "") -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", packed("word/document.xml")),
        ("a.XLSX", packed("xl/workbook.xml")),
        ("a.pptx", packed("ppt/presentation.xml")),
        ("a.odt", packed(mimetype=MEDIA_TYPES[".odt"])),
        ("a.ods", packed(mimetype=MEDIA_TYPES[".ods"])),
        ("a.png", b"\x89PNG\r\n\x1a\n...."),
        ("a.jpeg", b"\xff\xd8\xff\xe0"),
        ("a.csv", "Namn;Ort\nÅsa;Hjo".encode()),
    ],
)
def test_kinds_are_known_by_their_content(name: str, data: bytes) -> None:
    assert media_type_of(name, data) == MEDIA_TYPES[name[1:].lower()]


def test_one_kind_is_not_another() -> None:
    assert media_type_of("a.docx", packed("xl/workbook.xml")) is None
    assert media_type_of("a.odt", packed(mimetype=MEDIA_TYPES[".ods"])) is None


def test_an_item_taken_off_takes_its_papers_along(as_: As, cast: Cast) -> None:
    item = put(cast)
    attach(as_("secretary"), item, "plan.pdf", PDF)
    as_("secretary").post(f"/punkter/{item.pk}/ta-bort/")
    assert not AgendaItem.objects.exists()
    assert not Attachment.objects.exists()
