"""The room's routine."""

from django.tasks import task
from django.utils import timezone

from samverk.archive import disposing, files


@task(priority=-20)  # nobody waits for it
def dispose() -> None:
    """Dispose of what has been kept long enough, where that is decided, and tidy the disk."""
    now = timezone.now()
    disposing.dispose(now)
    files.sweep(now)
