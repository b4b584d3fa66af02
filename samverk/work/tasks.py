"""The room's own routine."""

from datetime import timedelta

from django.core.management import call_command
from django.tasks import task
from django.utils import timezone

from samverk.work.models import Slot

KEPT = timedelta(days=30)


@task()
def tidy() -> None:
    """Remove what is over: jobs done two weeks ago or failed 90 days ago, and old slots."""
    call_command("prune_db_task_results", min_age_days=14, failed_min_age_days=90, verbosity=0)
    Slot.objects.filter(at__lt=timezone.now() - KEPT).delete()
