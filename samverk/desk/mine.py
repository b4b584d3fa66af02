"""What one person is to do, waits for, and takes part in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.dialogue.models import Feedback
from samverk.followup import steps
from samverk.followup.facts import Facts, MeetingFact, facts
from samverk.followup.rules import standings
from samverk.followup.standing import STATUSES, Link, Standing
from samverk.followup.todo import round_tasks
from samverk.meetings.models import Action, Adjuster, Delegation, Invitation, Meeting, Procedure
from samverk.meetings.models.meeting import THE_RECORD, held_by
from samverk.networks.models import Network
from samverk.networks.roles import ROLES
from samverk.people.mandate import LEADS, WRITES, Mandate
from samverk.people.models import Person
from samverk.shell.dates import day

# How far ahead something is worth a place on the desk.
HORIZON = timedelta(days=30)
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Task:
    """Something to do: what it is, in which network, by when, and the one button that does it."""

    status: str
    due: date | None
    what: str
    where: str
    why: str
    step: Link

    @property
    def look(self) -> str:
        """The chip: what only a person can tell waits for them to do it."""
        return "due" if self.status == "unmeasured" else self.status

    @property
    def order(self) -> tuple[date, int]:
        return self.due or date.max, STATUSES.index(self.status)


@dataclass(frozen=True)
class Wait:
    """Something that others are to do."""

    what: str
    where: str
    since: date
    url: str


@dataclass(frozen=True)
class Desk:
    """A person's desk, each list by date; `meetings` come with the person's own invitation."""

    tasks: list[Task]
    waits: list[Wait]
    meetings: list[tuple[Meeting, Invitation | None]]


def desk_of(person: Person, mandate: Mandate, *, now: datetime) -> Desk:
    """Gather it from all the person's networks, in a fixed number of queries."""
    today = timezone.localdate(now)
    own = mandate.member_of | mandate.roles.keys()
    networks = Network.objects.select_related("parent").by_name()
    if not mandate.coordinator:
        networks = networks.filter(pk__in=own)
    found = facts(networks, today=today)
    standing = standings(found, today=today)
    feedback = list(_open_feedback(own))
    invitations = _invitations(person, now)
    tasks = [
        *_to_approve(mandate, found, today),
        *_to_adjust(person, today),
        *_to_release(mandate, found, today),
        *_to_answer(mandate, feedback, today),
        *_from_rounds(mandate, today),
        *_from_duties(person, standing, today),
        *_to_appoint(mandate, standing),
        *_to_prepare(person, found, now),
        *_actions(person, mandate, today),
        *_replies(invitations, today),
    ]
    return Desk(
        tasks=sorted(_once(tasks), key=lambda task: task.order),
        waits=sorted(
            [*_unanswered(mandate, feedback), *_unapproved(mandate, found)],
            key=lambda wait: wait.since,
        ),
        meetings=_meetings(own, invitations, now),
    )


def _from_rounds(mandate: Mandate, today: date) -> Iterator[Task]:
    """What the yearly revision asks of the person."""
    for row in round_tasks(mandate, today):
        yield Task(row.status, row.due, row.what, row.where, row.why, row.step)


def _from_duties(person: Person, standing: list[Standing], today: date) -> Iterator[Task]:
    """The duties that fall on the person."""
    for row in standing:
        mine = person in row.asked and not row.waits and not row.closed
        if mine and _is_near(row, today):
            yield _task(row)


def _to_appoint(mandate: Mandate, standing: list[Standing]) -> Iterator[Task]:
    """Roles that nobody holds, for those who can give them: the coordinator and who leads."""
    empty: dict[Network, Counter[str]] = defaultdict(Counter)
    for row in standing:
        if row.status == "vacant" and row.role != "host" and mandate.leads(row.network):
            empty[row.network][row.role] += 1
    for network, roles in empty.items():
        names = ", ".join(str(ROLES[role]).lower() for role in roles)
        text = ngettext("%(n)s duty waits for it.", "%(n)s duties wait for it.", roles.total())
        yield Task(
            status="vacant",
            due=None,
            what=_("Find somebody to be %(roles)s") % {"roles": names},
            where=network.name,
            why=text % {"n": roles.total()},
            step=steps.appoint(network),
        )


