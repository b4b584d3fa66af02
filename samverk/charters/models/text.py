"""The text of a charter that is written here, changed sentence by sentence.

For every sentence, before and after: `charter.text[start:end] == sentence.text`, and nothing but
blanks stands between two of them. Nobody else writes to `charter.text`.
"""

from typing import TYPE_CHECKING

from django.db.models import F

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter
    from samverk.charters.models.parts import Sentence

#: Further than any position; positions are unique, so they step aside before they move.
_ASIDE = 10_000_000
_PLACE = ("position", "start", "end", "text", "read_as")


def rewrite(sentence: "Sentence", text: str) -> None:
    """Let a sentence say something else, in its place. `text` has its marks with it."""
    charter = _fresh(sentence)
    _splice(charter, sentence.start, sentence.end, text)
    sentence.end = sentence.start + len(text)
    sentence.text = text
    sentence.save()


def insert_after(
    charter: "Charter", sentence: "Sentence | None", text: str, *, gap: str, read_as: str
) -> "Sentence":
    """A new sentence after another, with the blanks of `gap` between; after None it is first."""
    if sentence:
        charter = _fresh(sentence)
    else:
        charter.refresh_from_db(fields=["text"])
    at = sentence.end if sentence else 0
    position = sentence.position + 1 if sentence else 0
    _move(charter, position, +1)
    before, after = (gap, "") if sentence else ("", gap)
    _splice(charter, at, at, f"{before}{text}{after}")
    start = at + len(before)
    return charter.sentences.create(
        position=position, start=start, end=start + len(text), text=text, read_as=read_as
    )


def erase(sentence: "Sentence") -> None:
    """Take a sentence away. What stood around it is parted as it was."""
    charter = _fresh(sentence)
    earlier, later = neighbours(sentence)
    start = earlier.end if earlier else sentence.start
    end = later.start if later else sentence.end
    before = charter.text[start : sentence.start]
    after = charter.text[sentence.end : end]
    gap = _joined(before, after) if earlier and later else ""
    position = sentence.position
    sentence.findings.filter(settled_at__isnull=True).delete()
    sentence.delete()
    _splice(charter, start, end, gap)
    _move(charter, position, -1)


def neighbours(sentence: "Sentence") -> "tuple[Sentence | None, Sentence | None]":
    """The sentences before and after."""
    own = sentence.charter.sentences.all()
    return (
        own.filter(position__lt=sentence.position).last(),
        own.filter(position__gt=sentence.position).first(),
    )


def gap_before(sentence: "Sentence") -> str:
    """The blanks between a sentence and the one before it."""
    earlier, _later = neighbours(sentence)
    start = earlier.end if earlier else 0
    return _fresh(sentence).text[start : sentence.start]


def _joined(before: str, after: str) -> str:
    """What parts two sentences when the one between is gone: the wider of its two gaps, and the
    indent of the later one."""
    if "\n" not in after:
        return before
    lines = max(before.count("\n"), after.count("\n"))
    return "\n" * lines + after.rpartition("\n")[2]


def _fresh(sentence: "Sentence") -> "Charter":
    """The charter of a sentence, both as they stand now."""
    sentence.refresh_from_db(fields=_PLACE)
    charter = sentence.charter
    charter.refresh_from_db(fields=["text"])
    return charter


def _splice(charter: "Charter", start: int, end: int, text: str) -> None:
    """Put `text` in the place of charter.text[start:end], and move what stands after it."""
    shift = len(text) - (end - start)
    charter.text = f"{charter.text[:start]}{text}{charter.text[end:]}"
    charter.save(update_fields=["text"])
    if shift:
        charter.sentences.filter(start__gte=end).update(
            start=F("start") + shift, end=F("end") + shift
        )


def _move(charter: "Charter", position: int, step: int) -> None:
    """Make room for a sentence at a position, or close the gap that one left; what was read in
    the sentences moves with them."""
    later = charter.sentences.filter(position__gte=position)
    later.update(position=F("position") + _ASIDE)
    aside = charter.sentences.filter(position__gte=_ASIDE)
    aside.update(position=F("position") - (_ASIDE - step))
    for parts in (charter.goals, charter.assignments, charter.duties):
        parts.filter(sentence__isnull=False, position__gte=position).update(
            position=F("position") + step
        )
