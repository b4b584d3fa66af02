"""A notice to five hundred, real workers, a real mail server, and kill -9 at random."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Meeting
from samverk.people.models import Membership, Person
from samverk.post.models import Letter
from samverk.post.tests.halting_smtp import HaltingSmtp
from tests.rig.live import Workers, database_url
from tests.rig.processes import free_port, wait_until
from tests.world import meet

PEOPLE = 500
KILLS = 20
STAFF = 4  # those of the cast who are called too


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


def fill(cast: Cast) -> None:
    people = Person.objects.bulk_create(
        Person(name=f"Person {number}", email=f"p{number}@hjo.example") for number in range(PEOPLE)
    )
    Membership.objects.bulk_create(
        Membership(person=person, network=cast.network, since=date(2024, 1, 1)) for person in people
    )


def nothing_left() -> bool:
    due = DBTaskResult.objects.ready() | DBTaskResult.objects.running()
    return not due.exists()


def steps_taken() -> int:
    """Letters written and letters handed over, taken together."""
    return Letter.objects.count() + Letter.objects.filter(sent_at__isnull=False).count()


def have_been_taken(steps: int) -> bool:
    return steps_taken() >= steps


@pytest.mark.timeout(900)
def test_a_notice_to_five_hundred_survives_twenty_killings(
    cast: Cast, workers: Workers, post_office: HaltingSmtp
) -> None:
    """Nobody is forgotten and nobody gets two letters; a copy of the same letter costs a kill.

    Each worker is killed after a random number of steps: while it writes letters, while it sends
    them, or between. It takes a while since twenty workers have to start.
    """
    fill(cast)
    with transaction.atomic():
        meeting = meet(cast, timezone.now() + timedelta(days=20))
        meeting.call(by=cast.chair)
    chance = random.Random()
    for step in sorted(chance.sample(range(1, 2 * PEOPLE), KILLS)):
        target = max(step, steps_taken() + 1)
        doomed = workers.start(silence=1)
        wait_until(partial(have_been_taken, target), 300, "some steps")
        time.sleep(chance.uniform(0, 0.1))
        workers.kill(doomed)
    workers.start(silence=1)
    wait_until(nothing_left, 300, "the rest")

    letters = list(Letter.objects.all())
    assert len({letter.to for letter in letters}) == len(letters) == PEOPLE + STAFF
    assert not Letter.objects.undelivered().exists()
    assert not DBTaskResult.objects.failed().exists()
    arrived = Counter(mail["Message-ID"] for mail in post_office.letters())
    assert set(arrived) == {letter.message_id for letter in letters}
    assert arrived.total() - len(arrived) <= KILLS  # the window of decision 14
    assert meeting.notices.get().written_at
    assert Meeting.objects.get(pk=meeting.pk).invitations.count() == PEOPLE + STAFF
