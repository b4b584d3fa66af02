"""A chain to test with: an ordinance, a strategy of before, one of now, and who says so."""

from dataclasses import dataclass
from datetime import date

from samverk.charters.models import GoverningDocument, StrategicGoal
from samverk.house.demo.cast import Cast
from samverk.people.models import Person


@dataclass(frozen=True)
class Chained:
    ordinance: GoverningDocument
    old: GoverningDocument
    new: GoverningDocument
    lost: StrategicGoal
    kept: StrategicGoal
    goal: StrategicGoal


def strategy(
    by: Person,
    name: str,
    first: int,
    last: int | None,
    *goals: str,
    rests_on: GoverningDocument | None = None,
) -> GoverningDocument:
    """A strategy for whole years, with goals of those titles."""
    document = GoverningDocument.add(
        by=by,
        kind="strategy",
        name=name,
        rests_on=rests_on,
        holds_from=date(first, 1, 1),
        holds_to=date(last, 12, 31) if last else None,
    )
    for number, title in enumerate(goals, 1):
        document.add_goal(by=by, number=str(number), title=title, targets=["Ett delmål"])
    return document


def chained(cast: Cast) -> Chained:
    by = cast.coordinator
    ordinance = GoverningDocument.add(by=by, kind="ordinance", name="Förbundsordning")
    old = strategy(by, "Måldokument", 2015, None, "Trygga elever", "Läslust", rests_on=ordinance)
    new = strategy(by, "Skolstrategi", 2023, 2026, "Alla läser", rests_on=ordinance)
    lost, kept = old.goals.all()
    return Chained(ordinance, old, new, lost, kept, new.goals.get())
