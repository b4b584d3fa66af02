"""All that the rules ask about, fetched for many networks in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Exists, F, Max, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone

from samverk.charters.models import Adoption, Charter, Duty
from samverk.dialogue.models import Feedback
from samverk.followup.models import Attestation, Review
from samverk.meetings.models import AgendaItem, Attendance, Cancellation, Meeting, Notice
from samverk.networks.models import Federation, Network
from samverk.people.models import (
    Appointment,
    Membership,
    Person,
    RegisterConfirmation,
    bearers,
)
from samverk.post.models import Letter, LetterQuerySet
from samverk.publishing.models import awaiting_release

# Rules look back at most over two pairs of years.
YEARS_BACK = 3


@dataclass(frozen=True)
class MeetingFact:
    """What has happened to one meeting, and when."""

    pk: int
    network_id: int
    kind: str
    starts_at: datetime
    ends_at: datetime
    place: str
    host_id: int | None
    cancelled: bool
    called_at: datetime | None
    has_agenda: bool
    attended: bool
    begun_at: datetime | None
    submitted_at: datetime | None
    approved_at: datetime | None
    awaits_release: bool
    published_at: datetime | None
    reported_at: datetime | None

    @property
    def on(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def url(self) -> str:
        return reverse("meetings:meeting", args=[self.pk])

    def is_held(self, today: date) -> bool:
        """Its day is past, or it is today and has left a trace."""
        traced = self.attended or self.begun_at is not None
        return self.on < today or (self.on == today and traced)


@dataclass(frozen=True)
class Facts:
    """Rows by what the rules look them up by: the network, if nothing else is said.

    `since` is by network and kind of duty, `feedback` by sender and receiver, oldest first,
    `members` by network and municipality, `duties` by charter, `attestations` by duty.

    `known` is the first day that samverk has anything about a network; `adopted` is when its
    latest charter was adopted, whether it holds yet or not. `reviews` are the network's parts of
    yearly revisions, by year. `groups` are the working groups
    that go on below each network; of the `resting` nothing is asked.
    """

    federation: Federation
    networks: tuple[Network, ...]
    charters: dict[int, Charter]
    duties: dict[int, list[Duty]]
    since: dict[tuple[int, str], date]
    known: dict[int, date]
    adopted: dict[int, date]
    meetings: dict[int, list[MeetingFact]]
    joint: dict[int, list[MeetingFact]]
    confirmations: dict[int, list[RegisterConfirmation]]
    appointments: dict[int, list[Appointment]]
    members: dict[tuple[int, int], list[Person]]
    feedback: dict[tuple[int, int], list[Feedback]]
    attestations: dict[int, list[Attestation]]
    reviews: dict[int, list[Review]]
    groups: dict[int, list[Network]]
    resting: frozenset[int]

    @property
    def uncharted(self) -> list[Network]:
        """Those without a charter in force."""
        return [network for network in self.networks if network.pk not in self.charters]

    def holders(self, network: Network, role: str, on: date) -> tuple[Person, ...]:
        """Who holds a role in a network on a day, or is asked in its stead, by name."""
        held = (
            row
            for row in self.appointments.get(network.pk, [])
            if row.since <= on and (row.until is None or on <= row.until)
        )
        people = {row.person for row in bearers(held, role)}
        return tuple(sorted(people, key=lambda person: person.name))


def facts(networks: Iterable[Network], *, today: date) -> Facts:
    """Fetch them. A network's commissioning body counts too, for what is said between them."""
    chosen = tuple(networks)
    ids = {network.pk for network in chosen}
    both = ids | {network.parent_id for network in chosen if network.parent_id}
    charters = {charter.network_id or 0: charter for charter in _charters(ids, today)}
    meetings, joint = _meetings(both, today)
    return Facts(
        federation=Federation.objects.get(),
        networks=chosen,
        charters=charters,
        duties=_duties(charters),
        since=_since(ids),
        known=_known(ids),
        adopted=_adopted(ids),
        meetings=meetings,
        joint=joint,
        confirmations=_by(
            "network_id", RegisterConfirmation.objects.filter(network__in=ids).select_related("by")
        ),
        appointments=_by(
            "network_id", Appointment.objects.filter(network__in=both).select_related("person")
        ),
        members=_members(ids, today),
        feedback=_feedback(ids),
        attestations=_by(
            "duty_id",
            Attestation.objects.filter(duty__charter__in=charters.values())
            .select_related("by")
            .order_by("year"),
        ),
        reviews=_by("network_id", Review.objects.of_record().filter(network__in=ids)),
        groups=_by("parent_id", _groups(ids, today)),
        resting=frozenset(
            Network.objects.filter(pk__in=ids).paused(today).values_list("pk", flat=True)
        ),
    )


def _by[R](attribute: str, rows: Iterable[R]) -> dict[int, list[R]]:
    found: dict[int, list[R]] = defaultdict(list)
    for row in rows:
        found[getattr(row, attribute)].append(row)
    return dict(found)


def _groups(ids: set[int], today: date) -> Iterable[Network]:
    groups = Network.objects.active(today).filter(parent__in=ids, kind=Network.Kind.GROUP)
    return groups.by_name()


