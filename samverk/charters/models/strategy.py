"""What charters rest on: the governing documents, the goals of strategies, and how they go on."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.charters.models.charter import Charter
from samverk.charters.models.parts import Goal
from samverk.documents.models import StoredFile
from samverk.networks.models import Municipality, Network
from samverk.people.models import Person


class GoverningDocumentQuerySet(models.QuerySet["GoverningDocument"]):
    def strategies(self) -> "GoverningDocumentQuerySet":
        return self.filter(kind=GoverningDocument.Kind.STRATEGY)

    def on(self, day: date) -> "GoverningDocumentQuerySet":
        """Those that hold on a day; without a first or last day they hold without limit."""
        return self.filter(
            Q(holds_from__isnull=True) | Q(holds_from__lte=day),
            Q(holds_to__isnull=True) | Q(holds_to__gte=day),
        )


class GoverningDocument(models.Model):
    """A document that others rest on: ordinance, strategy, agreement or statutes (R01, R28).

    `rests_on` is the one above it in the chain; an agreement is an annex to what it rests on.
    A strategy has goals, and may be in force beside others.
    """

    class Kind(models.TextChoices):
        ORDINANCE = "ordinance", _("Ordinance of the association")
        STRATEGY = "strategy", _("Strategy")
        AGREEMENT = "agreement", _("Agreement")
        STATUTES = "statutes", _("Statutes")

    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=200)
    rests_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carries"
    )
    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="statutes"
    )
    body = models.CharField(max_length=200, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    holds_from = models.DateField(null=True, blank=True)
    holds_to = models.DateField(null=True, blank=True)
    school_forms = models.JSONField(default=list, blank=True)
    text = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    objects = GoverningDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-holds_from", "name"]

    def __str__(self) -> str:
        return self.name


class StrategicGoal(models.Model):
    """A goal of a strategy, with its targets as texts."""

    strategy = models.ForeignKey(GoverningDocument, models.CASCADE, related_name="goals")
    number = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=300)
    targets = models.JSONField(default=list, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Continuation(models.Model):
    """A person says that a goal of a later strategy goes on with one of an earlier."""

    earlier = models.ForeignKey(StrategicGoal, models.CASCADE, related_name="continued_by")
    later = models.ForeignKey(StrategicGoal, models.CASCADE, related_name="continues")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="one_link_between_two_goals")
        ]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}"


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


def expiry(charter: Charter) -> date | None:
    """The last day that a charter holds by its own words, or else by its strategy's.

    Uses `grounding__strategy`: select it for many charters at once.
    """
    year = charter.period_to or charter.framework_to
    if year:
        return date(year, 12, 31)
    grounding: Any = getattr(charter, "grounding", None)
    return grounding.strategy.holds_to if grounding else None
