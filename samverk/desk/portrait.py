"""The portrait of one network: what it is for, who leads it, what it delivers, how it goes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Count, F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.charters.models import Assignment, Charter, Goal, expiry
from samverk.desk.families import FAMILIES
from samverk.desk.overview import Cell, cell_of
from samverk.dialogue.access import may_send
from samverk.dialogue.models import Feedback
from samverk.followup.facts import facts
from samverk.followup.rules import standings
from samverk.followup.standing import Standing, leading, missed
from samverk.meetings.models import AgendaItem, Meeting
from samverk.networks.models import Network
from samverk.people.mandate import LEADS, Mandate
from samverk.people.models import Appointment, Person
from samverk.people.register import Register
from samverk.publishing.models import Publication

# Longer lists of past things fold away on their own pages.
SHOWN = 10


@dataclass(frozen=True)
class Held:
    """One duty in a portrait: how it stands as a whole, and what was missed before."""

    standing: Standing
    missed: list[Standing]
    all: list[Standing]


@dataclass(frozen=True)
class Group:
    """The duties of one role, and who holds it."""

    role: str
    holders: tuple[Person, ...]
    duties: list[Held]


# How a meeting's stage looks in a list: what waits for somebody stands out.
LOOKS = {
    Meeting.Stage.HELD: "due",
    Meeting.Stage.DRAFTED: "due",
    Meeting.Stage.SUBMITTED: "due",
    Meeting.Stage.APPROVED: "met",
    Meeting.Stage.CANCELLED: "none",
}


@dataclass(frozen=True)
class Sitting:
    """A meeting in a list, with its stage and how that looks."""

    meeting: Meeting
    stage: Meeting.Stage

    @property
    def look(self) -> str:
        return LOOKS.get(self.stage, "upcoming")


@dataclass(frozen=True)
class Work:
    """An assignment, and on how many of this year's meetings it has been; `latest` of all years.

    What the assignment of an earlier version that it continues was on counts too.
    """

    assignment: Assignment
    times: int
    latest: datetime | None

    def is_due_in(self, year: int) -> bool:
        return self.assignment.deliverable_year == year


@dataclass(frozen=True)
class Portrait:
    """All that a network's page shows; `cells` are this year by family of duties."""

    year: int
    charter: Charter | None
    expires: date | None
    leaders: list[Appointment]
    goals: list[tuple[Goal | None, list[Work]]]
    groups: list[Group]
    cells: list[Cell]
    summary: str
    state: str
    coming: list[Sitting]
    past: list[Sitting]
    register: Register
    feedback: list[Feedback]
    published: list[Publication]
    sends: bool

    @property
    def works(self) -> list[Work]:
        return [work for _goal, works in self.goals for work in works]

    @property
    def deliverables(self) -> list[Assignment]:
        """What there is to be by the end of this year."""
        return [work.assignment for work in self.works if work.is_due_in(self.year)]

    @property
    def taken_up(self) -> int:
        """How many of the assignments have been on a meeting this year."""
        return sum(bool(work.times) for work in self.works)

    @property
    def how_often(self) -> str:
        """What the charter says of meetings: "at least 4 meetings a year, on Fridays"."""
        duties = (held.standing.duty for group in self.groups for held in group.duties)
        said = (duty.rule_in_words for duty in duties if duty.kind == "hold_meetings")
        return next(filter(None, said), "")

    @property
    def next_meeting(self) -> Meeting | None:
        standing = (row.meeting for row in self.coming if not row.meeting.is_cancelled)
        return next(standing, None)

    def pressing(self, person: Person) -> Standing | None:
        """What is most urgent of that which falls on a person, if anything is."""
        found = [
            held.standing
            for group in self.groups
            for held in group.duties
            if held.standing.next_step
            and not held.standing.waits
            and held.standing.status in ("late", "due")
            and person in held.standing.asked
        ]
        return min(found, key=lambda standing: standing.urgency, default=None)


