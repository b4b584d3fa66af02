"""What prose is made of, whatever form it came in, and how blocks are put in order."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TypedDict

LINK = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


class Run(TypedDict):
    """Words of one kind; `url` may be "". "\\n" is a new line in an item or a table's cell."""

    text: str
    strong: bool
    em: bool
    url: str


class Block(TypedDict):
    """kind: "paragraph", "list", "numbered", "heading" or "table".

    lines: a paragraph's lines, a list's items, a heading's one line. rows: a table's cells, row by
    row, as many in each; the first row is its head. level: of a heading 1 or 2, of a list 0
    (outermost) and inwards, of a paragraph 1 where it is quoted. start: a numbered list's first.
    """

    kind: str
    lines: list[list[Run]]
    rows: list[list[list[Run]]]
    level: int
    start: int


def a_block(kind: str, lines: list[list[Run]], *, level: int = 0, start: int = 1) -> Block:
    return {"kind": kind, "lines": lines, "rows": [], "level": level, "start": start}


def a_table(rows: list[list[list[Run]]]) -> Block:
    return {"kind": "table", "lines": [], "rows": rows, "level": 0, "start": 1}


def a_run(text: str, *, strong: bool = False, em: bool = False, url: str = "") -> Run:
    return {"text": text, "strong": strong, "em": em, "url": url}


def is_list(block: Block) -> bool:
    return block["kind"] in ("list", "numbered")


def words(runs: Iterable[Run]) -> str:
    return "".join(run["text"] for run in runs)


def address(url: str) -> str:
    """A link's address that can stand in any form of the text; "" for one that is no link."""
    url = url.strip()
    if not LINK.match(url):
        return ""
    return re.sub(
        r"[\s()<>\"'\\|\[\]`]", lambda odd: "".join(f"%{b:02X}" for b in odd[0].encode()), url
    )


def in_lines(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs of each line ("\\n" parts them), tidied; lines without words fall away."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run["text"].split("\n")
        lines[-1].append({**run, "text": first})
        lines += [[{**run, "text": text}] for text in more]
    return [line for line in map(_tidy, lines) if words(line).strip()]


def as_one(lines: Iterable[list[Run]]) -> list[Run]:
    """Lines as the words of one item or cell, with "\\n" between them."""
    joined: list[Run] = []
    for line in lines:
        joined += [a_run("\n"), *line] if joined else line
    return _merged(joined)


def _tidy(line: list[Run]) -> list[Run]:
    """One space at a time, none at the ends, and none within the edges of what stands out."""
    spaced: list[Run] = []
    for run in _merged(line):
        text = re.sub(r"[ \t\r\f\v]+", " ", run["text"])
        core = text.strip(" ")
        if text[:1] == " ":
            spaced.append(a_run(" "))
        if core:
            spaced.append({**run, "text": core})
        if core and text[-1:] == " ":
            spaced.append(a_run(" "))
    merged = _merged(spaced)
    for run in merged:
        run["text"] = re.sub(" +", " ", run["text"])
    if merged:
        merged[0]["text"] = merged[0]["text"].lstrip(" ")
        merged[-1]["text"] = merged[-1]["text"].rstrip(" ")
    return [run for run in merged if run["text"]]


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one kind as one."""
    groups = groupby(
        (run for run in runs if run["text"]), key=lambda run: (run["strong"], run["em"], run["url"])
    )
    return [a_run(words(same), strong=strong, em=em, url=url) for (strong, em, url), same in groups]


def settled(blocks: Iterable[Block]) -> list[Block]:
    """The blocks in an order that any form can show.

    A heading or a list goes one step deeper at a time, a table's rows are as wide as each other,
    and what has no words falls away.
    """
    found: list[Block] = []
    headed = False
    for block in blocks:
        block = {**block, "lines": [line for line in block["lines"] if line]}
        before = found[-1] if found else None
        if block["kind"] == "table":
            block["rows"] = _even(block["rows"])
        elif block["kind"] == "heading":
            block["level"] = min(block["level"], 2 if headed else 1)
        elif is_list(block):
            deepest = before["level"] + 1 if before and is_list(before) else 0
            block["level"] = min(block["level"], deepest)
        if block["lines"] or block["rows"]:
            headed = headed or block["kind"] == "heading"
            found.append(block)
    return found


def _even(rows: list[list[list[Run]]]) -> list[list[list[Run]]]:
    written = [row for row in rows if any(row)]
    width = max(map(len, written), default=0)
    return [row + [[] for _ in range(width - len(row))] for row in written]
