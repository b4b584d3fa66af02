"""The notice (kallelse): what was sent about a meeting, to whom, and what they answered."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from samverk.ledger.record import record
from samverk.meetings.letters import write_withdrawal
from samverk.meetings.mailing import told, write_reminders, write_some
from samverk.meetings.models.meeting import Meeting
from samverk.people.models import Membership, Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.meetings.models.agenda import AgendaItem


class Notice(models.Model):
    """Something sent to everybody called: the notice itself, an update, or a cancellation.

    `told` is what it said about the meeting, in the shape of `letters.contents`; `written_at` is
    when the last of its letters was written.
    """

    class Kind(models.TextChoices):
        SAVE = "save", gettext_lazy("Save the date")
        REQUEST = "request", gettext_lazy("Notice")
        UPDATE = "update", gettext_lazy("Update")
        CANCEL = "cancel", gettext_lazy("Cancellation")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind)
    sequence = models.PositiveIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told = models.JSONField(default=dict)
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "sequence"], name="one_notice_per_sequence")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.meeting}"

    @property
    def is_latest(self) -> bool:
        return not Notice.objects.filter(meeting=self.meeting_id, pk__gt=self.pk).exists()

    def go_out(self) -> None:
        """Invite everybody who is on the list, and have the letters written by a worker."""
        Invitation.objects.bulk_create(
            [
                Invitation(meeting=self.meeting, person=person)
                for person in self.meeting.members_to_call()
            ],
            ignore_conflicts=True,
        )
        write_on.enqueue(self.pk)

    def is_written(self, *, at: datetime) -> None:
        """All its letters are written, or a later notice has taken over."""
        Notice.objects.filter(pk=self.pk, written_at=None).update(written_at=at)


@task(priority=10)
def write_on(notice_id: int) -> None:
    """Write some of a notice's letters, and see to it that the rest is written too.

    Each turn is a job of its own, so that a worker that dies loses no more than one turn.
    """
    notices = Notice.objects.select_related(
        "meeting__network", "meeting__host", "meeting__cancellation"
    ).prefetch_related("meeting__notices", "meeting__items")
    notice = notices.filter(pk=notice_id, written_at=None).first()
    with transaction.atomic():
        if notice and write_some(notice):
            write_on.enqueue(notice_id)


@task()
def write_on_all() -> None:
    """Go on with the notices that somebody began to send a while ago, if their job was lost."""
    a_while_ago = timezone.now() - timedelta(minutes=10)
    for notice in Notice.objects.filter(written_at=None, sent_at__lt=a_while_ago):
        write_on.enqueue(notice.pk)


@task(priority=10)
def remind_on(reminder_id: int) -> None:
    """The same for a reminder."""
    reminders = Reminder.objects.select_related("meeting__network", "meeting__host")
    reminder = reminders.prefetch_related("meeting__notices", "meeting__items").get(pk=reminder_id)
    with transaction.atomic():
        if write_reminders(reminder):
            remind_on.enqueue(reminder_id)


def new_token() -> str:
    return token_urlsafe(24)


class Answerable(models.Model):
    """Somebody's answer to a notice, by a link whose secret is `token`.

    `opened_at` is when a person, and not a mail scanner, opened the link; `remotely` whether they
    take part by video; `via` how the answer came.
    """

    class Answer(models.TextChoices):
        YES = "yes", pgettext_lazy("answer", "Coming")
        NO = "no", pgettext_lazy("answer", "Not coming")
        SUBSTITUTE = "substitute", gettext_lazy("Sends a substitute")

    class Via(models.TextChoices):
        LINK = "link", gettext_lazy("by the link")
        CALENDAR = "calendar", gettext_lazy("from the calendar")

    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    substitute = models.CharField(max_length=120, blank=True)
    remotely = models.BooleanField(default=False)
    via = models.CharField(max_length=10, choices=Via, blank=True)
    opened_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    meeting: "models.ForeignKey[Meeting, Meeting]"

    @property
    def is_opened(self) -> bool:
        return bool(self.opened_at or self.answered_at)

    def open(self, *, at: datetime) -> None:
        """A person has opened the link; the first time counts."""
        type(self)._default_manager.filter(pk=self.pk, opened_at=None).update(opened_at=at)

    def answers(self, *, answer: str, substitute: str, remotely: bool, via: str) -> None:
        """Write the answer down. `via` is how it came, a `Via`."""
        if self.meeting.is_cancelled:
            raise Refused(_("The meeting is cancelled, so there is nothing to answer."))
        if self.meeting.is_over(timezone.now()):
            raise Refused(_("The meeting is over, so it can no longer be answered."))
        self.answer = answer
        self.substitute = substitute if answer == self.Answer.SUBSTITUTE else ""
        self.remotely = remotely and answer == self.Answer.YES
        self.via = via
        self.answered_at = timezone.now()
        self.save()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def to_answer(self) -> "InvitationQuerySet":
        """Those to meetings that have had their notice, but for those that deputies have had
        for information and have not answered."""
        day = OuterRef("meeting__starts_at__date")
        deputy = Membership.objects.filter(
            Q(until__isnull=True) | Q(until__gte=day),
            kind=Membership.Kind.DEPUTY,
            person=OuterRef("person"),
            network=OuterRef("meeting__network"),
            since__lte=day,
        )
        called = Notice.objects.filter(meeting=OuterRef("meeting"), kind=Notice.Kind.REQUEST)
        return self.filter(Exists(called)).exclude(Exists(deputy), answer="")


class Invitation(Answerable):
    """One person's invitation to one meeting; `token` is the secret in their reply link."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["person__name"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_invitation_each")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.meeting}"

    @property
    def network_id(self) -> int:
        return self.meeting.network_id

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def mailbox(self) -> str:
        """Where letters about the meeting go; empty for somebody who cannot be reached."""
        return self.person.mailbox if self.person.is_active else ""

    @property
    def language(self) -> str:
        return self.person.language

    @property
    def code(self) -> str:
        """Who it is, in the keys of letters."""
        return str(self.person_id)

    @property
    def own_key(self) -> str:
        """The key of the letter to somebody called after the others."""
        return f"invitation:{self.pk}"

    @property
    def chosen_items(self) -> None:
        """Nothing is chosen for a member, who comes to the whole meeting."""

    def reply(
        self, *, answer: str, substitute: str = "", remotely: bool = False, via: str = "link"
    ) -> None:
        """Answer; the last answer counts. Refused when the meeting is cancelled or over."""
        self.answers(answer=answer, substitute=substitute, remotely=remotely, via=via)
        record(self.person, "invitation.answered", self, answer=answer)

    def withdraw(self, *, by: Person | None) -> None:
        """Take it back from somebody who is no longer on the list; the link to answer is gone.

        The meeting goes on for the others. Its sequence grows, or calendars would not let it go.
        """
        _let_go(self)
        record(by, "invitation.withdrawn", self, answer=self.answer, person=self.person_id)
        self.delete()