def portrait(network: Network, mandate: Mandate, *, now: datetime) -> Portrait:
    """Gather what one network is for, owes, does and has done."""
    today = timezone.localdate(now)
    found = facts([network], today=today)
    charter = found.charters.get(network.pk)
    all_standings = standings(found, today=today)
    duties = _duties(all_standings)
    register = Register.of(network, today)
    meetings = Meeting.objects.of(network).with_stage()
    state, summary = _in_words(duties)
    return Portrait(
        year=today.year,
        charter=charter,
        expires=expiry(charter) if charter else None,
        leaders=[row for row in register.appointments if row.role in LEADS],
        goals=_works(charter, now),
        groups=_by_role(duties),
        cells=[cell for name in FAMILIES if (cell := cell_of(name, all_standings)).standing],
        state=state,
        summary=summary,
        coming=[Sitting(row, row.stage(now)) for row in meetings.upcoming(now)],
        past=[Sitting(row, row.stage(now)) for row in meetings.past(now)[:SHOWN]],
        register=register,
        feedback=list(Feedback.objects.about(network).newest_first()[:SHOWN]),
        published=list(
            Publication.objects.newest_first().filter(approval__network=network)[:SHOWN]
        ),
        sends=may_send(mandate, network),
    )


def _duties(found: Iterable[Standing]) -> list[Held]:
    by_duty: dict[int, list[Standing]] = defaultdict(list)
    for standing in found:
        by_duty[standing.duty.pk].append(standing)
    return [Held(leading(rows), missed(rows), rows) for rows in by_duty.values()]


def _by_role(duties: Iterable[Held]) -> list[Group]:
    """Grouped by role, in the order that the charter names them first."""
    by_role: dict[str, list[Held]] = defaultdict(list)
    for held in duties:
        by_role[held.standing.role].append(held)
    return [
        Group(role, () if role == "host" else rows[0].standing.holders, rows)
        for role, rows in by_role.items()
    ]


def _works(charter: Charter | None, now: datetime) -> list[tuple[Goal | None, list[Work]]]:
    """The assignments below their goals, in the charter's order."""
    if charter is None:
        return []
    rows = charter.assignments.select_related("goal").order_by("goal__position", "position", "pk")
    found = _meetings_with(charter, now)
    works = [Work(row, *found.get(row.pk, (0, None))) for row in rows]
    grouped = groupby(works, key=lambda work: work.assignment.goal)
    return [(goal, list(group)) for goal, group in grouped]


def _meetings_with(charter: Charter, now: datetime) -> dict[int, tuple[int, datetime]]:
    """By assignment: on how many meetings of this year it has been, and the latest of all."""
    year = timezone.localdate(now).year
    found: dict[int, tuple[int, datetime]] = {}
    for path in ("assignment", "assignment__continued_by"):
        rows = (
            AgendaItem.objects.filter(
                **{f"{path}__charter": charter},
                meeting__cancellation__isnull=True,
                meeting__starts_at__lte=now,
            )
            .order_by()
            .values_list(F(path))
            .annotate(
                times=Count("meeting", filter=Q(meeting__starts_at__year=year), distinct=True),
                latest=Max("meeting__starts_at"),
            )
        )
        for pk, times, latest in rows:
            before = found.get(pk, (0, latest))
            found[pk] = (before[0] + times, max(before[1], latest))
    return found


def _in_words(duties: list[Held]) -> tuple[str, str]:
    """How the year goes, in one sentence with a status."""
    statuses = [held.standing.status for held in duties]
    late, vacant = statuses.count("late"), statuses.count("vacant")
    said = []
    if late:
        said.append(ngettext("%(n)s duty is late", "%(n)s duties are late", late) % {"n": late})
    if vacant:
        text = ngettext("%(n)s has nobody to do it", "%(n)s have nobody to do them", vacant)
        said.append(text % {"n": vacant})
    if not said:
        return "met", _("Nothing is late.")
    return ("late" if late else "vacant"), _("{first} and {second}.").format(
        first=said[0], second=said[1]
    ) if len(said) > 1 else f"{said[0]}."
