"""The workers that live, and the times that routines have run."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone


class BeatQuerySet(models.QuerySet["Beat"]):
    def since(self, moment: datetime) -> "BeatQuerySet":
        return self.filter(at__gte=moment)

    def living(self) -> "BeatQuerySet":
        """Workers heard of in the last minute: what a page about the state of things asks."""
        return self.since(timezone.now() - timedelta(minutes=1))


class Beat(models.Model):
    """A worker's latest sign of life."""

    worker = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    objects = BeatQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.worker} {self.at:%Y-%m-%d %H:%M:%S}"


class Slot(models.Model):
    """One time that a routine was due; the row is the right to run it, so only one can."""

    routine = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["routine", "at"], name="one_run_a_slot")]

    def __str__(self) -> str:
        return f"{self.routine} {self.at:%Y-%m-%d %H:%M}"
