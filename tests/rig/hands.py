"""What people do at a window: press, follow, read, and get letters."""

import re
from datetime import date, timedelta
from email.message import EmailMessage

from django.utils import timezone
from playwright.sync_api import Page, expect

from samverk.people.models import Person
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


def sign_in(page: Page, person: Person, smtp: Smtp) -> None:
    page.goto("/")
    follow(page, "Logga in")
    page.get_by_label("E-postadress").fill(str(person.email))
    press(page, "Mejla mig en kod")
    page.get_by_label("Kod").fill(code_sent(smtp, person))
    press(page, "Logga in")
    said(page, "Du är inloggad.")


def code_sent(smtp: Smtp, person: Person) -> str:
    [letter] = letters(smtp, "Din kod", str(person.email))
    return str(letter["Subject"]).split()[-1]


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has focus is called something that begins so."""
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(e => e.labels?.[0]?.innerText || e.innerText || '')(document.activeElement)"
        )
        if name.strip().startswith(words):
            return
        seen.append(name.strip())
    raise AssertionError(f"No way to {words} with Tab, only to {seen}")


def enter(page: Page, words: str = "") -> None:
    """Write, press Enter, and wait for the page that it leads to."""
    page.keyboard.type(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")
