"""Mail that comes in: kept once, read once; letters that came back; the office's page."""

import os
import subprocess
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as some

from samverk.house.serving import SAMVERK
from samverk.post import mails
from samverk.post.arriving import receive
from samverk.post.models import Arrival, Letter
from tests.rig.live import database_url

type As = Callable[[str], Client]
type Run = Callable[[], int]

REPORT = """\
From: MAILER-DAEMON@mx.hjo.example
To: samverk@skaraborg.example
Subject: Undelivered Mail
Message-ID: <report-{action}@mx.hjo.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain; charset=utf-8

The mail could not be delivered.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.hjo.example

Final-Recipient: rfc822; bo@hjo.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 Mailbox not found

--B
Content-Type: {returned}

From: samverk@skaraborg.example
To: bo@hjo.example
Subject: Kallelse
Message-ID: {message_id}

--B--
"""


def write(number: int = 1) -> Letter:
    letter = Letter.write(key=f"test:{number}", to="bo@hjo.example", subject="Kallelse", text="Hej")
    letter.mark_sent()
    return letter


def arrived(data: str, run_jobs: Run) -> Arrival:
    receive(data.replace("\n", "\r\n").encode())
    run_jobs()
    arrival = Arrival.objects.get(message_id=mails.said(mails.parse(data.encode()), "Message-ID"))
    assert arrival.read_at
    return arrival


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_a_letter_that_came_back_is_refused_with_the_servers_words(
    run_jobs: Run, returned: str
) -> None:
    letter, other = write(), write(2)
    report = REPORT.format(action="failed", message_id=letter.message_id, returned=returned)
    assert arrived(report, run_jobs).kind == "bounce"
    letter.refresh_from_db()
    other.refresh_from_db()
    assert letter.refusal == "550 5.1.1 Mailbox not found"
    assert letter.refused_at
    assert other.refused_at is None
    assert list(Letter.objects.in_trouble(letter.refused_at)) == [letter]


def test_a_letter_that_is_late_is_not_refused(run_jobs: Run) -> None:
    letter = write()
    report = REPORT.format(
        action="delayed", message_id=letter.message_id, returned="message/rfc822"
    )
    assert arrived(report, run_jobs).kind == "bounce"
    letter.refresh_from_db()
    assert letter.refused_at is None


def test_a_mail_server_that_only_quotes_the_letter(run_jobs: Run) -> None:
    letter = write()
    quoting = EmailMessage()
    quoting["From"] = "Mail Delivery System <mailer-daemon@mx.hjo.example>"
    quoting["Message-ID"] = "<q@mx.hjo.example>"
    quoting.set_content(f"User unknown\n\n> Message-ID: {letter.message_id}\n")
    assert arrived(quoting.as_string(), run_jobs).kind == "bounce"
    letter.refresh_from_db()
    assert letter.refused_at
    assert letter.refusal.startswith("User unknown")


@pytest.mark.parametrize("header", ["Auto-Submitted: auto-replied", "X-Nothing: x"])
def test_an_answer_to_a_letter_is_no_bounce(run_jobs: Run, header: str) -> None:
    letter = write()
    away = (
        f"From: bo@hjo.example\nMessage-ID: <away@hjo.example>\n{header}\n"
        f"In-Reply-To: {letter.message_id}\nSubject: Frånvaro\n\nJag är ledig.\n"
    )
    assert arrived(away, run_jobs).kind == "other"
    letter.refresh_from_db()
    assert letter.refused_at is None


def test_what_came_back_can_be_sent_again(run_jobs: Run, cast: Any) -> None:
    letter = write()
    letter.come_back("550 no")
    letter.send_again(by=cast.coordinator)
    run_jobs()
    letter.refresh_from_db()
    assert (letter.refused_at, bool(letter.sent_at)) == (None, True)


def test_the_same_mail_is_one_arrival(run_jobs: Run, db: None) -> None:
    for _time in range(2):
        receive(b"Message-ID: <a@b.example>\r\n\r\nHej")
        receive(b"From: a@b.example\r\n\r\nUtan nummer")
    assert Arrival.objects.count() == 2


def test_a_sender_is_one_address() -> None:
    for said, expected in (
        ("Bo <Bo@Hjo.example>", "bo@hjo.example"),
        ('"a@b.example" <bo@hjo.example>', "bo@hjo.example"),
        ("a@b.example, bo@hjo.example", ""),
        ("", ""),
    ):
        message = mails.parse(f"From: {said}\r\n\r\n".encode())
        assert mails.sender(message) == expected, said


@settings(max_examples=100, deadline=None)
@given(some.binary(max_size=300) | some.text(max_size=300).map(lambda text: text.encode()))
def test_no_mail_is_too_strange(data: bytes) -> None:
    for noise in (data, REPORT.encode().replace(b"5.1.1", data), b"From: " + data + b"\r\n\r\n"):
        message = mails.parse(noise)
        mails.fingerprint(message, noise)
        mails.sender(message)
        mails.sent_at(message)
        mails.text_of(message)
        list(mails.parts(message))


@pytest.mark.django_db(transaction=True)
def test_the_command_keeps_a_mail_and_tells_the_mail_server_how_it_went() -> None:
    def status(data: bytes, url: str) -> int:
        env = os.environ | {"DATABASE_URL": url}
        return subprocess.run([*SAMVERK, "receive"], input=data, env=env, check=False).returncode

    mail = b"Message-ID: <pipe@hjo.example>\r\nFrom: a@hjo.example\r\n\r\nHej"
    assert status(mail, database_url()) == os.EX_OK
    assert Arrival.objects.get().raw.data() == mail
    assert status(b"\n", database_url()) == os.EX_DATAERR
    assert status(mail, "sqlite:////proc/none/samverk.sqlite3") == os.EX_TEMPFAIL


@pytest.mark.parametrize("number", [1, 12])
def test_the_offices_page_shows_what_came(
    as_: As, run_jobs: Run, number: int, django_assert_num_queries: Any
) -> None:
    for one in range(number):
        receive(f"Message-ID: <{one}@b.example>\r\nSubject: Brev {one}\r\n\r\nHej".encode())
    run_jobs()
    office = as_("coordinator")
    shown = office.get("/post/in/").content.decode()
    assert f"Brev {number - 1}" in shown
    assert "Att se över" in shown
    with django_assert_num_queries(8):
        office.get("/post/in/")
    arrival = Arrival.objects.earliest("pk")
    assert "Hej" in office.get(f"/post/in/{arrival.pk}/").content.decode()
    assert office.get(f"/post/in/{arrival.pk}/fil/").content == arrival.raw.data()
