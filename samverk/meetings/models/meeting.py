"""A meeting of a network: when, where, and how far it has come."""

from collections.abc import Collection
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.models import Entry
from samverk.ledger.record import record
from samverk.meetings.letters import write_delegation
from samverk.meetings.models import telling
from samverk.meetings.models.cancellation import Cancellation
from samverk.meetings.timetable import Agenda
from samverk.networks.models import Municipality, Network, Standing
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership, Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.meetings.models.agenda import AgendaItem
    from samverk.meetings.models.helping import Delegation
    from samverk.meetings.models.intake import Intake


# What a network calls its record, in the definite form.
THE_RECORD = {
    Network.Record.NOTES: gettext_lazy("the meeting notes"),
    Network.Record.MINUTES: gettext_lazy("the minutes"),
}


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible(self, mandate: Mandate) -> "MeetingQuerySet":
        """Those of the networks that a person sees: the rule of `Mandate.sees`, for many."""
        if mandate.coordinator:
            return self
        return self.filter(held_by(mandate.reads))

    def of(self, network: Network) -> "MeetingQuerySet":
        """Those that a network holds, by itself or with others."""
        return self.filter(held_by([network.pk]))

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
            "network",
            "host",
            "cancellation__by",
            "minutes__begun_by",
            "minutes__submission__by",
            "minutes__approval__by",
        ).prefetch_related("notices")


def held_by(networks: Collection[int]) -> Q:
    """Meetings that one of these networks runs, or takes part in."""
    joint = Meeting.joint.through.objects.filter(meeting=OuterRef("pk"), network__in=networks)
    return Q(network__in=networks) | Q(Exists(joint))


