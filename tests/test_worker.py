"""The worker, with real processes that are really killed."""

import signal
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from samverk.work.again import Again
from samverk.work.models import Beat, Slot
from samverk.work.routines import Routine, enqueue_due
from samverk.work.tasks import tidy
from samverk.work.worker import DEATHS, TRIES, postpone, take_over
from tests.rig import jobs
from tests.rig.live import Workers
from tests.rig.processes import wait_until

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def marks(folder: Path, name: str) -> int:
    return len(list(folder.glob(f"{name}.*")))


def in_state(status: TaskResultStatus) -> int:
    return DBTaskResult.objects.filter(status=status).count()


def test_a_killed_worker_loses_no_job_and_finishes_none_twice(
    workers: Workers, tmp_path: Path
) -> None:
    for number in range(6):
        jobs.slow.enqueue(str(tmp_path), f"job{number}", 0.3)
    doomed = workers.start()
    wait_until(lambda: marks(tmp_path, "job1-started"), what="the second job")
    workers.kill(doomed)
    assert in_state(TaskResultStatus.RUNNING) == 1

    workers.start(silence=1)
    wait_until(lambda: in_state(TaskResultStatus.SUCCESSFUL) == 6, what="the rest")
    assert [marks(tmp_path, f"job{number}-finished") for number in range(6)] == [1] * 6
    assert marks(tmp_path, "job1-started") == 2


def test_a_living_worker_is_not_robbed(workers: Workers, tmp_path: Path) -> None:
    jobs.slow.enqueue(str(tmp_path), "long", 3.0)
    workers.start(silence=1)
    wait_until(lambda: marks(tmp_path, "long-started"), what="the job")
    workers.start(silence=1)
    wait_until(lambda: in_state(TaskResultStatus.SUCCESSFUL) == 1, what="the job's end")
    assert marks(tmp_path, "long-started") == 1


def test_a_deadly_job_is_given_up_and_seen(workers: Workers, tmp_path: Path) -> None:
    jobs.deadly.enqueue(str(tmp_path))
    DBTaskResult.objects.update(worker_ids=[f"dead{number}" for number in range(1, DEATHS)])
    assert workers.start().wait(60) == 9
    workers.start(silence=0.5)
    wait_until(lambda: in_state(TaskResultStatus.FAILED) == 1, what="the verdict")
    assert marks(tmp_path, "deadly-started") == 1
    assert "workers died" in DBTaskResult.objects.get().traceback


def test_told_to_stop_a_worker_finishes_its_job_first(workers: Workers, tmp_path: Path) -> None:
    jobs.slow.enqueue(str(tmp_path), "last", 1.0)
    worker = workers.start()
    wait_until(lambda: marks(tmp_path, "last-started"), what="the job")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(60) == 0
    assert in_state(TaskResultStatus.SUCCESSFUL) == 1
    assert not Beat.objects.exists()


def test_passing_trouble_is_tried_again(workers: Workers, tmp_path: Path) -> None:
    jobs.patient.enqueue(str(tmp_path), 3)
    workers.start()
    wait_until(lambda: marks(tmp_path, "patient-finished"), what="the third try")
    assert marks(tmp_path, "patient-tried") == 3


def test_a_broken_job_stays_as_failed_and_the_worker_goes_on(
    workers: Workers, tmp_path: Path
) -> None:
    jobs.broken.enqueue()
    jobs.slow.enqueue(str(tmp_path), "next", 0)
    workers.start()
    wait_until(lambda: marks(tmp_path, "next-finished"), what="the next job")
    assert "on purpose" in DBTaskResult.objects.failed().get().traceback


def test_waits_grow_to_an_hour_and_patience_ends(db: None) -> None:
    jobs.broken.enqueue()
    job = DBTaskResult.objects.get()
    waits = []
    for _ in range(TRIES - 1):
        before = datetime.now(UTC)
        postpone(job, Again())
        waits.append(round((job.run_after - before).total_seconds()))
    assert waits[:4] == [30, 60, 120, 240]
    assert waits[-1] == 3600
    assert timedelta(days=2.5) < timedelta(seconds=sum(waits)) < timedelta(days=3.5)
    postpone(job, Again())
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


def test_nothing_is_taken_over_while_its_worker_beats(db: None) -> None:
    jobs.broken.enqueue()
    job = DBTaskResult.objects.get()
    job.claim("a worker")
    Beat.objects.create(worker="a worker", at=NOON)
    take_over(NOON - timedelta(seconds=1))
    assert in_state(TaskResultStatus.RUNNING) == 1
    take_over(NOON + timedelta(seconds=1))
    assert in_state(TaskResultStatus.READY) == 1


@pytest.mark.parametrize(
    ("routine", "slot"),
    [
        (Routine(task="x", every=timedelta(minutes=5)), NOON),
        (Routine(task="x", every=timedelta(minutes=7)), NOON - timedelta(minutes=2)),
        # 12.00 UTC is 13.00 in Stockholm in November
        (Routine(task="x", at=time(13)), NOON),
        (Routine(task="x", at=time(13, 1)), NOON - timedelta(hours=23, minutes=59)),
    ],
)
def test_the_latest_slot(routine: Routine, slot: datetime) -> None:
    assert routine.slot(NOON) == slot


def test_a_slot_is_run_once(db: None) -> None:
    nightly = [Routine(task="samverk.work.tasks.tidy", at=time(3, 30))]
    for hours in (0, 1, 24, 25):
        enqueue_due(nightly, NOON + timedelta(hours=hours))
    assert DBTaskResult.objects.count() == 2


def test_tidying_keeps_what_is_recent(db: None) -> None:
    Slot.objects.create(routine="old", at=datetime(2020, 1, 1, tzinfo=UTC))
    Slot.objects.create(routine="new", at=datetime.now(UTC))
    tidy.call()
    assert [slot.routine for slot in Slot.objects.all()] == ["new"]
