"""Minutes that a network wrote elsewhere and handed in as a file, read as a draft to confirm."""

from django.db import models
from django.utils import timezone

from samverk.documents.models import StoredFile
from samverk.meetings.models.meeting import Meeting
from samverk.networks.models import Network
from samverk.people.models import Person


class Intake(models.Model):
    """A file with the record of a meeting, uploaded by somebody or mailed by `sender`.

    `network` and `meeting` are those it was matched to, if any. `draft` is what was read in it, in
    the shape that `meetings/reading` describes. It waits until somebody confirms it, which writes
    the record, or puts it aside.
    """

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="intakes"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="intakes"
    )
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sender = models.EmailField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    draft = models.JSONField(default=dict)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file.name