def _is_near(standing: Standing, today: date) -> bool:
    """Late, due or soon to be; what only a person can tell, at the end of the year."""
    if standing.status == "unmeasured":
        return today.month >= 11
    if standing.status == "upcoming":
        return standing.due is not None and standing.due <= today + HORIZON
    return standing.status in ("late", "due")


def _task(standing: Standing) -> Task:
    step = standing.next_step or steps.duty(standing.duty)
    about = f"{standing.duty.kind_in_words}: {standing.period}" if standing.period else ""
    return Task(
        status=standing.status,
        due=standing.due,
        what=about or standing.duty.kind_in_words,
        where=standing.network.name,
        why=standing.why,
        step=step,
    )


def _to_approve(mandate: Mandate, found: Facts, today: date) -> Iterator[Task]:
    """Records that wait for those who lead the network, where it is they who approve."""
    elsewhere = Procedure.by_others()
    for network, meeting in _out_for_approval(found):
        if network.pk not in elsewhere and mandate.roles.get(network.pk, frozenset()) & LEADS:
            due = meeting.on + timedelta(days=found.federation.minutes_days)
            yield Task(
                status=_by_date(due, today), due=due, where=network.name,
                what=_("Approve %(record)s of %(day)s") % _named(network, meeting),
                why=_("It was sent to you for approval on %(day)s.")
                % {"day": day(timezone.localdate(meeting.submitted_at))},
                step=steps.approve(meeting),
            )  # fmt: skip


def _to_release(mandate: Mandate, found: Facts, today: date) -> Iterator[Task]:
    """Approved records that nobody has let the public have, for those who lead or write."""
    for network in found.networks:
        for meeting in found.meetings.get(network.pk, []):
            held = mandate.roles.get(network.pk, frozenset())
            if meeting.awaits_release and meeting.approved_at and held & (LEADS | WRITES):
                due = meeting.on + timedelta(days=found.federation.minutes_days)
                yield Task(
                    status=_by_date(due, today), due=due, where=network.name,
                    what=_("Look through and publish %(record)s of %(day)s")
                    % _named(network, meeting),
                    why=_("Approved on %(day)s, and not yet to be read by the public.")
                    % {"day": day(timezone.localdate(meeting.approved_at))},
                    step=steps.release(meeting),
                )  # fmt: skip


def _to_adjust(person: Person, today: date) -> Iterator[Task]:
    """Records that are out and wait for the person's word. One query."""
    for row in Adjuster.objects.awaited().filter(person=person):
        meeting, out = row.meeting, row.meeting.minutes.submission
        words = {"record": meeting.the_record, "day": day(meeting.date)}
        due = out.due or today
        yield Task(
            status=_by_date(due, today), due=due, where=row.meeting.network.name,
            what=_("Adjust %(record)s of %(day)s") % words,
            why=_("You have been chosen to adjust it."),
            step=Link(_("Read and adjust"), reverse("meetings:adjusting", args=[row.meeting_id])),
        )  # fmt: skip


def _named(network: Network, meeting: MeetingFact) -> dict[str, str]:
    """A meeting's record as its network calls it, and the day."""
    return {"record": str(THE_RECORD[Network.Record(network.record)]), "day": day(meeting.on)}


def _out_for_approval(found: Facts) -> Iterator[tuple[Network, MeetingFact]]:
    for network in found.networks:
        for meeting in found.meetings.get(network.pk, []):
            if meeting.submitted_at and not meeting.approved_at:
                yield network, meeting


def _to_answer(mandate: Mandate, feedback: Iterable[Feedback], today: date) -> Iterator[Task]:
    """Feedback at a body that the person leads."""
    for row in feedback:
        if mandate.roles.get(row.receiver_id, frozenset()) & LEADS:
            yield Task(
                status=_by_date(row.due, today), due=row.due, where=row.receiver.name,
                what=_("Answer %(sender)s: %(title)s") % {"sender": row.sender, "title": row.title},
                why=row.get_purpose_display(), step=steps.answer(row),
            )  # fmt: skip


def _actions(person: Person, mandate: Mandate, today: date) -> Iterator[Task]:
    """What the person took on at meetings of networks they see, and has not marked as done."""
    rows = Action.objects.open().filter(person=person, item__meeting__cancellation__isnull=True)
    for row in rows.select_related("item__meeting__network"):
        meeting = row.item.meeting
        if not mandate.sees(meeting.network):
            continue
        yield Task(
            status=_by_date(row.due, today) if row.due else "upcoming", due=row.due,
            what=row.text, where=meeting.network.name,
            why=_("Agreed at the meeting on %(day)s.") % {"day": day(meeting.date)},
            step=Link(_("Mark as done"), reverse("meetings:completion", args=[row.pk])),
        )  # fmt: skip


