"""Duties to tell others: the list of people, feedback up and down, the yearly revision."""

from collections.abc import Iterator
from datetime import date, timedelta
from operator import itemgetter

from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.dialogue.models import Feedback
from samverk.followup import steps
from samverk.followup.facts import MeetingFact
from samverk.followup.models import Review
from samverk.followup.rules.attested import attested
from samverk.followup.rules.case import Case, associations_own, charters_own, to_meetings
from samverk.followup.standing import Link, Standing
from samverk.networks.models import Network
from samverk.shell.dates import day
from samverk.shell.periods import Period, end_of_second_month, period_of

# What the association gives for telling of a meeting, and for the list of people to be seen to.
FEEDBACK_DAYS = timedelta(days=30)
CADENCES = ("year", "two_years", "term", "half_year", "quarter", "month")
LENGTHS = {"year": 365, "two_years": 730, "term": 183, "half_year": 183, "quarter": 92, "month": 31}


def submit_register(case: Case) -> Iterator[Standing]:
    """The list of people is confirmed each term."""
    term = period_of(case.today, "term")
    if case.counts_whole(term.before()):
        yield _confirmed(case, term.before())
    yield _confirmed(case, term)


def _confirmed(case: Case, term: Period) -> Standing:
    rows = case.facts.confirmations.get(case.network.pk, [])
    due = case.no_sooner(end_of_second_month(term))
    url = steps.confirm(case.network).url
    for row in rows:
        if row.on in term:
            why = _("%(name)s confirmed the list of %(count)s people on %(day)s.")
            why %= {"name": row.by.name, "count": row.count, "day": day(row.on)}
            return case.stand("met", why, period=term.label, evidence=(Link(day(row.on), url),),
                              closed=term.end < case.today)  # fmt: skip
    why = _("The list has not been confirmed in the %(term)s; it is due %(due)s (%(whose)s).")
    words = {"term": term.label, "due": day(due), "whose": associations_own()}
    closed = term.end < case.today
    return case.stand(
        case.by_date(due, FEEDBACK_DAYS), why % words, period=term.label, due=due, closed=closed,
        next_step=None if closed else steps.confirm(case.network),
    )  # fmt: skip


def feedback_up(case: Case) -> Iterator[Standing]:
    """The network tells its commissioner after its meetings, and answers what comes from there."""
    if case.parent is None:
        yield _nobody_to_tell(case)
        return
    yield _told(case, case.network, case.parent)
    yield from _unanswered(case, case.parent, case.network)


def feedback_down(case: Case) -> Iterator[Standing]:
    """The commissioner's meetings are told of in the network, and what it asked is answered."""
    if case.parent is None:
        yield _nobody_to_tell(case)
        return
    yield _told(case, case.parent, case.network)
    yield from _unanswered(case, case.network, case.parent)


def _nobody_to_tell(case: Case) -> Standing:
    why = _("The network has no commissioning body in samverk to tell.")
    return case.stand("unmeasured", why, period="")


def _told(case: Case, sender: Network, receiver: Network) -> Standing:
    said = case.feedback(sender, receiver)
    cadence = case.rule.get("cadence")
    if cadence in CADENCES:
        return _told_in(case, period_of(case.today, cadence, since=case.since.year), sender, said)
    return _told_after_meetings(case, sender, said)


def _told_in(case: Case, period: Period, sender: Network, said: list[Feedback]) -> Standing:
    """At least once in the period that the charter names."""
    inside = [row for row in said if row.on in period]
    if inside:
        why = _("%(sender)s gave feedback on %(day)s; the charter asks for it once in %(period)s.")
        why %= {"sender": sender, "day": day(inside[-1].on), "period": period.label}
        return case.stand("met", why, period=period.label, evidence=_links(inside))
    why = _("No feedback from %(sender)s in %(period)s yet; the charter asks for it once.")
    return case.stand(
        "due" if period.is_ending(case.today) else "upcoming",
        why % {"sender": sender, "period": period.label},
        period=period.label, due=period.end, next_step=steps.report(sender),
    )  # fmt: skip


def _told_after_meetings(case: Case, sender: Network, said: list[Feedback]) -> Standing:
    """After the latest meeting of those of the last year, within our own days."""
    held = [m for m in case.held(sender) if m.on > case.today - timedelta(days=365)]
    if not held:
        why = _("%(sender)s has held no meeting that there would be feedback from.")
        return case.stand("upcoming", why % {"sender": sender}, period="")
    latest, told = held[-1], _followed(held, said)
    due = latest.on + FEEDBACK_DAYS
    done = latest in told
    words = {
        "sender": sender, "day": day(latest.on), "due": day(due), "told": len(told),
        "held": len(held), "whose": associations_own(),
    }  # fmt: skip
    if done:
        why = _(
            "%(sender)s has given feedback after the meeting on %(day)s,"
            " and after %(told)s of %(held)s meetings in a year."
        )
    else:
        why = _(
            "No feedback from %(sender)s after the meeting on %(day)s; it is due %(due)s"
            " (%(whose)s). It came after %(told)s of %(held)s meetings in a year."
        )
    return case.stand(
        "met" if done else case.by_date(due),
        why % words,
        period=_("the last year"),
        due=None if done else due,
        short=_("%(held)s of %(minimum)s") % {"held": len(told), "minimum": len(held)},
        evidence=(*_links(said[-5:]), *(() if done else to_meetings([latest]))),
        next_step=None if done else steps.report(sender),
    )


