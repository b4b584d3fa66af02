"""The editor on the page where a record is written, by keyboard, in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from samverk.house.demo.cast import Cast
from samverk.meetings.models import AgendaItem, Meeting
from samverk.meetings.tests.held import hold, item_of
from tests.rig.browser import Windows

pytestmark = pytest.mark.browser
type Axe = Callable[[Page], list[str]]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return hold(cast, titles=tuple(f"Punkt {number}" for number in range(1, 13)))


def url(meeting: Meeting) -> str:
    return f"/moten/{meeting.pk}/protokoll/skriv/"


def editor(page: Page, number: int) -> Locator:
    return page.get_by_role("textbox", name=f"{number}. Punkt {number} Anteckningar")


def notes(meeting: Meeting, number: int) -> str:
    return AgendaItem.objects.get(meeting=meeting, title=f"Punkt {number}").notes


def test_headings_lists_tables_and_links_are_written_by_keyboard(
    windows: Windows, cast: Cast, meeting: Meeting, axe: Axe
) -> None:
    page = windows.open(1280, person=cast.secretary)
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(url(meeting), timeout=60_000)
    text = editor(page, 1)
    text.focus()
    keys = page.keyboard
    keys.press("Alt+F10")
    expect(page.get_by_role("button", name="Rubrik", exact=True).first).to_be_focused()
    keys.press("Enter")
    keys.type("Läget")
    keys.press("Enter")
    keys.type("Vi är ")
    keys.press("Control+b")
    keys.type("överens")
    keys.press("Control+b")
    keys.type(" om <script>alert(1)</script>.")
    keys.press("Enter")
    keys.type("- ett")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("inuti")
    keys.press("Enter")
    keys.press("Enter")
    keys.press("Enter")
    keys.press("Alt+F10")
    keys.press("End")
    keys.press("ArrowLeft")
    keys.press("Home")
    for _ in range(6):
        keys.press("ArrowRight")
    expect(page.get_by_role("button", name="Länk").first).to_be_focused()
    keys.press("Enter")
    keys.type("www.skara.se")
    assert axe(page) == []
    keys.press("Enter")
    keys.press("Enter")
    page.get_by_role("button", name="Tabell", exact=True).first.click()
    keys.type("Kommun")
    keys.press("Tab")
    keys.type("Elever")
    keys.press("Tab")
    keys.type("År")
    keys.press("Escape")
    keys.press("Tab")
    expect(text).not_to_be_focused()
    assert axe(page) == []
    page.get_by_role("button", name="Spara", exact=True).click()
    saved = page.locator("#messages").get_by_text(re.compile(r"Sparat \d"))
    expect(saved).to_be_visible(timeout=30_000)
    assert notes(meeting, 1) == (
        "<h3>Läget</h3><p>Vi är <strong>överens</strong> om "
        "&lt;script&gt;alert(1)&lt;/script&gt;.</p>"
        "<ul><li>ett<ul><li>inuti</li></ul></li></ul>"
        '<p><a href="https://www.skara.se" rel="noopener">www.skara.se</a></p>'
        '<table><thead><tr><th scope="col">Kommun</th><th scope="col">Elever</th>'
        '<th scope="col">År</th></tr></thead><tbody></tbody></table>'
    )
    assert [notes(meeting, number) for number in range(2, 13)] == [""] * 11
    assert faults == []


@pytest.mark.parametrize("dark", [False, True])
def test_twelve_editors_fit_a_phone_and_shut_nobody_out(
    windows: Windows, cast: Cast, meeting: Meeting, axe: Axe, dark: bool
) -> None:
    item = item_of(meeting, "Punkt 2")
    item.notes = "<h3>Rubrik</h3><table><tr><td>Kommun</td><td>Elever</td></tr></table>"
    item.save(update_fields=["notes"])
    page = windows.open(360, person=cast.secretary)
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.goto(url(meeting), timeout=60_000)
    expect(editor(page, 12)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".tiptap").count() == 13  # and the one of an item that came up
    assert axe(page) == []


def test_another_script_sets_the_words_and_hears_of_changes(
    windows: Windows, cast: Cast, meeting: Meeting
) -> None:
    page = windows.open(1280, person=cast.secretary)
    page.goto(url(meeting), timeout=60_000)
    text = editor(page, 3)
    expect(text).to_be_visible()
    item = item_of(meeting, "Punkt 3")
    page.evaluate(
        """name => {
            const field = document.querySelector(`[name="${name}"]`);
            window.heard = 0;
            field.addEventListener("input", () => window.heard++);
            field.dispatchEvent(new CustomEvent("samverk:set", { detail: "Ett\\n\\nTvå & tre" }));
        }""",
        f"n-{item.pk}-notes",
    )
    expect(text.locator("p")).to_have_text(["Ett", "Två & tre"])
    assert page.evaluate("window.heard") == 0
    text.press_sequentially("x")
    assert page.evaluate("window.heard") == 1


def test_without_scripts_the_text_is_plain_and_comes_back_as_it_was(
    windows: Windows, cast: Cast, meeting: Meeting
) -> None:
    item = item_of(meeting, "Punkt 1")
    item.notes = "<h3>Rubrik</h3><ul><li><strong>Ett</strong></li></ul>"
    item.save(update_fields=["notes"])
    page = windows.open(360, person=cast.secretary, scripts=False)
    page.goto(url(meeting), timeout=60_000)
    box = page.locator(f'[name="n-{item.pk}-notes"]')
    expect(box).to_have_value("# Rubrik\n\n- **Ett**")
    box.fill("# Rubrik\n\n- **Ett**\n- Två")
    page.get_by_role("button", name="Spara", exact=True).click()
    assert notes(meeting, 1) == "<h3>Rubrik</h3><ul><li><strong>Ett</strong></li><li>Två</li></ul>"
