"""What the municipalities say of a decision: anchored at home, and assent by those absent."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.record import record
from samverk.meetings.models.attendance import Attendance
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.notice import new_token
from samverk.meetings.models.outcome import Decision
from samverk.meetings.models.procedure import Procedure
from samverk.networks.models import Municipality
from samverk.people.models import Membership, Person, Seat
from samverk.shell.refused import Refused


class Anchoring(models.Model):
    """A decision has been anchored in a municipality: who says so, on what day, and how."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="anchorings")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "municipality"], name="anchored_once_in_each_municipality"
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.municipality}"

    @classmethod
    def note_of(
        cls, decision: Decision, municipality: Municipality, *, by: Person, on: date, note: str
    ) -> "Anchoring":
        """Note that a decision is anchored in a municipality; the last word holds."""
        facts = {"by": by, "on": on, "note": note}
        anchoring, _new = cls.objects.update_or_create(
            decision=decision, municipality=municipality, defaults=facts
        )
        record(by, "decision.anchored", decision, municipality=municipality.name)
        return anchoring


class Assent(models.Model):
    """A municipality that was absent is asked what it says of a meeting's decisions.

    Silence until `last_day` counts as assent. `token` is the secret in the link to answer by.
    """

    class Answer(models.TextChoices):
        ASSENTS = "assents", gettext_lazy("Assents")
        OBJECTS = "objects", gettext_lazy("Objects")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="assents")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    last_day = models.DateField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    text = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["municipality__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "municipality"], name="asked_once_in_each_municipality"
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.meeting}"

    @property
    def network_id(self) -> int:
        return self.meeting.network_id

    def is_over(self, today: date) -> bool:
        return self.last_day < today

    def stands(self, today: date) -> "Word":
        """What the municipality is taken to say: its word, or its silence."""
        if self.answer:
            return Word(self.answer)
        return Word.SILENT if self.is_over(today) else Word.WAITING

    def decisions(self) -> list[Decision]:
        """What the question is about, in order."""
        return list(Decision.objects.asked_about(self.meeting))

    def those_asked(self) -> list[Person]:
        """Who is on the municipality's seats, and can be reached."""
        return members_of(self.meeting, self.municipality)

    def reply(self, *, answer: str, text: str, on: date) -> None:
        """Answer for the municipality; the last answer counts. Refused when the day has passed."""
        if self.is_over(on):
            raise Refused(_("The last day to answer has passed."))
        self.answer = answer
        self.text = text
        self.answered_at = timezone.now()
        self.save(update_fields=["answer", "text", "answered_at"])
        record(self.person, "assent.answered", self, answer=answer)


class Word(models.TextChoices):
    """How a municipality that was absent stands to a meeting's decisions."""

    ASSENTS = "assents", gettext_lazy("Assents")
    OBJECTS = "objects", gettext_lazy("Objects")
    WAITING = "waiting", gettext_lazy("Has not answered yet")
    SILENT = "silent", gettext_lazy("Assents by silence")


def said_by_absent(meeting: Meeting) -> list[Assent]:
    """What the municipalities that were asked have said: one query for an approved record."""
    minutes = getattr(meeting, "minutes", None)
    if minutes is None or not minutes.is_approved:
        return []
    return list(meeting.assents.select_related("municipality"))


def members_of(meeting: Meeting, municipality: Municipality) -> list[Person]:
    """Those who sit for a municipality on the day of the meeting and can be reached, by name."""
    sitting = Membership.objects.on(meeting.date).filter(
        network=meeting.network_id, municipality=municipality, kind=Membership.Kind.MEMBER
    )
    people = Person.objects.filter(memberships__in=sitting, is_active=True).order_by("name", "pk")
    return [person for person in people if person.mailbox]


def absent_from(meeting: Meeting) -> list[Municipality]:
    """Those with a seat in the network that nobody came for, neither member nor substitute."""
    seats = Seat.objects.on(meeting.date).filter(network=meeting.network_id)
    here = meeting.attendance.exclude(presence=Attendance.Presence.ABSENT)
    absent = Municipality.objects.filter(pk__in=seats.values("municipality"))
    came = here.filter(municipality__isnull=False).values("municipality")
    return list(absent.exclude(pk__in=came).order_by("name"))


def ask_absent_of(meeting: Meeting, *, by: Person | None, on: date) -> list[Assent]:
    """Ask the municipalities that were absent, where the network has settled that and there is
    something to ask about. Asking again asks nobody new twice. Gives all who are asked."""
    procedure = Procedure.of(meeting.network)
    if not procedure.asks_absent or not Decision.objects.asked_about(meeting).exists():
        return []
    last_day = on + timedelta(days=procedure.assent_days)
    for municipality in absent_from(meeting):
        people = members_of(meeting, municipality)
        if not people:
            continue
        facts = {"person": people[0], "last_day": last_day}
        assent, new = Assent.objects.get_or_create(
            meeting=meeting, municipality=municipality, defaults=facts
        )
        if new:
            record(by, "assent.asked", assent, municipality=municipality.name)
    known = meeting.assents.select_related("meeting__network", "municipality", "person")
    return list(known)
