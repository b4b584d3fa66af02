"""Word documents: real structure, a template's own look, and nothing run of what it holds."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from samverk.documents.docx import Template, Unusable, starter, write
from samverk.documents.docx.check import faults
from samverk.documents.docx.write import counted_lists
from samverk.documents.paper import Block, Fact, Paper, Run
from samverk.documents.tests.templates import saved

BLOCKS = [
    Block("title", (Run("Uppdrag & ansvar"),)),
    Block("heading", (Run("Uppdrag"),), 1),
    Block("paragraph", (Run("Ordförande:", strong=True), Run(" leder <mötena>."))),
    Block("item", (Run("Ett"),), 0, "1."),
    Block("item", (Run("Under"),), 1, "–"),
    Block("item", (Run("Två"),), 0, "2."),
    Block("heading", (Run("Roller"),), 2),
    Block("item", (Run("Alfa"),), 0, "a)"),
    Block("item", (Run("Igen"),), 0, "-"),
    Block("table", rows=(("Roll", "Ansvar"), ("Värd", "Bokar")), headed=True),
    Block("divider"),
    Block("note", (Run("* En not"),)),
]


def paper(*blocks: Block) -> Paper:
    facts = [Fact("nätverk", "Nätverk", "Läsning"), Fact("antagen", "Antagen", "")]
    return Paper("Uppdrag & ansvar", "Utbildning Mitt", "Utkast", blocks or BLOCKS, facts)


def opened(data: bytes) -> Any:
    return Document(BytesIO(data))


def test_it_has_real_styles() -> None:
    document = opened(write(paper()))
    said = [(one.style.name, one.text) for one in document.paragraphs]
    assert ("Title", "Uppdrag & ansvar") in said
    assert ("Heading 1", "Uppdrag") in said
    assert ("Heading 2", "Roller") in said
    assert ("List Number", "Ett") in said
    assert ("List Bullet 2", "Under") in said
    assert ("Normal", "Ordförande: leder <mötena>.") in said
    assert ("Normal", "a)\tAlfa") in said  # a letter is no number that Word would count to
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["Värd", "Bokar"]


def test_it_tells_its_title_author_and_language() -> None:
    document = opened(write(paper()))
    assert document.core_properties.title == "Uppdrag & ansvar"
    assert document.core_properties.author == "Utbildning Mitt"
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "sv-SE"


def test_numbers_begin_again_and_only_those_that_count_are_words_own() -> None:
    marks = ["1.", "2.", "-", "1.", "3.", "a)"]
    items = [Block("item", (Run(mark),), 0, mark) for mark in marks]
    assert counted_lists(items) == {0: 0, 1: 0}
    parted = [*items[:2], Block("paragraph", (Run("Och:"),)), *items[:2]]
    document = opened(write(paper(*parted)))
    numbers = [
        one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_it_is_accessible_and_what_is_not_is_noticed() -> None:
    assert faults(write(paper())) == []
    skips = [Block("heading", (Run("Ett"),), 1), Block("heading", (Run("Två"),), 3)]
    assert any("step" in fault or "steg" in fault for fault in faults(write(paper(*skips))))
    document = opened(write(paper()))
    document.core_properties.title = ""
    for head in list(document.element.iter(qn("w:tblHeader"))):
        head.getparent().remove(head)
    assert len(faults(saved(document))) == 2


def template() -> Any:
    """A template as an office has it: a logo's place, a foot, and marks that Word has split."""
    document = Document()
    head = document.sections[0].header.paragraphs[0]
    for piece in ("{{ nät", "ver", "k }} / {", "{läge}", "}"):
        head.add_run(piece).bold = True
    document.sections[0].footer.paragraphs[0].text = "{{ FÖRBUND }}, {{ okänt }}"
    document.add_paragraph("Antagen: {{ antagen }}")
    document.add_paragraph("{{ innehåll }}")
    document.add_paragraph("Efter innehållet")
    return document


def test_a_template_is_filled_in_everywhere() -> None:
    document = opened(write(paper(), saved(template())))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Läsning / Utkast"
    assert section.header.paragraphs[0].runs[0].bold
    assert section.footer.paragraphs[0].text == "Utbildning Mitt, {{ okänt }}"
    texts = [one.text for one in document.paragraphs]
    assert texts[0] == "Antagen: –"
    assert texts[1] == "Uppdrag & ansvar"
    assert texts[-1] == "Efter innehållet"
    assert Template(saved(template())).marks() == {
        "nätverk", "läge", "förbund", "okänt", "antagen", "innehåll"
    }  # fmt: skip


def test_words_of_a_charter_that_look_like_marks_are_left_alone() -> None:
    document = opened(write(paper(Block("paragraph", (Run("Skriv {{ titel }} här"),)))))
    assert document.paragraphs[0].text == "Skriv {{ titel }} här"


def test_content_may_stand_in_a_table_and_goes_last_without_a_mark() -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "{{ innehåll }}"
    cell = opened(write(paper(), saved(document))).tables[0].cell(0, 0)
    assert cell.paragraphs[0].text == "Uppdrag & ansvar"
    document = Document()
    document.add_paragraph("Först")
    assert [one.text for one in opened(write(paper(), saved(document))).paragraphs][:2] == [
        "Först", "Uppdrag & ansvar",
    ]  # fmt: skip


def test_missing_styles_and_lists_are_lent() -> None:
    document = Document()
    for style in list(document.styles):
        if style.name not in ("Normal", "Header", "Footer", "Default Paragraph Font"):
            style.delete()
    for number in list(document.part.numbering_part.element):
        document.part.numbering_part.element.remove(number)
    made = opened(write(paper(), saved(document)))
    said = [(one.style.name, one.text) for one in made.paragraphs]
    assert ("Heading 1", "Uppdrag") in said
    assert ("List Bullet 2", "Under") in said
    assert faults(write(paper(), saved(document))) == []


def test_the_lists_of_a_template_keep_their_own_bullets() -> None:
    own = opened(starter())
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="►"/></w:lvl>'
        for level in range(9)
    )
    numbering = own.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="88"><w:abstractNumId w:val="77"/></w:num>')
    )
    bullet = own.styles["List Bullet"].element.get_or_add_pPr().get_or_add_numPr()
    bullet.get_or_add_numId().val = 88
    made = opened(write(paper(), saved(own)))
    under = next(one for one in made.paragraphs if one.text == "Under")
    assert (under._p.pPr.numPr.numId.val, under._p.pPr.numPr.ilvl.val) == (88, 1)


def repacked(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The file with some bytes of one of its parts replaced; a part it lacks is added."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        parts = {name: before.read(name) for name in before.namelist()}
        parts[part] = parts[part].replace(old, new) if part in parts else new
        for name, content in parts.items():
            after.writestr(name, content)
    return made.getvalue()


def test_a_dotx_is_a_template_too() -> None:
    data = saved(template())
    as_dotx = repacked(data, "[Content_Types].xml", b"document.main+xml", b"template.main+xml")
    assert opened(write(paper(), as_dotx)).paragraphs[1].text == "Uppdrag & ansvar"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK not a zip", "Word"),
        (b"", "Word"),
        (repacked(starter(), "word/vbaProject.bin", b"", b"x"), "macros|makron"),
        (repacked(starter(), "word/document.xml", b"<w:body>", b"<w:body"), "Word"),
    ],
    ids=["no zip", "empty", "macros", "broken"],
)
def test_what_is_no_template_is_refused_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        Template(data)
