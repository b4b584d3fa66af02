"""Who came to a meeting, for which municipality, and who stood in for whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.ledger.record import record
from samverk.meetings.models.meeting import Meeting
from samverk.networks.models import Municipality
from samverk.people.models import Person


class Attendance(models.Model):
    """One line of the attendance list. `name` is kept as written that day.

    `person` is empty for a guest or a substitute from outside the network;
    `stands_in_for` is the member whose place was taken. `items` are those that they took part in,
    where it was not the whole meeting; `remotely` means by video.
    """

    class Presence(models.TextChoices):
        PRESENT = "present", _("Present")
        PARTLY = "partly", _("Part of the meeting")
        ABSENT = "absent", _("Absent")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+"
    )
    presence = models.CharField(max_length=10, choices=Presence, default=Presence.PRESENT)
    stands_in_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    remark = models.CharField(max_length=120, blank=True)
    remotely = models.BooleanField(default=False)
    items = models.ManyToManyField("meetings.AgendaItem", blank=True, related_name="+")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=models.Q(person__isnull=False),
                name="one_attendance_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.presence}"


@dataclass(frozen=True)
class Mark:
    """What is said about one member. An empty `presence` says nothing yet.

    `substitute` names the one who came in the member's place, and then counts as present. `items`
    are the ids of the agenda items that they were there for, where it was not the whole meeting.
    """

    person: Person
    presence: str
    municipality: Municipality | None
    substitute: str = ""
    remark: str = ""
    remotely: bool = False
    items: tuple[int, ...] = ()


@dataclass(frozen=True)
class Guest:
    """Somebody outside the list; `row_id` is None for a new one."""

    name: str
    presence: str
    municipality: Municipality | None
    remark: str = ""
    row_id: int | None = None
    remove: bool = False


def mark_attendance(
    meeting: Meeting, *, by: Person, marks: Iterable[Mark], guests: Iterable[Guest]
) -> None:
    """Write down who came. Members and guests that are not named stay as they were."""
    meeting.must_be_open(correcting=True)
    meeting.check_begun(timezone.now())
    for mark in marks:
        _mark(meeting, mark)
    for guest in guests:
        _receive(meeting, guest)
    record(by, "attendance.marked", meeting)


def _mark(meeting: Meeting, mark: Mark) -> None:
    own = meeting.attendance.filter(person=mark.person)
    stand_ins = meeting.attendance.filter(stands_in_for=mark.person)
    facts = {"municipality": mark.municipality, "remark": mark.remark, "remotely": mark.remotely}
    if mark.presence:
        facts |= {"presence": mark.presence, "name": mark.person.name}
        row, _new = meeting.attendance.update_or_create(person=mark.person, defaults=facts)
        row.items.set(meeting.items.filter(pk__in=mark.items))
    else:
        own.delete()
    if not mark.substitute:
        stand_ins.delete()
    elif not stand_ins.filter(name=mark.substitute, municipality=mark.municipality).exists():
        stand_ins.delete()
        meeting.attendance.create(
            name=mark.substitute, municipality=mark.municipality, stands_in_for=mark.person
        )


def _receive(meeting: Meeting, guest: Guest) -> None:
    rows = meeting.attendance.filter(pk=guest.row_id or 0, person=None, stands_in_for=None)
    facts = {
        "name": guest.name,
        "presence": guest.presence,
        "municipality": guest.municipality,
        "remark": guest.remark,
    }
    if guest.remove:
        rows.delete()
    elif guest.row_id is None:
        meeting.attendance.create(**facts)
    else:
        rows.update(**facts)