def _charters(ids: set[int], today: date) -> Iterable[Charter]:
    held = Charter.objects.in_force(today).filter(network__in=ids)
    return held.select_related("network", "adoption", "file", "grounding__strategy").defer("text")


def _duties(charters: dict[int, Charter]) -> dict[int, list[Duty]]:
    known = {charter.pk: charter for charter in charters.values()}
    duties = list(Duty.objects.filter(charter__in=known).order_by("position", "pk"))
    for duty in duties:
        duty.charter = known[duty.charter_id]
    return _by("charter_id", duties)


def _since(ids: set[int]) -> dict[tuple[int, str], date]:
    """Since when each kind of duty has lain on a network, through all its charters."""
    rows = (
        Duty.objects.filter(charter__network__in=ids, charter__adoption__isnull=False)
        .order_by()
        .values_list("charter__network", "kind")
        .annotate(first=Min("charter__adoption__in_force_from"))
    )
    return {(network, kind): first for network, kind, first in rows}


def _known(ids: set[int]) -> dict[int, date]:
    """The day a first meeting was held or a first charter recorded, whichever came first."""
    rows = Network.objects.filter(pk__in=ids).values_list(
        "pk",
        Min("meetings__starts_at"),
        Min("charters__adoption__recorded_at"),
    )
    return {
        network: min(timezone.localdate(moment) for moment in moments if moment)
        for network, *moments in rows
        if any(moments)
    }


def _adopted(ids: set[int]) -> dict[int, date]:
    rows = (
        Adoption.objects.filter(charter__network__in=ids)
        .values_list("charter__network")
        .annotate(latest=Max("on"))
    )
    return {network: latest for network, latest in rows if network is not None}


def _members(ids: set[int], today: date) -> dict[tuple[int, int], list[Person]]:
    """A network's members by municipality: who a host municipality's duties fall on."""
    found: dict[tuple[int, int], list[Person]] = defaultdict(list)
    rows = Membership.objects.on(today).filter(
        network__in=ids, kind=Membership.Kind.MEMBER, municipality__isnull=False
    )
    for row in rows.select_related("person").order_by("person__name"):
        found[row.network_id, row.municipality_id or 0].append(row.person)
    return dict(found)


def _feedback(ids: set[int]) -> dict[tuple[int, int], list[Feedback]]:
    """What bodies have said to each other, by sender and receiver, oldest first."""
    found: dict[tuple[int, int], list[Feedback]] = defaultdict(list)
    rows = Feedback.objects.filter(Q(sender__in=ids) | Q(receiver__in=ids))
    for row in rows.select_related("sender", "receiver", "answer").order_by("on", "pk"):
        found[row.sender_id, row.receiver_id].append(row)
    return dict(found)


def _reports() -> LetterQuerySet:
    """The letter that took a meeting's approved record to the office (publishing/acts.py)."""
    approval = Cast(OuterRef("minutes__approval"), CharField())
    return Letter.objects.filter(key=Concat(Value("office:"), approval))


type Held = dict[int, list[MeetingFact]]


def _meetings(ids: set[int], today: date) -> tuple[Held, Held]:
    """By network: the meetings that it runs, and those that it takes part in and another runs."""
    earliest = timezone.make_aware(datetime(today.year - YEARS_BACK, 1, 1))
    here = OuterRef("pk")
    called = Notice.objects.filter(meeting=here, kind=Notice.Kind.REQUEST).order_by("sent_at")
    came = Attendance.objects.filter(meeting=here).exclude(presence="absent")
    rows = (
        Meeting.objects.filter(Q(network__in=ids) | Q(joint__in=ids), starts_at__gte=earliest)
        .order_by("starts_at", "pk")
        .values("pk", "network_id", "kind", "starts_at", "ends_at", "place", "host_id")
        .annotate(
            guest_network=F("joint"),
            cancelled=Exists(Cancellation.objects.filter(meeting=here)),
            called_at=Subquery(called.values("sent_at")[:1]),
            has_agenda=Exists(AgendaItem.objects.filter(meeting=here)),
            attended=Exists(came),
            begun_at=F("minutes__begun_at"),
            submitted_at=F("minutes__submission__at"),
            approved_at=F("minutes__approval__at"),
            awaits_release=Exists(awaiting_release().filter(minutes__meeting=here)),
            published_at=F("minutes__approval__publication__published_at"),
            reported_at=Subquery(_reports().values("sent_at")[:1]),
        )
    )
    own: dict[int, dict[int, MeetingFact]] = defaultdict(dict)
    joint: dict[int, dict[int, MeetingFact]] = defaultdict(dict)
    for found in rows:
        row: dict[str, Any] = dict(found)
        guest = row.pop("guest_network")
        fact = MeetingFact(**row)
        own[fact.network_id][fact.pk] = fact
        if guest:
            joint[guest][fact.pk] = fact
    return _listed(own), _listed(joint)


def _listed(found: dict[int, dict[int, MeetingFact]]) -> Held:
    return {network: list(meetings.values()) for network, meetings in found.items()}
