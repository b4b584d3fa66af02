"""A meeting that was called off."""

from django.db import models
from django.utils import timezone

from samverk.people.models import Person


class Cancellation(models.Model):
    """A meeting was called off: who, when and why."""

    meeting = models.OneToOneField("meetings.Meeting", models.PROTECT, related_name="cancellation")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.meeting}: {self.reason}"
