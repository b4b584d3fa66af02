"""A network with one duty in force and meetings on given days: what the rules are tested on."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from samverk.charters.models import Adoption, Charter, Duty
from samverk.documents.models import StoredFile
from samverk.followup.facts import facts
from samverk.followup.rules import standings
from samverk.followup.standing import Standing
from samverk.meetings.models import Approval, Meeting, Minutes, Notice, Submission
from samverk.networks.models import Municipality, Network
from samverk.people.models import Person


def moment(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def charter(network: Network, by: Person, since: date) -> Charter:
    """A charter in force since a day, and known to samverk since then."""
    file = StoredFile.objects.create(name="u.txt", media_type="text/plain", sha256="0", size=0)
    return Charter.objects.create(
        network=network,
        title="Uppdrag",
        file=file,
        text="",
        created_by=by,
        created_at=moment(since),
    )


def adopt(row: Charter, since: date) -> None:
    Adoption.objects.create(
        charter=row,
        body="Skolchefsnätverket",
        on=since,
        in_force_from=since,
        recorded_by=row.created_by,
        recorded_at=moment(since),
    )


def charge(
    network: Network, by: Person, *duties: tuple[str, str, dict[str, Any]], since: date
) -> list[Duty]:
    """Put duties (kind, role, rule) on a network by a charter in force since a day."""
    row = charter(network, by, since)
    made = [
        Duty.objects.create(
            charter=row, position=n, kind=kind, role=role, rule=rule, quote=f"Om {kind}."
        )
        for n, (kind, role, rule) in enumerate(duties)
    ]
    adopt(row, since)
    return made


def meet(
    network: Network,
    by: Person,
    day: date,
    *,
    kind: str = "network",
    host: Municipality | None = None,
) -> Meeting:
    return Meeting.objects.create(
        network=network,
        created_by=by,
        kind=kind,
        host=host,
        starts_at=moment(day),
        ends_at=moment(day, 12),
    )


def call(meeting: Meeting, by: Person, day: date) -> None:
    Notice.objects.create(meeting=meeting, kind="request", sequence=0, by=by, sent_at=moment(day))


def write(meeting: Meeting, by: Person, *, submitted: date | None = None) -> Minutes:
    minutes = Minutes.objects.create(meeting=meeting, kind="minutes", begun_by=by)
    if submitted:
        Submission.objects.create(minutes=minutes, by=by, at=moment(submitted))
    return minutes


def approve(minutes: Minutes, by: Person, day: date, number: int = 1) -> Approval:
    return Approval.objects.create(
        minutes=minutes,
        network=minutes.meeting.network,
        year=day.year,
        number=number,
        by=by,
        at=moment(day),
        content={},
        sha256="",
    )


def stand(network: Network, today: date) -> list[Standing]:
    return standings(facts([network], today=today), today=today)


def days_before(day: date, days: int) -> date:
    return day - timedelta(days=days)
