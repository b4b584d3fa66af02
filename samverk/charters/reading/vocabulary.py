"""Words of the Education Act that were replaced, since when, and what is written now.

A term is one entry of TERMS. `written` gives, for each form of the old word, the form of the new;
what stands in `noticed` alone (a compound, say) is noticed but has to be reworded by a person.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from samverk.charters.reading.words import whole_start, words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: The day when the act was changed (SFS 2022:1315).
ADAPTED = date(2023, 7, 2)


@dataclass(frozen=True, slots=True)
class Term:
    """An old word, the new one (empty where there is none), and what to know about the change.

    `noticed` is a pattern for `words`: a star stands for the rest of a word.
    """

    old: str
    new: str
    since: date
    about: "_StrPromise"
    noticed: str
    written: Mapping[str, str]

    @property
    def anchor(self) -> str:
        """Where it stands on the page of words."""
        return slugify(self.old)


def _school(old: str, new: str) -> dict[str, str]:
    """The forms of a kind of school: "särskolan" → "anpassade grundskolan"."""
    kind = new.removeprefix("anpassad ").removesuffix("a")
    return {
        f"{old}a": f"anpassad {kind}a",
        f"{old}as": f"anpassad {kind}as",
        f"{old}an": f"anpassade {kind}an",
        f"{old}ans": f"anpassade {kind}ans",
        f"{old}or": f"anpassade {kind}or",
        f"{old}ors": f"anpassade {kind}ors",
        f"{old}orna": f"anpassade {kind}orna",
        f"{old}ornas": f"anpassade {kind}ornas",
    }


TERMS = (
    Term(
        "grundsärskola",
        "anpassad grundskola",
        ADAPTED,
        _("The school form for pupils with intellectual disability got a new name."),
        "grundsär|grundsär*",
        _school("grundsärskol", "anpassad grundskola"),
    ),
    Term(
        "gymnasiesärskola",
        "anpassad gymnasieskola",
        ADAPTED,
        _("The school form after the adapted compulsory school got a new name."),
        "gymnasiesär|gymnasiesär*",
        _school("gymnasiesärskol", "anpassad gymnasieskola"),
    ),
    Term(
        "särskola",
        "anpassad grundskola",
        ADAPTED,
        _(
            "The word stood for two school forms: what is meant may also be the adapted upper"
            " secondary school."
        ),
        "*särskola|*särskolan|*särskolans|*särskolor|*särskolorna|*särskolornas|särskole*",
        _school("särskol", "anpassad grundskola"),
    ),
    Term(
        "träningsskola",
        "",
        ADAPTED,
        _("The word was dropped. The pupils read subject areas in the adapted compulsory school."),
        "träningsskola|träningsskolan",
        {},
    ),
    Term(
        "särvux",
        "komvux som anpassad utbildning",
        ADAPTED,
        _("Adult education for the same pupils is a part of komvux."),
        "särvux|särskild utbildning för vuxna|komvux som särskild utbildning",
        {
            "särvux": "komvux som anpassad utbildning",
            "komvux som särskild utbildning": "komvux som anpassad utbildning",
            "särskild utbildning för vuxna": "komvux som anpassad utbildning",
        },
    ),
    Term(
        "utvecklingsstörning",
        "intellektuell funktionsnedsättning",
        ADAPTED,
        _("The act speaks of the pupils in other words."),
        "utvecklingsstörning",
        {"utvecklingsstörning": "intellektuell funktionsnedsättning"},
    ),
)

_FORMERLY = re.compile(
    r"\b(?:tidigare|före detta|f\.?\s?d\.?|dåvarande|fd)\s+(?:kallad\s+)?$", re.IGNORECASE
)
_ANY = words(*(term.noticed for term in TERMS))
_EACH = [(words(term.noticed), term) for term in TERMS]


def old_words(text: str) -> Iterator[str]:
    """Each old word of a text as it stands there, unless it is called what was before."""
    for found in _ANY.finditer(text):
        start = whole_start(text, found.start())
        if not _FORMERLY.search(text[max(0, start - 40) : start]):
            yield text[start : found.end()]


def term_of(word: str) -> Term:
    """The entry of a word that `old_words` gave."""
    return next(term for pattern, term in _EACH if pattern.search(word))


def terms_in(text: str) -> list[Term]:
    """The entries of the old words of a text, in the order of the table."""
    met = {term_of(word).old for word in old_words(text)}
    return [term for term in TERMS if term.old in met]


def new_word(word: str) -> str | None:
    """What is written now for a form of an old word, in its case; None where a person must say."""
    new = term_of(word).written.get(" ".join(word.lower().split()))
    return new[0].upper() + new[1:] if new and word[0].isupper() else new
