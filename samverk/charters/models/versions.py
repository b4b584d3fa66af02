"""A new version of a charter: it begins as a copy of the one before."""

from typing import TYPE_CHECKING

from samverk.charters.models.assignment import Assignment
from samverk.charters.models.findings import Finding
from samverk.charters.models.parts import Duty, Goal, Sentence

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter

#: What was found about the earlier version's own dates says nothing of the new one.
DATED = ("expired", "expiring", "no_adoption_date")


def copy_parts(earlier: "Charter", later: "Charter") -> None:
    """Give a new version the sentences, goals, assignments, duties and findings of the earlier.

    Each assignment knows which one it continues.
    """
    sentences = _copies(list(earlier.sentences.all()), later)
    Sentence.objects.bulk_create(sentences.values())
    goals = _copies(list(earlier.goals.all()), later)
    for goal in goals.values():
        goal.sentence = sentences.get(goal.sentence_id or 0)
    Goal.objects.bulk_create(goals.values())
    assignments = _copies(list(earlier.assignments.all()), later)
    for pk, assignment in assignments.items():
        assignment.sentence = sentences.get(assignment.sentence_id or 0)
        assignment.goal = goals.get(assignment.goal_id or 0)
        assignment.continues_id = pk
    Assignment.objects.bulk_create(assignments.values())
    for rows in (
        _copies(list(earlier.duties.all()), later),
        _copies(list(earlier.findings.exclude(code__in=DATED)), later),
    ):
        for row in rows.values():
            row.sentence = sentences.get(row.sentence_id or 0)
        if rows:
            type(next(iter(rows.values())))._default_manager.bulk_create(rows.values())


def _copies[P: Sentence | Goal | Assignment | Duty | Finding](
    rows: list[P], later: "Charter"
) -> dict[int, P]:
    """Copies that belong to `later`, by the id of what each is a copy of."""
    copies = {}
    for row in rows:
        pk = row.pk
        row.pk, row.charter = None, later
        row._state.adding = True
        copies[pk] = row
    return copies
