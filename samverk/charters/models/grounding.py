"""How charters and municipalities are tied to strategies. People tie; nothing is tied by itself.

These rows stand beside the charter (docs/decisions/0015), so they can be laid and corrected
for one that is adopted: not a word of the charter changes.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.models.charter import Charter
from samverk.charters.models.parts import Goal
from samverk.charters.models.strategy import GoverningDocument, StrategicGoal
from samverk.ledger.record import record
from samverk.networks.models import Municipality
from samverk.people.models import Person
from samverk.shell.refused import Refused


class Grounding(models.Model):
    """Which strategy a charter rests on. A row beside the charter, so that it can be said of
    one that was adopted before the strategy stood here."""

    charter = models.OneToOneField(Charter, models.CASCADE, related_name="grounding")
    strategy = models.ForeignKey(GoverningDocument, models.PROTECT, related_name="groundings")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.charter} – {self.strategy}"

    @property
    def network_id(self) -> int | None:
        return self.charter.network_id


class Aim(models.Model):
    """Which goal of the strategy a charter's goal is."""

    goal = models.OneToOneField(Goal, models.CASCADE, related_name="aim")
    strategic = models.ForeignKey(StrategicGoal, models.PROTECT, related_name="aims")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.goal} – {self.strategic}"


class Commitment(models.Model):
    """A municipality has adopted a strategy for its own schools (R31)."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="commitments")
    strategy = models.ForeignKey(GoverningDocument, models.CASCADE, related_name="commitments")
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "strategy"], name="one_commitment_to_a_strategy"
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality} – {self.strategy}"

    @classmethod
    def make(
        cls, municipality: Municipality, strategy: GoverningDocument, *, by: Person, on: date
    ) -> "Commitment":
        """Record that a municipality adopted a strategy on a day."""
        if not strategy.is_strategy:
            raise Refused(_("Only a strategy is adopted by municipalities."))
        if cls.objects.filter(municipality=municipality, strategy=strategy).exists():
            raise Refused(_("It is already recorded that the municipality has adopted it."))
        commitment = cls.objects.create(municipality=municipality, strategy=strategy, on=on, by=by)
        record(by, "strategy.committed", strategy, title=municipality.name, on=on.isoformat())
        return commitment

    def take_back(self, *, by: Person) -> None:
        """Take away what was recorded by mistake."""
        facts = {"title": self.municipality.name, "on": self.on.isoformat()}
        record(by, "strategy.uncommitted", self.strategy, **facts)
        self.delete()


def ground(charter: Charter, strategy: GoverningDocument, *, by: Person) -> Grounding:
    """Say which strategy a charter rests on, draft or adopted; saying it again changes nothing.

    With another strategy than before, what was said of the goals of the former no longer holds.
    """
    if not strategy.is_strategy:
        raise Refused(_("A charter rests on a strategy."))
    said = Grounding.objects.filter(charter=charter).select_related("strategy").first()
    if said and said.strategy == strategy:
        return said
    Aim.objects.filter(goal__charter=charter).exclude(strategic__strategy=strategy).delete()
    grounding, _new = Grounding.objects.update_or_create(
        charter=charter, defaults={"strategy": strategy, "by": by, "at": timezone.now()}
    )
    before = said.strategy.name if said else None
    record(by, "charter.grounded", charter, title=strategy.name, before=before)
    return grounding


def aim(charter: Charter, aims: Mapping[Goal, StrategicGoal | None], *, by: Person) -> None:
    """Say which goal of its strategy each of the charter's goals is; None is none of them."""
    strategy = GoverningDocument.objects.filter(groundings__charter=charter).first()
    known = {said.goal_id: said.strategic_id for said in Aim.objects.filter(goal__charter=charter)}
    new = {goal: each for goal, each in aims.items() if (each and each.pk) != known.get(goal.pk)}
    for goal, strategic in new.items():
        if goal.charter_id != charter.pk or (strategic and strategic.strategy != strategy):
            raise Refused(_("The goal does not belong to the strategy that the charter rests on."))
        Aim.objects.filter(goal=goal).delete()
        if strategic:
            Aim.objects.create(goal=goal, strategic=strategic, by=by)
    if new:
        said = {str(goal): str(each) if each else None for goal, each in new.items()}
        record(by, "charter.aimed", charter, goals=said)


def strategies_it_names(charter: Charter) -> models.QuerySet[GoverningDocument]:
    """The strategies that are called, letter by letter, what the charter calls its own, and
    that begin and end with the years it gives."""
    years = {"holds_from": charter.framework_from, "holds_to": charter.framework_to}
    dated = {f"{name}__year": year for name, year in years.items() if year}
    strategies = GoverningDocument.objects.strategies()
    if not charter.framework:
        return strategies.none()
    return strategies.filter(name__iexact=charter.framework, **dated)


def register_strategy_of(charter: Charter, *, by: Person) -> GoverningDocument:
    """Put up the strategy that the charter names, with its years and goals, and ground it there.

    What the charter says is all that it knows: a person corrects the rest.
    """
    if not charter.framework:
        raise Refused(_("The charter names no strategy."))
    if strategies_it_names(charter).exists():
        raise Refused(_("There is already a strategy with that name. Choose it in the list."))
    first, last = charter.framework_from, charter.framework_to
    strategy = GoverningDocument.add(
        by=by,
        kind=GoverningDocument.Kind.STRATEGY,
        name=charter.framework,
        holds_from=date(first, 1, 1) if first else None,
        holds_to=date(last, 12, 31) if last else None,
    )
    goals = list(charter.goals.all())
    made = {
        goal: strategy.add_goal(
            by=by, number=goal.number, title=goal.title, targets=list(goal.targets)
        )
        for goal in goals
    }
    ground(charter, strategy, by=by)
    aim(charter, made, by=by)
    return strategy


def expiry(charter: Charter) -> date | None:
    """The last day that a charter holds by its own words, or else by its strategy's.

    Uses `grounding__strategy`: select it for many charters at once.
    """
    year = charter.period_to or charter.framework_to
    if year:
        return date(year, 12, 31)
    grounding: Any = getattr(charter, "grounding", None)
    return grounding.strategy.holds_to if grounding else None
