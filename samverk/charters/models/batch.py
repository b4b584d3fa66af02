"""Many documents handed in at once, each read by itself."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.charters.models.charter import Charter
from samverk.documents.models import StoredFile
from samverk.people.models import Person


class Batch(models.Model):
    """Documents that one person handed in together. Stopped, it reads no more of them."""

    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    stopped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    stopped_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class BatchFile(models.Model):
    """One document of a batch: it waits, or has become a draft as a whole, or has said why not."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        READ = "read", _("Read")
        KNOWN = "known", _("Read in before")
        UNREADABLE = "unreadable", _("Could not be read")

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    said = models.TextField(blank=True)
    charter = models.ForeignKey(Charter, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="one_file_per_place")
        ]

    def __str__(self) -> str:
        return self.name
