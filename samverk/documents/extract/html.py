"""The text of a web page, or of what another format was turned into."""

import re
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

_SKIPPED = set(
    "script style noscript template svg head nav form button iframe select object video audio math"
    " canvas img".split()
)
_BLOCKS = set(
    "p div section article main body html header footer aside figure figcaption blockquote dl dt dd"
    " address details summary fieldset pre center hgroup".split()
)
_STRONG = {"strong", "b"}
_PAGE_FRAME = {"header", "footer", "aside"}
_ALPHA = "abcdefghijklmnopqrstuvwxyz"


def text_of_html(page: str) -> str:
    """The words of a page: its main part where it has one, without menus and scripts."""
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    root = html.document_fromstring(page)
    main = root.find(".//main")
    has_words = main is not None and any(str(said).strip() for said in main.itertext())
    start = main if has_words else root
    lines = list(_lines(start, 0))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _lines(node: HtmlElement, depth: int) -> Iterator[str]:
    """Lines of a block; an empty line parts what is not a list."""
    inline: list[str] = []

    def flush() -> Iterator[str]:
        said = "".join(inline)
        inline.clear()
        for line in said.split("\n"):
            if tidy := re.sub(r"[ \t\xa0]+", " ", line).strip():
                yield tidy
        if said.strip():
            yield ""

    if node.text:
        inline.append(re.sub(r"\s+", " ", node.text))
    for child in node:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _SKIPPED or not tag or (tag in _PAGE_FRAME and node.tag == "body"):
            pass
        elif tag == "br":
            inline.append("\n")
        elif _is_block(child):
            yield from flush()
            yield from _block(child, tag, depth)
        elif tag in _STRONG and not "".join(inline).strip() and _runs_on(child):
            inline.append(f"**{_inline(child).strip()}**")
        else:
            inline.append(_inline(child))
        if child.tail:
            inline.append(re.sub(r"\s+", " ", child.tail))
    yield from flush()


def _runs_on(node: HtmlElement) -> bool:
    """Whether bold words open a block that goes on after them, as a heading within a line does."""
    said = _inline(node).strip()
    return 0 < len(said) <= 60 and "*" not in said and bool((node.tail or "").strip())


def _is_block(node: HtmlElement) -> bool:
    tag = node.tag
    if tag in _BLOCKS or tag in ("ul", "ol", "table", "hr") or re.fullmatch(r"h[1-6]", tag):
        return True
    return any(isinstance(child.tag, str) and _is_block(child) for child in node)


def _block(node: HtmlElement, tag: str, depth: int) -> Iterator[str]:
    if re.fullmatch(r"h[1-6]", tag):
        said = _words(node)
        if said:
            yield from ("", f"{'#' * int(tag[1])} {said}", "")
    elif tag in ("ul", "ol"):
        yield from _list(node, tag, depth)
        if not depth:
            yield ""
    elif tag == "table":
        yield from ("", *_table(node), "")
    elif tag == "hr":
        yield from ("", "---", "")
    else:
        lines = list(_lines(node, depth))
        whole = [line for line in lines if line]
        if len(whole) == 1 and _is_bold(node) and not whole[0].startswith(("#", "-", "|", "**")):
            lines = [f"**{whole[0]}**"]
        yield from ("", *lines, "")


def _list(node: HtmlElement, tag: str, depth: int) -> Iterator[str]:
    start = node.get("start", "1")
    number = int(start) if start.isdigit() else 1
    for child in node:
        if child.tag in ("ul", "ol"):
            yield from _list(child, child.tag, depth + 1)
        elif child.tag == "li":
            mark = "-" if tag == "ul" else _mark(node.get("type", "1"), number)
            number += 1
            own: list[str] = []
            inner: list[str] = []
            for line in _lines(child, depth + 1):
                (inner if inner or line.startswith("  ") else own).append(line)
            said = " ".join(line for line in own if line)
            yield f"{'  ' * depth}{mark} {said}".rstrip()
            yield from (line for line in inner if line.strip())


def _mark(kind: str, number: int) -> str:
    if kind in ("a", "A") and number <= len(_ALPHA):
        return f"{_ALPHA[number - 1]})"
    return f"{number}."


def _table(node: HtmlElement) -> Iterator[str]:
    """Its rows; a table within a cell is words of the cell. A caption is a line before them."""
    for child in node:
        if child.tag in ("thead", "tbody", "tfoot"):
            yield from _table(child)
        elif child.tag == "tr":
            cells = [_words(cell).replace("|", "/") for cell in child if cell.tag in ("td", "th")]
            if any(cells):
                yield f"| {' | '.join(cells)} |"
        elif child.tag == "caption" and (said := _words(child)):
            yield from (said, "")


def _inline(node: HtmlElement) -> str:
    """The words of a link or the like; `br` inside it ends the line."""
    parts = [re.sub(r"\s+", " ", node.text or "")]
    for child in node:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            parts.append("\n")
        elif tag and tag not in _SKIPPED:
            parts.append(_inline(child))
        parts.append(re.sub(r"\s+", " ", child.tail or ""))
    return "".join(parts)


def _words(node: HtmlElement) -> str:
    """All words on one line; the paragraphs and items of a table cell end as sentences do."""
    lines = [line.strip() for line in _lines(node, 0) if line.strip()]
    said = [re.sub(r"^[-#]+ ", "", line).replace("**", "") for line in lines]
    joined = "".join(
        line + (" " if line.endswith((".", ":", ";", ",", "!", "?")) else "; ")
        for line in said[:-1]
    )
    return (joined + said[-1]).strip() if said else ""


def _is_bold(node: HtmlElement) -> bool:
    """Whether all words of a paragraph are bold, as headings made by hand are."""
    words = node.text_content().strip()
    bold = "".join(part.text_content() for part in node.iter(*_STRONG)).strip()
    return bool(words) and len(words) < 100 and words == bold
