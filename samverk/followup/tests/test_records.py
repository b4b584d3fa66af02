"""Duties about a meeting's papers, by the day."""

from datetime import date, timedelta

import pytest

from samverk.followup.tests.scene import approve, call, charge, meet, moment, stand, write
from samverk.house.demo.cast import Cast
from samverk.post.models import Letter

LONG_AGO = date(2024, 1, 1)
MEETING = date(2026, 3, 27)


def lay(cast: Cast, kind: str, role: str = "secretary", **rule: object) -> None:
    charge(cast.network, cast.coordinator, (kind, role, rule), since=LONG_AGO)


@pytest.mark.parametrize(
    ("rule", "days", "status"),
    [
        ({}, 22, "upcoming"),
        ({}, 21, "due"),
        ({}, 14, "due"),
        ({}, 13, "late"),
        ({"days_before": 7}, 8, "due"),
        ({"days_before": 7}, 7, "due"),
        ({"days_before": 7}, 6, "late"),
    ],
)
def test_the_notice_is_due_days_before(
    cast: Cast, rule: dict[str, int], days: int, status: str
) -> None:
    lay(cast, "send_notice", "chair", **rule)
    meet(cast.network, cast.chair, MEETING)
    (only,) = stand(cast.network, MEETING - timedelta(days=days))
    assert only.status == status
    whose = "uppdragsbeskrivningen" if rule else "förbundets egen"
    assert whose in only.why


def test_a_sent_notice_is_met_and_tells_how_long_before(cast: Cast) -> None:
    lay(cast, "send_notice", "chair")
    call(meet(cast.network, cast.chair, MEETING), cast.chair, date(2026, 3, 20))
    (only,) = stand(cast.network, date(2026, 3, 21))
    assert only.status == "met"
    assert "7" in only.why
    assert "14" in only.why


def test_a_meeting_held_without_notice_cannot_be_mended(cast: Cast) -> None:
    lay(cast, "send_notice", "chair")
    meet(cast.network, cast.chair, MEETING)
    first, _none = stand(cast.network, date(2026, 3, 28))
    assert (first.status, first.closed) == ("late", True)


def test_minutes_are_met_when_approved(cast: Cast) -> None:
    lay(cast, "write_minutes")
    meeting = meet(cast.network, cast.chair, MEETING)
    assert stand(cast.network, MEETING + timedelta(days=6))[0].status == "upcoming"
    assert stand(cast.network, MEETING + timedelta(days=7))[0].status == "due"
    assert stand(cast.network, MEETING + timedelta(days=14))[0].status == "due"
    (late,) = stand(cast.network, MEETING + timedelta(days=15))
    assert (late.status, late.waits) == ("late", False)
    minutes = write(meeting, cast.secretary, submitted=date(2026, 4, 2))
    (waiting,) = stand(cast.network, MEETING + timedelta(days=15))
    assert (waiting.status, waiting.waits) == ("late", True)
    approve(minutes, cast.chair, date(2026, 4, 9))
    (met,) = stand(cast.network, MEETING + timedelta(days=15))
    assert (met.status, met.due) == ("met", None)


def test_the_charters_own_days_win(cast: Cast) -> None:
    lay(cast, "submit_minutes", days_after=30)
    meet(cast.network, cast.chair, MEETING)
    (only,) = stand(cast.network, MEETING + timedelta(days=20))
    assert (only.status, only.due) == ("upcoming", MEETING + timedelta(days=30))
    assert "uppdragsbeskrivningen" in only.why


def test_approved_is_not_yet_published(cast: Cast) -> None:
    lay(cast, "publish_minutes")
    approve(
        write(meet(cast.network, cast.chair, MEETING), cast.secretary, submitted=MEETING),
        cast.chair,
        date(2026, 3, 28),
    )
    (only,) = stand(cast.network, date(2026, 4, 5))
    # It waits for nobody else: it is theirs to look through and release.
    assert (only.status, only.waits) == ("due", False)
    assert only.next_step
    assert only.next_step.url.endswith("/publicera/")


def test_a_record_is_with_the_office_when_the_letter_is_sent(cast: Cast) -> None:
    lay(cast, "submit_minutes")
    minutes = write(meet(cast.network, cast.chair, MEETING), cast.secretary, submitted=MEETING)
    approval = approve(minutes, cast.chair, date(2026, 3, 28))
    letter = Letter.write(
        key=f"office:{approval.pk}",
        to="kansli@skaraborg.example",
        subject="…",
        text="…",
        reason="…",
    )
    assert stand(cast.network, date(2026, 4, 5))[0].status == "due"
    Letter.objects.filter(pk=letter.pk).update(sent_at=moment(date(2026, 3, 29)))
    (only,) = stand(cast.network, date(2026, 4, 5))
    assert only.status == "met"
    assert "29 mars" in only.why


def test_meetings_before_the_charter_are_not_held_against_it(cast: Cast) -> None:
    charge(
        cast.network,
        cast.coordinator,
        ("write_minutes", "secretary", {}),
        since=MEETING + timedelta(days=1),
    )
    meet(cast.network, cast.chair, MEETING)
    (only,) = stand(cast.network, date(2026, 6, 1))
    assert (only.status, only.evidence) == ("upcoming", ())


def test_a_new_charter_does_not_wipe_out_what_is_late(cast: Cast) -> None:
    lay(cast, "write_minutes")
    meet(cast.network, cast.chair, MEETING)
    charge(
        cast.network,
        cast.coordinator,
        ("write_minutes", "secretary", {}),
        since=date(2026, 5, 1),
    )
    (only,) = stand(cast.network, date(2026, 5, 2))
    assert only.status == "late"
