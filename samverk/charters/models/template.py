"""The association's own Word template for charters."""

from django.db import models
from django.utils import timezone

from samverk.documents.docx import DOCX
from samverk.documents.models import StoredFile
from samverk.ledger.record import record
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

    @classmethod
    def in_use(cls) -> "WordTemplate | None":
        """The association's own, or None while charters have samverk's look."""
        latest = cls.objects.select_related("file", "by").first()
        return latest if latest and latest.file else None

    @classmethod
    def in_use_id(cls) -> int | None:
        own = cls.in_use()
        return own.pk if own else None

    @classmethod
    def in_use_data(cls) -> bytes | None:
        own = cls.in_use()
        return own.file.data() if own and own.file else None

    @classmethod
    def choose(cls, *, by: Person, name: str, data: bytes) -> "WordTemplate":
        """Let charters be written into this file from now on. What was adopted stays as it is."""
        file = StoredFile.keep(name=name, data=data, media_type=DOCX)
        template = cls.objects.create(file=file, by=by)
        record(by, "template.chosen", template, file=name, sha256=file.sha256)
        return template

    def leave(self, *, by: Person) -> None:
        """Go back to samverk's own look. The file stays kept."""
        after = WordTemplate.objects.create(file=None, by=by)
        record(by, "template.left", after, file=str(self))
