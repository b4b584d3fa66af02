"""The notice (kallelse): what was sent about a meeting, to whom, and what they answered."""

from secrets import token_urlsafe
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from samverk.ledger.record import record
from samverk.meetings.letters import write_withdrawal
from samverk.meetings.models.meeting import Meeting
from samverk.people.models import Membership, Person
from samverk.shell.refused import Refused


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

    def tells(self, contents: dict[str, Any]) -> None:
        self.told = contents
        self.save(update_fields=["told"])


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

    meeting: Any

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
        """All but those that deputies have had for information and have not answered."""
        day = OuterRef("meeting__starts_at__date")
        deputy = Membership.objects.filter(
            Q(until__isnull=True) | Q(until__gte=day),
            kind=Membership.Kind.DEPUTY,
            person=OuterRef("person"),
            network=OuterRef("meeting__network"),
            since__lte=day,
        )
        return self.exclude(Exists(deputy), answer="")


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
        meeting = self.meeting
        meeting.hold()
        meeting.sequence += 1
        meeting.save(update_fields=["sequence"])
        write_withdrawal(self)
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


class Reminder(models.Model):
    """Those who had not answered were reminded: when, and by whom."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="reminders")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting} {self.at}"
