"""Invitations and the feed, held against RFC 5545 and the tables of RFC 5546, 3.2."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from django.utils import translation
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.meetings.calendar import ZONE, feed, invitation
from samverk.meetings.letters import Matter, draft
from samverk.meetings.models import Cancellation, Guest, Invitation, Meeting

pytestmark = pytest.mark.django_db

BASE = "https://samverk.example"
LONG_TITLE = "Övergångar mellan årskurser, närvaro och stöd; frågor, svar\\exempel " * 3
# Property → how often it may stand in the event (least, most), by method.
TABLES = {
    "REQUEST": {
        "ATTENDEE": (1, 99),
        "DTSTAMP": (1, 1),
        "DTSTART": (1, 1),
        "ORGANIZER": (1, 1),
        "SEQUENCE": (0, 1),
        "SUMMARY": (1, 1),
        "UID": (1, 1),
        "DTEND": (0, 1),
        "DURATION": (0, 0),
        "DESCRIPTION": (0, 1),
        "LOCATION": (0, 1),
        "URL": (0, 1),
        "STATUS": (0, 1),
        "TRANSP": (0, 1),
        "REQUEST-STATUS": (0, 0),
        "RECURRENCE-ID": (0, 0),
    },
    "CANCEL": {
        "ATTENDEE": (0, 99),
        "DTSTAMP": (1, 1),
        "DTSTART": (0, 1),
        "ORGANIZER": (1, 1),
        "SEQUENCE": (1, 1),
        "SUMMARY": (0, 1),
        "UID": (1, 1),
        "DTEND": (0, 1),
        "DURATION": (0, 0),
        "DESCRIPTION": (0, 1),
        "LOCATION": (0, 1),
        "URL": (0, 1),
        "STATUS": (1, 1),
        "REQUEST-STATUS": (0, 0),
    },
    "PUBLISH": {
        "ATTENDEE": (0, 0),
        "DTSTAMP": (1, 1),
        "DTSTART": (1, 1),
        "ORGANIZER": (1, 1),
        "SEQUENCE": (0, 1),
        "SUMMARY": (1, 1),
        "UID": (1, 1),
        "DTEND": (0, 1),
        "DESCRIPTION": (0, 1),
        "LOCATION": (0, 1),
        "URL": (0, 1),
        "STATUS": (0, 1),
        "TRANSP": (0, 1),
        "REQUEST-STATUS": (0, 0),
    },
}
STATUSES = {
    "REQUEST": {"TENTATIVE", "CONFIRMED"},
    "CANCEL": {"CANCELLED"},
    "PUBLISH": {"TENTATIVE", "CONFIRMED", "CANCELLED"},
}


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    meeting = Meeting.plan(
        cast.network,
        by=cast.chair,
        starts_at=datetime(2026, 3, 13, 8, 0, tzinfo=UTC),
        ends_at=datetime(2026, 3, 13, 11, 0, tzinfo=UTC),
        place="Stadshuset, sal A",
        online_url="https://mote.example/grundskola",
        host=cast.municipalities["Hjo"],
    )
    meeting.add_item(by=cast.chair, title=LONG_TITLE.strip()[:200])
    return meeting


def invite(meeting: Meeting, cast: Cast, kind: str = "request") -> str:
    with translation.override("sv"):
        return invitation(meeting, cast.member, kind=kind, base_url=BASE)


def parsed(text: str) -> Any:
    return Calendar.from_ical(text)


def the_event(text: str) -> Any:
    [event] = parsed(text).walk("VEVENT")
    return event


def check(text: str) -> None:
    """Raise AssertionError where the text breaks RFC 5545 or its method's table."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = parsed(text)
    method = str(calendar["METHOD"])
    assert text.count("\r\nMETHOD:") == 1
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    sequences = set()
    for event in calendar.walk("VEVENT"):
        counts = dict.fromkeys(TABLES[method], 0)
        for name, _value in event.property_items(recursive=False):
            if name not in ("BEGIN", "END"):
                assert name in counts, f"{method} may not have {name}"
                counts[name] += 1
        for name, (least, most) in TABLES[method].items():
            assert least <= counts[name] <= most, f"{method} has {counts[name]} {name}"
        assert str(event["STATUS"]) in STATUSES[method]
        assert event["DTEND"].dt > event["DTSTART"].dt
        assert {str(event[name].params["TZID"]) for name in ("DTSTART", "DTEND")} <= zones
        assert event["DTSTAMP"].dt.utcoffset() == timedelta(0)
        assert str(event["ORGANIZER"]).startswith("mailto:")
        sequences.add(event["SEQUENCE"])
    assert sequences
    vobject.readOne(text).validate(raiseException=True)