def _to_prepare(person: Person, found: Facts, now: datetime) -> Iterator[Task]:
    """Meetings that the person has been asked to prepare and that are not called yet."""
    rows = Delegation.objects.living(now).uncalled().filter(person=person)
    for row in rows.select_related("meeting__network", "by"):
        due = row.meeting.date - timedelta(days=found.federation.notice_days)
        yield Task(
            status=_by_date(due, timezone.localdate(now)), due=due,
            what=_("Prepare the meeting on %(day)s") % {"day": day(row.meeting.date)},
            where=row.meeting.network.name, why=_("%(by)s asks you to.") % {"by": row.by},
            step=Link(_("Make the agenda"), reverse("meetings:agenda", args=[row.meeting_id])),
        )  # fmt: skip


def _invitations(person: Person, now: datetime) -> list[Invitation]:
    rows = person.invitations.filter(meeting__ends_at__gte=now, meeting__cancellation__isnull=True)
    rows = rows.to_answer()
    return list(rows.select_related("meeting__network").order_by("meeting__starts_at"))


def _replies(invitations: Iterable[Invitation], today: date) -> Iterator[Task]:
    """Notices that the person has not answered; by a week before the meeting, if that is ahead."""
    for row in invitations:
        if row.answer:
            continue
        due = max(row.meeting.date - SOON, today)
        yield Task(
            status="due", due=due, where=row.meeting.network.name,
            what=_("Say whether you come on %(day)s") % {"day": day(row.meeting.date)},
            why=row.meeting.place, step=Link(_("Answer the notice"), _reply_url(row)),
        )  # fmt: skip


def _reply_url(invitation: Invitation) -> str:
    return reverse("meetings:reply", args=[invitation.token])


def _once(tasks: Iterable[Task]) -> list[Task]:
    """One page to go to is shown once, with the most urgent of the reasons to go there."""
    first: dict[str, Task] = {}
    for task in tasks:
        url = task.step.url
        if url not in first or task.order < first[url].order:
            first[url] = task
    return list(first.values())


def _open_feedback(own: frozenset[int]) -> Iterable[Feedback]:
    return Feedback.objects.open().filter(Q(sender__in=own) | Q(receiver__in=own)).newest_first()


def _unanswered(mandate: Mandate, feedback: Iterable[Feedback]) -> Iterator[Wait]:
    """What the person's network said and has not been answered, for those who send for it."""
    for row in feedback:
        held = mandate.roles.get(row.sender_id, frozenset())
        if held and not mandate.roles.get(row.receiver_id, frozenset()) & LEADS:
            said = _("%(receiver)s is to answer: %(title)s")
            yield Wait(
                what=said % {"receiver": row.receiver, "title": row.title},
                where=row.sender.name, since=row.on, url=row.get_absolute_url(),
            )  # fmt: skip


def _unapproved(mandate: Mandate, found: Facts) -> Iterator[Wait]:
    """Records that the person sent for approval, or that wait in their network's name."""
    for network, meeting in _out_for_approval(found):
        held = mandate.roles.get(network.pk, frozenset())
        if held & WRITES and not held & LEADS:
            said = _("%(record)s of %(day)s waits for approval") % _named(network, meeting)
            yield Wait(
                what=said[:1].upper() + said[1:], where=network.name,
                since=timezone.localdate(meeting.submitted_at), url=meeting.url,
            )  # fmt: skip


def _meetings(
    own: frozenset[int], invitations: Iterable[Invitation], now: datetime
) -> list[tuple[Meeting, Invitation | None]]:
    """The coming meetings of the person's networks, with their invitation where there is one."""
    mine = {row.meeting_id: row for row in invitations}
    rows = Meeting.objects.standing().upcoming(now).filter(held_by(own) | Q(pk__in=mine))
    return [(row, mine.get(row.pk)) for row in rows.select_related("network", "host")]


def _by_date(due: date, today: date) -> str:
    if due < today:
        return "late"
    return "due" if due <= today + SOON else "upcoming"
