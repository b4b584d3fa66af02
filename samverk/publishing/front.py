"""What the public site shows of the networks, gathered from the rooms below.

Of people: what those who hold a role let everybody see of themselves. Of meetings: day, hour
and place, never the address of a video meeting.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from django.utils import timezone
from django.utils.functional import Promise

from samverk.charters.models import Assignment, Charter, Duty, Goal
from samverk.meetings.calendar import place_of
from samverk.meetings.models import Meeting
from samverk.meetings.models.meeting import MeetingQuerySet
from samverk.networks.models import Network
from samverk.networks.roles import HELD
from samverk.people.models import Appointment, bearers
from samverk.people.models.card import Card
from samverk.publishing.models import Publication

# Those that the public may want to reach, in the order they are shown.
LEADERS = ("chair", "presidium_chair", "convener", "presidium", "secretary", "liaison", "host")
# A role that the charter gives something to do needs somebody; the host changes from time to time.
NEEDED = frozenset(LEADERS) - {"host", "presidium_chair"}
RECENT_RECORDS = 6
RECENT_DECISIONS = 10
FEED_REACHES_BACK = timedelta(days=366)


@dataclass(frozen=True)
class Coming:
    """A meeting as the public knows it: `online` says that one can take part by video."""

    meeting: Meeting
    place: str
    online: bool

    @classmethod
    def of(cls, meeting: Meeting) -> "Coming":
        return cls(meeting, place_of(meeting), bool(meeting.online_url))


@dataclass(frozen=True)
class Glance:
    """A network on the start page."""

    network: Network
    next: Coming | None
    latest: Publication | None


def glances(now: datetime) -> list[Glance]:
    """The networks there are, those that commission first, with next meeting and latest record."""
    following: dict[int, Coming] = {}
    for meeting in Meeting.objects.standing().upcoming(now).select_related("host"):
        following.setdefault(meeting.network_id, Coming.of(meeting))
    latest = {made.network_id: made for made in Publication.objects.latest_of_each()}
    shown = Network.objects.alive(timezone.localdate(now)).without_groups().by_name()
    networks = sorted(shown, key=lambda network: network.parent_id is not None)
    return [Glance(each, following.get(each.pk), latest.get(each.pk)) for each in networks]


def ended_networks(today: date) -> list[Network]:
    """Those that are no more, and what they published stays."""
    return list(Network.objects.begun().ended(today).without_groups().by_name())


@dataclass(frozen=True)
class Leader:
    """A role and those who hold it; nobody where the charter asks for it in vain."""

    role: str | Promise
    people: list[Card]


@dataclass(frozen=True)
class GoalGroup:
    """A goal with its assignments; `goal` is empty for the assignments that name none."""

    goal: Goal | None
    assignments: list[Assignment]


@dataclass(frozen=True)
class PublicDecision:
    """A decision as it stands in the published record; `url` leads to it there."""

    number: int
    text: str
    made_on: date
    url: str


@dataclass(frozen=True)
class Front:
    """A network's public page."""

    network: Network
    leaders: list[Leader]
    meetings: list[Coming]
    latest: list[Publication]
    older: list[Publication]
    decisions: list[PublicDecision]
    charter: Charter | None
    goals: list[GoalGroup]


def front_of(network: Network, *, now: datetime, today: date) -> Front:
    charter = Charter.objects.in_force(today).filter(network=network)
    held = charter.select_related("adoption", "file").first()
    shown = Publication.objects.on_site().filter(approval__network=network)
    publications = list(shown.newest_first())
    return Front(
        network=network,
        leaders=leaders_of(network, held, today),
        meetings=[Coming.of(meeting) for meeting in network_meetings(network).upcoming(now)],
        latest=publications[:RECENT_RECORDS],
        older=publications[RECENT_RECORDS:],
        decisions=decisions_in(publications[:RECENT_RECORDS]),
        charter=held,
        goals=goals_of(held) if held else [],
    )


def network_meetings(network: Network) -> MeetingQuerySet:
    return Meeting.objects.of(network).select_related("network", "host", "cancellation")


def calendar_of(network: Network, *, now: datetime) -> list[Meeting]:
    """What the feed holds: a year back, and all that is planned."""
    return list(network_meetings(network).filter(starts_at__gte=now - FEED_REACHES_BACK))


def leaders_of(network: Network, charter: Charter | None, today: date) -> list[Leader]:
    """Who holds which role, with the roles that the charter counts on and nobody holds."""
    held: dict[str, list[Card]] = {role: [] for role in LEADERS}
    rows = Appointment.objects.on(today).filter(network=network, role__in=LEADERS)
    appointments = list(rows.select_related("person__municipality").order_by("person__name"))
    for appointment in appointments:
        held[appointment.role].append(Card.of(appointment.person))
    asked = Duty.objects.filter(charter=charter).values_list("role", flat=True) if charter else ()
    lacking = {role for role in NEEDED & set(asked) if not bearers(appointments, role)}
    shown = {role for role, people in held.items() if people} | lacking
    return [Leader(HELD[role], people) for role, people in held.items() if role in shown]


def goals_of(charter: Charter) -> list[GoalGroup]:
    """The goals that the network works with, and the assignments under each."""
    assignments: dict[int | None, list[Assignment]] = {}
    for assignment in charter.assignments.all():
        assignments.setdefault(assignment.goal_id, []).append(assignment)
    groups = [
        GoalGroup(goal, assignments.pop(goal.pk, []))
        for goal in charter.goals.filter(in_scope=True)
    ]
    rest = [each for some in assignments.values() for each in some]
    return groups + ([GoalGroup(None, rest)] if rest else [])


def decisions_in(publications: Iterable[Publication]) -> list[PublicDecision]:
    """The latest decisions, newest record first, from the content as it was released."""
    recent = {made.pk: made for made in publications}
    contents = Publication.objects.with_content().in_bulk(list(recent))
    decisions = (
        PublicDecision(
            number=decision["number"],
            text=decision["text"],
            made_on=made.approval.minutes.meeting.date,
            url=f"{made.get_absolute_url()}#beslut-{decision['number']}",
        )
        for pk, made in recent.items()
        for item in contents[pk].content["items"]
        for decision in item["decisions"]
    )
    return list(islice(decisions, RECENT_DECISIONS))
