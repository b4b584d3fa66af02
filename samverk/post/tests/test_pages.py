"""The demo's mail, read back from its files, and the letters that the office looks at."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from samverk.post.models import Letter
from samverk.post.views import MAILS_A_PAGE
from samverk.work.models import Beat

pytestmark = pytest.mark.django_db

type As = Callable[[str], Client]
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


@pytest.fixture
def demo(settings: Settings, tmp_path: Path) -> Path:
    """The settings of the demo; the folder that its mail goes to."""
    backend = "django.core.mail.backends.filebased.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"file_path": str(tmp_path)}}}
    settings.DEMO = True
    return tmp_path


def write(number: int = 1, **fields: object) -> Letter:
    content = {
        "to": f"p{number}@hjo.example",
        "subject": f"Brev {number}",
        "text": "Läs https://samverk.example/svar/hemligt/\n" + "-" * 79 + "\nslut",
        "html": "<h1>Välkommen</h1><script>alert(1)</script>",
        "calendar": CALENDAR,
        "calendar_method": "REQUEST",
        "reason": "Du står på listan.",
    }
    return Letter.write(key=f"test:{number}", **(content | fields))  # type: ignore[arg-type]


def test_what_went_out_is_shown_as_it_was_delivered(
    demo: Path, client: Client, run_jobs: Callable[[], int]
) -> None:
    letter = write()
    run_jobs()
    [shown] = client.get("/post/").context["mails"]
    page = client.get(f"/post/{shown.file}/{shown.number}/").content.decode()
    for part in (
        "Brev 1",
        "p1@hjo.example",
        "Du står på listan.",
        "METHOD:REQUEST",
        "invite.ics",
        'href="https://samverk.example/svar/hemligt/"',
        "slut",
    ):
        assert part in page
    assert letter.message_id.strip("<>") in page
    assert "<h1>Välkommen" not in page
    assert "alert" not in page


def test_the_html_stands_alone_and_can_do_nothing(
    demo: Path, client: Client, run_jobs: Callable[[], int]
) -> None:
    write()
    run_jobs()
    [shown] = client.get("/post/").context["mails"]
    response = client.get(f"/post/{shown.file}/{shown.number}/html/")
    assert "<h1>Välkommen</h1>" in response.content.decode()
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_newest_first_a_page_at_a_time(
    demo: Path, client: Client, run_jobs: Callable[[], int]
) -> None:
    for number in range(MAILS_A_PAGE + 3):
        write(number)
        run_jobs()
        sleep(0.01)  # files are told apart by their time
    first = client.get("/post/").context["mails"]
    assert [mail.subject for mail in first[:2]] == [
        f"Brev {MAILS_A_PAGE + 2}",
        f"Brev {MAILS_A_PAGE + 1}",
    ]
    assert len(first) == MAILS_A_PAGE
    rest = client.get("/post/?page=2").context["mails"]
    assert [mail.subject for mail in rest] == ["Brev 2", "Brev 1", "Brev 0"]


def test_a_mail_half_written_is_not_shown(
    demo: Path, client: Client, run_jobs: Callable[[], int]
) -> None:
    (demo / "20260313-1.log").write_bytes(b"Subject: half a mail")
    assert client.get("/post/").context["mails"] == []
    assert client.get("/post/20260313-1/0/").status_code == 404


@pytest.mark.parametrize("path", ["/post/nothing/0/", "/post/nothing/0/html/"])
def test_what_is_not_there_is_404(demo: Path, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_outside_the_demo_nobody_reads_mail(
    demo: Path, as_: As, settings: Settings, run_jobs: Callable[[], int]
) -> None:
    write()
    run_jobs()
    [file] = demo.glob("*.log")
    settings.DEMO = False
    for persona in ("public", "chair", "coordinator"):
        for path in ("/post/", f"/post/{file.stem}/0/", f"/post/{file.stem}/0/html/"):
            assert as_(persona).get(path).status_code == 404


def in_trouble() -> tuple[Letter, Letter]:
    """One refused, one that has waited long, and two that are as they should be."""
    now = timezone.now()
    refused, waiting, _fresh, sent = (write(number) for number in range(4))
    refused.mark_refused("550 5.1.1 No such address here")
    Letter.objects.filter(pk=waiting.pk).update(
        written_at=now - timedelta(hours=2), refusal="Connection refused"
    )
    sent.mark_sent()
    return refused, waiting


def test_the_office_sees_what_did_not_arrive(as_: As) -> None:
    refused, waiting = in_trouble()
    response = as_("coordinator").get("/post/brev/")
    assert set(response.context["letters"]) == {refused, waiting}
    page = response.content.decode()
    assert "550 5.1.1 No such address here" in page
    assert "Connection refused" in page
    assert "Fråga personen efter rätt adress" in page
    assert "hemligt" not in page  # what a letter says is between samverk and its receiver


def test_a_page_says_when_nothing_sends(as_: As) -> None:
    warning = "Just nu skickas inga brev."
    assert warning in as_("coordinator").get("/post/brev/").content.decode()
    Beat.objects.create(worker="one", at=timezone.now())
    assert warning not in as_("coordinator").get("/post/brev/").content.decode()


def test_a_letter_is_sent_again_by_the_office(as_: As) -> None:
    refused, _waiting = in_trouble()
    path = f"/post/brev/{refused.pk}/igen/"
    assert as_("chair").post(path).status_code == 403
    response = as_("coordinator").post(path, follow=True)
    assert "p0@hjo.example skickas igen" in response.content.decode()
    refused.refresh_from_db()
    assert refused.refused_at is None


def test_a_code_is_not_sent_again(as_: As) -> None:
    letter = write(secret=True)
    letter.mark_refused("550")
    path = "/post/brev/"
    assert "igen/" not in as_("coordinator").get(path).content.decode()
    assert as_("coordinator").post(f"{path}{letter.pk}/igen/").status_code == 409


@pytest.mark.parametrize("count", [2, 20])
def test_the_list_takes_the_same_queries_however_long(
    as_: As, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        write(number).mark_refused("550")
    client = as_("coordinator")
    with django_assert_num_queries(9):
        client.get("/post/brev/")


def test_the_pages_are_valid_html(
    demo: Path,
    as_: As,
    run_jobs: Callable[[], int],
    html_faults: Callable[[str], list[str]],
) -> None:
    client = as_("coordinator")
    pages = [client.get("/post/")]
    write(9)
    run_jobs()
    [shown] = client.get("/post/").context["mails"]
    in_trouble()
    for path in ("/post/", f"/post/{shown.file}/{shown.number}/", "/post/brev/"):
        pages.append(client.get(path))
    for page in pages:
        assert html_faults(page.content.decode()) == []
