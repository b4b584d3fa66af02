"""Running what follows an act, in the background."""

from django.tasks import task
from django.utils.module_loading import import_string

from samverk.ledger.models import Entry


@task()
def follow(entry_id: int, function: str) -> None:
    """Call `function(entry)`. It may run more than once, so the function must be idempotent."""
    import_string(function)(Entry.objects.get(pk=entry_id))


@task()
def follow_each(entry_ids: list[int], function: str) -> None:
    """The same of many entries, each as a job of its own, so that none stops the others."""
    for pk in entry_ids:
        follow.enqueue(pk, function)
