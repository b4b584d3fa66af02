"""What the public gets of an approved record: without what is internal, and with masks.

A text to be masked is found however it is cased or spaced and whatever tags stand within it, as
whole words, and everywhere in what people wrote. The complete record is not touched.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from samverk.people.folding import JOINT, TAG, fold

MASK = "[maskat]"  # stays in Swedish, like all that people wrote
# Around what was found, in a text on its way to the one who looks: no letters that people write.
BEGIN, END = "\ue100", "\ue101"
# What samverk itself wrote, and reads again: no words of people's.
_OWN = frozenset(
    "slug kind year number starts_at ends_at presence due approved_at approving public paragraph "
    "register version leads_to file moved_to".split()
)
_WITHIN = f"{JOINT}*"
_BLANK = rf"[\s{JOINT}]+"


def for_public(content: Mapping[str, Any], hidden: Iterable[str]) -> dict[str, Any]:
    """The content as the public may have it, in the same shape; `hidden` are texts to mask."""
    items = [_shown(item) for item in content["items"]]
    shown: dict[str, Any] = mask_in({**content, "items": items}, tuple(hidden))
    return shown


def _shown(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """An item that is internal leaves nothing but its number, and an internal paper nothing."""
    if item.get("public", True):
        papers = [paper for paper in item.get("attachments", []) if paper["public"]]
        return {**item, "attachments": papers}
    emptied = {key: _emptied(value) for key, value in item.items() if key not in _OWN}
    return {**item, **emptied}


def _emptied(value: object) -> object:
    return type(value)() if isinstance(value, str | list | dict) else None


def mask_in(data: Any, hidden: Sequence[str]) -> Any:
    """Plain data with each of the hidden texts masked, wherever people wrote it."""
    return _each(data, lambda text: mask(text, hidden))


def marks_in(data: Any, found: Sequence[str]) -> Any:
    """Plain data with marks around each text that was found, and around what is masked."""
    return _each(data, lambda text: _marked(text, [MASK, *found]))


def _each(data: Any, change: Callable[[str], str]) -> Any:
    """The same shape, with every text that people wrote changed."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, dict):
        return {key: each if key in _OWN else _each(each, change) for key, each in data.items()}
    if isinstance(data, list):
        return [_each(each, change) for each in data]
    return data


def mask(text: str, hidden: Sequence[str]) -> str:
    """The text with MASK in the place of each hidden text; longer ones go before shorter."""
    for one in _longest_first(hidden):
        # What stood within is gone; the tags that stood there still open and close.
        text = _instead(text, one, lambda found: "".join([MASK, *TAG.findall(found)]))
    return text


def _marked(text: str, found: Sequence[str]) -> str:
    for one in _longest_first(found):
        text = _instead(text, one, _mark)
    return text


def _mark(found: str) -> str:
    """Marks around its words, but for tags, which may not stand within."""
    pieces = re.split(f"({TAG.pattern})", found)
    return "".join(
        piece if at % 2 or not piece.strip() or BEGIN in piece else f"{BEGIN}{piece}{END}"
        for at, piece in enumerate(pieces)
    )


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(filter(str.strip, texts), key=len, reverse=True)


def _instead(text: str, sought: str, write: Callable[[str], str]) -> str:
    """The text with something else in the place of what is sought."""
    folded = fold(text, over_tags=True)
    parts, at = [], 0
    for match in _pattern(sought).finditer(folded.text):
        start, end = folded.original(*match.span())
        if start >= at:
            parts += [text[at:start], write(text[start:end])]
            at = end
    return "".join([*parts, text[at:]]) if parts else text


@lru_cache(maxsize=512)
def _pattern(sought: str) -> re.Pattern[str]:
    words = fold(sought).text.replace(JOINT, "").split()
    spelt = _BLANK.join(_WITHIN.join(map(re.escape, word)) for word in words)
    # A genitive's s stays outside: "Annas" is masked as "[maskat]s".
    return re.compile(rf"(?<![^\W_]){spelt}(?=s?(?![^\W_]))")
