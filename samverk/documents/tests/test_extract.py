"""Text out of files that people hand in, and one clear sentence where there is none."""

import zipfile
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import typst
from django.utils.translation import override
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document as OpenDocument
from odfdo import Element, Header, List, Paragraph

from samverk.documents.extract import MAX_BYTES, Unreadable, extract


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx() -> bytes:
    document = Word()
    document.add_heading("Nätverk", 0)
    document.add_heading("Roller", 1)
    document.add_paragraph().add_run("Ordförande").bold = True
    document.add_paragraph("Leder möten.")
    document.add_paragraph("Ett", style="List Bullet")
    document.add_paragraph("Första", style="List Number")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Värd", "Bokar lokal"
    document.sections[0].header.paragraphs[0].text = "Sidhuvud"
    return saved(document)


def odt() -> bytes:
    document = OpenDocument("text")
    document.body.clear()
    document.body.append(Header(1, "Roller"))
    document.body.append(Paragraph("Ordförande (en i taget) leder möten*."))
    document.body.append(List(["Ett", "Två"]))
    return saved(document)


def pdf(body: str) -> bytes:
    return bytes(typst.compile(body.encode()))


def test_docx() -> None:
    assert extract("a.docx", docx()) == (
        "# Nätverk\n\n## Roller\n\n**Ordförande**\n\nLeder möten.\n\n- Ett\n\n1. Första\n\n"
        "| Värd | Bokar lokal |\n"
    )


def test_odt() -> None:
    text = extract("a.odt", odt())
    assert text == "# Roller\n\nOrdförande (en i taget) leder möten*.\n\n- Ett\n- Två\n"


def test_pdf_without_running_heads_and_with_words_whole() -> None:
    page = "#pagebreak()\n== Möten\nNätverket träffas ofta."
    text = extract(
        "a.pdf",
        pdf(
            '#set text(lang: "sv", hyphenate: true)\n#set par(justify: true)\n'
            "#set page(width: 7cm, header: [Region Nord],\n"
            "  footer: context counter(page).display())\n"
            "= Roller\nMinnesanteckningar skickas till samverkanskommunernas"
            f" utbildningsförvaltningar och skolledare.\n{page}\n{page}"
        ),
    )
    assert "utbildningsförvaltningar och skolledare." in text
    assert text.startswith("# Roller\n\nMinnesanteckningar skickas")
    assert "Region Nord" not in text
    assert not any(line.strip().isdigit() for line in text.splitlines())


def test_html_without_menus() -> None:
    page = (
        "<!doctype html><meta charset=utf-8><nav>Meny</nav><main><h2>Roller</h2>"
        "<p>Leder <b>alla</b> möten.<br>Kallar.</p><ul><li>Ett<ul><li>Under</li></ul></li></ul>"
        '<ol start="3"><li>Tre</li></ol></main><script>x()</script>'
    )
    assert extract("a.html", page.encode()) == (
        "## Roller\n\nLeder alla möten.\nKallar.\n\n- Ett\n  - Under\n\n3. Tre\n"
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_text_in_many_alphabets(encoding: str) -> None:
    text = "Nätverket träffas på våren\noch på hösten.\n"
    assert extract("a.txt", text.replace("\n", "\r\n").encode(encoding)) == text


def test_what_a_file_is_stands_in_it_not_in_its_name() -> None:
    assert "# Roller" in extract("a.docx", odt())
    assert "Bokar lokal" in extract("a.pdf", docx())
    assert extract("a.docx", b"%PDF-1.7\n" + pdf("Hej")[9:]) == "Hej\n"
    assert extract("a.pdf", b"Bara text.") == "Bara text."


def locked_pdf() -> bytes:
    stream = BytesIO()
    with pikepdf.open(BytesIO(pdf("Hemligt"))) as document:
        document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def bomb() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 200_000_000)
    return stream.getvalue()


def zipped(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n ", "is empty"),
        ("a.txt", b"---", "no text"),
        ("a.pdf", pdf("#rect()"), "scanned"),
        ("a.pdf", locked_pdf(), "protected by a password"),
        ("a.pdf", b"%PDF-1.7 and nothing more", "damaged"),
        ("a.docx", b"PK\x03\x04 and nothing more", "damaged"),
        ("a.docx", zipped(word__document_xml=b"<w:document"), "damaged"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.doc", OLE + b"\0" * 500, "(.doc)"),
        ("a.rtf", b"{\\rtf1 hej}", "(.rtf)"),
        ("a.xlsx", zipped(xl__workbook_xml=b"<x/>"), "cannot be read"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "cannot be read"),
        ("a.docx", bytes(range(256)) * 4, "damaged"),
        ("a.txt", b"a" * (MAX_BYTES + 1), "too large"),
        ("a.docx", bomb(), "too large"),
    ],
)
def test_one_sentence_where_there_is_no_text(name: str, data: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as refused, override("en"):
        extract(name, data)
    with override("en"):
        assert says in str(refused.value)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["a.txt", "a.docx", "a.odt", "a.pdf", "a.html", "a"]),
    st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=60).map(lambda tail: b"%PDF-1.7\n" + tail),
        st.integers(0, 3000).map(lambda cut: docx()[:cut]),
        st.integers(0, 3000).map(lambda cut: odt()[:cut] + b"?" + odt()[cut + 1 :]),
    ),
)
def test_nothing_but_unreadable_is_raised(name: str, data: bytes) -> None:
    try:
        text = extract(name, data)
    except Unreadable as refused:
        text = str(refused)
    assert text.strip()


@pytest.mark.timeout(60)  # they took minutes once
def test_blanks_without_end_take_no_time() -> None:
    document = OpenDocument("text")
    document.body.clear()
    blanks = " <text:tab/>" * 20_000
    document.body.append(Element.from_tag(f"<text:p>Ett{blanks}två{'![' * 10_000}</text:p>"))
    text = extract("a.odt", saved(document))
    assert "Ett" in text
    assert "två" in text


def test_tables_within_tables_are_read_once() -> None:
    page = "<table><caption>Roller</caption><tr><td>Ordförande<td>leder</table>"
    assert extract("a.html", f"<html>{page}".encode()) == "Roller\n\n| Ordförande | leder |\n"
    opening = "<table><tr><td>cell "
    text = extract("a.html", f"<html>{opening * 40}{'</table>' * 40}".encode())
    assert text.count("cell") == 40
