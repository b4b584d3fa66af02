"""Answers from calendar programs by mail, in the shapes that they come in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Invitation, Meeting
from samverk.post.arriving import receive
from samverk.post.models import Arrival

type Run = Callable[[], int]

EVENT = """\
BEGIN:VCALENDAR
PRODID:-//Somebody//Calendar//EN
VERSION:2.0
{method}
BEGIN:VEVENT
UID:{uid}
SEQUENCE:{sequence}
DTSTAMP:{stamp}
DTSTART:20300313T080000Z
ATTENDEE;CN="Bo";{status}{more}:{prefix}{attendee}
ORGANIZER:mailto:mote@natverk.example
COMMENT:Jag kommer lite sent
END:VEVENT
END:VCALENDAR
"""
HEAD = """\
From: Bo <{sender}>
Date: {date}
Message-ID: <{id}@mail.example>
Subject: Svar
MIME-Version: 1.0
"""
# As Outlook sends it: one part. As Gmail: an alternative and a file. As Apple: a file alone.
OUTLOOK = """\
Content-Type: multipart/alternative; boundary="B"

--B
Content-Type: text/plain; charset="utf-8"

--B
Content-Type: text/calendar; charset="utf-8"; method=REPLY
Content-Transfer-Encoding: 8bit

{event}
--B--
"""
GMAIL = """\
Content-Type: multipart/mixed; boundary="A"

--A
Content-Type: multipart/alternative; boundary="B"

--B
Content-Type: text/plain; charset="UTF-8"

Bo has accepted.
--B
Content-Type: text/calendar; charset="UTF-8"; method=REPLY

{event}
--B--
--A
Content-Type: application/ics; name="invite.ics"
Content-Disposition: attachment; filename="invite.ics"

{event}
--A--
"""
APPLE = """\
Content-Type: multipart/mixed; boundary="A"

--A
Content-Type: text/plain

--A
Content-Type: application/octet-stream; name="iCal.ics"
Content-Disposition: attachment; filename="iCal.ics"

