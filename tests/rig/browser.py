"""A real browser, and what we ask of every page in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from samverk.people.models import Person
from tests.rig.live import Live

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# WCAG 2.2 AA holds all of what EN 301 549 asks of a web page.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]


@contextmanager
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.fail("Chromium is missing: run bin/setup test")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


class Windows:
    """Opens browser windows on a running samverk, each with cookies of its own."""

    def __init__(self, browser: Browser, live: Live) -> None:
        self.browser = browser
        self.live = live
        self.contexts: list[BrowserContext] = []

    def open(
        self, width: int = 1280, *, person: Person | None = None, scripts: bool = True
    ) -> Page:
        """A window, signed in as `person` if one is given."""
        context = self.browser.new_context(
            base_url=self.live.url,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            locale="sv-SE",
        )
        self.contexts.append(context)
        if person:
            client = Client()
            client.force_login(person)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.live.url}]
            )
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def accessibility_faults(page: Page, rule: str = "") -> list[str]:
    """What axe finds on the page as it is now, by all our rules or the one that is named.

    One line for each element at fault.
    """
    only = {"type": "rule", "values": [rule]} if rule else {"type": "tag", "values": RULES}
    found = Axe().run(page, options={"runOnly": only, "resultTypes": ["violations"]})
    return [
        f"{broken['id']}: {broken['help']} — {node['html'][:200]}"
        for broken in found.response["violations"]
        for node in broken["nodes"]
    ]
