"""A letter: written once, delivered by a job, refused or tried again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from samverk.documents.models import StoredFile
from samverk.house.demo.cast import Cast
from samverk.post.models import Letter, deliver
from samverk.shell.refused import Refused
from samverk.work.again import Again
from samverk.work.models import Beat
from samverk.work.worker import call
from tests.rig.smtp import Smtp

pytestmark = pytest.mark.django_db

type Jobs = Callable[[], int]


def write(key: str = "test:1", **fields: Any) -> Letter:
    content = {"to": "olof@hjo.example", "subject": "Hej", "text": "Välkommen."} | fields
    return Letter.write(key=key, **content)


def sent_mail() -> Any:
    """The one mail that has gone out."""
    [sent] = mail.outbox
    return sent.message()


@pytest.fixture
def smtp_mailer(smtp: Smtp, settings: Settings) -> Smtp:
    """The mail server of the rig, used by this process."""
    backend = "django.core.mail.backends.smtp.EmailBackend"
    options = {"host": "127.0.0.1", "port": smtp.port, "timeout": 5}
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": options}}
    return smtp


def test_the_same_key_is_the_same_letter(run_jobs: Jobs) -> None:
    first = write()
    again = write(subject="Something else")
    assert again == first
    assert again.subject == "Hej"
    assert again.message_id == first.message_id
    assert run_jobs() == 1
    assert len(mail.outbox) == 1


def test_a_letter_is_lost_with_the_transaction_that_wrote_it() -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_what_a_mail_carries(run_jobs: Jobs, settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Nätverken <natverk@skaraborg.example>"
    letter = write(
        subject="Kallelse:\r\nBcc: x@y.example",
        html="<p>Välkommen.</p>",
        reason="Du står på listan.",
        language="sv",
    )
    run_jobs()
    message = sent_mail()
    assert message["Message-ID"] == letter.message_id
    assert letter.message_id.endswith("@skaraborg.example>")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["From"] == "Nätverken <natverk@skaraborg.example>"
    assert message["Subject"] == "Kallelse: Bcc: x@y.example"
    assert message["Bcc"] is None
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert text.startswith("Välkommen.\n\n-- \n")
    assert '<html lang="sv">' in html
    for body in (text, html):
        assert body.count("Du står på listan.") == 1


def test_an_invitation_is_built_as_outlook_and_gmail_want_it(run_jobs: Jobs) -> None:
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Möte\r\nEND:VCALENDAR\r\n"
    file = StoredFile.keep(name="bilaga å.pdf", data=b"%PDF-1.7", media_type="application/pdf")
    write(html="<p>Hej</p>", calendar=calendar, calendar_method="REQUEST", attachments=[file])
    run_jobs()
    message = sent_mail()
    assert message.get_content_type() == "multipart/mixed"
    alternatives, ics, pdf = message.get_payload()
    assert alternatives.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in alternatives.get_payload()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    part = alternatives.get_payload()[2]
    assert part["Content-Type"].lower().count("charset") == 1
    assert part.get_param("method") == "REQUEST"
    assert part.get_content_charset() == "utf-8"
    assert part.get_payload(decode=True).decode().splitlines() == calendar.splitlines()
    assert ics.get_filename() == "invite.ics"
    assert ics.get_payload(decode=True) == calendar.encode()
    assert pdf.get_filename() == "bilaga å.pdf"
    assert pdf.get_payload(decode=True) == b"%PDF-1.7"


def test_a_secret_is_wiped_when_it_is_sent(run_jobs: Jobs) -> None:
    write(text="Koden är 123456", html="<p>123456</p>", secret=True)
    run_jobs()
    assert "123456" in mail.outbox[0].body
    letter = Letter.objects.get()
    assert (letter.text, letter.html) == ("", "")
    assert letter.sent_at


def test_a_job_that_runs_again_sends_nothing_more(run_jobs: Jobs) -> None:
    letter = write()
    run_jobs()
    deliver.enqueue(letter.pk)
    run_jobs()
    assert len(mail.outbox) == 1


def test_another_living_worker_keeps_its_letter_and_a_dead_one_loses_it() -> None:
    letter = write()
    beat = Beat.objects.create(worker="one", at="2026-11-20T12:00Z")
    Beat.objects.create(worker="two", at="2026-11-20T12:00Z")
    assert letter.claim("one")
    with pytest.raises(Again):
        letter.claim("two")
    assert letter.claim("one")
    beat.delete()
    assert letter.claim("two")


def test_a_refused_address_is_noted_and_not_tried_again(smtp_mailer: Smtp, run_jobs: Jobs) -> None:
    smtp_mailer.refuse("olof@hjo.example")
    write()
    write("test:2", to="maria@lidkoping.example")
    assert run_jobs() == 2
    refused, sent = Letter.objects.order_by("key")
    assert refused.refused_at
    assert "No such address" in refused.refusal
    assert sent.sent_at
    assert [str(letter["To"]) for letter in smtp_mailer.letters()] == ["maria@lidkoping.example"]


def test_an_address_that_no_mail_can_carry_is_refused(smtp_mailer: Smtp, run_jobs: Jobs) -> None:
    write(to="åsa@hjo.example")
    run_jobs()
    assert Letter.objects.get().refused_at


@pytest.mark.parametrize("trouble", ["busy", "away"])
def test_passing_trouble_is_tried_again(smtp_mailer: Smtp, run_jobs: Jobs, trouble: str) -> None:
    smtp_mailer.be_busy() if trouble == "busy" else smtp_mailer.stop()
    letter = write()
    job = DBTaskResult.objects.get()
    job.claim("the test")
    with pytest.raises(Again):
        call(job)
    letter.refresh_from_db()
    assert letter.refusal
    assert (letter.sent_at, letter.refused_at, letter.claimed_by) == (None, None, "")

    smtp_mailer.clear()
    call(job)
    letter.refresh_from_db()
    assert letter.sent_at
    assert letter.refusal == ""
    assert len(smtp_mailer.letters()) == 1


def test_a_refused_letter_can_be_sent_again(cast: Cast, smtp_mailer: Smtp, run_jobs: Jobs) -> None:
    smtp_mailer.refuse("olof@hjo.example")
    write()
    run_jobs()
    smtp_mailer.clear()
    letter = Letter.objects.get()
    letter.send_again(by=cast.coordinator)
    letter.send_again(by=cast.coordinator)
    assert run_jobs() == 2
    assert len(smtp_mailer.letters()) == 1
    letter.refresh_from_db()
    with pytest.raises(Refused):
        letter.send_again(by=cast.coordinator)
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 0
