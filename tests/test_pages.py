"""Every page that somebody is shown: valid HTML in both languages, one language at a time, and
in a real browser nothing that shuts people out: wide or narrow, light or dark."""

import re
import typing
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from lxml import html
from playwright.sync_api import Page

from samverk.house.demo.cast import Cast
from samverk.people.models import Person
from tests.doors import PERSONAS, every_door
from tests.rig.browser import Windows, accessibility_faults
from tests.rig.html import Checker
from tests.world import World, build_world

# Words that English cannot do without and Swedish does not have.
ENGLISH = re.compile(r"\b(the|and|of|you|your|this|that|is|are|with|have|not|save)\b", re.I)
# What differs between two answers that show the same page.
PASSING = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')
FILES = (
    ".docx",
    ".ics",
    ".pdf",
    ".json",
    ".csv",
    ".xlsx",
    ".vcf",
    "/fil/",
    "/mall/att-borja-fran/",
    "/mall/prova/",
)
MEMBERS, LEADERS = ["member", "secretary", "chair", "coordinator"], ["chair"]

type Sight = tuple[str, str]
"""An address, and a persona to whom it shows a page."""


def sights(world: World) -> list[Sight]:
    shown = {
        (url, persona)
        for url, personas in addresses(world)
        for persona in personas
        if not url.endswith(FILES)
    }
    return sorted(shown, key=lambda sight: (PERSONAS.index(sight[1]), sight[0]))


# A letter alone, in a frame where no script runs, so that nothing can look at it from within.
SANDBOXED = re.compile(r"/moten/\d+/brev/")


def addresses(world: World) -> Iterator[tuple[str, list[str]]]:
    """The door table's addresses, and more where a page changes as the wheel turns."""
    for door in every_door():
        answers = zip(PERSONAS, door.get.split(), strict=True)
        url = reverse(door.name, args=door.args(world))
        yield url, [persona for persona, status in answers if status == "200"]
    for meeting in (world.called, world.held, world.submitted, world.approved):
        yield reverse("meetings:meeting", args=[meeting.pk]), MEMBERS
    for meeting in (world.submitted, world.approved):
        yield reverse("meetings:minutes", args=[meeting.pk]), MEMBERS
    for act in ("change", "cancel", "call"):
        yield reverse(f"meetings:{act}", args=[world.called.pk]), LEADERS
    for duty in world.charter.duties.all():
        yield reverse("followup:duty", args=[duty.pk]), LEADERS
    yield reverse("charters:charter", args=[world.draft.pk]), ["coordinator"]
    for later in world.charter.later_versions.all():
        yield reverse("charters:charter", args=[later.pk]), ["member", "coordinator"]


def visitor(cast: Cast, persona: str, language: str = "sv") -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    if persona != "public":
        client.force_login(cast.persona(persona))
    return client


def english_in(text: str) -> list[str]:
    """What people read or hear on the page that is English and does not say so."""
    page = html.fromstring(text)
    words = page.xpath(
        "//text()[not(ancestor::script or ancestor::style or ancestor::*[@lang][1][@lang='en'])]"
        "|//@aria-label|//@title|//@placeholder|//@alt|//meta[@name='description']/@content"
    )
    return [said.strip() for said in typing.cast("list[str]", words) if ENGLISH.search(said)]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_valid_in_one_language(
    cast: Cast, html_faults: Checker, language: str
) -> None:
    world = build_world(cast)
    Person.objects.update(language=language)
    clients = {persona: visitor(cast, persona, language) for persona in PERSONAS}
    faults: list[str] = []
    seen = set()
    for url, persona in sights(world):
        answer = clients[persona].get(url)
        assert answer.status_code == 200, (url, persona)
        if (same := PASSING.sub("", answer.text)) in seen:
            continue
        seen.add(same)
        found = html_faults(answer.text)
        if f'<html lang="{language}">' not in answer.text:
            found.append("does not say its language")
        if language == "sv":
            found += english_in(answer.text)
        faults += [f"{url} as {persona}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)
    assert len(seen) > 100


def watched(page: Page) -> list[str]:
    """What the page complains of from now on: errors of scripts, and of its security policy."""
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(error.message))
    return complaints


def faults_in(page: Page, url: str) -> list[str]:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(url)
    found = accessibility_faults(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"in the dark, {fault}" for fault in accessibility_faults(page, "color-contrast")]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if wide > 0:
        found.append(f"scrolls sideways, {wide} px")
    if (headings := page.locator("h1").count()) != 1:
        found.append(f"has {headings} main headings")
    if not page.title():
        found.append("has no title")
    return found


@pytest.mark.browser
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_shuts_anybody_out(windows: Windows, cast: Cast, width: int) -> None:
    world = build_world(cast)
    faults: list[str] = []
    most_shown = dict(sights(world))  # the last persona is the one with the most to press
    pages = {
        persona: windows.open(width, person=getattr(cast, persona, None))
        for persona in set(most_shown.values())
    }
    complaints = {persona: watched(page) for persona, page in pages.items()}
    for url, persona in most_shown.items():
        if SANDBOXED.search(url):
            continue
        found = faults_in(pages[persona], url) + complaints[persona]
        complaints[persona].clear()
        faults += [f"{url} as {persona}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)
