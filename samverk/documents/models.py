"""Stored files: kept byte for byte, known by their SHA-256."""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone


def _place(file: "StoredFile", name: str) -> str:
    return f"files/{file.sha256[:2]}/{file.sha256}"


class StoredFile(models.Model):
    """A file as it came in or went out. `size` is in bytes; the content never changes."""

    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    content = models.FileField(upload_to=_place, max_length=160)
    stored_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def keep(cls, *, name: str, data: bytes, media_type: str) -> "StoredFile":
        """Store `data` under its own fingerprint and return the row."""
        file = cls(
            name=name, media_type=media_type, sha256=sha256(data).hexdigest(), size=len(data)
        )
        file.content.save(name, ContentFile(data), save=False)
        file.save()
        return file

    def data(self) -> bytes:
        with self.content.open("rb") as stream:
            content: bytes = stream.read()
        return content
