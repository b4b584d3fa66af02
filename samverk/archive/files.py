"""Stored files that nothing points at any longer, in the database and on the disk."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, ForeignObjectRel, OuterRef, QuerySet

from samverk.documents.models import StoredFile

#: A file is written before its row: one that is younger than this may still get one.
YOUNG = timedelta(days=1)
SHELVES = "files"


def unused(files: QuerySet[StoredFile]) -> QuerySet[StoredFile]:
    """Those of the files that no row of any table points at."""
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            field = relation.field
            users = field.model._base_manager.filter(**{field.name: OuterRef("pk")})
            files = files.filter(~Exists(users))
    return files


def remove(files: QuerySet[StoredFile]) -> dict[str, int]:
    """Remove the rows now, and what lies on the disk once that is certain; rows of each kind."""
    for name in files.values_list("content", flat=True):
        transaction.on_commit(partial(default_storage.delete, name))
    return files.delete()[1]


def sweep(now: datetime) -> int:
    """Remove from the disk what has lost its row, as when the power went; how many files."""
    lost = [name for name in _on_disk() if default_storage.get_modified_time(name) < now - YOUNG]
    for name in lost:
        default_storage.delete(name)
    return len(lost)


def _on_disk() -> Iterator[str]:
    """The names of files without a row, a shelf at a time."""
    if not default_storage.exists(SHELVES):
        return
    for shelf in default_storage.listdir(SHELVES)[0]:
        place = f"{SHELVES}/{shelf}"
        here = {f"{place}/{name}" for name in default_storage.listdir(place)[1]}
        rows = StoredFile.objects.filter(content__startswith=f"{place}/")
        yield from sorted(here - set(rows.values_list("content", flat=True)))
