"""What charters rest on: the governing documents, the goals of strategies, and how they go on."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.documents.models import StoredFile
from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.people.models import Person
from samverk.shell.refused import Refused

YEAR = re.compile(r"\b[12]\d{3}\b")


class GoverningDocumentQuerySet(models.QuerySet["GoverningDocument"]):
    def strategies(self) -> Self:
        return self.filter(kind=GoverningDocument.Kind.STRATEGY)

    def on(self, day: date) -> Self:
        """Those that hold on a day; without a first or last day they hold without limit."""
        return self.not_past(day).filter(Q(holds_from__isnull=True) | Q(holds_from__lte=day))

    def not_past(self, day: date) -> Self:
        """Those that hold on a day, and those to come."""
        return self.filter(Q(holds_to__isnull=True) | Q(holds_to__gte=day))


class GoverningDocument(models.Model):
    """A document that others rest on: ordinance, strategy, agreement or statutes (R01, R28).

    `rests_on` is the one above it in the chain; an agreement is an annex to what it rests on.
    A strategy has goals, and may be in force beside others. `text` is what it says in short,
    `school_forms` are codes of networks.school_forms.
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

    #: What a person says of it, beside the file.
    FACTS = (
        "kind",
        "name",
        "rests_on",
        "network",
        "body",
        "adopted_on",
        "holds_from",
        "holds_to",
        "school_forms",
        "text",
    )

    class Meta:
        ordering = ["-holds_from", "name"]

    def __str__(self) -> str:
        """The name, with the years that tell it from others of the name."""
        first, last = (day.year if day else "" for day in (self.holds_from, self.holds_to))
        years = f"{first}–{last}" if first != last else f"{first}"
        return self.name if YEAR.search(self.name) else f"{self.name} {years}".strip()

    def get_absolute_url(self) -> str:
        return reverse("charters:document", args=[self.pk])

    @property
    def is_strategy(self) -> bool:
        return self.kind == self.Kind.STRATEGY

    @property
    def facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.FACTS}

    def standing(self, on: date) -> str:
        """How it stands on a day: "coming", "in_force" or "past"."""
        if self.holds_from and self.holds_from > on:
            return "coming"
        return "past" if self.holds_to and self.holds_to < on else "in_force"

    @property
    def above(self) -> list["GoverningDocument"]:
        """The chain that it rests on, the top first; a query for each link."""
        chain: list[GoverningDocument] = []
        document = self.rests_on
        while document and document not in chain:
            chain.insert(0, document)
            document = document.rests_on
        return chain

    @classmethod
    def add(
        cls, *, by: Person, file: Mapping[str, Any] | None = None, **facts: Any
    ) -> "GoverningDocument":
        """Put up a document; `file` is what StoredFile.keep takes."""
        document = cls(created_by=by)
        document._take(facts, file)
        record(by, "document.added", document, title=document.name)
        return document

    def change(self, *, by: Person, file: Mapping[str, Any] | None = None, **facts: Any) -> None:
        """Correct what is said of the document; another file takes the place of the first."""
        before = _plain(self.facts)
        self._take(facts, file)
        if not self.is_strategy and (self.goals.exists() or self.groundings.exists()):
            raise Refused(
                gettext("It has goals, or charters rest on it, so it has to be a strategy.")
            )
        record(by, "document.changed", self, before=before, after=_plain(self.facts))

    def _take(self, facts: dict[str, Any], file: Mapping[str, Any] | None) -> None:
        for name, value in facts.items():
            setattr(self, name, value)
        if self.rests_on and (self == self.rests_on or self in self.above):
            raise Refused(gettext("A document cannot rest on one that rests on it."))
        if file:
            self.file = StoredFile.keep(**file)
        self.save()

    def remove(self, *, by: Person) -> None:
        """Take away a document that was put here by mistake, and that nothing rests on."""
        record(by, "document.removed", self, title=self.name)
        try:
            self.delete()
        except models.ProtectedError as held:
            raise Refused(
                gettext("Something rests on this document, so it stays. You can correct it.")
            ) from held

    def add_goal(self, *, by: Person, **facts: Any) -> "StrategicGoal":
        """Add a goal, last."""
        if not self.is_strategy:
            raise Refused(gettext("Only a strategy has goals."))
        last = self.goals.aggregate(last=models.Max("position"))["last"] or 0
        goal = self.goals.create(position=last + 1, **facts)
        record(by, "strategy.goal_added", self, title=str(goal))
        return goal


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as the ledger can keep them."""
    return {
        name: value if value is None or isinstance(value, list) else str(value)
        for name, value in facts.items()
    }


class StrategicGoal(models.Model):
    """A goal of a strategy, with its targets as texts."""

    strategy = models.ForeignKey(GoverningDocument, models.CASCADE, related_name="goals")
    number = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=300)
    targets = models.JSONField(default=list, blank=True)
    position = models.PositiveIntegerField(default=0)

    FACTS = ("number", "title", "targets")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return f"{self.strategy.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"goal-{self.pk}"

    @property
    def facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.FACTS}

    def change(self, *, by: Person, **facts: Any) -> None:
        """Correct the goal; what charters say of it in their own words stays."""
        before = self.facts
        for name, value in facts.items():
            setattr(self, name, value)
        self.save()
        record(
            by,
            "strategy.goal_changed",
            self.strategy,
            title=str(self),
            before=before,
            after=self.facts,
        )

    def move(self, *, by: Person, up: bool) -> None:
        """Change places with the goal above (or below); at the end of the list, nothing."""
        goals = list(self.strategy.goals.select_for_update())
        here = goals.index(self)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(goals):
            return
        goals[here], goals[there] = goals[there], goals[here]
        for position, goal in enumerate(goals, start=1):
            goal.position = position
        StrategicGoal.objects.bulk_update(goals, ["position"])
        record(by, "strategy.goal_moved", self.strategy, title=str(self))

    def remove(self, *, by: Person) -> None:
        """Take the goal away, unless a charter rests on it or somebody said how it goes on."""
        if self.continued_by.exists() or self.continues.exists():
            raise Refused(
                gettext("The goal is linked to another strategy's. Take away the link first.")
            )
        record(by, "strategy.goal_removed", self.strategy, title=str(self), before=self.facts)
        try:
            self.delete()
        except models.ProtectedError as held:
            raise Refused(
                gettext("A charter rests on this goal, so it stays. You can correct its words.")
            ) from held

    def continue_in(self, later: "StrategicGoal", *, by: Person, note: str = "") -> "Continuation":
        """Say that this goal goes on as a goal of a later strategy."""
        mine, other = self.strategy, later.strategy
        if mine == other:
            raise Refused(gettext("A goal continues in another strategy than its own."))
        if mine.holds_from and other.holds_from and other.holds_from < mine.holds_from:
            raise Refused(gettext("A goal continues in a later strategy, not in an earlier one."))
        if Continuation.objects.filter(earlier=self, later=later).exists():
            raise Refused(gettext("It is already said that this goal continues as that one."))
        link = Continuation.objects.create(earlier=self, later=later, by=by, note=note)
        record(by, "strategy.goal_continued", other, title=str(link), note=note)
        return link


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

    def take_back(self, *, by: Person) -> None:
        record(by, "strategy.goal_parted", self.later.strategy, title=str(self))
        self.delete()