@pytest.mark.parametrize("kind", ["request", "update", "cancel"])
def test_an_invitation_follows_the_standards(meeting: Meeting, cast: Cast, kind: str) -> None:
    check(invite(meeting, cast, kind))


LETTERS = ["save", "moved day", "request", "update", "cancel", "guest", "guest cancelled", "deputy"]


def letter(meeting: Meeting, cast: Cast, what: str) -> str:
    """The invitation in each kind of letter that goes out, made as it is sent."""
    one: Invitation | Guest = Invitation(meeting=meeting, person=cast.member, token="x")
    if what.startswith("guest"):
        one = Guest(meeting=meeting, name="Åsa Öst, docent", email="asa@hogskolan.example", pk=1)
        one.token = "x"
    matter = Matter.of(meeting)
    if what == "deputy":
        matter = replace(matter, informed=frozenset({cast.member.pk}))
    if what not in ("save", "moved day"):
        meeting.notices.get_or_create(kind="request", sequence=0, by=cast.chair)
    if what not in ("save", "request", "guest", "deputy"):
        meeting.sequence = 7
    kinds = {"moved day": "update", "guest": "request", "guest cancelled": "cancel"}
    kind = kinds.get(what, "request" if what == "deputy" else what)
    return draft(matter, one, key=what, kind=kind).calendar


@pytest.mark.parametrize("what", LETTERS)
def test_what_each_letter_brings_follows_the_standards(
    meeting: Meeting, cast: Cast, what: str
) -> None:
    text = letter(meeting, cast, what)
    check(text)
    event = the_event(text)
    tentative = what in ("save", "moved day")
    cancelled = "cancel" in what
    expected = "CANCELLED" if cancelled else "TENTATIVE" if tentative else "CONFIRMED"
    assert event["STATUS"] == expected
    assert parsed(text)["METHOD"] == ("CANCEL" if cancelled else "REQUEST")
    asks = event["ATTENDEE"].params["RSVP"]
    assert asks == ("FALSE" if tentative or what == "deputy" else "TRUE")
    assert ("Övergångar" in event.get("DESCRIPTION", "")) == (not tentative)


@pytest.mark.parametrize("what", LETTERS)
def test_two_parsers_by_others_read_the_same(meeting: Meeting, cast: Cast, what: str) -> None:
    """Out and in again through each, and what counts is what it was."""
    text = letter(meeting, cast, what)
    first = vobject.readOne(vobject.readOne(text).serialize()).vevent
    stream = IcsCalendarStream.calendar_from_ics(text)
    [second] = IcsCalendarStream.calendar_from_ics(IcsCalendarStream.calendar_to_ics(stream)).events
    event = the_event(text)
    assert first.uid.value == second.uid == str(event["UID"]) == f"{meeting.uid}@samverk"
    assert int(first.sequence.value) == second.sequence == event["SEQUENCE"] == meeting.sequence
    for one, other, told in (
        (first.dtstart.value, second.dtstart, meeting.starts_at),
        (first.dtend.value, second.dtend, meeting.ends_at),
    ):
        assert one == other == told
    attendee = "asa@hogskolan.example" if what.startswith("guest") else cast.member.email
    assert first.attendee.value == f"mailto:{attendee}"
    assert [str(one.uri) for one in second.attendees] == [f"mailto:{attendee}"]
    assert first.status.value == second.status == str(event["STATUS"])
    assert first.summary.value == second.summary == str(event["SUMMARY"])


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("METHOD:REQUEST", "METHOD:PUBLISH"),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED"),
        ("TZID:Europe/Stockholm\r\nBEGIN", "TZID:Europe/Oslo\r\nBEGIN"),
        ("SUMMARY:", "SUMMARY:one\r\nSUMMARY:"),
    ],
)
def test_the_check_itself_can_fail(meeting: Meeting, cast: Cast, right: str, wrong: str) -> None:
    text = invite(meeting, cast)
    assert right in text
    with pytest.raises(AssertionError):
        check(text.replace(right, wrong, 1))


