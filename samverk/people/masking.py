"""Names and addresses that somebody may not meet, taken out of a text.

A full name is found in either order and however it is written (`folding`), an address and a
telephone number too. A surname alone is taken where nobody else that the reader may meet bears
it. What is not found: a given name alone, initials, nicknames, and names that are misspelt.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.core.cache import cache

from samverk.documents.contents import contents
from samverk.people.folding import JOINT, TAG, Folded, fold, plain_letters
from samverk.people.models.person import NEUTRAL

# Between two parts of a name: blanks, hyphens, tags, what divides columns.
_BETWEEN = rf"[\s\-.,;:\"'_+/\\{JOINT}]{{1,60}}?"
_WITHIN = f"{JOINT}*"
_START = r"(?<![^\W_])"
# A genitive goes with the name: "Lindqvists förslag".
_END = r"(?=s?(?![^\W_]))"
_PARTICLES = set("af av von de la van der den du di da al el ben".split())
# What is kept of what stood between the parts: the shape of the page or of the table.
_SHAPE = re.compile(rf"{TAG.pattern}|[;\"\t]")
_ENTITY = re.compile(r"&#?\w+;")
# Seconds that a verdict on a file is kept; who else bears a surname may change meanwhile.
KEPT = 24 * 60 * 60
_SHORTEST = 3  # letters of a surname that is looked for alone, and digits of a number's end


@dataclass(frozen=True)
class Known:
    """What is known of a person whom the text must not tell of."""

    name: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Mask:
    """What to look for. `key`, and within it `root` of nothing but a–z, stand in every text that it
    is found in, folded and as it is. Where `surname` is named, somebody else may bear it too."""

    pattern: re.Pattern[str]
    key: str
    root: str
    surname: str = ""

    def may_stand_in(self, letters: str) -> bool:
        return self.root in letters if self.root else bool(self.pattern.search(letters))

    def spans(self, text: Folded) -> Iterator[tuple[int, int]]:
        for match in self.pattern.finditer(text.text):
            yield text.original(*match.span())


class Masks:
    """All that one reader may not meet. `shared(surname)` says whether others bear it."""

    def __init__(self, people: Iterable[Known], shared: Callable[[str], bool]) -> None:
        self.people = tuple(sorted(set(people), key=lambda known: (known.name, known.email)))
        self._shared = shared

    def __bool__(self) -> bool:
        return bool(self.people)

    def hide(self, text: str) -> str:
        """The text with NEUTRAL in the place of what may not be met."""
        if not self._may_stand_in(text):
            return text
        for over_tags in (True, False):
            text = self._hide(text, over_tags=over_tags)
        return text

    def hide_in(self, data: Any) -> Any:
        """The same for plain data: lists, mappings, dataclasses, and the texts in them."""
        if isinstance(data, str):
            return self.hide(data)
        if isinstance(data, dict):
            return {key: self.hide_in(value) for key, value in data.items()}
        if isinstance(data, list | tuple):
            return type(data)(self.hide_in(value) for value in data)
        if is_dataclass(data) and not isinstance(data, type):
            said = {field.name: self.hide_in(getattr(data, field.name)) for field in fields(data)}
            return replace(data, **said)
        return data

    def find(self, text: str) -> bool:
        """Whether something stands there that may not be met."""
        return self._may_stand_in(text) and any(
            self._present(fold(text, over_tags=over_tags), text) for over_tags in (True, False)
        )

    def stand_in(self, data: bytes) -> bool:
        """Whether something stands in a file of any kind. Worked out once for each file."""
        if not self.people:
            return False
        of_whom = sha256(repr(self.people).encode()).hexdigest()
        key = f"people:file:{sha256(data).hexdigest()}:{of_whom}"
        verdict: bool | None = cache.get(key)
        if verdict is None:
            verdict = any(map(self.find, contents(data)))
            cache.set(key, verdict, KEPT)
        return verdict

    def _may_stand_in(self, text: str) -> bool:
        """A quick look, since most texts hold nothing that is hidden."""
        if not self.people or not text:
            return False
        letters = plain_letters(text)
        return letters is None or any(mask.may_stand_in(letters) for mask in _masks(self.people))

    def _hide(self, text: str, *, over_tags: bool) -> str:
        found = self._present(fold(text, over_tags=over_tags), text)
        parts, at = [], 0
        for start, end in sorted(found):
            if start >= at:
                parts += [text[at:start], NEUTRAL, *_shape(text[start:end])]
            at = max(at, end)
        return "".join([*parts, text[at:]]) if found else text

    def _present(self, folded: Folded, text: str) -> list[tuple[int, int]]:
        """Where in the text it stands, what is surest first."""
        words = folded.words
        whole: list[tuple[int, int]] = []
        alone: list[tuple[int, int]] = []
        for mask in _masks(self.people):
            if mask.key not in words:
                continue
            spans = mask.spans(folded)
            if not mask.surname:
                whole += spans
                continue
            named = [span for span in spans if _begins_as_name(text, span[0])]
            if named and not all(_inside(span, whole) for span in named):
                alone += [] if self._shared(mask.surname) else named
        return whole + [span for span in alone if not _inside(span, whole)]


def _shape(text: str) -> list[str]:
    return _SHAPE.findall(_ENTITY.sub("", text))


def _inside(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _begins_as_name(text: str, at: int) -> bool:
    """With a capital, or with an escape that may be one: "berg" is no name, "Berg" may be."""
    return text[at].isupper() or text[at] in "&\\%"


@lru_cache(maxsize=16)
def _masks(people: tuple[Known, ...]) -> tuple[Mask, ...]:
    """What to look for, with the surnames last, since they stand within the names."""
    sure: list[Mask] = []
    surnames: list[Mask] = []
    for known in people:
        given, family = _parts(known.name)
        if known.email:
            sure.append(_address(known.email))
        if digits := _digits(known.phone):
            sure.append(_number(digits))
        if given:
            sure += _full(given, family)
            if len("".join(_words(family))) >= _SHORTEST:
                surnames.append(Mask(_found([_name(family)]), *_keys(family), family))
        elif family:
            sure.append(Mask(_found([_name(family)]), *_keys(family)))
    return (*sure, *surnames)


def _parts(name: str) -> tuple[list[str], str]:
    """Given names and surname: "Anna Maria", "von Essen"; a single name is all there is."""
    words = name.replace("\u00a0", " ").split()
    if not words:
        return [], ""
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return words[:first], " ".join(words[first:])


def _full(given: list[str], family: str) -> list[Mask]:
    first, *middle = map(_name, given)
    between = "".join(f"(?:{_BETWEEN}{name})?" for name in middle)
    last = _name(family)
    orders = [
        f"{first}{between}{_BETWEEN}{last}",
        # Of "Lind, Anna Lind" the name begins after the comma.
        f"{last}{_BETWEEN}{first}{between}(?!{_BETWEEN}{last})",
    ]
    return [Mask(_found(orders), *_keys(family))]


def _address(email: str) -> Mask:
    letters = _letters(fold(email).text)
    return Mask(re.compile(rf"(?<![\w.+\-]){letters}(?![\w\-])"), *_keys(email.partition("@")[0]))


def _number(digits: str) -> Mask:
    """The digits after the area's zero or the country's number, however they are grouped."""
    grouped = r"[\s\-()/\ue000]*".join(digits)
    area = r"(?:\+?46[\s\-()]*(?:\(0\))?|0)?[\s\-]*"
    return Mask(re.compile(rf"(?<!\d){area}{grouped}(?!\d)"), "", "")


def _digits(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    national = digits.removeprefix("00").removeprefix("46").lstrip("0")
    return national if len(national) > _SHORTEST * 2 else ""


def _found(orders: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"{_START}(?:{'|'.join(orders)}){_END}")


def _name(name: str) -> str:
    return _BETWEEN.join(map(_letters, _words(name)))


def _letters(word: str) -> str:
    return _WITHIN.join(map(re.escape, word))


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(name).text.replace(JOINT, ""))


def _keys(name: str) -> tuple[str, str]:
    """Its longest word, folded, and its longest run of plain letters as it is written."""
    runs = re.findall(r"[a-z]+", name.lower())
    return max(_words(name), key=len, default=""), max(runs, key=len, default="")
