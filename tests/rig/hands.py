"""What people do at a window: press, follow, read, and get letters."""

import re
from datetime import date, timedelta
from email.message import EmailMessage

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.rig.processes import wait_until
from tests.rig.smtp import Smtp

type Words = str | re.Pattern[str]


def press(page: Page, button: Words) -> None:
    page.get_by_role("button", name=button).first.click()


def follow(page: Page, link: Words) -> None:
    page.get_by_role("link", name=link).first.click()


def said(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible()


def letters(smtp: Smtp, subject: str, to: str) -> list[EmailMessage]:
    """Those that came to an address with a subject that begins so; there is at least one."""

    def found() -> list[EmailMessage]:
        return [one for one in smtp.letters(to) if str(one["Subject"]).startswith(subject)]

    wait_until(found, 30, f"“{subject}” to {to}")
    return found()


def plain(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
