"""Who came to a meeting, for which municipality, and who stood in for whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models.meeting import Meeting
from samverk.networks.models import Municipality
from samverk.people.models import Person


class Attendance(models.Model):
    """One line of the attendance list. `name` is kept as written that day.

    `person` is empty for a guest or a substitute from outside the network;
    `stands_in_for` is the member whose place was taken.
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
