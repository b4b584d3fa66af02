"""A charter as PDF: what the file promises, and that its structure is what the paper's was."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf

from samverk.documents.extract import extract
from samverk.documents.paper import Block, Fact, Paper, Run
from samverk.documents.pdf.charter import charter_pdf
from samverk.documents.tests.test_pdf import HOSTILE, certain_faults, page_count, tags, text_of

AT = datetime(2026, 3, 24, 9, 12, tzinfo=UTC)
FACTS = [
    Fact("nätverk", "Nätverk", "Grundskola"),
    Fact("antagen", "Antagen", "1 december 2025"),
    Fact("gäller till", "Gäller till", ""),
]


def block(form: str, words: str, level: int = 0, mark: str = "") -> Block:
    return Block(form, (Run(words),), level, mark)


BLOCKS = [
    block("title", "Uppdrag för skolan"),
    block("heading", "Uppdrag", 1),
    Block("paragraph", (Run("Ordförande:", strong=True), Run(" leder mötena."))),
    block("item", "Ett", 0, "1."),
    block("item", "Under", 1, "-"),
    block("item", "Två", 0, "2."),
    block("item", "Alfa", 0, "c)"),
    block("item", "", 0, "-"),
    block("heading", "Roller", 2),
    Block("table", rows=(("Roll", "Ansvar"), ("Värd", "Bokar")), headed=True),
    Block("divider"),
    block("note", "* En not"),
]


def pdf(*blocks: Block, standing: str = "Utkast, 24 mars 2026", title: str = "Uppdrag") -> bytes:
    paper = Paper(title, "Utbildning Mitt", standing, blocks or BLOCKS, FACTS)
    return charter_pdf(paper, at=AT)


def test_it_is_for_everybody_and_for_the_archive(tmp_path: Any) -> None:
    data = pdf()
    with pikepdf.open(BytesIO(data)) as document:
        told = document.open_metadata()
        assert told["pdfuaid:part"] == "1"
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("3", "A")
        assert told["dc:title"] == "Uppdrag"
        assert str(document.Root.Lang) == "sv"
    assert certain_faults(data, tmp_path) == []
    assert pdf() == data


def test_headings_lists_and_tables_are_tagged_as_such() -> None:
    found = tags(pdf())
    assert found.count("/L") == 4  # the facts; the numbers; what is under the first; the bullet
    for tag in ("/Title", "/H1", "/H2", "/LI", "/Lbl", "/LBody", "/Table", "/THead", "/TH", "/TD"):
        assert tag in found, tag


def test_a_draft_says_so_on_every_page() -> None:
    data = pdf(*BLOCKS[:2], *[block("paragraph", "En mening till. " * 60)] * 12)
    assert page_count(data) > 2
    assert text_of(data).count("Utkast, 24 mars 2026") == page_count(data)
    assert text_of(data).count(f"av {page_count(data)}") == page_count(data)


def test_it_is_read_again_as_it_was_written() -> None:
    assert extract("a.pdf", pdf()) == (
        "# Uppdrag för skolan\n\nNätverk: Grundskola\nAntagen: 1 december 2025\n\n"
        "## Uppdrag\n\n**Ordförande:** leder mötena.\n\n1. Ett\n  - Under\n2. Två\nc) Alfa\n-\n\n"
        "### Roller\n\n| Roll | Ansvar |\n| Värd | Bokar |\n\n\\* En not\n".replace("\\", "")
    )


def test_words_are_whole_also_where_lines_and_pages_end() -> None:
    said = " ".join(
        f"För åren 2023–2026 ska grund- och gymnasieskolor nå e-post {n}@skola.example, och/eller"
        f" Vux-nätverket {n}"
        for n in range(150)
    )
    text = extract("a.pdf", pdf(block("paragraph", said), block("item", said, 0, "-")))
    assert text.endswith(f"{said}\n\n- {said}\n")


def test_code_in_the_text_is_text_and_long_words_stay_on_the_page() -> None:
    long = "x" * 300
    data = pdf(block("paragraph", HOSTILE), block("heading", long, 1), title=HOSTILE)
    text = extract("a.pdf", data)
    assert HOSTILE in text
    assert long in text


def test_untagged_files_are_read_by_their_looks() -> None:
    with pikepdf.open(BytesIO(pdf())) as document:
        del document.Root["/StructTreeRoot"]
        for page in document.pages:
            del page["/StructParents"]
        bare = BytesIO()
        document.save(bare)
    text = extract("a.pdf", bare.getvalue())
    assert "## Uppdrag\n" in text
    assert "leder mötena." in text


def test_a_structure_that_leaves_words_out_is_not_trusted() -> None:
    with pikepdf.open(BytesIO(pdf())) as document:
        root = document.Root.StructTreeRoot.K
        body = root[0] if isinstance(root, pikepdf.Array) else root
        body.K = pikepdf.Array(list(body.K)[:2])
        partial = BytesIO()
        document.save(partial)
    assert "Två" in extract("a.pdf", partial.getvalue())
