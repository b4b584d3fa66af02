"""Putting words in the place of others, all through a charter that is written here."""

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from samverk.charters.models.text import rewrite
from samverk.ledger.record import record
from samverk.people.models import Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter

#: What holds words of the document, of each kind of part.
_WORDS = {
    "goals": ("title", "targets"),
    "assignments": ("text", "parts", "constraint", "deliverable", "decision"),
    "duties": ("quote",),
}


def reword(charter: "Charter", words: Mapping[str, str], *, by: Person) -> None:
    """Write each new word where the old one stands, in the document and in what was read in it.

    `words` has the new word, or nothing, by the old one. The case of a first letter is kept.
    Raises Refused where the text is a document's own.
    """
    charter.keep_open()
    if not charter.is_written_here:
        raise Refused(_("The text is the document's own, and is not changed."))
    for sentence in charter.sentences.all():
        said = _replaced(sentence.text, words)
        if said != sentence.text:
            rewrite(sentence, said)
    for parts, fields in _WORDS.items():
        for part in getattr(charter, parts).all():
            for field in fields:
                setattr(part, field, _replaced(getattr(part, field), words))
            part.save(update_fields=fields)
    record(by, "charter.reworded", charter, words=dict(words))


def _replaced(said: Any, words: Mapping[str, str]) -> Any:
    """A text, or each text of a list, with the new words in it."""
    if isinstance(said, list):
        return [_replaced(each, words) for each in said]
    for old, new in words.items():
        said = _pattern(old).sub(partial(_put, new), said)
    return said


def _put(new: str, found: re.Match[str]) -> str:
    return _in_case(found.group(), new)


def _pattern(old: str) -> re.Pattern[str]:
    """The word by itself, however the blanks in it are written. A mark stands anywhere."""
    spelled = r"\s+".join(re.escape(word) for word in old.split())
    if not old[:1].isalnum():
        return re.compile(rf"(?<![*\w]){spelled}(?!\*)|(?<=\w){spelled}(?![*\w])")
    return re.compile(rf"(?<![\w-]){spelled}(?!\w)", re.IGNORECASE)


def _in_case(old: str, new: str) -> str:
    """The new word as the old one began; a name with more capitals keeps its own."""
    if old[:1].isupper():
        return new[:1].upper() + new[1:]
    return new[:1].lower() + new[1:] if new[1:].islower() else new
