"""samverk's own look in Word, and a template to begin from."""

from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

INK = RGBColor(0x17, 0x21, 0x2B)
MUTED = RGBColor(0x52, 0x60, 0x6D)
PINE = RGBColor(0x0B, 0x5D, 0x4E)
#: Style → points of its letters, of the space before and after it, and its colour.
LOOKS = {
    "Normal": (11, 0, 7, INK),
    "Title": (24, 0, 16, INK),
    "Heading 1": (15, 20, 6, PINE),
    "Heading 2": (12.5, 14, 4, INK),
    "Heading 3": (11, 10, 3, INK),
    "Heading 4": (11, 10, 3, MUTED),
    "Heading 5": (11, 10, 3, MUTED),
    "Heading 6": (11, 10, 3, MUTED),
    "Header": (9, 0, 0, MUTED),
    "Footer": (9, 0, 0, MUTED),
}
LISTS = [f"List {kind}{depth}" for kind in ("Bullet", "Number") for depth in ("", " 2", " 3")]


@cache
def starter() -> bytes:
    """A template with every style that a charter needs, and the marks where they belong."""
    document: Any = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    section.top_margin, section.bottom_margin = Cm(3), Cm(2.8)
    _dress(document)
    head = section.header.paragraphs[0]
    _say(head, "{{ nätverk }}\t{{ läge }}")
    foot = section.footer.paragraphs[0]
    _say(foot, "{{ förbund }}\t")
    _say_page(foot)
    document.add_paragraph("{{ innehåll }}")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _dress(document: Any) -> None:
    for name, (size, before, after, colour) in LOOKS.items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), colour
        style.font.italic = False
        style.font.bold = name.startswith(("Title", "Heading"))
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        _set_font(style, "Calibri")
        for border in list(style.element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)
    document.styles["Normal"].paragraph_format.line_spacing = 1.2
    for name in LISTS:
        style = document.styles[name]
        style.paragraph_format.space_after = Pt(4)
        for tag in ("w:numPr", "w:contextualSpacing"):
            for own in list(style.element.iter(qn(tag))):
                own.getparent().remove(own)
    for name in [style.name for style in document.styles if style.type == WD_STYLE_TYPE.TABLE]:
        if name not in ("Normal Table", "Table Grid"):
            document.styles[name].delete()


def _set_font(style: Any, font: str) -> None:
    """One font for all letters, instead of the theme's."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), font)


def _say(paragraph: Any, words: str) -> None:
    """Words to the left, and after a tab words to the right."""
    paragraph.add_run(words)
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(15.6), alignment=2)


def _say_page(paragraph: Any) -> None:
    """Sida 1 av 3, counted by Word."""
    paragraph.add_run("Sida ")
    _count(paragraph, "PAGE")
    paragraph.add_run(" av ")
    _count(paragraph, "NUMPAGES")


def _count(paragraph: Any, what: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" {what} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
