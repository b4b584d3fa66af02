"""Names in text: found however they are written, and nobody else's."""

import html
import io
import json
import unicodedata
import zipfile
from email.message import EmailMessage
from urllib.parse import quote

import pytest

from samverk.documents.contents import contents
from samverk.people.masking import Known, Masks

NAME = "Kanariella Gömsdotter-Öberg"
MAIL = "kanariella.gomsdotter-oberg@skara.example"


@pytest.fixture
def masks() -> Masks:
    return Masks([Known(NAME, MAIL, "070-123 45 67")], shared=lambda surname: False)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (NAME, "Representant"),
        (NAME.upper(), "Representant"),
        (unicodedata.normalize("NFD", NAME), "Representant"),
        ("Gömsdotter-Öberg, Kanariella", "Representant"),
        (NAME.replace(" ", "\u00a0").replace("-", "\u2011"), "Representant"),
        ("Kanariella\u00a0 Gömsdotter–Öberg", "Representant"),
        (f"{NAME}s förslag", "Representants förslag"),
        ("Fru Gömsdotter-Öberg sade", "Fru Representant sade"),
        ("Kanariella&nbsp;G&ouml;msdotter-&#214;berg", "Representant"),
        ("".join(f"&#{ord(letter)};" for letter in NAME), "Representant"),
        (html.escape(f'"{NAME}"'), "&quot;Representant&quot;"),
        (json.dumps({"who": f"\n{NAME}"}), '{"who": "\\nRepresentant"}'),
        (f"/natverk/{quote(NAME)}/", "/natverk/Representant/"),
        (f"Protokoll_{NAME}.docx", "Protokoll_Representant.docx"),
        ("kanariella-gomsdotter-oberg", "Representant"),
        ("SUMMARY:Kanari\r\n ella Gömsdot\r\n ter-Öberg\r\n", "SUMMARY:Representant\r\n"),
        ("<b>Kanariella</b> <i>Gömsdotter<wbr>-Öberg</i>", "<b>Representant</b><i><wbr></i>"),
        (f'<p title="{NAME}">', '<p title="Representant">'),
        ('1;"Gömsdotter-Öberg";"Kanariella";2', '1;"Representant";"";2'),
        ("N:Gömsdotter-Öberg;Kanariella;;;", "N:Representant;;;;"),
        (r"{\rtf Kanariella G\'f6msdotter-\'d6berg}", r"{\rtf Representant}"),
        (f"Skriv till {MAIL.upper()}.", "Skriv till Representant."),
        (MAIL.replace("@", "<wbr>@"), "Representant"),
        ("Ring +46 70 123 45 67 eller 0701234567", "Ring Representant eller Representant"),
    ],
)
def test_a_name_is_found_however_it_is_written(masks: Masks, written: str, shown: str) -> None:
    hidden = masks.hide(written)
    assert "".join(hidden.split()) == "".join(shown.split())
    assert masks.find(written)
    assert not masks.find(hidden)


@pytest.mark.parametrize(
    "text",
    [
        "Kanariella kommer sent.",  # a given name alone is anybody's
        "ett gömsdotter-öberg",  # no name: it begins with a small letter
        "Gömsdotter och Öberg är två andra",
        "Åsa Öberg",
        "kanariella.gomsdotter@skara.example",
        "Ring 0511-123 45 67",
        "<script>let a = 1 < 2 && b > 1;</script>",
        "",
    ],
)
def test_what_is_somebody_elses_stays(masks: Masks, text: str) -> None:
    assert masks.hide(text) == text


def test_a_shared_surname_stands_alone() -> None:
    masks = Masks([Known("Anna Maria Lind")], shared=lambda surname: surname == "Lind")
    assert masks.hide("Lind och Anna Lind, Anna Maria Lind, Lind Anna") == (
        "Lind och Representant, Representant, Representant"
    )


def test_particles_belong_to_the_surname() -> None:
    masks = Masks([Known("Carl von Essen")], shared=lambda surname: False)
    assert masks.hide("von Essen, Carl sade: Essen ligger i Tyskland.") == (
        "Representant sade: Essen ligger i Tyskland."
    )


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["Message-ID"] = "<1@x>"
    message["Subject"] = f"Hej {NAME}"
    message.set_content("Öppna bilagan.")
    return message.as_bytes()


@pytest.mark.parametrize(
    "data",
    [
        NAME.encode(),
        NAME.encode("cp1252"),
        NAME.encode("utf-16-le"),
        mail(),
        zipped(a="<w:t>Kanariella </w:t></w:r><w:t>Gömsdotter-Öberg</w:t>".encode()),
        zipped(a=zipped(b=zipped(**{f"{NAME}.txt": b"-"}))),
    ],
)
def test_a_name_is_found_in_files(masks: Masks, data: bytes) -> None:
    assert any(map(masks.find, contents(data)))


def test_files_that_are_broken_give_what_they_have() -> None:
    for data in (b"", b"PK\x03\x04rubbish", b"%PDF-1.7 rubbish", b"\xff\xfe\x00"):
        list(contents(data))
