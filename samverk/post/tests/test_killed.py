"""Real workers, a real mail server, and kill -9 at every point of a letter's way."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samverk.post.models import Letter, deliver
from samverk.post.tests.halting_smtp import HaltingSmtp
from tests.rig.live import Workers, database_url
from tests.rig.processes import free_port, wait_until


@pytest.fixture
def post_office(tmp_path: Path) -> Iterator[HaltingSmtp]:
    server = HaltingSmtp(free_port(), tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def workers(transactional_db: None, post_office: HaltingSmtp) -> Iterator[Workers]:
    started = Workers({"DATABASE_URL": database_url(), "SAMVERK_MAIL": post_office.url})
    yield started
    started.end_all()


def write(number: int = 1) -> Letter:
    return Letter.write(
        key=f"test:{number}", to=f"p{number}@hjo.example", subject=f"Brev {number}", text="Hej"
    )


def all_sent() -> bool:
    return not Letter.objects.undelivered().exists()


def nothing_left() -> bool:
    due = DBTaskResult.objects.ready() | DBTaskResult.objects.running()
    return not due.exists()


@pytest.mark.parametrize(
    ("point", "copies"),
    [("recipient", 1), ("content", 1), ("kept", 2), ("goodbye", 1)],
)
def test_a_worker_killed_in_the_middle_of_a_letter(
    workers: Workers, post_office: HaltingSmtp, point: str, copies: int
) -> None:
    """At "kept" the server has the mail and nobody has heard so: the one window for a copy."""
    letter = write()
    post_office.halt_at(point)
    doomed = workers.start()
    post_office.wait_for_halt()
    workers.kill(doomed)
    letter.refresh_from_db()
    assert bool(letter.sent_at) == (point == "goodbye")

    post_office.go_on()
    workers.start(silence=1)
    wait_until(nothing_left, what="the next worker")
    assert all_sent()
    arrived = post_office.letters()
    assert [mail["Message-ID"] for mail in arrived] == [letter.message_id] * copies


def test_two_workers_with_the_same_letter_send_it_once(
    workers: Workers, post_office: HaltingSmtp
) -> None:
    letter = write()
    deliver.enqueue(letter.pk)
    post_office.halt_at("content")
    for _ in range(2):
        workers.start()
    post_office.wait_for_halt()
    wait_until(
        lambda: DBTaskResult.objects.exclude(return_value=None).exists(), what="the second to wait"
    )
    post_office.go_on()
    wait_until(all_sent, what="the first worker")
    DBTaskResult.objects.ready().update(run_after=timezone.now())  # it would wait 30 seconds
    wait_until(nothing_left, what="the second worker")
    assert len(post_office.letters()) == 1


def test_many_letters_survive_many_killings(workers: Workers, post_office: HaltingSmtp) -> None:
    """Whatever point each kill hits: none is lost, and a copy costs a kill."""
    letters = [write(number) for number in range(40)]
    kills = 0
    for threshold in (5, 15, 25):
        doomed = [workers.start(silence=1), workers.start(silence=1)]
        wait_until(partial(post_office.has, threshold), 60, "some letters")
        for process in doomed:
            workers.kill(process)
            kills += 1
    workers.start(silence=1)
    wait_until(nothing_left, 60, "the rest")
    assert all_sent()
    arrived = [mail["Message-ID"] for mail in post_office.letters()]
    assert set(arrived) == {letter.message_id for letter in letters}
    assert len(arrived) - len(letters) <= kills
