"""Somebody whom the chair lets prepare a meeting, and the addresses of personal calendars."""

from datetime import datetime
from secrets import token_urlsafe

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from samverk.ledger.record import record
from samverk.meetings.models.meeting import Meeting
from samverk.people.models import Appointment, Membership, Person


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def living(self, now: datetime) -> "DelegationQuerySet":
        """Those that hold: not taken back, the meeting stands and has not begun, and the person
        is on the network's list or in the office."""
        today = timezone.localdate(now)
        here = {"person": OuterRef("person")}
        listed = Membership.objects.on(today).filter(network=OuterRef("meeting__network"), **here)
        office = Appointment.objects.on(today).filter(network=None, **here)
        return self.filter(
            Exists(listed) | Exists(office),
            ended_at=None,
            meeting__starts_at__gt=now,
            meeting__cancellation=None,
        ).select_related("person")

    def uncalled(self) -> "DelegationQuerySet":
        """Those whose meeting still waits for its notice."""
        return self.exclude(meeting__notices__kind="request")


class Delegation(models.Model):
    """The right to prepare one meeting: its agenda and its notice, until it is taken back.

    It gives nothing else: who prepares neither sends the notice nor approves the minutes.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="delegations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = DelegationQuerySet.as_manager()

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

    def end(self, *, by: Person) -> None:
        """Take it back, so that those who lead the network prepare the meeting themselves."""
        if self.ended_at is None:
            self.ended_at = timezone.now()
            self.save(update_fields=["ended_at"])
            record(by, "meeting.undelegated", self.meeting, title=self.person.name)


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