{event}
--A--
"""
SHAPES = {"outlook": OUTLOOK, "gmail": GMAIL, "apple": APPLE}


@pytest.fixture
def invitation(cast: Cast, run_jobs: Run) -> Invitation:
    start = timezone.now().replace(microsecond=0) + timedelta(days=20)
    meeting = Meeting.plan(
        cast.network,
        by=cast.chair,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        place="Skara",
    )
    meeting.add_item(by=cast.chair, title="Läsning")
    meeting.call(by=cast.chair)
    run_jobs()
    return meeting.invitations.get(person=cast.member)


def stamp(at: datetime) -> dict[str, str]:
    """When a calendar program says that it wrote an answer."""
    return {"stamp": f"{at:%Y%m%dT%H%M%SZ}", "date": f"{at:%a, %d %b %Y %H:%M:%S} +0000"}


def answer(
    invitation: Invitation, run_jobs: Run, shape: str = "outlook", **changed: Any
) -> Arrival:
    """The mail of the one invited, as it has arrived and been read."""
    facts = {
        "id": Arrival.objects.count(),
        "sender": str(invitation.person.email),
        "attendee": str(invitation.person.email),
        "uid": f"{invitation.meeting.uid}@samverk",
        "sequence": invitation.meeting.sequence,
        "status": "PARTSTAT=ACCEPTED",
        "method": "METHOD:REPLY",
        "prefix": "mailto:",
        "more": "",
        **stamp(timezone.now() + timedelta(minutes=1)),
        **changed,
    }
    data = (HEAD + SHAPES[shape]).format(event=EVENT.format(**facts), **facts)
    receive(data.replace("\n", "\r\n").encode())
    run_jobs()
    invitation.refresh_from_db()
    return Arrival.objects.get(message_id=f"<{facts['id']}@mail.example>")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("status", "expected"), [("ACCEPTED", "yes"), ("DECLINED", "no")])
def test_an_answer_counts(
    invitation: Invitation, run_jobs: Run, shape: str, status: str, expected: str
) -> None:
    arrival = answer(invitation, run_jobs, shape, status=f"PARTSTAT={status}")
    assert (arrival.kind, invitation.answer, invitation.via) == ("reply", expected, "calendar")
    assert "Jag kommer lite sent" in arrival.note


def test_an_address_is_the_same_in_capitals(invitation: Invitation, run_jobs: Run) -> None:
    address = str(invitation.person.email).upper()
    answer(invitation, run_jobs, sender=address, attendee=address, prefix="MAILTO:")
    assert invitation.answer == "yes"


def test_the_method_may_stand_in_the_mail_alone(invitation: Invitation, run_jobs: Run) -> None:
    answer(invitation, run_jobs, method="CALSCALE:GREGORIAN")
    assert invitation.answer == "yes"


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("reply", {"status": "PARTSTAT=TENTATIVE"}),
        ("other", {"sender": "nagon@annan.example"}),
        ("other", {"more": ';SENT-BY="mailto:assistent@hjo.example"'}),
        ("other", {"status": "PARTSTAT=DELEGATED"}),
        ("other", {"method": "METHOD:COUNTER"}),
        ("other", {"method": "METHOD:REQUEST"}),
        ("other", {"sender": "ny@hjo.example", "attendee": "ny@hjo.example"}),
        ("other", {"uid": "00000000-0000-4000-8000-000000000000@samverk"}),
        ("other", {"uid": "nobody-knows"}),
        ("other", {"method": "END:VCALENDAR\nBEGIN:"}),
    ],
)
def test_what_is_no_answer_of_the_one_invited_is_noted_and_not_counted(
    invitation: Invitation, run_jobs: Run, kind: str, changed: dict[str, str]
) -> None:
    arrival = answer(invitation, run_jobs, **changed)
    assert (arrival.kind, invitation.answer) == (kind, "")
    assert arrival.note


def told_anew(meeting: Meeting, run_jobs: Run, **changed: Any) -> None:
    """The meeting is changed, and everybody is told."""
    meeting.change(by=meeting.created_by, **changed)
    meeting.tell(by=meeting.created_by, kind="update")
    run_jobs()


def test_an_answer_about_an_earlier_time_is_not_counted(
    invitation: Invitation, run_jobs: Run
) -> None:
    meeting = invitation.meeting
    before, start = meeting.sequence, meeting.starts_at + timedelta(days=1)
    told_anew(meeting, run_jobs, starts_at=start, ends_at=start + timedelta(hours=3))
    arrival = answer(invitation, run_jobs, sequence=before)
    assert (arrival.kind, invitation.answer) == ("reply", "")


def test_an_answer_to_an_earlier_notice_of_the_same_time_counts(
    invitation: Invitation, run_jobs: Run
) -> None:
    before = invitation.meeting.sequence
    told_anew(invitation.meeting, run_jobs, place="Hjo")
    answer(invitation, run_jobs, sequence=before)
    assert invitation.answer == "yes"


def test_the_later_answer_counts_whatever_comes_first(
    invitation: Invitation, run_jobs: Run
) -> None:
    invitation.reply(answer="no")
    answer(invitation, run_jobs, **stamp(timezone.now() - timedelta(hours=1)))
    assert invitation.answer == "no"
    answer(invitation, run_jobs)
    assert invitation.answer == "yes"


def test_the_invitation_asks_for_answers_where_samverk_reads_them(
    invitation: Invitation, run_jobs: Run, settings: Any, mailoutbox: Any
) -> None:
    settings.REPLY_MAIL = "mote@natverk.example"
    told_anew(invitation.meeting, run_jobs, place="Hjo")
    letters = [mail for mail in mailoutbox if mail.reply_to == ["mote@natverk.example"]]
    assert letters
    texts = [str(part[0]) for part in letters[0].alternatives if "calendar" in str(part[1])]
    assert "mailto:mote@natverk.example" in texts[0].replace("\r\n ", "")
