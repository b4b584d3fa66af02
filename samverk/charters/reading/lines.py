"""The lines of a document and what each looks like."""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """form: empty, heading, item, blank (an item without words), row, divider, underline, note
    or text. `words` is the line without mark and indent; `start` and `end` leave out the blanks
    around it."""

    form: str
    start: int
    end: int
    words: str
    level: int = 0
    mark: str = ""

    @property
    def width(self) -> int:
        return self.end - self.start


BULLETS = "-–—•·▪◦‣○●□■►➢✓∙*+\uf0b7\uf0a7"
_HEADING = re.compile(r"(#{1,6})\s+\S|(#{1,6})$")
_RULED = re.compile(r"(?:[-*_~]\s?){3,}$|[|\s:+-]*-{2,}[|\s:+-]*\|?$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
_ITEM = re.compile(
    rf"(?P<mark>[{re.escape(BULLETS)}]|o(?=\s+\S)|\(?\d{{1,2}}[.)]|\(\w\)|[a-zåäö][.)]"
    rf"|\d{{1,2}}(?:\.\d{{1,2}})+\.?|(?:i{{1,3}}|iv|vi{{0,3}}|ix|x)[.)])(?:\s+(?P<words>\S.*))?$"
)
_NUMBERED_TITLE = re.compile(
    r"(?P<mark>(?:§\s*)?\d{1,2}§?)\s+(?P<words>[A-ZÅÄÖ]\S*(?:\s+\S+){0,5})(?<!\satt)$"
)
_NOTE = re.compile(r"(?:\*{1,3}|†|¹|²|\[\^?\d\]:?)\s*[A-ZÅÄÖa-zåäö]")
_BLANK_FORM = re.compile(r"[-–—•·▪◦*+_.…\s]+$")


def lines_of(text: str) -> list[Line]:
    """Every line in order, also the empty ones."""
    lines = []
    at = 0
    for raw in text.splitlines(keepends=True):
        lines.append(_line(raw, at))
        at += len(raw)
    _find_bare_numbers(lines)
    return lines


_BARE = re.compile(r"(?P<mark>\d{1,2})\s+(?P<words>\S.*)")


def _find_bare_numbers(lines: list[Line]) -> None:
    """Make items of lines numbered 1, 2, 3 without a full stop, as they come out of a PDF."""
    run: list[tuple[int, re.Match[str]]] = []
    for index, line in enumerate([*lines, Line("divider", 0, 0, "")]):
        found = _BARE.match(line.words) if line.form == "text" else None
        if found and int(found["mark"]) == len(run) + 1 and (not run or index - run[-1][0] < 5):
            run.append((index, found))
        elif line.form not in ("text", "empty") or (run and index - run[-1][0] >= 5):
            _make_items(lines, run)
            run = []
    _make_items(lines, run)


def _make_items(lines: list[Line], run: list[tuple[int, re.Match[str]]]) -> None:
    for index, found in run if len(run) > 1 else []:
        lines[index] = replace(lines[index], form="item", words=found["words"], mark=found["mark"])


def _line(raw: str, at: int) -> Line:
    said = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    start = at + indent
    end = start + len(said)
    level = raw[:indent].count("\t") * 2 + raw[:indent].count(" ") + raw[:indent].count("\u00a0")
    if not said:
        return Line("empty", start, end, "")
    if found := _HEADING.match(said):
        depth = len(found[1] or found[2])
        return Line("heading", start, end, said.lstrip("# "), depth)
    if _UNDERLINE.match(said):
        return Line("underline", start, end, said)
    if _RULED.match(said):
        return Line("divider", start, end, said)
    if (said.count("|") > 1 and said.startswith("|")) or re.search(r"\S\s\|\s\S", said):
        return Line("row", start, end, said)
    if re.search(r"\S\t+\s*\S", raw.strip()) and not _ITEM.match(said):
        return Line("row", start, end, said)
    if found := _ITEM.match(said):
        form = "item" if found["words"] and not _BLANK_FORM.match(found["words"]) else "blank"
        return Line(form, start, end, found["words"] or "", level, found["mark"])
    if found := _NUMBERED_TITLE.match(said):
        return Line("item", start, end, found["words"], level, found["mark"])
    if _NOTE.match(said) and not re.match(r"\*[^*]+\*|\*\*[^*]+\*\*", said):
        return Line("note", start, end, said)
    return Line("text", start, end, said, level)
