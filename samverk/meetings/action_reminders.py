"""Reminders of what is to be done, by the clock: before its day, and when the day has passed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.tasks import task
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samverk.meetings.actions import linked
from samverk.meetings.acts_decisions import write_to
from samverk.meetings.models import Action
from samverk.meetings.workdays import is_workday
from samverk.people.models import Person
from samverk.shell import dates

AHEAD = timedelta(days=3)  # so long before its day
AGAIN = timedelta(days=14)  # so often after it
TIMES = 3  # and so many times after it, no more


@task(priority=-10)
def remind_of_actions() -> None:
    remind(timezone.localdate())


def remind(today: date) -> None:
    """One letter to each person for each day that something of theirs is due, on workdays only.

    The same letter is written once however often this runs; a day missed is made up for the next.
    """
    if not is_workday(today):
        return
    waiting = Action.objects.open().standing().approved().with_origin()
    near = waiting.filter(person__isnull=False, due__isnull=False, due__lte=today + AHEAD)
    together: dict[tuple[Person, date], list[Action]] = defaultdict(list)
    for action in near.order_by("due", "pk"):
        assert action.person
        assert action.due
        together[action.person, action.due].append(action)
    for (person, due), actions in together.items():
        times = (today - due - timedelta(days=1)) // AGAIN if due < today else -1
        if times < TIMES:
            _write(person, actions, due=due, stage="before" if times < 0 else f"late-{times}")


def _write(person: Person, actions: Iterable[Action], *, due: date, stage: str) -> None:
    late = stage != "before"
    with translation.override(person.language):
        day = {"day": dates.day(due)}
        subject = _("Was to be done by %(day)s") if late else _("To be done by %(day)s")
        write_to(
            person,
            key=f"due:{stage}:{due}:{person.pk}",
            subject=subject % day,
            template="reminder",
            context={
                "actions": linked(actions),
                "due": due,
                "late": late,
                "own": settings.BASE_URL + reverse("meetings:actions"),
            },
            reason=_("A network that you take part in has written down that you do this."),
        )
