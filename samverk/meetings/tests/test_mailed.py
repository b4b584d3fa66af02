"""Minutes that are mailed in wait at their meeting, or at the office."""

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Intake, Meeting
from samverk.meetings.tests.held import hold
from samverk.meetings.tests.test_handing_in import as_docx
from samverk.post.arriving import receive
from samverk.post.models import Arrival

type Run = Callable[[], int]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return hold(cast, days_ago=3)


def mail(
    meeting: Meeting, sender: str, *names: str, run_jobs: Run, days: int = 0, data: bytes = b""
) -> Arrival:
    """A mail with documents, minutes of the meeting or of a day after it, once it is read."""
    message = EmailMessage()
    message["From"], message["Subject"] = sender, "Här kommer det"
    message.set_content("Hej! Protokollet är bifogat.")
    day = (meeting.date + timedelta(days=days)).isoformat()
    lines = [
        ("h1", f"Minnesanteckningar {meeting.network.name} {day}"),
        ("h2", "1. Läsning"),
        ("p", "Beslut: Stödet tas fram."),
    ]
    for name in names:
        message.add_attachment(
            data or as_docx(lines), maintype="application", subtype="octet-stream", filename=name
        )
    receive(message.as_bytes())
    run_jobs()
    return Arrival.objects.get()


def test_minutes_from_the_secretary_wait_at_the_meeting(
    cast: Cast, meeting: Meeting, run_jobs: Run
) -> None:
    arrival = mail(meeting, str(cast.secretary.email), "Protokoll.docx", run_jobs=run_jobs)
    intake = Intake.objects.get()
    assert (arrival.kind, intake.meeting) == ("record", meeting)
    assert intake.sender == cast.secretary.email
    assert intake.reading.items[0].decisions[0].text == "Stödet tas fram."


@pytest.mark.parametrize(("known", "days"), [(False, 0), (True, 1)])
def test_from_somebody_unknown_or_of_no_known_meeting_they_wait_at_the_office(
    cast: Cast, meeting: Meeting, run_jobs: Run, known: bool, days: int
) -> None:
    sender = str(cast.secretary.email) if known else "nagon@annan.example"
    mail(meeting, sender, "Protokoll.docx", run_jobs=run_jobs, days=days)
    assert Intake.objects.get().meeting is None


def test_papers_that_go_with_the_minutes_are_not_minutes(
    cast: Cast, meeting: Meeting, run_jobs: Run
) -> None:
    names = ("bilaga.docx", "Anteckningar mars.docx")
    mail(meeting, str(cast.secretary.email), *names, run_jobs=run_jobs)
    assert Intake.objects.get().file.name == "Anteckningar mars.docx"


def test_a_file_that_cannot_be_read_says_so(cast: Cast, meeting: Meeting, run_jobs: Run) -> None:
    broken = b"%PDF-1.4 broken"
    sender = str(cast.secretary.email)
    arrival = mail(meeting, sender, "Protokoll.pdf", run_jobs=run_jobs, data=broken)
    assert not Intake.objects.exists()
    assert (arrival.kind, "Protokoll.pdf" in arrival.note) == ("record", True)


def test_a_mail_without_documents_is_not_minutes(
    cast: Cast, meeting: Meeting, run_jobs: Run
) -> None:
    assert mail(meeting, str(cast.secretary.email), run_jobs=run_jobs).kind == "other"
