"""A record for Word, from the same sheet as the page and the PDF."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samverk.documents.docx import write
from samverk.documents.paper import Block, Fact, Paper, Run
from samverk.documents.prose import Block as Prose
from samverk.documents.prose import Run as Words

type Sheet = Mapping[str, Any]


def word_of(sheet: Sheet) -> bytes:
    """The record as .docx: real headings, lists, and tables whose heads are marked as such."""
    paper = Paper(
        title=f"{sheet['network']} – {sheet['title']}",
        association=sheet["association"],
        standing=sheet["title"],
        blocks=list(_blocks(sheet)),
        facts=[Fact("nätverk", "", sheet["network"])],
    )
    return write(paper)


def _blocks(sheet: Sheet) -> Iterator[Block]:
    say = sheet["labels"]
    yield Block("title", (Run(f"{sheet['network']} – {sheet['title']}"),))
    if sheet["version"]:
        yield _said(sheet["version"])
    for fact in sheet["facts"]:
        yield _labelled(fact["label"], fact["value"])
    if sheet["attendance"]:
        yield _heading(say["attendance"], 1)
        yield _said(sheet["turnout"])
        yield _table(
            (say["municipality"], say["present"], say["absent"]),
            *(
                (town["municipality"], "; ".join(town["present"]), "; ".join(town["absent"]))
                for town in sheet["attendance"]
            ),
        )
    if sheet["items"]:
        yield _heading(say["items"], 1)
    for item in sheet["items"]:
        yield from _item(item, say)
    yield _heading(say["approval"], 1)
    yield _said(sheet["approval"])
    if sheet["left_out"]:
        yield _said(sheet["left_out"])
    yield _labelled(say["fingerprint"], sheet["sha256"])


def _item(item: Sheet, say: Mapping[str, str]) -> Iterator[Block]:
    yield _heading(f"{item['label']} {item['title']}".strip(), 2)
    if item["kind"]:
        presenter = f" · {say['presenter']} {item['presenter']}" if item["presenter"] else ""
        yield _said(item["kind"] + presenter)
    yield from _prose(item["text"])
    yield from _prose(item["notes"])
    for decision in item["decisions"]:
        yield _heading(decision["title"], 3)
        yield _said(decision["kind"])
        yield from _prose(decision["text"])
        if decision["leads_to"]:
            yield _labelled(say["leads_to"], decision["leads_to"])
    if item["actions"]:
        head = (say["action"], say["who"], say["due"])
        yield _table(head, *((row["text"], row["who"], row["due"]) for row in item["actions"]))
    if item["papers"]:
        yield _labelled(say["papers"], ", ".join(paper["title"] for paper in item["papers"]))


def _prose(pieces: Sequence[Prose]) -> Iterator[Block]:
    """The blocks that people wrote; their headings stand below the item's."""
    for piece in pieces:
        if piece["kind"] == "table":
            rows = tuple(tuple("".join(map(_text, cell)) for cell in row) for row in piece["rows"])
            yield Block("table", rows=rows, headed=True)
        elif piece["kind"] == "heading":
            yield Block("heading", _runs(piece["lines"][0]), 2 + piece["level"])
        elif piece["kind"] == "paragraph":
            yield Block("paragraph", tuple(_broken(piece["lines"])))
        else:
            for number, line in enumerate(piece["lines"], start=piece["start"]):
                mark = f"{number}." if piece["kind"] == "numbered" else "–"
                yield Block("item", _runs(line), piece["level"], mark)


def _broken(lines: Sequence[Sequence[Words]]) -> Iterator[Run]:
    """A paragraph's lines, with a break between them."""
    for at, line in enumerate(lines):
        if at:
            yield Run("\n")
        yield from _runs(line)


def _runs(line: Sequence[Words]) -> tuple[Run, ...]:
    return tuple(Run(_text(run), run["strong"]) for run in line)


def _text(run: Words) -> str:
    """The words, and where a link leads if they do not say so themselves."""
    if not run["url"] or run["url"].removeprefix("mailto:") in run["text"]:
        return run["text"]
    return f"{run['text']} ({run['url']})"


def _heading(text: str, level: int) -> Block:
    return Block("heading", (Run(text),), level)


def _said(text: str) -> Block:
    return Block("paragraph", (Run(text),))


def _labelled(label: str, value: str) -> Block:
    return Block("paragraph", (Run(f"{label}: ", strong=True), Run(value)))


def _table(*rows: tuple[str, ...]) -> Block:
    return Block("table", rows=rows, headed=True)
