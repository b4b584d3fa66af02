"""The association's own Word template for charters."""

from django.db import models
from django.utils import timezone

from samverk.documents.models import StoredFile
from samverk.people.models import Person


class WordTemplate(models.Model):
    """A .docx that charters are written into. The latest row holds; one without a file means
    samverk's own look again."""

    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file.name if self.file else ""
