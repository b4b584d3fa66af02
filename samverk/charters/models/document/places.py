"""Where the parts of a charter stand in its text, and where a new one goes."""

from typing import TYPE_CHECKING

from samverk.charters.models.text import erase, gap_before, insert_after, neighbours, rewrite
from samverk.charters.reading.plain import plain
from samverk.charters.reading.sections import named
from samverk.charters.writing.style import closed, frame, heading_like, next_mark

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter
    from samverk.charters.models.parts import Sentence


def goes_on(sentence: "Sentence", *read_as: str) -> "list[Sentence]":
    """The sentences right after one that only carry on what was read in it."""
    found = []
    for later in sentence.charter.sentences.filter(position__gt=sentence.position):
        if later.read_as not in read_as or later.is_read:
            break
        found.append(later)
    return found


def end_of_line(sentence: "Sentence") -> "Sentence":
    """The last sentence on the line that one stands on."""
    text = sentence.charter.text_now
    last = sentence
    for later in sentence.charter.sentences.filter(position__gt=sentence.position):
        if "\n" in text[last.end : later.start]:
            break
        last = later
    return last


def end_of_section(heading: "Sentence") -> "Sentence":
    """The last sentence before the next heading; the heading itself where there is none."""
    last = heading
    for later in heading.charter.sentences.filter(position__gt=heading.position):
        if later.read_as == "heading":
            break
        last = later
    return last


def add_sibling(model: "Sentence", last: "Sentence", words: str, read_as: str) -> "Sentence":
    """A new item, cell or sentence like `model`, after the `last` that belongs with it."""
    around = frame(model.text)
    if around.is_item:
        last = end_of_line(last)
        number = next_mark(around.mark)
        item = f"{number} {words}"
        return insert_after(model.charter, last, item, gap=_line_gap(model), read_as=read_as)
    if around.is_cell:
        return _add_in_cell(last, words, read_as)
    if frame(last.text).words.endswith((".", "!", "?", "…")):
        gap = gap_before(model) if _one_a_line(model) else " "
        return insert_after(model.charter, last, closed(words), gap=gap, read_as=read_as)
    last = end_of_line(last)
    return insert_after(model.charter, last, closed(words), gap="\n\n", read_as=read_as)


def _line_gap(model: "Sentence") -> str:
    """The gap between a list item and the one before it; one line break for the first item."""
    gap = gap_before(model)
    earlier, _later = neighbours(model)
    if earlier and frame(earlier.text).is_item and "\n" in gap:
        return gap
    return "\n" + gap.rpartition("\n")[2]


def _one_a_line(model: "Sentence") -> bool:
    """Whether the sentences around one stand on lines of their own."""
    earlier, _later = neighbours(model)
    return bool(earlier and earlier.read_as == model.read_as and "\n" in gap_before(model))


def _add_in_cell(last: "Sentence", words: str, read_as: str) -> "Sentence":
    """Another sentence in a table cell: the bar at the end of the row stays last."""
    bar = frame(last.text).tail
    rewrite(last, closed(last.text.removesuffix(bar)))
    return insert_after(last.charter, last, f"{closed(words)}{bar}", gap=" ", read_as=read_as)


def heading_for(charter: "Charter", kind: str) -> "Sentence | None":
    """The last heading that opens a kind of section: "assignments", "goals", "meetings" …"""
    for sentence in charter.sentences.filter(read_as="heading").reverse():
        known = named(plain(sentence.text))
        if known and kind in known.kinds and (known.whole or kind == "title"):
            return sentence
    return None


def add_heading(
    charter: "Charter", after: "Sentence | None", model: "Sentence | None", words: str
) -> "Sentence":
    """A new heading, in the document's own style."""
    text = heading_like(model.text, words) if model else words
    return insert_after(
        charter, end_of_line(after) if after else None, text, gap="\n\n", read_as="heading"
    )


def erase_bare(heading: "Sentence | None") -> None:
    """Take away a role's heading under which nothing stands any more."""
    if heading is None or heading.read_as != "heading":
        return
    known = named(plain(heading.text))
    _earlier, later = neighbours(heading)
    is_bare = later is None or later.read_as == "heading"
    if known and known.roles and is_bare and not frame(heading.text).is_cell:
        erase(heading)
