"""A notice to five hundred, real workers, a real mail server, and kill -9 at random."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
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
from samverk.work.models import Beat
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


def test_a_notice_to_five_hundred_survives_twenty_killings(
    cast: Cast, workers: Workers, post_office: HaltingSmtp
) -> None:
    """Nobody is forgotten and nobody gets two letters; a copy of the same letter costs a kill.

    A worker is killed at a random moment of the half second after it has begun to work: while it
    writes letters, while it sends them, or between.
    """
    fill(cast)
    with transaction.atomic():
        meeting = meet(cast, timezone.now() + timedelta(days=20))
        meeting.call(by=cast.chair)
    chance = random.Random(20)  # noqa: S311
    for _kill in range(KILLS):
        doomed = workers.start(silence=1)
        begun = timezone.now()
        wait_until(lambda begun=begun: Beat.objects.filter(at__gte=begun).exists(), 120, "a worker")
        time.sleep(chance.uniform(0, 0.5))
        workers.kill(doomed)
    for _worker in range(2):
        workers.start(silence=2)
    wait_until(nothing_left, 240, "the rest")

    letters = list(Letter.objects.all())
    assert len({letter.to for letter in letters}) == len(letters) == PEOPLE + STAFF
    assert not Letter.objects.undelivered().exists()
    assert not DBTaskResult.objects.failed().exists()
    arrived = Counter(mail["Message-ID"] for mail in post_office.letters())
    assert set(arrived) == {letter.message_id for letter in letters}
    assert arrived.total() - len(arrived) <= KILLS  # the window of decision 14
    assert meeting.notices.get().written_at
    assert Meeting.objects.get(pk=meeting.pk).invitations.count() == PEOPLE + STAFF
