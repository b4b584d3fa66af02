"""Prose as plain text, for those who write without an editor. No word and no mark is lost.

    # A heading, ## a smaller one     - a list, two spaces in for a list within it
    1. a numbered list                | a table | row by row |
    >> a quotation                    **strong**, __emphasis__, [words](https://…)

A backslash before such a mark makes it a plain character.
"""

import re
from collections.abc import Iterable, Iterator

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

BULLET = re.compile(r"[-–•*][ \t]+(?P<text>.+)")
NUMBER = re.compile(r"(?P<number>0|[1-9]\d{0,4})\.[ \t]+(?P<text>.+)")
HEADING = re.compile(r"(?P<marks>##?)[ \t]+(?P<text>.+)")
QUOTE = re.compile(r">>[ \t]+(?P<text>.+)")
ROW = re.compile(r"\|.*\|")
MARKS = (BULLET, NUMBER, HEADING, QUOTE, ROW)

LITERALS = r"\\*_\[\]#>|<.–•-"
INLINE = re.compile(
    rf"""\\(?P<literal>[{LITERALS}])
    | \[(?P<label>(?:\\.|[^\[\]\\])+)\]\((?P<url>(?:https?://|mailto:)[^\s()<>|]+)\)
    | \*\*(?P<strong>(?=[^ *])(?:\\.|[^*\\]|\*(?!\*))+(?<=[^ ]))\*\*
    | __(?P<em>(?=[^ _])(?:\\.|[^_\\]|_(?!_))+(?<=[^ ]))__""",
    re.VERBOSE | re.IGNORECASE,
)


def read(text: str) -> list[Block]:
    """The blocks of plain text as somebody typed it."""
    found: list[Block] = []
    begun = False  # whether the line before was of the same piece
    for line in re.split(r"\r\n|\r|\n", text):
        said = line.strip(" \t")
        if said:
            indent = len(line.expandtabs(2)) - len(line.expandtabs(2).lstrip(" "))
            _take(found, said, indent, begun)
        begun = bool(said)
    return settled(found)


def _take(found: list[Block], said: str, indent: int, begun: bool) -> None:
    """Put one line where it belongs, in the last block or in a new one."""
    last = found[-1] if found and begun else None
    if heading := HEADING.fullmatch(said):
        found.append(a_block("heading", _lines(heading["text"]), level=len(heading["marks"])))
    elif ROW.fullmatch(said):
        if not last or last["kind"] != "table":
            found.append(a_table([]))
        found[-1]["rows"].append(_cells(said))
    elif bullet := BULLET.fullmatch(said):
        _item(found, "list", bullet["text"], indent // 2, None, begun)
    elif number := NUMBER.fullmatch(said):
        _item(found, "numbered", number["text"], indent // 2, int(number["number"]), begun)
    elif last and is_list(last) and indent >= 2:
        last["lines"][-1] = as_one([*in_lines(last["lines"][-1]), *_lines(said)])
    else:
        quote = QUOTE.fullmatch(said)
        level = 1 if quote else 0
        if not last or last["kind"] != "paragraph" or last["level"] != level:
            found.append(a_block("paragraph", [], level=level))
        found[-1]["lines"] += _lines(quote["text"] if quote else said)


def _item(
    found: list[Block], kind: str, text: str, level: int, number: int | None, begun: bool
) -> None:
    last = found[-1] if found else None
    level = min(level, last["level"] + 1 if last and is_list(last) else 0)
    goes_on = (
        last is not None
        and begun
        and (last["kind"], last["level"]) == (kind, level)
        and number in (None, last["start"] + len(last["lines"]))
    )
    if not goes_on or last is None:
        last = a_block(kind, [], level=level, start=1 if number is None else number)
        found.append(last)
    last["lines"] += _lines(text)


def _cells(row: str) -> list[list[Run]]:
    cells = [""]
    for piece in re.findall(r"\\.|.", row[1:-1]):
        if piece == "|":
            cells.append("")
        else:
            cells[-1] += piece
    return [as_one(line for part in cell.split("<br>") for line in _lines(part)) for cell in cells]


def _lines(text: str) -> list[list[Run]]:
    return in_lines(_runs(text, a_run("")))


def _runs(text: str, style: Run) -> Iterator[Run]:
    """The words with what stands out in them."""
    end = 0
    for mark in INLINE.finditer(text):
        yield {**style, "text": text[end : mark.start()]}
        end = mark.end()
        if mark["literal"]:
            yield {**style, "text": mark["literal"]}
        elif mark["label"]:
            yield from _runs(mark["label"], {**style, "url": address(mark["url"])})
        elif mark["strong"]:
            yield from _runs(mark["strong"], {**style, "strong": True})
        else:
            yield from _runs(mark["em"], {**style, "em": True})
    yield {**style, "text": text[end:]}


def write(blocks: Iterable[Block]) -> str:
    """Plain text that reads as the same blocks."""
    out = ""
    before: Block | None = None
    for block in blocks:
        if before:
            nested = is_list(before) and is_list(block) and before["level"] != block["level"]
            out += "\n" if nested else "\n\n"
        out += "\n".join(_written(block))
        before = block
    return out


def _written(block: Block) -> Iterator[str]:
    if block["kind"] == "heading":
        yield f"{'#' * block['level']} {_said(block['lines'][0])}"
    elif block["kind"] == "table":
        for row in block["rows"]:
            yield f"| {' | '.join(map(_cell, row))} |"
    elif is_list(block):
        indent = "  " * block["level"]
        for nth, item in enumerate(block["lines"], start=block["start"]):
            first, *more = map(_said, in_lines(item))
            yield f"{indent}{'-' if block['kind'] == 'list' else f'{nth}.'} {first}"
            yield from (f"{indent}  {_guarded(line)}" for line in more)
    else:
        for line in map(_said, block["lines"]):
            yield f">> {line}" if block["level"] else _guarded(line)


def _guarded(line: str) -> str:
    """A line that looks like the beginning of something else, so that it does not."""
    if not any(mark.fullmatch(line) for mark in MARKS):
        return line
    return re.sub(r"^(\d*)", r"\1\\", line)


def _said(line: list[Run]) -> str:
    """The words with marks; plain characters that would be taken for marks are told apart."""
    said = "".join(_marked(run, run["text"]) for run in line)
    if _lines(said) == [line]:
        return said
    return "".join(_marked(run, _escaped(run["text"])) for run in line)


def _marked(run: Run, text: str) -> str:
    text = f"__{text}__" if run["em"] else text
    text = f"**{text}**" if run["strong"] else text
    return f"[{text}]({run['url']})" if run["url"] else text


def _escaped(text: str) -> str:
    return re.sub(rf"[{LITERALS}]", r"\\\g<0>", text)


def _cell(cell: list[Run]) -> str:
    said = "<br>".join(map(_said, in_lines(cell)))
    if _cells(f"| {said} |") == [cell]:
        return said
    return "<br>".join(
        "".join(_marked(run, _escaped(run["text"])) for run in line) for line in in_lines(cell)
    )
