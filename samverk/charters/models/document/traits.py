"""What a document says of an assignment besides its words: for whom, when, to whom, with whom."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from samverk.charters.reading import Assignment as ReadAssignment
from samverk.charters.reading import Reading, read

if TYPE_CHECKING:
    from samverk.charters.models.assignment import Assignment

#: What has expired is of no matter to what a document says, so any day will do.
ANY_DAY = date(2000, 1, 1)


def reading_of(text: str) -> Reading:
    return read(text, today=ANY_DAY)


def traits_read(said: ReadAssignment) -> dict[str, Any]:
    """The facts of an assignment as they were read, but its goal, words and parts."""
    return {
        "modality": said.modality or "",
        "period_from": said.period.from_year if said.period else None,
        "period_to": said.period.to_year if said.period else None,
        "report_to": (said.report.to or "")[:200] if said.report else "",
        "report_cadence": said.report.cadence or "" if said.report else "",
        "networks": list(said.networks),
        "examples": said.examples,
        "constraint": (said.constraint or "")[:400],
        "initiator": (said.initiator or "")[:200],
        "deliverable": (said.deliverable or "")[:200],
        "deliverable_year": said.deliverable_year,
        "decision": (said.decision or "")[:300],
    }


def take_unsaid(assignment: "Assignment", now: Reading) -> None:
    """Give a new assignment what its place in the document says, where its writer said nothing."""
    said = _said_of(assignment.text, now.assignments)
    if said is None:
        return
    for name, value in traits_read(said).items():
        if not getattr(assignment, name):
            setattr(assignment, name, value)
    if said.goal and not assignment.goal:
        assignment.goal = assignment.charter.goals.filter(number=said.goal).first()


def follow(assignment: "Assignment", before: dict[str, Any], was: Reading, now: Reading) -> bool:
    """Let what the document said and nobody changed follow the document; whether any of it did."""
    then = _said_of(before["text"], was.assignments)
    said = _said_of(assignment.text, now.assignments)
    if then is None or said is None:
        return False
    said_then, new = traits_read(then), traits_read(said)
    followed = {
        name: value
        for name, value in new.items()
        if getattr(assignment, name) == before[name] == said_then[name] != value
    }
    for name, value in followed.items():
        setattr(assignment, name, value)
    return bool(followed)


def _said_of(text: str, assignments: Iterable[ReadAssignment]) -> ReadAssignment | None:
    return next((said for said in assignments if said.text == text), None)