def _followed(held: list[MeetingFact], said: list[Feedback]) -> list[MeetingFact]:
    """Those meetings that something was said after, before the next one."""
    ends = [meeting.on for meeting in held[1:]] + [date.max]
    return [
        meeting
        for meeting, end in zip(held, ends, strict=True)
        if any(meeting.on <= row.on < end for row in said)
    ]


def _unanswered(case: Case, sender: Network, receiver: Network) -> Iterator[Standing]:
    """What has lain at the receiver for longer than our own days is late there."""
    for row in case.feedback(sender, receiver):
        if row.is_answered or case.today <= row.due:
            continue
        why = _('"%(title)s" from %(sender)s has waited at %(receiver)s since %(day)s.')
        words = {"title": row.title, "sender": sender, "receiver": receiver, "day": day(row.on)}
        yield case.stand("late", why % words, period=row.title, due=row.due, evidence=_links([row]),
                         next_step=steps.read(row))  # fmt: skip


def _links(rows: list[Feedback]) -> tuple[Link, ...]:
    return tuple(Link(f"{row.title}, {day(row.on)}", row.get_absolute_url()) for row in rows)


def inform_commissioner(case: Case) -> Iterator[Standing]:
    """At least once a year the commissioner is told what the network has done."""
    if case.parent is None:
        yield _nobody_to_tell(case)
        return
    said = case.feedback(case.network, case.parent)
    year = period_of(case.today, "year")
    if case.counts_whole(year.before()):
        yield _informed(case, year.before(), said)
    yield _informed(case, year, said)


def _informed(case: Case, year: Period, said: list[Feedback]) -> Standing:
    inside = [row for row in said if row.on in year]
    closed = year.end < case.today
    if inside:
        why = _("%(parent)s was last told on %(day)s; at least once a year is asked for.")
        why %= {"parent": case.parent, "day": day(inside[-1].on)}
        return case.stand("met", why, period=year.label, closed=closed, evidence=_links(inside))
    why = _("%(parent)s has not been told in %(year)s; at least once a year is asked for.")
    status = "due" if year.is_ending(case.today) else "upcoming"
    return case.stand(
        "late" if closed else status, why % {"parent": case.parent, "year": year.label},
        period=year.label, due=year.end, closed=closed,
        next_step=None if closed else steps.report(case.network),
    )  # fmt: skip


def revise_charter(case: Case) -> Iterator[Standing]:
    """A charter was adopted, in a revision or apart from one, or somebody attested a revision,
    within the charter's own period."""
    per = case.rule.get("per")
    whose = charters_own() if per else associations_own()
    latest, how = max(_revised(case), key=itemgetter(0))
    due = case.no_sooner(latest + timedelta(days=LENGTHS.get(per or "year", 365)))
    status = case.by_date(due, timedelta(days=60))
    words = {"day": day(latest), "how": how, "due": day(due), "whose": whose}
    why = _("Last revised %(day)s (%(how)s); next by %(due)s (%(whose)s).")
    going_on = next((row for row in _reviews(case) if not row.is_adopted), None)
    step = steps.review(going_on) if going_on else steps.attest(case.duty)
    yield case.stand(
        "met" if status == "upcoming" else status, why % words, period=str(due.year), due=due,
        next_step=None if status == "upcoming" else step,
        evidence=(Link(case.duty.charter.title, case.duty.charter.get_absolute_url()),),
    )  # fmt: skip


def _revised(case: Case) -> Iterator[tuple[date, str]]:
    """The days that the charter was revised, and how that is known."""
    for review in _reviews(case):
        if review.version and review.is_adopted:
            how = _("adopted in the revision for %(year)s") % {"year": review.round.year}
            yield review.version.adoption.on, how
    yield case.facts.adopted[case.network.pk], _("a charter was adopted")
    for told in case.facts.attestations.get(case.duty.pk, []):
        yield told.on, _("reported by %(name)s") % {"name": told.by.name}


def _reviews(case: Case) -> list[Review]:
    return case.facts.reviews.get(case.network.pk, [])


def follow_up_assignments(case: Case) -> Iterator[Standing]:
    """The network sent in its review of a year's assignments, or somebody told what was done."""
    years = {review.round.year - 1: review for review in _reviews(case)}
    done = {year for year, review in years.items() if review.is_submitted}
    for year in sorted(done):
        review = years[year]
        on = timezone.localdate(review.submission.at)
        why = _("The assignments of %(year)s were gone through, and the review sent in on %(day)s.")
        yield case.stand(
            "met", why % {"year": year, "day": day(on)}, period=str(year),
            closed=year < case.today.year, evidence=(_to_review(review),),
        )  # fmt: skip
    told = {row.year for row in case.facts.attestations.get(case.duty.pk, [])}
    for standing in attested(case):
        if standing.status == "met" and int(standing.period) not in done:
            yield standing
    for year, review in years.items():
        if year not in done | told:
            yield _to_go_through(case, review, year)
    if case.today.year not in done | told | years.keys():
        yield from (row for row in attested(case) if row.status != "met")


def _to_go_through(case: Case, review: Review, year: int) -> Standing:
    due = review.round.answers_by
    why = _("%(commissioner)s asks the network to go through the assignments of %(year)s by"
            " %(due)s.")  # fmt: skip
    words = {"commissioner": review.round.commissioner, "year": year, "due": day(due)}
    return case.stand(
        case.by_date(due), why % words, period=str(year), due=due, next_step=steps.review(review),
        evidence=(_to_review(review),),
    )  # fmt: skip


def _to_review(review: Review) -> Link:
    said = _("Revision for %(year)s") % {"year": review.round.year}
    return Link(said, review.get_absolute_url())
