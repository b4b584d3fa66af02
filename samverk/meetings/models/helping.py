"""Somebody whom the chair lets prepare a meeting, and the addresses of personal calendars."""

from secrets import token_urlsafe

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from samverk.ledger.record import record
from samverk.meetings.models.meeting import Meeting
from samverk.people.models import Person


class Delegation(models.Model):
    """The right to prepare one meeting: its agenda and its notice, until it is taken back.

    It gives nothing else: who prepares neither sends the notice nor approves the minutes.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="delegations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(ended_at__isnull=True),
                name="one_delegation_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.meeting}"

    @property
    def network_id(self) -> int:
        return self.meeting.network_id


class CalendarKey(models.Model):
    """The secret part of the address of a person's own calendar; a new one ends the old."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="calendar_keys")
    key = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_at__isnull=True),
                name="one_calendar_key_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:own_calendar", args=[self.key])

    @classmethod
    def of(cls, person: Person) -> "CalendarKey":
        """The person's key, made the first time that it is needed."""
        key, _new = cls.objects.get_or_create(
            person=person, ended_at=None, defaults={"key": token_urlsafe(32)}
        )
        return key

    @classmethod
    def change(cls, person: Person) -> "CalendarKey":
        """A new key; who has the old address sees nothing more by it."""
        cls.objects.filter(person=person, ended_at=None).update(ended_at=timezone.now())
        key = cls.of(person)
        record(person, "calendar.moved", key)
        return key
