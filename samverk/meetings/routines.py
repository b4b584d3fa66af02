"""What the room does by the clock with records: reminds, and approves by silence.

Each may run many times a day and after days when no worker ran: a letter's key says what it is, and
an approval is a row.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samverk.meetings.letters import tidy
from samverk.meetings.missing import approvers
from samverk.meetings.models import Adjuster, Meeting, Procedure, Submission
from samverk.meetings.models.adjusting import lapse
from samverk.meetings.record_due import is_awaited, record_due
from samverk.meetings.workdays import is_workday
from samverk.networks.models import Network, Standing
from samverk.people.mandate import WRITES
from samverk.people.models import Appointment, Person
from samverk.post.models import Letter
from samverk.shell import dates

AHEAD = timedelta(days=2)  # so long before its day the writers of a record are reminded
EVE = timedelta(days=1)  # and those who adjust it
WEEK = timedelta(days=7)
# Nobody is reminded of a record for longer than this: it will not be written now.
ENDS = timedelta(weeks=12)


@task(priority=-10)
def look_at_records() -> None:
    now = timezone.now()
    approve_by_silence(now)
    remind_writers(timezone.localdate(now))
    remind_adjusters(timezone.localdate(now))


def approve_by_silence(now: datetime) -> None:
    """The records whose last day has passed, in networks that approve so, each for itself."""
    out = Q(minutes__approval__isnull=True) | Q(minutes__reopenings__ended_at__isnull=True)
    silent = Submission.objects.filter(
        out,
        due__lt=timezone.localdate(now),
        minutes__meeting__network__procedure__approving=Procedure.Approving.SILENCE,
    )
    for submission in silent.select_related("minutes__meeting__network").distinct():
        with transaction.atomic():
            lapse(submission, now=now)


def remind_writers(today: date) -> None:
    """Two days before a record is due, the day after, and then each week, on workdays: those who
    write it, until it has been sent out."""
    if not is_workday(today):
        return
    midnight = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    held = Meeting.objects.standing().with_stage().filter(
        ends_at__lt=midnight, ends_at__gte=midnight - 2 * ENDS,
        minutes__approval__isnull=True, minutes__submission__isnull=True,
    )  # fmt: skip
    for meeting in held.order_by("starts_at"):
        if not is_awaited(meeting) or meeting.network.standing(today) != Standing.ACTIVE:
            continue
        due = record_due(meeting).day
        if due - AHEAD <= today <= due + ENDS and today != due:
            turn = "before" if today <= due else str((today - due - EVE) // WEEK)
            for writer in writers(meeting.network, today):
                _remind(writer, meeting, key=f"record-due:{turn}", due=due, late=today > due)


def writers(network: Network, today: date) -> list[Person]:
    """Those who write its records: the secretary, else those who lead."""
    write = Appointment.objects.on(today).filter(network=network, role__in=WRITES)
    found = Person.objects.filter(pk__in=write.values("person")).order_by("name")
    return list(found) or approvers(network, today)


def remind_adjusters(today: date) -> None:
    """The day before their last day, those who have not adjusted; on workdays."""
    if not is_workday(today):
        return
    near = Adjuster.objects.awaited().filter(
        meeting__minutes__submission__due__range=(today, _reach(today))
    )
    for adjuster in near:
        submission = adjuster.meeting.minutes.submission
        if timezone.localdate(submission.at) < today:
            _remind_adjuster(adjuster, submission)


def _reach(today: date) -> date:
    """Tomorrow, or the first workday after days when no letter is written."""
    day = today + EVE
    while not is_workday(day):
        day += EVE
    return day


def _remind(person: Person, meeting: Meeting, *, key: str, due: date, late: bool) -> None:
    with translation.override(person.language):
        words = {"record": meeting.the_record, "network": meeting.network}
        subject = (
            _("Late: %(record)s of %(network)s") if late else _("Soon: %(record)s of %(network)s")
        )
        _write(
            person, meeting, key=f"{key}:{meeting.pk}:{person.pk}", page="write",
            subject=subject % words, template="record_reminder",
            reason=_("You write %(record)s of %(network)s.") % words,
            due=due, late=late,
        )  # fmt: skip


def _remind_adjuster(adjuster: Adjuster, submission: Submission) -> None:
    person, meeting = adjuster.person, adjuster.meeting
    with translation.override(person.language):
        words = {
            "record": meeting.the_record,
            "network": meeting.network,
            "day": dates.day(meeting.starts_at),
        }
        _write(
            person, meeting, key=f"adjust-due:{submission.pk}:{person.pk}", page="adjusting",
            subject=_("To read: %(network)s %(day)s") % words, template="adjusting_reminder",
            reason=_("You have been chosen to adjust %(record)s of %(network)s.") % words,
            due=submission.due,
        )  # fmt: skip


def _write(
    person: Person,
    meeting: Meeting,
    *,
    key: str,
    page: str,
    subject: str,
    template: str,
    reason: str,
    **context: object,
) -> None:
    """A letter that leads to a page, in the language that is active; once for each key."""
    if not person.mailbox or not person.is_active:
        return
    url = settings.BASE_URL + reverse(f"meetings:{page}", args=[meeting.pk])
    facts = {"meeting": meeting, "url": url, **context}
    Letter.write(
        key=key,
        to=person.mailbox,
        subject=subject,
        text=tidy(render_to_string(f"meetings/letters/{template}.txt", facts)),
        reason=reason,
        language=person.language,
    )