class Meeting(models.Model):
    """A meeting. Times are points in time; `uid` and `sequence` are its calendar identity.

    `sequence` grows by one each time something that people have been told is changed. `network`
    runs it; `joint` are other networks that meet with it. `title` is for a meeting with a name of
    its own.
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
    joint = models.ManyToManyField(Network, blank=True, related_name="joint_meetings")
    title = models.CharField(max_length=120, blank=True)
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

    # What people are told of it, and when, stands in a file of its own.
    save_the_date = telling.save_the_date
    call = telling.call
    call_also = telling.call_also
    send_update = telling.send_update
    remind = telling.remind
    is_reminded = telling.is_reminded
    pending = telling.pending
    notice_by = telling.notice_by
    tell = telling.tell
    tell_newcomer = telling.tell_newcomer
    must_be_ahead = telling.must_be_ahead

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
    def name(self) -> str:
        """What it is called: by its own title, else by the network's name; a heads' meeting is
        told apart."""
        if self.title:
            return self.title
        if self.kind == self.Kind.HEADS:
            return f"{self.network}, {self.get_kind_display()}"
        return str(self.network)

    @property
    def date(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def length(self) -> int:
        """Minutes from start to end."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def the_record(self) -> str:
        """The record as the network calls it: "the minutes" or "the meeting notes"."""
        minutes = getattr(self, "minutes", None)
        kind = minutes.kind if minutes else self.network.record
        return str(THE_RECORD[Network.Record(kind)])

    @property
    def is_cancelled(self) -> bool:
        return hasattr(self, "cancellation")

    @property
    def is_called(self) -> bool:
        return any(notice.kind == "request" for notice in self.notices.all())

    @property
    def is_saved(self) -> bool:
        """Whether people have been told of it, be it only to keep the day free."""
        return bool(self.notices.all())

    def has_begun(self, now: datetime) -> bool:
        return self.starts_at <= now

    def is_over(self, now: datetime) -> bool:
        return self.ends_at < now

    def is_told(self, now: datetime) -> bool:
        """Whether people have it in their calendars still to come, and must hear of changes."""
        return self.is_saved and not self.is_over(now)

    def stage(self, now: datetime) -> "Meeting.Stage":
        if self.is_cancelled:
            return self.Stage.CANCELLED
        minutes = getattr(self, "minutes", None)
        if minutes is not None:
            return self._record_stage(minutes)
        if self.is_over(now):
            return self.Stage.HELD
        return self.Stage.CALLED if self.is_called else self.Stage.PLANNED

    def writing_stage(self, now: datetime) -> "Meeting.Stage":
        """The same for those who write: while an approved record is corrected, how far that is."""
        stage = self.stage(now)
        if stage != self.Stage.APPROVED or not self.minutes.reopening:
            return stage
        return self.Stage.SUBMITTED if self.minutes.is_submitted else self.Stage.DRAFTED

    def _record_stage(self, minutes: Any) -> "Meeting.Stage":
        if hasattr(minutes, "approval"):
            return self.Stage.APPROVED
        return self.Stage.SUBMITTED if minutes.is_submitted else self.Stage.DRAFTED

    @classmethod
    def latest_of(cls, network: Network) -> "Meeting | None":
        """The network's meeting furthest ahead in time, if it has had any."""
        return cls.objects.standing().filter(network=network).order_by("-starts_at").first()

    @classmethod
    def next_of(cls, network: Network, now: datetime) -> "Meeting | None":
        """The network's nearest meeting that has not begun, if any is planned."""
        ahead = cls.objects.standing().filter(network=network, starts_at__gt=now)
        return ahead.order_by("starts_at").first()

    @classmethod
    def plan(cls, network: Network, *, by: Person, **fields: Any) -> "Meeting":
        """Plan a meeting on a day when the network is active."""
        if network.standing(timezone.localdate(fields["starts_at"])) != Standing.ACTIVE:
            raise Refused(_("The network is not active on that day, so it cannot meet."))
        joint = fields.pop("joint", ())
        meeting = cls.objects.create(network=network, created_by=by, **fields)
        meeting.joint.set(joint)
        record(by, "meeting.planned", meeting)
        return meeting

    def hold(self) -> None:
        """Take the row until the transaction ends and read it anew: of two, one acts first."""
        self.refresh_from_db(from_queryset=Meeting.objects.select_for_update())

    def must_be_open(self, *, correcting: bool = False) -> None:
        """Refuse what cannot be done once the meeting is cancelled or its record is out of hand.

        The first line of every verb that changes the meeting, its agenda, its attendance or
        its record. `correcting`: what may be done with an approved record that is opened again.
        """
        self.hold()
        self.check_open(correcting=correcting)

    def check_open(self, *, correcting: bool = False) -> None:
        """The same question, for a page that only shows."""
        if self.is_cancelled:
            raise Refused(_("The meeting is cancelled."))
        now = timezone.now()
        stage = self.writing_stage(now) if correcting else self.stage(now)
        if stage == self.Stage.APPROVED:
            raise Refused(_("The minutes are approved and can no longer be changed."))
        if stage == self.Stage.SUBMITTED:
            raise Refused(_("The minutes are out for approval. Take them back to change them."))

    def check_begun(self, now: datetime) -> None:
        """Refuse what only a meeting that has started can have: attendance and a record."""
        self.check_open(correcting=True)
        if not self.has_begun(now):
            raise Refused(_("This can be written when the meeting has started."))

    def change(self, *, by: Person, **fields: Any) -> None:
        """Change time, place or host; those who know of the meeting are told by `send_update`."""
        self.must_be_open()
        joint = fields.pop("joint", None)
        changed = [name for name, value in fields.items() if getattr(self, name) != value]
        for name in changed:
            setattr(self, name, fields[name])
        if joint is not None and set(joint) != set(self.joint.all()):
            self.joint.set(joint)
            changed.append("joint")
        if not changed:
            return
        self.save()
        record(by, "meeting.changed", self, changed=changed)

    def cancel(self, *, by: Person, reason: str) -> None:
        """Call the meeting off; a meeting that has a record was held and cannot be."""
        self.must_be_open()
        if hasattr(self, "minutes"):
            raise Refused(_("The meeting has been held, so it can no longer be cancelled."))
        Cancellation.objects.create(meeting=self, by=by, reason=reason)
        record(by, "meeting.cancelled", self, reason=reason)
        if self.is_told(timezone.now()):
            self.tell(by=by, kind="cancel")

    def delegate(self, person: Person, *, by: Person) -> "Delegation":
        """Let somebody on the list, or in the office, prepare the meeting; they get a letter."""
        self.must_be_open()
        if self.has_begun(timezone.now()):
            raise Refused(_("The meeting has begun, so there is nothing left to prepare."))
        if not self.may_prepare().filter(pk=person.pk).exists():
            raise Refused(_("Choose somebody on the network's list, or in the office."))
        delegation, new = self.delegations.get_or_create(
            person=person, ended_at=None, defaults={"by": by}
        )
        if new:
            record(by, "meeting.delegated", self, title=person.name)
            write_delegation(delegation)
        return delegation

    def may_prepare(self) -> "models.QuerySet[Person]":
        """Those who can be asked to prepare it: on the list today, or in the office, by name."""
        today = timezone.localdate()
        listed = Membership.objects.on(today).filter(network=self.network)
        office = Appointment.objects.on(today).filter(network=None)
        here = models.Q(memberships__in=listed) | models.Q(appointments__in=office)
        return Person.objects.filter(here, is_active=True).distinct().order_by("name", "pk")

    def preparers(self, now: datetime) -> "models.QuerySet[Delegation]":
        """Those who have been asked to prepare it and still may."""
        return self.delegations.living(now).order_by("at")

    def members(self) -> "models.QuerySet[Membership]":
        """The lists of those who meet, on the day of the meeting or their last day, by name."""
        held = Membership.objects.on_or_last_day(self.date)
        members = held.filter(Q(network=self.network) | Q(network__in=self.joint.all()))
        return members.select_related("person__municipality", "municipality").order_by(
            "person__name", "pk"
        )

    def deputies(self) -> frozenset[int]:
        """The ids of those who stand in for others that day: called for information only."""
        return frozenset(self.members().filter(kind="deputy").values_list("person_id", flat=True))

    def members_to_call(self) -> list[Person]:
        """Those on the network's list on the day of the meeting who have an address."""
        listed = {membership.person for membership in self.members()}
        reachable = (person for person in listed if person.mailbox and person.is_active)
        return sorted(reachable, key=attrgetter("name"))

    def members_out_of_reach(self) -> list[Person]:
        """Those on the list who have no address that a notice can go to."""
        listed = {membership.person for membership in self.members()}
        return sorted(listed - set(self.members_to_call()), key=attrgetter("name"))

    def agenda(self) -> Agenda:
        """The items in order, and whether there is time for them: one query."""
        return Agenda(list(self.items.with_origin()), length=self.length)

    def latest_writer(self, *, but: Person) -> Person | None:
        """Who else wrote in the record last."""
        written = Entry.objects.about(self).filter(verb="minutes.written").exclude(actor=but)
        latest = written.newest_first().first()
        return latest.actor if latest else None

    def files_handed_in(self) -> "models.QuerySet[Intake]":
        """Files with the record that wait to be looked through, or that became it."""
        kept = models.Q(ended_at__isnull=True) | models.Q(is_confirmed=True)
        return self.intakes.filter(kept).select_related("file")

    def items_with_outcome(self) -> "models.QuerySet[AgendaItem]":
        """The items with their decisions and actions: three queries and one for the persons."""
        items = self.items.select_related("postponement")
        return items.prefetch_related("decisions", "actions__person")

    def add_item(self, *, by: Person | None, title: str, **fields: Any) -> "AgendaItem":
        """Put an item last on the agenda. A correction may add one too, and no more than that."""
        self.must_be_open(correcting=True)
        last = self.items.aggregate(last=models.Max("position"))["last"] or 0
        item = self.items.create(position=last + 1, title=title, **fields)
        record(by, "agenda.item_added", self, title=title)
        return item
