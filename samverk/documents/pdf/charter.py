"""A charter as PDF: a paper's blocks as a tree, so that a list within a list is one."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from samverk.documents.docx.write import is_bullet
from samverk.documents.paper import Block, Paper
from samverk.documents.pdf.typeset import typeset

#: A column is as wide as its longest cell, within these bounds (in characters).
NARROWEST, WIDEST = 10, 60


def charter_pdf(paper: Paper, *, at: datetime, language: str = "sv") -> bytes:
    """The paper as PDF/UA-1 and PDF/A-3a, dated `at`; the same paper gives the same bytes."""
    with override(language):
        sheet = _sheet(paper, language)
    return typeset("charter", sheet, at=at)


def _sheet(paper: Paper, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "title": paper.title,
        "association": paper.association,
        "standing": paper.standing,
        "facts": [{"label": fact.label, "value": fact.value} for fact in paper.facts if fact.value],
        "blocks": list(_tree(paper.blocks)),
        "page": _("page {number} of {pages}"),
    }


def _tree(blocks: Sequence[Block]) -> Iterator[dict[str, Any]]:
    for is_item, group in groupby(blocks, key=lambda block: block.form == "item"):
        if is_item:
            yield from _lists(list(group))
        else:
            yield from (_set(block) for block in group)


def _set(block: Block) -> dict[str, Any]:
    return {
        "kind": block.form,
        "level": block.level,
        "runs": _runs(block),
        "rows": [list(row) for row in block.rows],
        "headed": block.headed,
        "widths": _widths(block.rows),
    }


def _lists(items: Sequence[Block]) -> list[dict[str, Any]]:
    """The items as lists: those deeper than the first belong to the item before them."""
    found: list[dict[str, Any]] = []
    at = 0
    while at < len(items):
        item = items[at]
        inner = at + 1
        while inner < len(items) and items[inner].level > item.level:
            inner += 1
        kind = "bullets" if is_bullet(item.mark) else "marks"
        if not found or found[-1]["kind"] != kind:
            found.append({"kind": kind, "items": []})
        within = _lists(items[at + 1 : inner])
        found[-1]["items"].append({"mark": item.mark, "runs": _runs(item), "within": within})
        at = inner
    return found


def _runs(block: Block) -> list[dict[str, Any]]:
    return [{"text": run.text, "strong": run.strong} for run in block.runs]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    count = max((len(row) for row in rows), default=0)
    return [
        min(max(NARROWEST, *(len(row[place]) for row in rows if place < len(row))), WIDEST)
        for place in range(count)
    ]
