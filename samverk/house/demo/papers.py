"""Word and LibreOffice files with headings and lists, as an office would write them.

A line of a paper is a mark and a text: `# ` the title, `## ` and `### ` headings, `- ` a list
item, and no mark a paragraph. An empty line says nothing.
"""

from io import BytesIO

from docx import Document
from odfdo import Document as Odt
from odfdo import Header, List, ListItem, Paragraph

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
MARKS = {"# ": "title", "## ": "heading", "### ": "subheading", "- ": "item"}


def lines_of(paper: str) -> list[tuple[str, str]]:
    """Each line's kind and text."""
    return [_line(line.strip()) for line in paper.splitlines() if line.strip()]


def _line(line: str) -> tuple[str, str]:
    for mark, kind in MARKS.items():
        if line.startswith(mark):
            return kind, line.removeprefix(mark)
    return "paragraph", line


def docx(paper: str) -> bytes:
    document = Document()
    for kind, text in lines_of(paper):
        if kind == "item":
            document.add_paragraph(text, style="List Bullet")
        elif kind == "paragraph":
            document.add_paragraph(text)
        else:
            document.add_heading(text, level={"title": 0, "heading": 1, "subheading": 2}[kind])
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def odt(paper: str) -> bytes:
    document = Odt("text")
    body = document.body
    body.clear()
    items: List | None = None
    for kind, text in lines_of(paper):
        if kind == "item":
            if items is None:
                items = List()
                body.append(items)
            items.append(ListItem(text))
            continue
        items = None
        if kind == "paragraph":
            body.append(Paragraph(text))
        else:
            level = {"title": 1, "heading": 2, "subheading": 3}[kind]
            body.append(Header(level, text))
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()
