"""From a paper to a .docx, in the styles of a template."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from samverk.documents.docx.lists import LEVELS, Lists
from samverk.documents.docx.starter import starter
from samverk.documents.docx.template import Template
from samverk.documents.paper import Block, Paper

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE = "sv-SE"
NOTHING_TO_SAY = "–"

__all__ = ["DOCX", "write"]


def write(paper: Paper, template: bytes | None = None) -> bytes:
    """The paper as .docx, in samverk's own look where no template is given.

    Raises template.Unusable where the template can't be opened.
    """
    own = Template(starter())
    into = Template(template) if template is not None else own
    values = {fact.mark: fact.value or NOTHING_TO_SAY for fact in paper.facts}
    into.fill(
        {"titel": paper.title, "förbund": paper.association, "läge": paper.standing, **values}
    )
    _Writer(into, own).write(paper.blocks)
    into.close()
    _describe(into.document, paper)
    made = BytesIO()
    into.document.save(made)
    return made.getvalue()


class _Writer:
    """Writes blocks into a template; `own` lends the styles that it lacks."""

    def __init__(self, into: Template, own: Template) -> None:
        self._into = into
        self._own = own
        self._style("List Bullet")
        self._lists = Lists(into.document)

    def write(self, blocks: Sequence[Block]) -> None:
        counted = counted_lists(blocks)
        lists: dict[int, int] = {}
        for index, block in enumerate(blocks):
            if block.form == "table":
                self._table(block)
            elif block.form == "item":
                self._item(block, counted.get(index), lists)
            elif block.form == "divider":
                _draw_line_under(self._paragraph("Normal", Block("divider")))
            else:
                self._paragraph(_style_of(block), block)

    def _style(self, name: str) -> Any:
        return self._into.style(name, self._own)

    def _paragraph(self, style: str, block: Block) -> Any:
        paragraph = self._into.document.add_paragraph(style=self._style(style))
        for run in block.runs:
            paragraph.add_run(run.text).bold = True if run.strong else None
        self._into.insert(paragraph._p)
        return paragraph

    def _item(self, block: Block, counted: int | None, lists: dict[int, int]) -> None:
        level = min(block.level, LEVELS - 1)
        depth = f" {level + 1}" if 0 < level < 3 else " 3" if level else ""
        if is_bullet(block.mark):
            paragraph = self._paragraph(f"List Bullet{depth}", block)
            _join(paragraph, self._lists.bullets(), level)
        elif counted is not None:
            paragraph = self._paragraph(f"List Number{depth}", block)
            if counted not in lists:
                lists[counted] = self._lists.numbers()
            _join(paragraph, lists[counted], level)
        else:  # a mark that Word could not count to stands as it was written
            paragraph = self._paragraph("Normal", block)
            runs = paragraph.runs
            mark = f"{block.mark}\t"
            if runs:
                runs[0].text = mark + runs[0].text
            else:
                paragraph.add_run(mark)
            paragraph.paragraph_format.left_indent = Cm(0.9 * (level + 1))
            paragraph.paragraph_format.first_line_indent = Cm(-0.9)

    def _table(self, block: Block) -> None:
        width = max(len(row) for row in block.rows)
        table = self._into.document.add_table(0, width)
        table.style = self._style("Table Grid")
        for place, cells in enumerate(block.rows):
            row = table.add_row()
            is_head = block.headed and place == 0
            if is_head:
                _repeat(row)
            for cell, words in zip(row.cells, cells, strict=False):
                paragraph = cell.paragraphs[0]
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
                paragraph.add_run(words).bold = True if is_head else None
        self._into.insert(table._tbl)


_BULLETS = re.compile(r"[^\w(§]$|o$")
_COUNTED = re.compile(r"\d{1,2}\.$")


def is_bullet(mark: str) -> bool:
    """Whether the mark only points, and counts nothing."""
    return bool(_BULLETS.match(mark))


def counted_lists(blocks: Sequence[Block]) -> dict[int, int]:
    """The items that count 1. 2. 3. without a gap: place of the item → place of the first.

    A list ends where another kind of block, an item further out, or a bullet beside it stands.
    """
    found: dict[int, int] = {}
    open_lists: dict[int, list[int]] = {}

    def end(level: int) -> None:
        for depth in [depth for depth in open_lists if depth >= level]:
            items = open_lists.pop(depth)
            marks = [blocks[place].mark for place in items]
            if marks == [f"{number}." for number in range(1, len(items) + 1)]:
                found.update(dict.fromkeys(items, items[0]))

    for index, block in enumerate(blocks):
        if block.form != "item":
            end(0)
            continue
        end(block.level + 1)
        if _COUNTED.match(block.mark):
            open_lists.setdefault(block.level, []).append(index)
        else:
            end(block.level)
    end(0)
    return found


def _style_of(block: Block) -> str:
    if block.form == "title":
        return "Title"
    return f"Heading {min(block.level, 6)}" if block.form == "heading" else "Normal"


def _join(paragraph: Any, number: int, level: int) -> None:
    """Make the paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def _repeat(row: Any) -> None:
    """A row that is the head of its table, and stands again on the next page."""
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _draw_line_under(paragraph: Any) -> None:
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1"'
            ' w:color="auto"/></w:pBdr>'
        )
    )


def _describe(document: Any, paper: Paper) -> None:
    """Title, author and language: what a screen reader and a search ask for first."""
    about = document.core_properties
    about.title = paper.title[:255]
    about.author = paper.association[:255]
    about.language = LANGUAGE
    about.comments = ""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = parse_xml(f"<w:docDefaults {nsdecls('w')}/>")
        styles.insert(0, defaults)
    _set_language(defaults)


def _set_language(defaults: Any) -> None:
    place = defaults
    for tag in ("w:rPrDefault", "w:rPr", "w:lang"):
        child = place.find(qn(tag))
        if child is None:
            child = parse_xml(f"<{tag} {nsdecls('w')}/>")
            place.insert(0, child) if tag == "w:rPrDefault" else place.append(child)
        place = child
    place.set(qn("w:val"), LANGUAGE)
