"""Disposal (gallring): what was decided about it, and the log of what has been disposed of."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.people.models import DatedQuerySet, Person
from samverk.shell.refused import Refused


class DisposalDecision(models.Model):
    """A body decided that a rule may dispose (gallringsbeslut). Without one it disposes of nothing.

    `rule` is a key of `archive/rules.py`; `on` is the day of the decision, `reference` its number
    in the diary. It holds from `since` until, and including, `until`.
    """

    rule = models.CharField(max_length=40)
    body = models.CharField(max_length=200)
    on = models.DateField()
    reference = models.CharField(max_length=100)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = DatedQuerySet["DisposalDecision"].as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule"], condition=Q(until=None), name="one_open_decision_a_rule"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.on}, {self.reference}"

    @classmethod
    def enter(
        cls, rule: str, *, by: Person, body: str, on: date, reference: str, since: date
    ) -> "DisposalDecision":
        """Record a decision. The one that held before ends the day before this one begins."""
        if since < on:
            raise Refused(_("A decision cannot hold from a day before it was made."))
        if cls.objects.filter(rule=rule, since__gte=since).exists():
            raise Refused(_("There is a later decision on the same rule."))
        for earlier in cls.objects.filter(rule=rule, until=None):
            earlier._last(since)
        decision = cls.objects.create(
            rule=rule, body=body, on=on, reference=reference, since=since, by=by
        )
        record(by, "disposal.decided", decision, rule=rule, reference=reference)
        return decision

    def end(self, *, by: Person, on: date) -> None:
        """From a day on, nothing more is disposed of by it."""
        self._last(on)
        record(by, "disposal.decision_ended", self, rule=self.rule, reference=self.reference)

    def _last(self, on: date) -> None:
        self.until = date.fromordinal(on.toordinal() - 1)
        self.save(update_fields=["until"])


class DisposalQuerySet(models.QuerySet["Disposal"]):
    def newest_first(self) -> Self:
        return self.select_related("decision").order_by("-at", "-pk")


class Disposal(models.Model):
    """What one batch of one rule disposed of: the proof, only added to.

    `counts` is model label → rows; what was counted by lies from `oldest` to `newest`. `sha256` is
    of the rows' ids, in order, one a line: it says which they were without saying whose.
    """

    rule = models.CharField(max_length=40)
    decision = models.ForeignKey(DisposalDecision, models.PROTECT, related_name="disposals")
    at = models.DateTimeField(default=timezone.now)
    counts = models.JSONField()
    oldest = models.DateField()
    newest = models.DateField()
    sha256 = models.CharField(max_length=64)

    objects = DisposalQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.rule} {self.at:%Y-%m-%d %H:%M}"

    @property
    def total(self) -> int:
        return sum(self.counts.values())
