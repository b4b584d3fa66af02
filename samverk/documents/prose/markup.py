"""Prose as HTML: read from what a browser sent, and written from blocks.

What is written holds a few tags and no others, whatever was read: it is made anew, not kept.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

import nh3
from lxml import html
from lxml.html import HtmlElement

from samverk.documents.prose.blocks import (
    Block,
    Run,
    a_block,
    a_run,
    a_table,
    address,
    as_one,
    in_lines,
    is_list,
    settled,
)

HEADINGS = {"h1": 1, "h2": 1, "h3": 1, "h4": 2, "h5": 2, "h6": 2}
LISTS = {"ul": "list", "ol": "numbered"}
TAGS = {*"p div strong b em i a br li blockquote table thead tbody tfoot tr th td".split()}
CLEANER = nh3.Cleaner(
    tags=TAGS | HEADINGS.keys() | LISTS.keys(),
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
PARTING = {"p", "div", "li", "blockquote", "tr", "table", *HEADINGS}


def read(text: str) -> list[Block]:
    """The blocks of any HTML; what is no prose falls away, words never do."""
    clean = CLEANER.clean(CONTROLS.sub("", text))
    reader = _Reader()
    reader.flow(html.fragment_fromstring(clean, create_parent="div"))
    return settled(reader.blocks)


class _Reader:
    """Walks through a page; `said` is the paragraph that has begun."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.said: list[Run] = []

    def flow(self, node: HtmlElement, *, quoted: bool = False) -> None:
        """A node that holds blocks, or words that are a paragraph of their own."""
        self.said.append(a_run(_flat(node.text)))
        for child in node:
            tag = str(child.tag)
            if tag in HEADINGS or tag in LISTS or tag in ("p", "div", "blockquote", "table"):
                self.end(quoted)
                self.block(child, tag, quoted)
            else:
                self.said += _runs(child, a_run(""))
            self.said.append(a_run(_flat(child.tail)))
        self.end(quoted)

    def end(self, quoted: bool) -> None:
        """The paragraph is over; an empty line within it makes two."""
        said, self.said = self.said, []
        parts: list[list[Run]] = [[]]
        for run in said:
            first, *more = run["text"].split("\n")
            parts[-1].append({**run, "text": first})
            parts += [[{**run, "text": text}] for text in more]
        for empty, lines in groupby(map(in_lines, parts), key=lambda line: not line):
            if not empty:
                level = 1 if quoted else 0
                self.blocks.append(a_block("paragraph", [line[0] for line in lines], level=level))

    def block(self, node: HtmlElement, tag: str, quoted: bool) -> None:
        if tag in HEADINGS:
            line = as_one(in_lines(_runs(node, a_run(""))))
            flat = in_lines({**run, "text": run["text"].replace("\n", " ")} for run in line)
            self.blocks.append(a_block("heading", flat, level=HEADINGS[tag]))
        elif tag in LISTS:
            self.items(node, LISTS[tag], 0)
        elif tag == "table":
            self.blocks.append(a_table([_cells(row) for row in node.iter("tr")]))
        else:
            self.flow(node, quoted=quoted or tag == "blockquote")

    def items(self, node: HtmlElement, kind: str, level: int) -> None:
        """A list, and the lists within it as blocks of their own that come after their item."""
        start = node.get("start", "1")
        number = int(start) if re.fullmatch(r"\d{1,5}", start) else 1
        block: Block | None = None
        for piece in (piece for child in node for piece in _pieces(child)):
            if not isinstance(piece, list):
                self.items(piece, LISTS[str(piece.tag)], level + 1)
                block = None
            elif item := as_one(in_lines(piece)):
                if block is None:
                    block = a_block(kind, [], level=level, start=number)
                    self.blocks.append(block)
                block["lines"].append(item)
                number += 1


def _pieces(item: HtmlElement) -> Iterator[list[Run] | HtmlElement]:
    """The words of a list's item, and the lists that stand in it, or beside it."""
    if item.tag in LISTS:
        yield item
        return
    said = [a_run(_flat(item.text))]
    for child in item:
        if child.tag in LISTS:
            yield said
            yield child
            said = []
        else:
            said += _runs(child, a_run(""))
        said.append(a_run(_flat(child.tail)))
    yield said


