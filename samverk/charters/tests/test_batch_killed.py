"""Real workers, killed while they read: nothing lost, nothing double, nothing half."""

from django_tasks_db.models import DBTaskResult

from samverk.charters.models import BatchFile, Charter
from samverk.charters.models.batch import read_file
from samverk.charters.tests.batches import CHARTERS, keep, states
from samverk.house.demo.cast import Cast
from tests.rig.live import Workers
from tests.rig.processes import wait_until


def waiting() -> int:
    return BatchFile.objects.waiting().count()


def nothing_left() -> bool:
    due = DBTaskResult.objects.ready() | DBTaskResult.objects.running()
    return not due.exists()


def assert_each_is_whole() -> None:
    for charter in Charter.objects.all():
        kept = "".join(charter.sentences.values_list("text", flat=True))
        assert "".join(kept.split()) == "".join(charter.text.split())
        assert BatchFile.objects.filter(charter=charter, state="read").count() == 1


def test_workers_killed_while_they_read(workers: Workers, cast: Cast) -> None:
    batch = keep(cast, CHARTERS)
    for _ in range(2):
        before = waiting()
        doomed = workers.start(silence=1)
        wait_until(lambda before=before: waiting() < before - 1, what="two documents")  # type: ignore[misc]
        workers.kill(doomed)
        assert_each_is_whole()
    workers.start(silence=1)
    wait_until(nothing_left, what="the rest")
    assert set(states(batch).values()) == {"read"}
    assert Charter.objects.count() == len(CHARTERS)
    assert_each_is_whole()


def test_two_workers_with_the_same_documents_make_each_draft_once(
    workers: Workers, cast: Cast
) -> None:
    twice = CHARTERS | {f"kopia av {name}": data for name, data in CHARTERS.items()}
    batch = keep(cast, twice)
    for pk in batch.files.values_list("pk", flat=True):
        read_file.enqueue(pk)
    for _ in range(2):
        workers.start()
    wait_until(nothing_left, what="both")
    assert DBTaskResult.objects.failed().count() == 0
    assert sorted(states(batch).values()) == ["known"] * len(CHARTERS) + ["read"] * len(CHARTERS)
    assert Charter.objects.count() == len(CHARTERS)
    assert_each_is_whole()
