"""The worker: django-tasks-db's, made to survive what kills workers."""

import logging
import os
import socket
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction
from django.tasks import TaskContext, TaskResultStatus
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from samverk.work.again import Again
from samverk.work.models import Beat
from samverk.work.routines import Routine, enqueue_due

logger = logging.getLogger(__name__)

DEATHS = 5  # so many workers may die with a job in their hands before it is called failed
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
TRIES = 80  # of a job that says `Again`: three days, with the waits above

type Job = DBTaskResult[..., object]


@dataclass(frozen=True)
class Pace:
    """How often a worker gives a sign of life, and how long a silence means that it is dead.

    The silence is longer than a writer may wait for SQLite's lock (20 seconds).
    """

    beat: timedelta = timedelta(seconds=3)
    silence: timedelta = timedelta(seconds=30)
    look: timedelta = timedelta(seconds=0.5)  # between two looks in an empty queue


class Worker(db_worker.Worker):
    """Runs jobs one at a time; a thread beside it beats, takes over from the dead, and keeps time.

    Unlike its parent it leaves a job that it was forced to drop for the next worker, and puts
    a job that says `Again` back in the queue.
    """

    def __init__(self, routines: Iterable[Routine] = (), pace: Pace | None = None) -> None:
        self.pace = pace or Pace()
        self.routines = tuple(routines)
        self.stopped = threading.Event()
        super().__init__(
            queue_names=["*"],
            interval=self.pace.look.total_seconds(),
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:20]}-{os.getpid()}-{get_random_string(8)}",
            excluded_queue_names=[],
        )

    def run(self) -> None:
        beats = threading.Thread(target=self._keep_beating, daemon=True)
        beat(self.worker_id)
        beats.start()
        try:
            super().run()
        finally:
            self.stopped.set()
            beats.join()
            Beat.objects.filter(worker=self.worker_id).delete()

    def _keep_beating(self) -> None:
        while not self.stopped.is_set():
            now = timezone.now()
            try:
                beat(self.worker_id)
                take_over(now - self.pace.silence)
                enqueue_due(self.routines, now)
            except DatabaseError:
                logger.exception("The database did not answer; trying again")
                connection.close()
            self.stopped.wait(self.pace.beat.total_seconds())
        connection.close()

    def run_task(self, db_task_result: Job) -> None:
        job = db_task_result
        self.running_task = True
        try:
            job.set_successful(call(job))
        except Again as again:
            postpone(job, again)
        except Exception as error:
            logger.exception("Job %s (%s) failed", job.id, job.task_path)
            job.set_failed(error)
        finally:
            self.running_task = False


def beat(worker: str) -> None:
    Beat.objects.update_or_create(worker=worker, defaults={"at": timezone.now()})


def call(job: Job) -> object:
    """Run the job's function and give what it gave."""
    task, result = job.task, job.task_result
    context = [TaskContext(task_result=result)] if task.takes_context else []
    return task.call(*context, *result.args, **result.kwargs)


def postpone(job: Job, again: Again) -> None:
    """Put the job back in the queue for later, or call it failed after too many tries.

    The number of tries is kept in `return_value`, which nothing else uses before a job is done.
    """
    tries = (job.return_value or {"tries": 0})["tries"] + 1
    if tries >= TRIES:
        logger.error("Job %s (%s) is given up after %s tries", job.id, job.task_path, tries)
        job.set_failed(again)
        return
    wait = again.after or min(FIRST_WAIT * 2 ** min(tries - 1, 12), LONGEST_WAIT)
    logger.warning("Job %s (%s) again in %s: %s", job.id, job.task_path, wait, again.__cause__)
    job.status = TaskResultStatus.READY
    job.run_after = timezone.now() + wait
    job.return_value = {"tries": tries}
    job.worker_ids = []
    job.save(update_fields=["status", "run_after", "return_value", "worker_ids"])


def take_over(silent_since: datetime) -> None:
    """Put back in the queue what workers held that have been silent since then."""
    Beat.objects.filter(at__lt=silent_since).delete()
    if not DBTaskResult.objects.running().exists():
        return
    with transaction.atomic():
        living = set(Beat.objects.values_list("worker", flat=True))
        for job in DBTaskResult.objects.running().select_for_update(skip_locked=True):
            if job.worker_ids[-1] not in living:
                _bring_back(job)


def _bring_back(job: Job) -> None:
    if len(job.worker_ids) >= DEATHS:
        logger.error("Job %s (%s): %s workers died with it", job.id, job.task_path, DEATHS)
        job.set_failed(RuntimeError(f"{DEATHS} workers died while they ran this job."))
        return
    logger.warning("Job %s (%s) is taken over from a dead worker", job.id, job.task_path)
    job.status = TaskResultStatus.READY
    job.save(update_fields=["status"])
