"""Jobs that come back by the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from samverk.work.models import Slot

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Routine:
    """A task, by its dotted path, that is due at even intervals or at a time of day.

    Give `every` or `at`, not both. `at` is local time. A time missed while no worker ran
    is made up for once, when one starts.
    """

    task: str
    every: timedelta | None = None
    at: time | None = None

    def slot(self, now: datetime) -> datetime:
        """The latest moment, at or before `now`, when the task was due."""
        if self.every:
            return EPOCH + (now - EPOCH) // self.every * self.every
        assert self.at is not None
        today = timezone.localdate(now)
        due = timezone.make_aware(datetime.combine(today, self.at))
        if due <= now:
            return due
        return timezone.make_aware(datetime.combine(today - timedelta(days=1), self.at))


def enqueue_due(routines: Iterable[Routine], now: datetime) -> None:
    """Enqueue each routine whose slot nobody has taken yet."""
    for routine in routines:
        slot = routine.slot(now)
        if Slot.objects.filter(routine=routine.task, at=slot).exists():
            continue
        try:
            with transaction.atomic():
                Slot.objects.create(routine=routine.task, at=slot)
                import_string(routine.task).enqueue()
        except IntegrityError:
            continue  # another worker took it just now
