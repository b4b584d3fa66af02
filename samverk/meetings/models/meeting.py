"""A meeting of a network: when, where, and how far it has come."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.record import record
from samverk.meetings.letters import write_letters
from samverk.networks.models import Municipality, Network
from samverk.people.models import Membership, Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.meetings.models.agenda import AgendaItem


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def standing(self) -> "MeetingQuerySet":
        """Those that have not been cancelled."""
        return self.filter(cancellation__isnull=True)

    def upcoming(self, now: datetime) -> "MeetingQuerySet":
        return self.filter(ends_at__gte=now).order_by("starts_at")

    def past(self, now: datetime) -> "MeetingQuerySet":
        return self.filter(ends_at__lt=now).order_by("-starts_at")

    def with_stage(self) -> "MeetingQuerySet":
        """With all that `stage` asks about, in one query."""
        return self.select_related(
            "network", "host", "cancellation", "minutes", "minutes__submission", "minutes__approval"
        ).prefetch_related("notices")


class Meeting(models.Model):
    """A meeting. Times are points in time; `uid` and `sequence` are its calendar identity.

    `sequence` grows by one each time something that people have been told is changed.
    """

    class Kind(models.TextChoices):
        NETWORK = "network", gettext_lazy("network meeting")
        HEADS = "heads", gettext_lazy("heads' meeting")

    class Stage(models.TextChoices):
        """How far a meeting has come; each follows from rows, none is set by hand."""

        PLANNED = "planned", gettext_lazy("Planned")
        CALLED = "called", gettext_lazy("Called")
        HELD = "held", gettext_lazy("Held")
        DRAFTED = "drafted", gettext_lazy("Minutes begun")
        SUBMITTED = "submitted", gettext_lazy("Out for approval")
        APPROVED = "approved", gettext_lazy("Approved")
        CANCELLED = "cancelled", gettext_lazy("Cancelled")

    network = models.ForeignKey(Network, models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NETWORK)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    online_url = models.URLField(blank=True)
    host = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="hosted_meetings"
    )
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="a_meeting_ends_later"
            )
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.date}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def date(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def length(self) -> int:
        """Minutes from start to end."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def is_cancelled(self) -> bool:
        return hasattr(self, "cancellation")

    @property
    def is_called(self) -> bool:
        return any(notice.kind == "request" for notice in self.notices.all())

    def is_over(self, now: datetime) -> bool:
        return self.ends_at < now

    def stage(self, now: datetime) -> "Meeting.Stage":
        if self.is_cancelled:
            return self.Stage.CANCELLED
        minutes = getattr(self, "minutes", None)
        if minutes is not None:
            return self._record_stage(minutes)
        if self.is_over(now):
            return self.Stage.HELD
        return self.Stage.CALLED if self.is_called else self.Stage.PLANNED

    def _record_stage(self, minutes: Any) -> "Meeting.Stage":
        if hasattr(minutes, "approval"):
            return self.Stage.APPROVED
        return self.Stage.SUBMITTED if minutes.is_submitted else self.Stage.DRAFTED

    @classmethod
    def plan(cls, network: Network, *, by: Person, **fields: Any) -> "Meeting":
        meeting = cls.objects.create(network=network, created_by=by, **fields)
        record(by, "meeting.planned", meeting)
        return meeting

    def must_be_open(self) -> None:
        """Refuse what cannot be done once the meeting is cancelled or its minutes approved."""
        if self.is_cancelled:
            raise Refused(_("The meeting is cancelled."))
        if hasattr(getattr(self, "minutes", None), "approval"):
            raise Refused(_("The minutes are approved and can no longer be changed."))

    def change(self, *, by: Person, **fields: Any) -> None:
        """Change time, place or host. If people have been told, tell them again."""
        self.must_be_open()
        before = {name: getattr(self, name) for name in fields}
        changed = [name for name, value in fields.items() if before[name] != value]
        if not changed:
            return
        for name in changed:
            setattr(self, name, fields[name])
        if self.is_called:
            self.sequence += 1
        self.save()
        record(by, "meeting.changed", self, changed=changed)
        if self.is_called:
            self.tell(by=by, kind="update")

    def cancel(self, *, by: Person, reason: str) -> None:
        self.must_be_open()
        Cancellation.objects.create(meeting=self, by=by, reason=reason)
        if self.is_called:
            self.sequence += 1
            self.save(update_fields=["sequence"])
            self.tell(by=by, kind="cancel")
        record(by, "meeting.cancelled", self, reason=reason)

    def call(self, *, by: Person) -> None:
        """Send the notice: one letter with an invitation to each member."""
        self.must_be_open()
        if self.is_called:
            raise Refused(_("The notice has already been sent."))
        if not self.items.exists():
            raise Refused(_("Put at least one item on the agenda before you send the notice."))
        if not self.members_to_call():
            raise Refused(_("The network has no members with an address to send to."))
        self.tell(by=by, kind="request")
        record(by, "meeting.called", self)

    def tell(self, *, by: Person, kind: str) -> None:
        """Write one letter to each person called, with an invitation of their own."""
        notice = self.notices.create(kind=kind, sequence=self.sequence, by=by)
        for person in self.members_to_call():
            self.invitations.get_or_create(person=person)
        write_letters(notice)

    def members_to_call(self) -> list[Person]:
        """Those on the network's list on the day of the meeting who have an address."""
        members = Membership.objects.on(self.date).filter(network=self.network)
        return list(
            Person.objects.filter(
                pk__in=members.values("person"), is_active=True, email__isnull=False
            )
            .select_related("municipality")
            .order_by("name")
        )

    def add_item(self, *, by: Person | None, title: str, **fields: Any) -> "AgendaItem":
        """Put an item last on the agenda."""
        self.must_be_open()
        last = self.items.aggregate(last=models.Max("position"))["last"] or 0
        item = self.items.create(position=last + 1, title=title, **fields)
        record(by, "agenda.item_added", self, title=title)
        return item


class Cancellation(models.Model):
    """A meeting was called off: who, when and why."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="cancellation")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.meeting}: {self.reason}"