def test_what_an_invitation_says(meeting: Meeting, cast: Cast) -> None:
    text = invite(meeting, cast)
    event = the_event(text)
    assert "DTSTART;TZID=Europe/Stockholm:20260313T090000" in text
    assert event["SUMMARY"] == f"Grundskola: {meeting.get_kind_display()}"
    assert event["LOCATION"] == "Stadshuset, sal A, Hjo"
    assert event["URL"] == f"{BASE}/moten/{meeting.pk}/"
    assert LONG_TITLE.strip()[:200] in event["DESCRIPTION"]
    assert str(event["ORGANIZER"]) == f"mailto:{cast.federation.office_mail}"
    attendee = event["ATTENDEE"]
    assert str(attendee) == f"mailto:{cast.member.email}"
    assert attendee.params["RSVP"] == "TRUE"
    assert attendee.params["PARTSTAT"] == "NEEDS-ACTION"
    assert attendee.params["ROLE"] == "REQ-PARTICIPANT"
    assert attendee.params["CN"] == cast.member.name


def test_nobody_else_is_named(meeting: Meeting, cast: Cast) -> None:
    text = invite(meeting, cast).replace("\r\n ", "")
    for other in (cast.chair, cast.secretary, cast.presidium):
        assert other.name not in text
        assert str(other.email) not in text


def test_a_name_with_a_comma_is_quoted(meeting: Meeting, cast: Cast) -> None:
    cast.member.name = 'Nyman, Olof; "Olle"'
    text = invite(meeting, cast)
    check(text)
    assert 'CN="Nyman, Olof' in text.replace("\r\n ", "")


def test_a_change_keeps_the_identity_and_raises_the_sequence(meeting: Meeting, cast: Cast) -> None:
    first = the_event(invite(meeting, cast))
    meeting.sequence += 1
    second = the_event(invite(meeting, cast, "update"))
    third = invite(meeting, cast, "cancel")
    assert first["UID"] == second["UID"] == the_event(third)["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)
    assert "METHOD:CANCEL" in third
    assert the_event(third)["STATUS"] == "CANCELLED"


def test_the_zone_agrees_with_the_real_one() -> None:
    [zone] = parsed(f"BEGIN:VCALENDAR\n{ZONE}END:VCALENDAR").walk("VTIMEZONE")
    real = ZoneInfo("Europe/Stockholm")
    turns = []
    for part in zone.subcomponents:
        rule = rrulestr(part["RRULE"].to_ical().decode(), dtstart=part["DTSTART"].dt)
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        for turn in rule.between(datetime(2024, 1, 1), datetime(2036, 1, 1)):
            moment = (turn - before).replace(tzinfo=UTC)
            second_before = moment - timedelta(seconds=1)
            assert second_before.astimezone(real).utcoffset() == before
            assert moment.astimezone(real).utcoffset() == after
            assert moment.astimezone(real).tzname() == str(part["TZNAME"])
            turns.append(moment)
    assert len(turns) == 2 * 12
    clock = datetime(2024, 1, 1, tzinfo=UTC)
    while clock.year < 2036:  # and the real zone turns at no other hour
        later = clock + timedelta(hours=1)
        turned = clock.astimezone(real).utcoffset() != later.astimezone(real).utcoffset()
        assert turned == (later in turns)
        clock = later


def test_the_feed_shows_only_what_is_public(meeting: Meeting, cast: Cast) -> None:
    gone = Meeting.plan(
        cast.network,
        by=cast.chair,
        starts_at=meeting.starts_at + timedelta(days=200),
        ends_at=meeting.ends_at + timedelta(days=200),
    )
    Cancellation.objects.create(meeting=gone, by=cast.chair, reason="Sjukdom")
    with translation.override("sv"):
        text = feed(Meeting.objects.with_stage().order_by("starts_at"), name="Grundskola")
    check(text)
    unfolded = text.replace("\r\n ", "")
    assert "METHOD:PUBLISH" in text
    for private in ("mote.example", "Sjukdom", "Övergångar", "ATTENDEE", cast.chair.name):
        assert private not in unfolded
    first, second = parsed(text).walk("VEVENT")
    assert (first["STATUS"], second["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert "DTSTART;TZID=Europe/Stockholm:20260929T100000" in text  # summer time


def test_a_feed_takes_few_queries(
    meeting: Meeting, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, 6):
        Meeting.plan(
            cast.network,
            by=cast.chair,
            starts_at=meeting.starts_at + timedelta(days=day),
            ends_at=meeting.ends_at + timedelta(days=day),
        )
    with django_assert_num_queries(2):
        feed(Meeting.objects.select_related("network", "host", "cancellation"))
