"""Names of people whom the association does not know, and pupils who can be recognised.

A name is two words with capitals of which the first is a common given name in Sweden, or the last
is built as surnames are. That finds most, and takes few schools and towns for people.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samverk.publishing.look.finding import Kind
from samverk.publishing.look.given import GIVEN
from samverk.publishing.look.numbers import Span

_CAPITAL = r"[A-ZÅÄÖÉÜ][a-zåäöéèüø]+"
_WORD = rf"{_CAPITAL}(?:[-’'](?:{_CAPITAL}|[a-zåäöéü]+))?"
_PARTICLE = r"(?:(?:von|af|de|van|der|den|al|el|la|Al|El|Abu|Bin)[ -])*"
_NAME = re.compile(rf"(?<![\w-]){_WORD}(?:\s{_WORD}){{0,3}}\s{_PARTICLE}{_WORD}(?![\w-])")
_SURNAME = re.compile(
    r"(?:sson|berg|ström|lund|gren|qvist|kvist|quist|stedt|sted|strand|blom|dahl|dal|holm|mark"
    r"|löf|felt|feldt|fors|ović|ovic|ić|zadeh|nejad|yan|wall|ling|hed|rud|borg|man|lin|stam)s?$"
)
# What ends as a surname may, and is a place, a house or an office.
_NOBODY = re.compile(
    r"(?:kommun|kommuner|skolan?|gymnasiet|gymnasium|förskolan?|verket|nätverk|nätverket|förbundet"
    r"|högskolan?|universitet|universitetet|huset|centrum|nämnden|län|dalen|staden|torget|gatan"
    r"|vägen|avtalet|planen|programmet|projektet|rådet|salen|rummet)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d|\w\.)[^.!?\n]*)*[.!?]?")
_PUPIL = re.compile(r"(?<![\w-])(?:elev|eleven|elevens|elevs)(?![\w-])", re.IGNORECASE)
_AGE = re.compile(r"(?<![\w-])\d{1,2}(?:\s|-)?(?:år|åring|åringen|års)(?![\w-])|född\s\d{4}")
_GIVEN_ALONE = re.compile(rf"(?<![\w.-]){_CAPITAL}(?![\w-])")


@dataclass(frozen=True)
class Known:
    """Whom and what the association knows: `people` by name, `words` that are no names; folded."""

    people: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def unknown_names(text: str, known: Known) -> Iterator[Span]:
    for match in _NAME.finditer(text):
        words = [(word[0], word.start()) for word in re.finditer(r"\S+", match[0])]
        # "Skolverkets Anna Berg": a name begins with the given name that stands in it.
        first = next((at for at, (word, _) in enumerate(words[:-1]) if _is_given(word)), 0)
        name = [word for word, _ in words[first:]]
        if _is_name(name) and not _is_known(name, known):
            yield Kind.NAME, match.start() + words[first][1], match.end()


def pupils(text: str, known: Known) -> Iterator[Span]:
    """Sentences about one pupil with an age in them, or a given name that nobody known has."""
    known_given = {name.split()[0] for name in known.people if name}
    for match in _SENTENCE.finditer(text):
        said = match[0].rstrip(" .!?\n")
        if _PUPIL.search(said) and (_AGE.search(said) or _names_somebody(said, known_given)):
            begins = len(said) - len(said.lstrip())
            yield Kind.PUPIL, match.start() + begins, match.start() + len(said)


def _names_somebody(said: str, known_given: set[str]) -> bool:
    names = {match[0].lower() for match in _GIVEN_ALONE.finditer(said)}
    names |= {name.removesuffix("s") for name in names}
    return bool((names & GIVEN) - known_given)


def _is_name(words: list[str]) -> bool:
    if _NOBODY.search(words[-1]) or _NOBODY.search(words[0]):
        return False
    return _is_given(words[0]) or bool(_SURNAME.search(words[-1]))


def _is_given(word: str) -> bool:
    return word.lower().split("-")[0] in GIVEN


def _is_known(words: list[str], known: Known) -> bool:
    """Somebody known, also in the genitive and without the middle name; or a known word in it."""
    first, last = words[0].lower(), words[-1].lower()
    for person in known.people:
        parts = person.split()
        if parts[0] == first and parts[-1] in (last, last.removesuffix("s")):
            return True
    return any(_is_known_word(word, known) for word in (words[0], words[-1]))


def _is_known_word(word: str, known: Known) -> bool:
    said = word.lower()
    if said in GIVEN:
        return False
    return said in known.words or said.removesuffix("s") in known.words
