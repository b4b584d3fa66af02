"""Which lines are the items of the meeting: those of the strongest form that the text uses."""

import re
from collections.abc import Sequence
from itertools import pairwise

from samverk.meetings.reading.lines import Line
from samverk.meetings.reading.sections import section_of

_TITLE = re.compile(
    r"\b(?:protokoll|minnesanteckning\w*|mötesanteckning\w*|anteckningar|möte\w*)\b", re.I
)
_NAME = re.compile(r"[A-ZÅÄÖ]\S+(?:\s+[A-ZÅÄÖ]\S*)+")
_SENTENCE = re.compile(r"[.!?,;]$")


def items_at(lines: Sequence[Line], is_name: Sequence[bool]) -> list[int]:
    """The places of the lines that open items, in order.

    `is_name` tells of each line whether it may be somebody in a list of people.
    """
    numbered = [at for at, line in enumerate(lines) if line.number and line.words]
    paragraphs = [at for at in numbered if lines[at].is_paragraph]
    if paragraphs:
        return paragraphs
    headings = [at for at in numbered if lines[at].form == "heading"]
    if len(headings) > 1:
        return _with_unnumbered(lines, headings)
    plain = [at for at in numbered if _is_title(lines[at]) and not is_name[at]]
    if len(run := _best_run(lines, plain)) > 1:
        return run
    return _headings(lines) or _short_lines(lines)


def _is_title(line: Line) -> bool:
    return line.words[:1].isupper() and len(line.words) <= 140 and line.indent < 4


def _with_unnumbered(lines: Sequence[Line], numbered: list[int]) -> list[int]:
    """Numbered headings, and those of the same depth after the first that have no number."""
    depth = lines[numbered[0]].depth
    same = [
        at
        for at, line in enumerate(lines)
        if at > numbered[0] and line.form == "heading" and line.depth == depth
    ]
    return sorted({*numbered, *(at for at in same if not section_of(lines[at].words))})


def _best_run(lines: Sequence[Line], numbered: list[int]) -> list[int]:
    """The items numbered 1, 2, 3 … with the most said under them: not the list of the agenda."""
    runs = []
    for first, at in enumerate(numbered):
        if lines[at].number != "1":
            continue
        run = [at]
        for later in numbered[first + 1 :]:
            if int(lines[later].number) == int(lines[run[-1]].number) + 1:
                run.append(later)
        runs.append(run)
        if len(runs) == 20:  # more beginnings than any record has
            break
    return max(runs, key=lambda run: _said_under(lines, run), default=[])


def _said_under(lines: Sequence[Line], run: list[int]) -> tuple[int, int]:
    bodies = [
        any(line.form != "empty" for line in lines[one + 1 : two]) for one, two in pairwise(run)
    ]
    return sum(bodies), len(run)


def _headings(lines: Sequence[Line]) -> list[int]:
    found = [
        at
        for at, line in enumerate(lines)
        if line.form == "heading" and line.words and not section_of(line.words)
    ]
    return found[1:] if found and _TITLE.search(lines[found[0]].words) else found


def _short_lines(lines: Sequence[Line]) -> list[int]:
    """Short lines that stand by themselves above a text, as headings without any mark do."""
    found = []
    first = next((at for at, line in enumerate(lines) if line.form != "empty"), 0)
    for at, line in enumerate(lines[:-1]):
        alone = at > first and lines[at - 1].form == "empty"
        short = line.form == "text" and len(line.words) <= 60 and line.words[:1].isupper()
        ends = _SENTENCE.search(line.words) or ":" in line.words
        if (
            alone
            and short
            and not ends
            and not (section_of(line.words) or _NAME.fullmatch(line.words))
        ):
            found.append(at)
    return found
