"""A person's own calendar: the meetings of all the networks they take part in, to subscribe to."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Max, Prefetch, Q
from django.utils import timezone, translation

from samverk.ledger.models import Entry
from samverk.meetings.calendar import own
from samverk.meetings.models import Invitation, Meeting
from samverk.meetings.models.meeting import held_by
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership, Person

REACHES_BACK = timedelta(days=366)

type Span = tuple[date, date | None]


@dataclass(frozen=True)
class OwnCalendar:
    """The calendar as it is now, and when what is in it last changed."""

    text: str
    changed_at: datetime

    @classmethod
    def of(cls, person: Person, *, now: datetime) -> "OwnCalendar":
        """In the person's language; as many queries however much there is."""
        spans = _spans(person)
        changed_at = _changed_at(person, spans, now=now)
        with translation.override(person.language):
            text = own(
                _meetings(person, spans, now=now),
                stamp=changed_at,
                base_url=settings.BASE_URL,
            )
        return cls(text, changed_at)


def _spans(person: Person) -> dict[int, list[Span]]:
    """By network: the days when the person was or will be there, as a member or in a role."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for places in (Membership.objects, Appointment.objects):
        held = places.filter(person=person, network__isnull=False)
        for network, since, until in held.values_list("network_id", "since", "until"):
            spans[network].append((since, until))
    return spans


def _meetings(
    person: Person, spans: dict[int, list[Span]], *, now: datetime
) -> list[tuple[Meeting, Invitation | None]]:
    """Those on days when the person is in the network, which they have not left; a cancelled one
    stays, struck out, until its hour is over."""
    today = timezone.localdate(now)
    mandate = Mandate.of(person, today)
    to_come = {pk for pk, days in spans.items() if any(since > today for since, _until in days)}
    own_invitation = Prefetch("invitations", Invitation.objects.filter(person=person))
    rows = (
        Meeting.objects.filter(
            Q(cancellation__isnull=True) | Q(ends_at__gte=now),
            held_by(mandate.member_of | mandate.roles.keys() | to_come),
            starts_at__gte=now - REACHES_BACK,
        )
        .select_related("network", "host", "cancellation")
        .prefetch_related("notices", "joint", own_invitation)
        .order_by("starts_at", "pk")
    )
    return [
        (meeting, next(iter(meeting.invitations.all()), None))
        for meeting in rows
        if any(
            _covered(meeting.date, spans[network])
            for network in (meeting.network_id, *(joint.pk for joint in meeting.joint.all()))
        )
    ]


def _covered(day: date, spans: list[Span]) -> bool:
    return any(since <= day and (until is None or day <= until) for since, until in spans)


def _changed_at(person: Person, spans: dict[int, list[Span]], *, now: datetime) -> datetime:
    """The latest act in the person's networks or of their own; a new day is a change too."""
    acts = Entry.objects.filter(Q(network_id__in=spans) | Q(actor=person))
    latest = acts.aggregate(at=Max("at"))["at"]
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(now), time()))
    return max(latest or midnight, midnight).replace(microsecond=0)
