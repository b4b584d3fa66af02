"""Goals, in the sentences of a charter that is written here."""

from typing import TYPE_CHECKING, Any

from samverk.charters.models.document.places import (
    add_heading,
    add_sibling,
    end_of_line,
    end_of_section,
    goes_on,
    heading_for,
)
from samverk.charters.models.text import erase, gap_before, insert_after, neighbours, rewrite
from samverk.charters.writing.style import frame, on_one_line

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter
    from samverk.charters.models.parts import Goal, Sentence

#: Where a goal's title is repeated: over its assignments, and in what leads on to them.
_REPEATS = ("heading", "intro", "goal")


def write_goal(goal: "Goal", before: dict[str, Any] | None) -> None:
    """Write down a goal that is new (`before` is None) or was changed."""
    goal.title = on_one_line(goal.title)
    goal.targets = [on_one_line(target) for target in goal.targets]
    if goal.sentence is None:
        goal.sentence = _new_place(goal)
        _renumber(goal)
        _write_targets(goal)
    elif before:
        if before["number"] != goal.number:
            _renumber(goal)
        if before["title"] != goal.title:
            _retitle(goal, before["title"])
        if before["targets"] != goal.targets:
            for later in reversed(goes_on(goal.sentence, "target")):
                erase(later)
            _write_targets(goal)
    goal.sentence.refresh_from_db()
    goal.position = goal.sentence.position
    goal.save()


def _renumber(goal: "Goal") -> None:
    """The same number in the row and in the list, where the list is numbered."""
    sentence = goal.sentence
    assert sentence
    around = frame(sentence.text)
    listed = around.mark.strip("().")
    if not around.is_item or not listed.isdigit():
        return
    goal.number = goal.number or listed
    if goal.number != listed:
        lead = around.lead.replace(listed, goal.number)
        rewrite(sentence, f"{lead}{around.words}{around.tail}")


def erase_goal(goal: "Goal") -> None:
    """Take away the sentences of a goal, unless something else is read in them too."""
    sentence = goal.sentence
    if sentence is None or sentence.read_as == "heading":
        return
    others = sentence.goals.exclude(pk=goal.pk).exists() or sentence.assignments.exists()
    if others or sentence.duties.exists():
        return
    for later in reversed(goes_on(sentence, "target")):
        erase(later)
    erase(sentence)


def _retitle(goal: "Goal", old: str) -> None:
    """The new title where the old one stood, also in headings that repeat it."""
    sentence = goal.sentence
    assert sentence
    named_in = [
        other
        for other in goal.charter.sentences.filter(read_as__in=_REPEATS)
        if old and old in other.text
    ]
    for other in named_in:
        rewrite(other, other.text.replace(old, goal.title))
    sentence.refresh_from_db()
    if goal.title not in sentence.text and sentence.read_as != "heading":
        rewrite(sentence, frame(sentence.text).around(goal.title))


def _write_targets(goal: "Goal") -> None:
    last = goal.sentence
    assert last
    gap, mark = _target_lead(last)
    for target in goal.targets:
        last = insert_after(goal.charter, last, f"{mark} {target}", gap=gap, read_as="target")


def _target_lead(sentence: "Sentence") -> tuple[str, str]:
    """The gap and mark of a target under a goal, as other targets have them."""
    for other in sentence.charter.sentences.filter(read_as="target"):
        gap = gap_before(other)
        if "\n" in gap and frame(other.text).is_item:
            return "\n" + gap.rpartition("\n")[2], frame(other.text).mark
    indent = gap_before(sentence).rpartition("\n")[2]
    return f"\n{indent}   ", "-"


def _new_place(goal: "Goal") -> "Sentence":
    """After the last goal, or under a heading of its own before the assignments."""
    charter = goal.charter
    known = charter.goals.filter(sentence__isnull=False).exclude(pk=goal.pk).last()
    if known and known.sentence and frame(known.sentence.text).is_item:
        last = (goes_on(known.sentence, "target") or [known.sentence])[-1]
        return add_sibling(known.sentence, last, goal.title, "goal")
    mark = f"{goal.number}." if goal.number else "-"
    if heading := heading_for(charter, "goals"):
        anchor = end_of_line(end_of_section(heading))
    else:
        anchor = add_heading(charter, *_before_assignments(charter), "Mål")
    return insert_after(charter, anchor, f"{mark} {goal.title}", gap="\n\n", read_as="goal")


def _before_assignments(charter: "Charter") -> "tuple[Sentence | None, Sentence | None]":
    """What a heading for the goals follows, and the heading that it looks like."""
    model = heading_for(charter, "assignments")
    if model is None:
        return charter.sentences.last(), charter.sentences.filter(read_as="heading").last()
    earlier, _later = neighbours(model)
    return earlier, model
