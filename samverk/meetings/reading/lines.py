"""The lines of a record, each with its form."""

import re
from dataclasses import dataclass, replace

MOST_LETTERS = 200_000  # minutes have some thousand; the rest of anything longer is not read
MOST_IN_A_LINE = 3_000

_HEADING = re.compile(r"(#{1,6})\s+(?P<words>\S.*)$")
_BOLD = re.compile(r"(?:\*\*|__)(?P<words>[^*_]{1,160})(?:\*\*|__)\s*:?$")
_BULLET = re.compile(r"[-–—•·▪◦‣●○■➢✓*+\uf0b7\uf0a7]\s+(?P<words>\S.*)$|o\s+(?P<o>\S.*)$")
_NUMBER = re.compile(
    r"(?:§{1,2}\s*(?P<after>\d{1,3})\b[.:)]?|(?P<before>\d{1,3})\s*§{1,2}[.:)]?"
    r"|(?:Punkt|Ärende|Dagordningspunkt)\s+(?P<point>\d{1,2})\b[.:)]?"
    r"|(?P<plain>\d{1,2})(?:[.)](?=\s|$)|(?=\s+(?!(?:Jan|Feb|Mar|Apr|Maj|Jun|Jul|Aug|Sep|Okt|Nov|Dec)[a-z]*\b)[A-ZÅÄÖ])))\s*(?:[–:-]\s+)?(?P<words>.*)$"
)
_RULED = re.compile(r"[|\s:+=_*-]*$")
_MARKS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """form: empty, heading, bullet, row or text. `words` is without marks and number.

    `number` is "3", and `is_paragraph` tells that it was written with §. `depth` is the level of
    a heading; `indent` the blanks before the line.
    """

    form: str
    words: str = ""
    number: str = ""
    is_paragraph: bool = False
    depth: int = 0
    indent: int = 0
    cells: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The line as it goes into notes."""
        if self.form == "row":
            return " | ".join(cell for cell in self.cells if cell)
        mark = "- " if self.form == "bullet" else f"{self.number}. " if self.number else ""
        return mark + self.words


def lines_of(text: str) -> list[Line]:
    """The lines in order, those that a page's width had parted made whole."""
    lines: list[Line] = []
    for raw in text[:MOST_LETTERS].splitlines():
        line = _line(raw[:MOST_IN_A_LINE])
        last = lines[-1] if lines else None
        if last and len(lines) > 1 and _goes_on(last, line):
            lines[-1] = replace(last, words=f"{last.words} {line.words}")
        else:
            lines.append(line)
    return lines


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a line ended only because it was full."""
    return (
        line.form == "text"
        and not line.number
        and line.words[:1].islower()
        and not line.words.startswith("att ")
        and last.form in ("text", "bullet")
        and not last.words.endswith((".", ":", "!", "?"))
        and len(last.words) > 30
    )


def _line(raw: str) -> Line:
    said = raw.strip()
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    if not said or _RULED.fullmatch(said):
        return Line("empty")
    if found := _HEADING.match(said):
        return _numbered(Line("heading", _plain(found["words"]), depth=len(found[1])))
    if found := _BOLD.match(said):
        return _numbered(Line("heading", _plain(found["words"]), depth=7))
    if said.startswith("|") or re.search(r"\S\s+\|\s+\S", said) or re.search(r"\S\t+\S", said):
        cells = re.split(r"\t+" if "|" not in said else r"\|", said.strip("|"))
        return Line("row", cells=tuple(_plain(cell) for cell in cells))
    if found := _BULLET.match(said):
        return Line("bullet", _plain(found["words"] or found["o"]), indent=indent)
    return _numbered(Line("text", _plain(said), indent=indent))


def _numbered(line: Line) -> Line:
    """The same with its number told apart from its words, if it begins with one."""
    found = _NUMBER.match(line.words)
    if not found:
        return line
    number = found["after"] or found["before"] or found["point"] or found["plain"]
    is_paragraph = bool(found["after"] or found["before"])
    return replace(line, words=found["words"], number=number, is_paragraph=is_paragraph)


def _plain(words: str) -> str:
    """Without emphasis, blanks made single."""
    return " ".join(_MARKS.sub("", words).replace("\u00ad", "").split())
