"""The next version of a charter, made of what its network answered in a review."""

from typing import TYPE_CHECKING

from samverk.charters.models import Charter, Goal, GoverningDocument, StrategicGoal, aim, ground
from samverk.people.models import Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.followup.models.review import Review


def next_version(review: "Review", *, by: Person) -> Charter:
    """Copy the charter, do to the copy what was answered, and propose it.

    Raises Refused, naming the network, where the charters' own rules stand in the way.
    """
    version = review.charter.copy(by=by)
    goals = _copied_goals(review.charter, version)
    _describe(review, version, by=by)
    _answer(review, version, by=by)
    _add(review, version, goals, by=by)
    if strategy := review.round.strategy:
        _rest_on(strategy, review, version, goals, by=by)
    try:
        version.propose(by=by)
    except Refused as refused:
        raise Refused(f"{review.network}: {refused}") from refused
    return version


def _copied_goals(earlier: Charter, later: Charter) -> dict[int, Goal]:
    """The copies of goals by the id of what each is a copy of: they stand in the same order."""
    both = (row.goals.order_by("position", "pk") for row in (earlier, later))
    return {old.pk: new for old, new in zip(*both, strict=True)}


def _describe(review: "Review", version: Charter, *, by: Person) -> None:
    """What the round says of all its charters: the period, and the strategy."""
    said = review.round
    facts: dict[str, object] = {}
    if said.period_from or said.period_to:
        facts |= {"period_from": said.period_from, "period_to": said.period_to}
    if strategy := said.strategy:
        facts |= {
            "framework": strategy.name,
            "framework_from": strategy.holds_from.year if strategy.holds_from else None,
            "framework_to": strategy.holds_to.year if strategy.holds_to else None,
        }
    if facts:
        version.describe(by=by, **facts)


def _answer(review: "Review", version: Charter, *, by: Person) -> None:
    """Each verdict on its copy; the rows are asked for one by one, as each rewrites the text."""
    for verdict in review.verdicts.order_by("assignment__position", "assignment__pk"):
        if not verdict.changes_it and not verdict.ends_it:
            continue
        assignment = version.assignments.get(continues=verdict.assignment_id)
        if verdict.ends_it:
            assignment.drop(by=by)
        else:
            assignment.change(by=by, text=verdict.text, parts=verdict.parts)


def _add(review: "Review", version: Charter, goals: dict[int, Goal], *, by: Person) -> None:
    for addition in review.additions.all():
        goal = goals.get(addition.goal_id or 0)
        version.add_assignment(by=by, text=addition.text, goal=goal)


def _rest_on(
    strategy: GoverningDocument,
    review: "Review",
    version: Charter,
    goals: dict[int, Goal],
    *,
    by: Person,
) -> None:
    """Put the assignments under the goals of the new strategy that a person chose.

    Of goals that come together the first takes the assignments of the others; a goal that
    goes on under none is taken away, and its assignments stand without.
    """
    ground(version, strategy, by=by)
    taken: dict[int, Goal] = {}
    for placing in review.placings.select_related("strategic").order_by("goal__position", "goal"):
        goal = version.goals.get(pk=goals[placing.goal_id].pk)
        if placing.strategic is None:
            _empty(goal, None, by=by)
        elif first := taken.get(placing.strategic.pk):
            _empty(goal, first, by=by)
        else:
            _renew(goal, placing.strategic, by=by)
            taken[placing.strategic.pk] = goal
            aim(version, {goal: placing.strategic}, by=by)


def _renew(goal: Goal, strategic: StrategicGoal, *, by: Person) -> None:
    """The goal says from now on what the strategy's goal says."""
    goal.change(
        by=by, number=strategic.number, title=strategic.title, targets=list(strategic.targets)
    )


def _empty(goal: Goal, into: Goal | None, *, by: Person) -> None:
    for assignment in goal.assignments.all():
        assignment.charter = goal.charter
        assignment.change(by=by, goal=into)
    goal.drop(by=by)
