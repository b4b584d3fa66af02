"""Duties about one meeting's papers: the notice before it and the record after it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.followup import steps
from samverk.followup.facts import MeetingFact
from samverk.followup.rules.case import Case, of_meeting, to_meeting
from samverk.followup.standing import Link, Standing
from samverk.networks.models import Network
from samverk.shell.dates import day


def send_notice(case: Case) -> Iterator[Standing]:
    """Each meeting is called in time."""
    days, whose = case.limit("days_before", case.facts.federation.notice_days)
    meetings = [m for m in case.meetings() if m.on >= case.since and _is_recent(case, m)]
    for meeting in meetings:
        yield _called(case, meeting, days, whose)
    if not any(m.on >= case.today for m in meetings):
        yield _nothing_yet(case, _("No meeting is planned, so there is nobody to call."))


def _called(case: Case, meeting: MeetingFact, days: int, whose: str) -> Standing:
    due = meeting.on - timedelta(days=days)
    words = {"day": day(meeting.on), "due": day(due), "days": days, "whose": whose}
    if meeting.called_at:
        sent = timezone.localdate(meeting.called_at)
        words |= {"sent": day(sent), "ahead": (meeting.on - sent).days}
        why = _(
            "The notice of %(day)s was sent %(sent)s, %(ahead)s days before;"
            " %(days)s are asked for (%(whose)s)."
        )
        return _of(case, meeting, "met", why % words)
    if meeting.is_held(case.today):
        why = _("No notice was sent from samverk for the meeting on %(day)s.")
        return _of(case, meeting, "late", why % words, due=due, closed=True)
    why = _("The notice of %(day)s goes out by %(due)s, %(days)s days before (%(whose)s).")
    return _of(case, meeting, case.by_date(due), why % words, due=due, step=steps.call(meeting))


def write_minutes(case: Case) -> Iterator[Standing]:
    """Each meeting held has a record, approved in time."""
    yield from _after_each(
        case,
        done=lambda meeting: meeting.approved_at,
        was_done=_("%(record)s of %(day)s: approved %(done)s, due %(due)s (%(whose)s)."),
        to_do=_("%(record)s of %(day)s: to be approved by %(due)s (%(whose)s); %(stage)s."),
    )


def submit_minutes(case: Case) -> Iterator[Standing]:
    """Each record goes to the office, which samverk sees to when it is published."""
    yield from _after_each(
        case,
        done=lambda meeting: meeting.reported_at,
        was_done=_("%(record)s of %(day)s: with the office %(done)s, due %(due)s (%(whose)s)."),
        to_do=_("%(record)s of %(day)s: to the office by %(due)s (%(whose)s); %(stage)s."),
    )


def publish_minutes(case: Case) -> Iterator[Standing]:
    """Each record is published, when somebody has looked it through and released it."""
    yield from _after_each(
        case,
        done=lambda meeting: meeting.published_at,
        was_done=_("%(record)s of %(day)s: published %(done)s, due %(due)s (%(whose)s)."),
        to_do=_("%(record)s of %(day)s: to be published by %(due)s (%(whose)s); %(stage)s."),
    )


def _after_each(
    case: Case,
    *,
    done: Callable[[MeetingFact], datetime | None],
    was_done: str,
    to_do: str,
) -> Iterator[Standing]:
    days, whose = case.limit("days_after", case.facts.federation.minutes_days)
    meetings = [m for m in case.held() if not done(m) or _is_recent(case, m)]
    for meeting in meetings:
        due = meeting.on + timedelta(days=days)
        words = {
            "record": record_word(case.network),
            "day": day(meeting.on),
            "due": day(due),
            "whose": whose,
        }
        if at := done(meeting):
            words["done"] = day(timezone.localdate(at))
            yield _of(case, meeting, "met", was_done % words)
        else:
            words["stage"] = _stage(meeting)
            status = case.by_date(due)
            waits = meeting.submitted_at is not None and not meeting.awaits_release
            said = to_do % words
            yield _of(case, meeting, status, said, due=due, step=_next(meeting), waits=waits)
    if not meetings:
        yield _nothing_yet(case, _("No meeting has been held yet, so there is nothing to record."))


def _stage(meeting: MeetingFact) -> str:
    if meeting.approved_at:
        return _("it is approved and has to be looked through and published")
    if meeting.submitted_at:
        return _("it waits for approval")
    return _("it is being written") if meeting.begun_at else _("it has not been begun")


def _next(meeting: MeetingFact) -> Link:
    if meeting.approved_at:
        return steps.release(meeting) if meeting.awaits_release else steps.see(meeting)
    return steps.approve(meeting) if meeting.submitted_at else steps.write(meeting)


def record_word(network: Network) -> str:
    """What the network calls its record, at the start of a sentence."""
    return _("Meeting notes") if network.record == Network.Record.NOTES else _("Minutes")


def _is_recent(case: Case, meeting: MeetingFact) -> bool:
    """What was done in good time is told through the year, and over the turn of the year."""
    return meeting.on >= case.today.replace(month=1, day=1) - timedelta(days=60)


def _of(
    case: Case,
    meeting: MeetingFact,
    status: str,
    why: str,
    *,
    step: Link | None = None,
    **rest: object,
) -> Standing:
    return case.stand(
        status, why, period=of_meeting(meeting), next_step=step, evidence=(to_meeting(meeting),),
        host_id=meeting.host_id, of_meeting=True, **rest,
    )  # fmt: skip


def _nothing_yet(case: Case, why: str) -> Standing:
    return case.stand("upcoming", why, period="")
