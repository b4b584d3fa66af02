"""One network's review as its pages show it: assignments, answers, comments, and what changes."""

from collections import defaultdict
from dataclasses import dataclass

from samverk.charters.comparing import changes_between
from samverk.charters.models import Assignment, Charter, Continuation, Goal
from samverk.followup.models import Addition, Comment, Placing, Review, Verdict


@dataclass(frozen=True)
class Line:
    """An assignment in the review; `number` counts from 1."""

    number: int
    assignment: Assignment
    verdict: Verdict | None
    comments: list[Comment]


@dataclass(frozen=True)
class Portrait:
    """A whole review. `comments` are those about it as a whole."""

    review: Review
    lines: list[Line]
    additions: list[Addition]
    goals: list[tuple[Goal, Placing | None]]
    comments: list[Comment]

    @property
    def waiting(self) -> list[Line]:
        return [line for line in self.lines if line.verdict is None]

    @property
    def unplaced(self) -> list[Goal]:
        return [goal for goal, placing in self.goals if placing is None]

    @property
    def is_answered(self) -> bool:
        return not self.waiting and not self.unplaced

    def line_of(self, assignment: Assignment) -> Line:
        return next(line for line in self.lines if line.assignment == assignment)

    def beside(self, line: Line) -> tuple[Line | None, Line | None]:
        """The assignment before, and the one after."""
        after = self.lines[line.number] if line.number < len(self.lines) else None
        return (self.lines[line.number - 2] if line.number > 1 else None), after

    def next_after(self, line: Line) -> Line | None:
        """The next one that waits for an answer, counted round from a line."""
        later = self.lines[line.number :] + self.lines[: line.number - 1]
        return next((row for row in later if row.verdict is None), None)


def portrait(review: Review) -> Portrait:
    """Gather it in six queries at most."""
    comments: dict[int | None, list[Comment]] = defaultdict(list)
    for comment in review.comments.select_related("by"):
        comments[comment.assignment_id].append(comment)
    verdicts = {row.assignment_id: row for row in review.verdicts.select_related("by")}
    rows = review.charter.assignments.select_related("goal", "charter")
    ordered = rows.order_by("goal__position", "position", "pk")
    return Portrait(
        review=review,
        lines=[
            Line(number, row, verdicts.get(row.pk), comments[row.pk])
            for number, row in enumerate(ordered, 1)
        ],
        additions=list(review.additions.select_related("goal", "by")),
        goals=_goals(review),
        comments=comments[None],
    )


def _goals(review: Review) -> list[tuple[Goal, Placing | None]]:
    """The charter's goals with where each goes, where the round has a new strategy."""
    if review.round.strategy_id is None:
        return []
    placed = {row.goal_id: row for row in review.placings.select_related("strategic")}
    goals = review.charter.goals.order_by("position", "pk")
    return [(goal, placed.get(goal.pk)) for goal in goals]


def continued(review: Review) -> dict[int, Continuation]:
    """What people have said of how the strategy's goals go on, by the charter's goal."""
    rows = Continuation.objects.filter(
        earlier__aims__goal__charter=review.charter_id, later__strategy=review.round.strategy_id
    )
    found: dict[int, Continuation] = {}
    for row in rows.select_related("by", "later").prefetch_related("earlier__aims").order_by("pk"):
        for aim in row.earlier.aims.all():
            found.setdefault(aim.goal_id, row)
    return found


def said_of(placings: list[tuple[Goal, Placing | None]], none: str) -> dict[int, str]:
    """What the form of the placings says already, by the charter's goal."""
    return {goal.pk: str(placing.strategic_id or none) for goal, placing in placings if placing}


def changes_in(review: Review) -> list[str]:
    """What the proposed version says otherwise than the one before, a sentence each."""
    if review.version_id is None:
        return []
    both = Charter.objects.to_compare().in_bulk([review.charter_id, review.version_id])
    return changes_between(both[review.charter_id], both[review.version_id])
