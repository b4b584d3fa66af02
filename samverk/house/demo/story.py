"""Living through a year: stories that say when they want to go on.

A story is a generator. It yields the moment at which it wants to do its next step, and when
that moment comes the clock shows it, so that everything happens by the verbs that people use and
is dated as it would have been. The present cuts all stories off where they are.
"""

from collections.abc import Generator, Iterable
from datetime import datetime
from heapq import heapify, heappop, heappush

import time_machine
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samverk.charters.models.prints import make_print
from samverk.ledger.tasks import follow, follow_each
from samverk.meetings.models.notice import remind_on, write_on
from samverk.post.models import Letter
from samverk.work.worker import call

#: What is done while a story is told; letters are delivered by nobody.
SETTLED = {task.module_path for task in (follow, follow_each, make_print, write_on, remind_on)}

type Story = Generator[datetime]


def tell(stories: Iterable[Story], *, until: datetime) -> None:
    """Let the stories happen side by side, in the order of time."""
    queue = [(next(story), number, story) for number, story in enumerate(stories)]
    heapify(queue)
    while queue and queue[0][0] < until:
        moment, number, story = heappop(queue)
        with time_machine.travel(moment, tick=False):
            following = next(story, None)
            settle()
        if following is not None:
            heappush(queue, (max(following, moment), number, story))


def settle() -> None:
    """What was queued is done: consequences followed, charters were set, letters went out."""
    while jobs := list(DBTaskResult.objects.all()):
        for job in jobs:
            if job.task_path in SETTLED:
                call(job)
        DBTaskResult.objects.filter(pk__in=[job.pk for job in jobs]).delete()
    Letter.objects.undelivered().update(sent_at=timezone.now())
