"""The style page, in a real browser and before the checkers of others."""

from collections.abc import Callable
from typing import Literal

import pytest
from django.test import Client
from playwright.sync_api import Page

from samverk.house.demo.cast import Cast
from tests.rig.browser import Windows

STYLE = "/om/utseende/"
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_component_is_open_to_everybody(
    windows: Windows,
    cast: Cast,
    axe: Callable[[Page], list[str]],
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    page = windows.open(width, person=cast.member)
    page.emulate_media(color_scheme=scheme)
    page.goto(STYLE)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width

    page.locator("form.form button.primary").click()
    assert axe(page) == []
    assert page.evaluate("document.activeElement.className") == "notice error"


def test_the_keyboard_reaches_the_content_first(browser_page: Page) -> None:
    browser_page.goto(STYLE)
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")
    assert browser_page.evaluate("document.activeElement.id") == "main"


def test_the_phones_bar_does_not_hide_what_has_focus(windows: Windows, cast: Cast) -> None:
    page = windows.open(360, person=cast.member)
    page.goto(STYLE)
    bar = page.evaluate("document.querySelector('.nav').getBoundingClientRect().top")
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        inside, top, said = page.evaluate(
            "(e => [!!e.closest('main'), e.getBoundingClientRect().top, e.outerHTML])"
            "(document.activeElement)"
        )
        if inside and top > bar - 20:
            hidden.append(said)
    assert hidden == []


def test_html_is_valid(client: Client, cast: Cast, html_faults: Callable[[str], list[str]]) -> None:
    client.force_login(cast.member)
    for answer in (
        client.get(STYLE),
        client.post(STYLE, {"place": ""}),
        client.get("/no/such/page/"),
    ):
        assert html_faults(answer.content.decode()) == []
