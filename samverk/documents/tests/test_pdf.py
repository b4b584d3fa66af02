"""PDFs for everybody: what the file promises, and that nothing that is written gets lost."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pdfua
import pikepdf
import pytest
from pypdfium2 import PdfDocument

from samverk.documents.pdf import typeset
from samverk.documents.pdf.typeset import can_show, name_of
from samverk.documents.prose import blocks, words

APPROVED = datetime(2026, 3, 24, 9, 12, tzinfo=UTC)
LABELS = (
    "attendance municipality present absent items presenter action who due approval papers leads_to"
).split()
HOSTILE = (
    "#panic() *bold* _low_ $x$ @ref \"q\" 'a' `raw` <label> [b] {c} \\ // /* ~ -- = - + 1. "
    "https://example.org åäö ÅÄÖ é – … ½"
)


def sheet(**changes: Any) -> dict[str, Any]:
    item = {
        "number": 1, "label": "1.", "title": "Tidiga insatser", "kind": "Beslut",
        "presenter": "Maria Holm", "text": blocks("Underlag finns."),
        "notes": blocks("Vi talade om läget.\n\n- Ett\n- Två"),
        "decisions": [
            {"number": 1, "title": "Beslut 1", "kind": "Beslutar", "text": blocks("Så blir det.")}
        ],
        "actions": [{"text": "Boka lokal", "who": "Erik Sandell", "due": "fredag 10 april 2026"}],
        "papers": [{"title": "Underlag", "file": 1}],
    }  # fmt: skip
    return {
        "language": "sv", "written_in": "sv", "association": "Utbildning Skaraborg",
        "network": "Grundskola", "number": "2026:3", "title": "Minnesanteckningar 2026:3",
        "facts": [{"label": "När", "value": "fredag 13 mars 2026 kl. 9.00–12.00"}],
        "attendance": [
            {"municipality": "Skövde", "present": ["Anders Bergström"], "absent": ["Olof Nyman"]}
        ],
        "turnout": "1 person var med.", "items": [item], "approval": "Godkänt av Anders Bergström.",
        "sha256": "ab" * 32, "version": "", "left_out": "",
        "labels": {
            **{label: label.capitalize() for label in LABELS},
            "fingerprint": "SHA-256", "page": "sida {number} av {pages}",
        },
    } | changes  # fmt: skip


def pdf(**changes: Any) -> bytes:
    return typeset("minutes", sheet(**changes), at=APPROVED)


def text_of(data: bytes) -> str:
    """All text, on one line, without the places where a long word may be broken."""
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(data)]
    return " ".join(" ".join(pages).replace("\u200b", "").replace("\ufffe", "").split())


def page_count(data: bytes) -> int:
    return len(PdfDocument(data))


def tags(data: bytes) -> list[str]:
    """The names of all structure elements, in reading order."""
    found = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(str(node["/S"]))
            walk(node.get("/K", pikepdf.Array()))

    with pikepdf.open(BytesIO(data)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found


def certain_faults(data: bytes, tmp_path: Any) -> list[str]:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(data)
    report = pdfua.validate(str(path))
    return [
        f"{finding.rule_id} {finding.message}"
        for finding in report.findings
        if finding.confidence is pdfua.Confidence.CERTAIN
        and finding.severity >= pdfua.Severity.ERROR
    ]


@pytest.mark.parametrize(("language", "title"), [("sv", "Protokoll 2026:3"), ("en", "Minutes")])
def test_it_says_that_it_is_for_everybody_and_for_the_archive(language: str, title: str) -> None:
    with pikepdf.open(BytesIO(pdf(language=language, title=title))) as document:
        told = document.open_metadata()
        assert told["pdfuaid:part"] == "1"
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("3", "A")
        assert told["dc:title"] == f"Grundskola – {title}"
        assert str(document.Root.Lang) == language
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260324")


def test_headings_tables_and_lists_are_tagged_as_such() -> None:
    found = tags(pdf())
    for tag in ("/Title", "/H1", "/H2", "/Table", "/THead", "/TH", "/TD", "/L", "/LI"):
        assert tag in found, tag


def test_the_checker_finds_nothing(tmp_path: Any) -> None:
    assert certain_faults(pdf(), tmp_path) == []


def test_the_checker_can_find_something(tmp_path: Any) -> None:
    with pikepdf.open(BytesIO(pdf())) as document:
        del document.Root["/StructTreeRoot"]
        del document.Root["/Lang"]
        broken = BytesIO()
        document.save(broken)
    assert certain_faults(broken.getvalue(), tmp_path)


def test_the_same_record_is_the_same_file() -> None:
    assert pdf() == pdf()
    assert pdf() != pdf(title="Minnesanteckningar 2026:4")


def test_all_that_is_written_is_there() -> None:
    text = text_of(pdf())
    for written in (
        "Utbildning Skaraborg", "Grundskola", "Minnesanteckningar 2026:3",
        "fredag 13 mars 2026 kl. 9.00–12.00", "Skövde", "Anders Bergström", "Olof Nyman",
        "1. Tidiga insatser", "Maria Holm", "Underlag finns.", "Vi talade om läget.", "Ett", "Två",
        "Beslut 1", "Så blir det.", "Boka lokal", "Erik Sandell", "fredag 10 april 2026",
        "Godkänt av Anders Bergström.", "ab" * 32, "sida 1 av 1",
    ):  # fmt: skip
        assert written in text, written


def test_code_in_the_text_is_text() -> None:
    item = sheet()["items"][0]
    everywhere = {
        **item, "title": HOSTILE, "presenter": HOSTILE, "notes": blocks("x" + HOSTILE),
        "decisions": [{**item["decisions"][0], "text": blocks("x" + HOSTILE)}],
        "actions": [{"text": HOSTILE, "who": "Kim", "due": ""}],
    }  # fmt: skip
    attendance = [{"municipality": "Hjo", "present": [HOSTILE], "absent": [HOSTILE]}]
    data = pdf(items=[everywhere], attendance=attendance, network=HOSTILE)
    joined = text_of(data).replace(" ", "")
    assert joined.count(HOSTILE.replace(" ", "")) >= 8


def test_what_no_font_can_show_is_written_by_its_name() -> None:
    facts = [{"label": "Var", "value": "Hjo 😀 漢 \x07\ue000 slut ✓"}]
    text = text_of(pdf(facts=facts))
    assert "Hjo [GRINNING FACE] [CJK UNIFIED IDEOGRAPH-6F22] [U+E000] slut ✓" in text
    assert can_show("å")
    assert not can_show("😀")
    assert name_of("\ufe0f") == ""


def test_a_word_too_long_for_the_page_is_broken_within_it() -> None:
    word = "x" * 400
    item = {**sheet()["items"][0], "title": word, "notes": blocks(word)}
    data = pdf(items=[item], attendance=[{"municipality": word, "present": [word], "absent": []}])
    assert re.sub(r"\s", "", text_of(data)).count(word) == 4
    for page in PdfDocument(data):
        text = page.get_textpage()
        assert all(
            text.get_charbox(nth)[2] <= page.get_width() - 40 for nth in range(text.count_chars())
        )


def test_long_records_break_between_pages() -> None:
    crowd = [
        {"municipality": f"Kommun {n}", "present": [f"Namn {n}", f"Andra {n}"], "absent": []}
        for n in range(60)
    ]
    item = sheet()["items"][0]
    items = [{**item, "number": n, "notes": blocks("En lång mening. " * 300)} for n in range(1, 9)]
    data = pdf(attendance=crowd, items=items)
    assert page_count(data) > 6
    assert tags(data).count("/THead") == 1 + len(items)  # the heads that repeat are no new tables
    text = text_of(data)
    assert all(f"Namn {n} " in text for n in range(60))
    assert f"sida {page_count(data)} av {page_count(data)}" in text


def test_blocks_keep_lines_and_find_lists() -> None:
    def said(text: str) -> list[tuple[str, list[str]]]:
        return [(block["kind"], list(map(words, block["lines"]))) for block in blocks(text)]

    assert said("En\ntvå\n\n- a\n– b\n• c\nslut\n\n\n") == [
        ("paragraph", ["En", "två"]),
        ("list", ["a", "b", "c"]),
        ("paragraph", ["slut"]),
    ]
    assert said("") == []
    assert said("-5 grader") == [("paragraph", ["-5 grader"])]
    assert said("**två** stjärnor") == [("paragraph", ["**två** stjärnor"])]


WRITTEN = (
    "<h4>För djupt</h4><p>Ett <strong>starkt</strong> och <em>lutande</em> ord, "
    '<a href="https://example.org/a">en länk</a>.</p><h4>Mellan</h4><ol start="3"><li>Tre'
    "<ul><li>Inuti<br>två rader</li></ul></li><li>Fyra</li></ol>"
    "<table><tr><td>Kommun</td><td>Elever</td></tr><tr><td>Hjo</td></tr></table>"
    "<blockquote>Sagt av någon</blockquote>"
)


def test_notes_of_every_kind_are_set_and_the_checker_finds_nothing(tmp_path: Any) -> None:
    data = pdf(items=[{**sheet()["items"][0], "notes": blocks(WRITTEN)}])
    assert certain_faults(data, tmp_path) == []
    found = tags(data)
    assert found.index("/H3") < found.index("/H4")
    for tag in ("/Link", "/Table", "/L", "/BlockQuote", "/Strong", "/Em"):
        assert tag in found, tag
    text = text_of(data)
    for said in ("För djupt", "starkt", "3. Tre", "Inuti två rader", "4. Fyra", "Elever", "Hjo"):
        assert said in text, said
