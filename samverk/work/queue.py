"""Many jobs put in the queue at once."""

from collections.abc import Iterable
from typing import Any

from django.tasks import Task
from django_tasks_db.models import DBTaskResult, get_date_max


def enqueue_each(task: "Task[..., Any]", arguments: Iterable[Any]) -> None:
    """Enqueue a task once for each argument, which must be plain data, in one insert."""
    DBTaskResult.objects.bulk_create(
        DBTaskResult(
            args_kwargs={"args": [argument], "kwargs": {}},
            priority=task.priority,
            task_path=task.module_path,
            queue_name=task.queue_name,
            run_after=get_date_max(),
            backend_name=task.backend,
        )
        for argument in arguments
    )