def _cells(row: HtmlElement) -> list[list[Run]]:
    return [as_one(in_lines(_runs(cell, a_run("")))) for cell in row if cell.tag in ("td", "th")]


def _runs(node: HtmlElement, style: Run) -> Iterator[Run]:
    """All words in a node, with "\\n" where a line ends."""
    tag = str(node.tag)
    style = {
        **style,
        "strong": style["strong"] or tag in ("strong", "b"),
        "em": style["em"] or tag in ("em", "i"),
        "url": (address(node.get("href", "")) if tag == "a" else "") or style["url"],
    }
    if tag in PARTING or tag in LISTS or tag == "br":
        yield a_run("\n")
    yield {**style, "text": _flat(node.text)}
    for child in node:
        yield from _runs(child, style)
        yield {**style, "text": _flat(child.tail)}
    if tag in PARTING:
        yield a_run("\n")


def _flat(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def write(blocks: Iterable[Block], *, under: int = 2) -> str:
    """The HTML of blocks. Their headings are below a heading of the level `under`."""
    groups = groupby(blocks, key=lambda block: is_list(block) or _is_quoted(block) or id(block))
    return "".join(_group(list(group), under) for _, group in groups)


def _is_quoted(block: Block) -> str:
    return "quoted" if block["kind"] == "paragraph" and block["level"] else ""


def _group(blocks: list[Block], under: int) -> str:
    first = blocks[0]
    if is_list(first):
        return _lists(blocks)
    if _is_quoted(first):
        return f"<blockquote>{''.join(map(_paragraph, blocks))}</blockquote>"
    if first["kind"] == "heading":
        tag = f"h{min(under + first['level'], 6)}"
        return f"<{tag}>{_inline(first['lines'][0])}</{tag}>"
    return _table(first) if first["kind"] == "table" else _paragraph(first)


def _paragraph(block: Block) -> str:
    return f"<p>{'<br>'.join(map(_inline, block['lines']))}</p>"


def _lists(blocks: list[Block]) -> str:
    """Lists within lists: one that comes back after a deeper one goes on where it was."""
    out: list[str] = []
    open_: list[tuple[str, int]] = []  # the tag of each list that is open, and its next number
    for block in blocks:
        tag = "ul" if block["kind"] == "list" else "ol"
        deeper = len(open_) > block["level"] + 1
        while len(open_) > block["level"] + 1:
            out.append(f"</li></{open_.pop()[0]}>")
        goes_on = deeper and open_[-1] == (tag, block["start"] if tag == "ol" else 0)
        if len(open_) == block["level"] + 1 and not goes_on:
            out.append(f"</li></{open_.pop()[0]}>")
        if goes_on:
            open_.pop()
            out.append("</li>")
        else:
            start = f' start="{block["start"]}"' if tag == "ol" and block["start"] != 1 else ""
            out.append(f"<{tag}{start}>")
        out.append("</li>".join(f"<li>{_inline(line)}" for line in block["lines"]))
        open_.append((tag, block["start"] + len(block["lines"]) if tag == "ol" else 0))
    out += [f"</li></{tag}>" for tag, _ in reversed(open_)]
    return "".join(out)


def _table(block: Block) -> str:
    head, *body = block["rows"]
    top = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in head)
    rows = (f"<tr>{''.join(f'<td>{_inline(cell)}</td>' for cell in row)}</tr>" for row in body)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _inline(runs: Iterable[Run]) -> str:
    out = ""
    for url, linked in groupby(runs, key=lambda run: run["url"]):
        said = "".join(map(_styled, linked))
        out += f'<a href="{escape(url)}" rel="noopener">{said}</a>' if url else said
    return out


def _styled(run: Run) -> str:
    said = escape(run["text"], quote=False).replace("\n", "<br>")
    said = f"<em>{said}</em>" if run["em"] else said
    return f"<strong>{said}</strong>" if run["strong"] else said
