"""Assignments, in the sentences of a charter that is written here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from samverk.charters.models.document.places import (
    add_heading,
    add_sibling,
    end_of_line,
    end_of_section,
    goes_on,
    heading_for,
)
from samverk.charters.models.document.traits import follow, reading_of, take_unsaid
from samverk.charters.models.text import erase, gap_before, insert_after, rewrite
from samverk.charters.reading.plain import plain
from samverk.charters.reading.sections import named
from samverk.charters.writing.style import closed, frame, on_one_line, sentences

if TYPE_CHECKING:
    from samverk.charters.models.assignment import Assignment
    from samverk.charters.models.charter import Charter
    from samverk.charters.models.parts import Goal, Sentence


def write_assignment(assignment: "Assignment", before: dict[str, Any] | None) -> None:
    """Write down an assignment that is new (`before` is None) or was changed."""
    assignment.text = on_one_line(assignment.text)
    assignment.parts = [on_one_line(part) for part in assignment.parts]
    was = assignment.charter.text_now
    _write(assignment, before)
    now = assignment.charter.text_now
    if before is None:
        take_unsaid(assignment, reading_of(now))
    elif was != now:
        follow(assignment, before, reading_of(was), reading_of(now))
    if assignment.sentence:
        assignment.position = assignment.sentence.position
    assignment.save()


def _write(assignment: "Assignment", before: dict[str, Any] | None) -> None:
    sentence = assignment.sentence
    moved = bool(before) and before["goal_id"] != assignment.goal_id  # type: ignore[index]
    if sentence and moved and assignment.goal and _goal_heading(assignment.goal):
        erase_assignment(assignment)
        sentence = None
    if sentence is None or sentence.assignments.count() > 1:
        assignment.sentence = _new_place(assignment)
        _write_rest(assignment, sentences(assignment.text)[1:])
    elif before and (before["text"], before["parts"]) != (assignment.text, assignment.parts):
        for later in reversed(goes_on(sentence, "assignment", "part")):
            erase(later)
        first, *rest = sentences(assignment.text) or [""]
        around = frame(sentence.text)
        if not (around.is_item or around.is_cell):
            if rest or assignment.parts:
                sentence = _made_item(sentence)
                assignment.sentence, around = sentence, frame(sentence.text)
            else:
                assignment.text = first = closed(first)
        rewrite(sentence, around.around(first))
        _write_rest(assignment, rest)


def _made_item(sentence: "Sentence") -> "Sentence":
    """A sentence of running text as an item of its own below, since more is to stand under it."""
    last = end_of_line(sentence)
    mark = _list_mark(sentence.charter)
    item = insert_after(
        sentence.charter, last, f"{mark} {sentence.text}", gap="\n\n", read_as="assignment"
    )
    erase(sentence)
    item.refresh_from_db()
    return item


def erase_assignment(assignment: "Assignment") -> None:
    """Take away the sentences of an assignment, unless something else is read in them too."""
    sentence = assignment.sentence
    if sentence is None or not _is_alone(assignment, sentence):
        return
    for later in reversed(goes_on(sentence, "assignment", "part")):
        erase(later)
    erase(sentence)


def _is_alone(assignment: "Assignment", sentence: "Sentence") -> bool:
    others = sentence.assignments.exclude(pk=assignment.pk).exists()
    return not (others or sentence.goals.exists() or sentence.duties.exists())


def _write_rest(assignment: "Assignment", rest: Sequence[str]) -> None:
    """The other sentences of its text, and its parts, under the first."""
    last = assignment.sentence
    assert last
    charter = last.charter
    for text in rest:
        last = insert_after(charter, last, text, gap=" ", read_as="assignment")
    lead = _part_lead(assignment.sentence)
    if lead is None:
        return
    gap, mark = lead
    for part in assignment.parts:
        last = insert_after(charter, last, f"{mark} {part}", gap=gap, read_as="part")


def _part_lead(sentence: "Sentence | None") -> tuple[str, str] | None:
    """The gap and mark of an item under a sentence; nothing where there is no list."""
    if sentence is None or not frame(sentence.text).is_item:
        return None
    for other in sentence.charter.sentences.filter(read_as="part"):
        gap = gap_before(other)
        if "\n" in gap and frame(other.text).is_item:
            return "\n" + gap.rpartition("\n")[2], frame(other.text).mark
    indent = gap_before(sentence).rpartition("\n")[2]
    mark = frame(sentence.text).mark
    return f"\n{indent}  ", mark if not any(char.isalnum() for char in mark) else "-"


def _new_place(assignment: "Assignment") -> "Sentence":
    """The first sentence of an assignment that the document does not say yet."""
    charter = assignment.charter
    first = (sentences(assignment.text) or [""])[0]
    if blanks := list(charter.sentences.filter(read_as="blank")):
        for other in reversed(blanks[1:]):
            erase(other)
        return _fill(blanks[0], first)
    if placed := _after_sibling(assignment, first):
        return placed
    anchor, mark = _list_place(charter, assignment.goal)
    gap = "\n\n" if anchor.read_as in ("heading", "intro") else "\n"
    return insert_after(charter, anchor, f"{mark} {first}", gap=gap, read_as="assignment")


def _fill(blank: "Sentence", words: str) -> "Sentence":
    """Write in an empty item."""
    rewrite(blank, frame(blank.text).around(words))
    blank.read_as = "assignment"
    blank.save()
    return blank


def _after_sibling(assignment: "Assignment", first: str) -> "Sentence | None":
    """After the last assignment of the same goal; of any goal, where goals have no headings."""
    written = assignment.charter.assignments.filter(sentence__isnull=False).exclude(
        pk=assignment.pk
    )
    of_goal = written.filter(goal=assignment.goal)
    if not of_goal and (assignment.goal and _goal_heading(assignment.goal)):
        return None
    sibling = of_goal.last() or written.last()
    if sibling is None or sibling.sentence is None:
        return None
    last = (goes_on(sibling.sentence, "assignment", "part") or [sibling.sentence])[-1]
    placed = add_sibling(sibling.sentence, last, first, "assignment")
    if not frame(placed.text).is_item:
        assignment.text = closed(assignment.text)
    return placed


def _goal_heading(goal: "Goal") -> "Sentence | None":
    """The heading over the assignments of a goal: the last that names it, after its own place."""
    after = goal.sentence.position if goal.sentence else -1
    for heading in goal.charter.sentences.filter(read_as="heading", position__gt=after).reverse():
        words = plain(heading.text)
        known = named(words)
        if (goal.number and known and known.goal == goal.number) or (
            goal.title and goal.title.lower() in words.lower()
        ):
            return heading
    return None


def _list_place(charter: "Charter", goal: "Goal | None") -> "tuple[Sentence, str]":
    """Where the first assignment goes, and the mark of its list."""
    mark = _list_mark(charter)
    heading = _goal_heading(goal) if goal else None
    heading = heading or heading_for(charter, "assignments")
    if heading:
        return end_of_line(end_of_section(heading)), mark
    last = charter.sentences.exclude(read_as__in=("duty", "role")).last()
    before_roles = _last_before_roles(charter) or last
    return add_heading(charter, before_roles, heading_for(charter, "roles"), "Uppdrag"), mark


def _list_mark(charter: "Charter") -> str:
    """The bullet of the document's lists."""
    listed = charter.sentences.filter(read_as__in=("assignment", "target", "goal", "duty"))
    marks = (frame(sentence.text).mark for sentence in listed if frame(sentence.text).is_item)
    return next((mark for mark in marks if not any(char.isalnum() for char in mark)), "-")


def _last_before_roles(charter: "Charter") -> "Sentence | None":
    first = charter.sentences.filter(read_as="duty").first()
    if first is None:
        return None
    headings = charter.sentences.filter(read_as="heading", position__lt=first.position)
    opening = next(
        (
            sentence
            for sentence in headings
            if (known := named(plain(sentence.text))) and (known.roles or "roles" in known.kinds)
        ),
        first,
    )
    return charter.sentences.filter(position__lt=opening.position).last()
