"""Adjusting a record (justering): who does it, their word, and their comments beside the text."""

from django.db import models
from django.utils import timezone

from samverk.meetings.models.agenda import AgendaItem
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.minutes import Minutes, Submission
from samverk.people.models import Person


class Adjuster(models.Model):
    """Somebody whom the meeting chose to adjust its record."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="adjusters")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="adjuster_once_a_meeting")
        ]

    def __str__(self) -> str:
        return str(self.person)


class Adjustment(models.Model):
    """An adjuster finds the record right as it was sent out. It falls with the submission."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="adjustments")
    adjuster = models.ForeignKey(Adjuster, models.PROTECT, related_name="adjustments")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "adjuster"], name="adjusted_once_each_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.adjuster} {self.at}"


class Comment(models.Model):
    """What somebody remarks on a record that is out: on an item, or on all of it."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="comments")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="comments"
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField()
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
