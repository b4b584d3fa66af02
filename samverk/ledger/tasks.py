"""Running what follows an act, in the background."""

from django.tasks import task
from django.utils.module_loading import import_string

from samverk.ledger.models import Entry


@task()
def follow(entry_id: int, function: str) -> None:
    """Call `function(entry)`. It may run more than once, so the function must be idempotent."""
    import_string(function)(Entry.objects.get(pk=entry_id))