class Guest(Answerable):
    """Somebody outside the network who is invited, to all of a meeting or to some `items`."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="guests")
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    items = models.ManyToManyField("meetings.AgendaItem", blank=True, related_name="guests")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def network_id(self) -> int:
        return self.meeting.network_id

    @property
    def person_id(self) -> None:
        """A guest has no account here, and no page but the one to answer on."""

    @property
    def mailbox(self) -> str:
        return self.email

    @property
    def language(self) -> str:
        return settings.LANGUAGE_CODE

    @property
    def code(self) -> str:
        return f"g{self.pk}"

    @property
    def own_key(self) -> str:
        return f"guest:{self.pk}"

    @property
    def chosen_items(self) -> frozenset[int]:
        """The ids of the items that they come for; empty for the whole meeting."""
        return frozenset(item.pk for item in self.items.all())

    @classmethod
    def invite(
        cls,
        meeting: Meeting,
        *,
        by: Person,
        name: str,
        organisation: str,
        email: str,
        items: "Iterable[AgendaItem]" = (),
    ) -> "Guest":
        """Invite somebody; they get a letter at once if the others have been called."""
        meeting.must_be_open()
        meeting.must_be_ahead()
        if meeting.guests.filter(email=email).exists():
            raise Refused(_("Somebody with that address is a guest already."))
        guest = cls.objects.create(
            meeting=meeting, by=by, name=name, organisation=organisation, email=email
        )
        guest.items.set(items)
        record(by, "guest.invited", guest, title=name)
        meeting.tell_newcomer(guest)
        return guest

    def reply(
        self, *, answer: str, substitute: str = "", remotely: bool = False, via: str = "link"
    ) -> None:
        """Answer, as an invitation is answered."""
        self.answers(answer=answer, substitute=substitute, remotely=remotely, via=via)
        record(None, "guest.answered", self, answer=answer)

    def withdraw(self, *, by: Person) -> None:
        """Take the invitation back; who has had it is told, and the meeting goes on."""
        self.meeting.must_be_open()
        _let_go(self)
        record(by, "guest.withdrawn", self, title=self.name)
        self.delete()


def _let_go(one: "Invitation | Guest") -> None:
    """Tell somebody who has had a letter about the meeting that they are not called to it."""
    meeting = one.meeting
    meeting.hold()
    meeting.sequence += 1
    meeting.save(update_fields=["sequence"])
    if not meeting.is_cancelled and told(meeting, [one]):
        write_withdrawal(one)


class Reminder(models.Model):
    """Those who had not answered were reminded: when, and by whom."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="reminders")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting} {self.at}"

    def go_out(self) -> None:
        """Have the letters written by a worker."""
        remind_on.enqueue(self.pk)
