"""What there is to show for an assignment, held against planted rows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverk.charters.models import Assignment, Duty
from samverk.dialogue.models import Feedback
from samverk.followup.evidence import evidence
from samverk.followup.models import Attestation
from samverk.followup.tests.revision import ASKED, give_charter
from samverk.followup.tests.scene import adopt, approve, charter, meet, write
from samverk.house.demo.cast import Cast
from samverk.meetings.models import AgendaItem, Cancellation
from samverk.networks.models import Network

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 1, 1), date(2026, 11, 22)


@pytest.fixture
def reading(cast: Cast) -> Assignment:
    return give_charter(cast, cast.network, *ASKED).assignments.earliest("position")


def take_up(assignment: Assignment, cast: Cast, day: date, *, approved: bool = True) -> AgendaItem:
    """The assignment on a meeting's agenda, with one decision and two actions, one of them done."""
    network = assignment.charter.network
    assert network
    meeting = meet(network, cast.chair, day)
    item = meeting.items.create(position=1, title="Läsning", assignment=assignment)
    item.decisions.create(text=f"Beslut {day:%m}")
    item.actions.create(text="Samla exempel", person=cast.member)
    item.actions.create(text="Boka lokal", who="Hjo").complete(by=cast.member, on=day)
    minutes = write(meeting, cast.secretary)
    if approved:
        approve(minutes, cast.chair, day, number=day.month)
    return item


def test_the_year_is_told_oldest_first(cast: Cast, reading: Assignment) -> None:
    later = take_up(reading, cast, date(2026, 9, 4))
    earlier = take_up(reading, cast, date(2026, 3, 6))
    take_up(reading, cast, date(2025, 12, 31))
    take_up(reading, cast, date(2026, 11, 23))
    found = evidence([reading], since=SINCE, until=UNTIL)[reading.pk]
    assert found.items == [earlier, later]
    assert [row.text for row in found.decisions] == ["Beslut 03", "Beslut 09"]
    assert [row.text for row in found.open_actions] == ["Samla exempel"] * 2
    assert [row.text for row in found.done_actions] == ["Boka lokal"] * 2


def test_a_decision_of_a_draft_and_a_cancelled_meeting_are_not_told(
    cast: Cast, reading: Assignment
) -> None:
    draft = take_up(reading, cast, date(2026, 3, 6), approved=False)
    gone = take_up(reading, cast, date(2026, 5, 8), approved=False)
    Cancellation.objects.create(meeting=gone.meeting, by=cast.chair, reason="Snö")
    found = evidence([reading], since=SINCE, until=UNTIL)[reading.pk]
    assert (found.items, found.decisions) == ([draft], [])


def test_what_an_earlier_version_has_to_show_counts(cast: Cast, reading: Assignment) -> None:
    item = take_up(reading, cast, date(2026, 3, 6))
    second = reading.charter.copy(by=cast.coordinator)
    adopt(second, date(2026, 4, 1))
    third = second.copy(by=cast.coordinator)
    adopt(third, date(2026, 6, 1))
    heir = third.assignments.get(continues__continues=reading)
    other = third.assignments.exclude(pk=heir.pk).earliest("position")
    found = evidence([heir, other], since=SINCE, until=UNTIL)
    assert found[heir.pk].items == [item]
    assert not found[other.pk]


def test_what_was_reported_upward_counts_and_nothing_else(cast: Cast, reading: Assignment) -> None:
    item = take_up(reading, cast, date(2026, 3, 6))

    def say(sender: Network, receiver: Network, origin: AgendaItem | None, on: date) -> Feedback:
        return Feedback.send(
            sender=sender, receiver=receiver, by=cast.secretary, on=on, origin=origin,
            title="Läsning", text="…", purpose="inform",
        )  # fmt: skip

    told = say(cast.network, cast.chiefs, item, date(2026, 3, 20))
    say(cast.network, cast.chiefs, None, date(2026, 3, 20))
    say(cast.network, cast.other, item, date(2026, 3, 20))
    say(cast.network, cast.chiefs, item, date(2026, 12, 1))
    assert evidence([reading], since=SINCE, until=UNTIL)[reading.pk].feedback == [told]


def test_what_was_told_of_following_up_counts_for_the_year(cast: Cast) -> None:
    row = charter(cast.network, cast.coordinator, date(2025, 1, 1))
    assignment = Assignment.objects.create(charter=row, text="Läsning", position=1)
    follow, chair = (
        Duty.objects.create(charter=row, kind=kind, role=role, quote=f"Om {kind}.")
        for kind, role in (("follow_up_assignments", "presidium"), ("facilitate", "chair"))
    )
    adopt(row, date(2025, 1, 1))

    def tell(duty: Duty, year: int) -> None:
        Attestation.objects.create(
            duty=duty, year=year, on=date(year, 11, 1), by=cast.chair, text=f"{duty.kind} {year}"
        )

    tell(follow, 2026)
    tell(follow, 2025)
    tell(chair, 2026)
    found = evidence([assignment], since=SINCE, until=UNTIL)[assignment.pk]
    assert [row.text for row in found.told] == ["follow_up_assignments 2026"]


def test_many_cost_what_one_does(cast: Cast, reading: Assignment) -> None:
    def price(rows: list[Assignment]) -> int:
        with CaptureQueriesContext(connection) as queries:
            evidence(rows, since=SINCE, until=UNTIL)
        return len(queries)

    take_up(reading, cast, date(2026, 3, 6))
    few = price([reading])
    others = give_charter(cast, cast.other, *(f"Uppdrag {n}" for n in range(20)))
    for month, row in enumerate(others.assignments.all()[:9], 1):
        take_up(row, cast, date(2026, month, 6))
    rows = Assignment.objects.select_related("charter")
    assert price(list(rows)) == few == 6
