"""What the municipalities say of a decision: anchored at home, and assent by those absent."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.notice import new_token
from samverk.meetings.models.outcome import Decision
from samverk.networks.models import Municipality
from samverk.people.models import Person


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


class Assent(models.Model):
    """A municipality that was absent is asked what it says of a meeting's decisions.

    Silence until `last_day` counts as assent. `token` is the secret in the link to answer by.
    """

    class Answer(models.TextChoices):
        ASSENTS = "assents", _("Assents")
        OBJECTS = "objects", _("Objects")

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
