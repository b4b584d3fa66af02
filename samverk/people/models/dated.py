"""Rows that hold from a date until another."""

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q

from samverk.networks.models import NetworkDecision


class DatedQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that hold from a date until (and including) another, or for the time being."""

    def on(self, day: date) -> "DatedQuerySet[M]":
        return self.filter(Q(since__lte=day), Q(until__isnull=True) | Q(until__gte=day))

    def on_or_last_day(self, day: date) -> "DatedQuerySet[M]":
        """The same, and of networks that have ended by then those that held on the last day."""
        to_the_end = NetworkDecision.objects.ending_before(day).filter(
            network=OuterRef("network"), until__gte=OuterRef("since"), until__lte=OuterRef("until")
        )
        holds = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
        return self.filter(holds | Exists(to_the_end))
