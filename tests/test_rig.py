"""The rig holds: what the other tests stand on does what it says."""

import smtplib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page

from samverk.house.demo.cast import Cast
from tests.rig import jobs
from tests.rig.browser import Windows
from tests.rig.html import Checker
from tests.rig.smtp import Smtp


def test_faults_in_html_are_found(html_faults: Checker) -> None:
    good = "<!DOCTYPE html><html lang=sv><title>T</title><h1>R</h1></html>"
    assert html_faults(good) == []
    assert "Stray end tag" in html_faults(good.replace("</h1>", "</h1></b>"))[0]


def test_tests_keep_their_own_data() -> None:
    assert "samverk-tests-" in str(settings.DATA)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_a_running_samverk_opens_in_a_browser(
    windows: Windows, axe: Callable[[Page], list[str]], width: int
) -> None:
    page = windows.open(width)
    answer = page.goto("/logga-in/")
    assert answer is not None
    assert answer.status == 200
    assert axe(page) == []


@pytest.mark.browser
def test_what_shuts_people_out_is_found(windows: Windows, axe: Callable[[Page], list[str]]) -> None:
    page = windows.open()
    page.set_content("<html lang='sv'><title>T</title><main><h1>R</h1><img src='x.png'></main>")
    assert "image-alt" in axe(page)[0]


@pytest.mark.browser
def test_a_window_can_be_signed_in_and_sees_the_rows_of_the_test(
    windows: Windows, cast: Cast
) -> None:
    page = windows.open(person=cast.persona("chair"))
    page.goto("/")
    assert cast.persona("chair").name in page.content()


def test_the_mail_server_keeps_refuses_and_is_busy(smtp: Smtp) -> None:
    with smtplib.SMTP("127.0.0.1", smtp.port) as client:
        smtp.refuse("gone@example.se")
        letter = "Subject: Kallelse\r\n\r\nHej"
        refused = client.sendmail("a@example.se", ["b@example.se", "gone@example.se"], letter)
        assert list(refused) == ["gone@example.se"]
        assert [kept["Subject"] for kept in smtp.wait_for(1, to="b@example.se")] == ["Kallelse"]
        smtp.be_busy()
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            client.sendmail("a@example.se", ["b@example.se"], letter)


def test_run_jobs_does_what_waits(run_jobs: Callable[[], int], tmp_path: Path) -> None:
    jobs.slow.enqueue(str(tmp_path), "now", 0)
    assert run_jobs() == 1
    assert list(tmp_path.glob("now-finished.*"))
