"""Rows that hold from a date until another."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Greatest

from samverk.networks.models import NetworkDecision


class DatedQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that hold from a date until (and including) another, or for the time being."""

    def on(self, day: date) -> "DatedQuerySet[M]":
        return self.filter(Q(since__lte=day), Q(until__isnull=True) | Q(until__gte=day))

    def not_over(self, day: date) -> "DatedQuerySet[M]":
        """Rows that hold on a day or on some day after it."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=Greatest(day, F("since"))))

    def on_or_last_day(self, day: date) -> "DatedQuerySet[M]":
        """The same, and of networks that have ended by then those that held on the last day."""
        to_the_end = NetworkDecision.objects.ending_before(day).filter(
            network=OuterRef("network"), until__gte=OuterRef("since"), until__lte=OuterRef("until")
        )
        holds = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
        return self.filter(holds | Exists(to_the_end))
