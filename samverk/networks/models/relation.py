"""How networks have to do with each other, beside who commissions whom."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samverk.ledger.record import record
from samverk.networks.models.network import Network


class RelationQuerySet(models.QuerySet["Relation"]):
    def of(self, network: Network) -> "RelationQuerySet":
        """A network's relations, from either side."""
        rows = self.filter(Q(network=network) | Q(other=network))
        return rows.select_related("network", "other").order_by("about", "pk")

    def on(self, day: date) -> "RelationQuerySet":
        return self.filter(Q(since__lte=day), Q(until__isnull=True) | Q(until__gte=day))


class Relation(models.Model):
    """One network has to do with another: about what, one way or `mutual`, since and until when.

    Where it is not mutual, `network` turns to `other`, as when one asks the other for material.
    """

    network = models.ForeignKey(Network, models.PROTECT, related_name="relations")
    other = models.ForeignKey(Network, models.PROTECT, related_name="relations_to")
    about = models.CharField(max_length=200)
    mutual = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = RelationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(network=F("other")), name="a_relation_is_between_two"
            )
        ]

    def __str__(self) -> str:
        return f"{self.network} – {self.other}: {self.about}"

    @classmethod
    def begin(cls, network: Network, *, by: Any, since: date, **facts: Any) -> "Relation":
        """Say that two networks have to do with each other; `facts` are fields of the row."""
        relation = cls.objects.create(network=network, since=since, recorded_by_id=by.pk, **facts)
        record(by, "relation.begun", relation, other=relation.other.name)
        return relation

    def end(self, *, by: Any, on: date) -> None:
        """Let the relation end, so that the day before is its last."""
        self.until = on - timedelta(days=1)
        self.save(update_fields=["until"])
        record(by, "relation.ended", self, other=self.other.name)
