"""The public pages: what they show, what they never show, and what they cost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Meeting, Minutes
from samverk.people.models import Appointment
from samverk.publishing.models import Publication, Release
from tests.world import World, build_world, meet, write

NOW = timezone.now()
SECRET_URL = "https://video.example/hemligt-rum"


@pytest.fixture
def public() -> Client:
    return Client()


def addresses(world: World) -> list[str]:
    slug = world.cast.network.slug
    return [
        reverse("publishing:start"),
        reverse("publishing:network", args=[slug]),
        reverse("publishing:calendar", args=[slug]),
        world.publication.get_absolute_url(),
        world.publication.pdf_url,
        reverse("publishing:accessibility"),
    ]


def another_publication(world: World, days_ago: int) -> Publication:
    meeting = meet(world.cast, timezone.now() - timedelta(days=days_ago))
    minutes = write(world.cast, meeting)
    minutes.submit(by=world.cast.secretary)
    return published(world, minutes)


def published(world: World, minutes: Minutes) -> Publication:
    """The record approved, released and published."""
    approval = minutes.approve(by=world.cast.chair, at=NOW)
    return Publication.publish(Release.make(approval, by=world.cast.secretary, at=NOW))


def test_start_shows_the_networks_and_the_way_in(world: World, public: Client) -> None:
    html = public.get(reverse("publishing:start")).text
    assert html.index("Skolchefsnätverket</a>") < html.index("Grundskola</a>")
    assert "Rådhuset i Skara" in html
    assert f"Minnesanteckningar {world.approval.year}:1" in html
    assert reverse("account_login") in html
    assert "Inget publicerat än" in html


def test_a_network_shows_who_leads_when_it_meets_and_what_it_decided(
    world: World, public: Client
) -> None:
    html = public.get(reverse("publishing:network", args=["grundskola"])).text
    assert world.charter.file
    for shown in (
        "Anders Bergström", "Skolchef, Skövde", "Maria Holm", "Helena Ek",
        "Rådhuset i Skara", "Nätverket provar stödet i tre kommuner.",
        "Nätverket ska jämföra hur kommunerna följer upp närvaron.",
        world.charter.file.sha256, "uppdrag.txt", "kansli@skaraborg.example",
        "webcal://", "#beslut-1",
    ):  # fmt: skip
        assert shown in html, shown
    assert "Olof Nyman" not in html  # a member without a role
    assert world.cast.chair.email is not None
    assert world.cast.chair.email not in html


def test_a_role_that_the_charter_counts_on_is_shown_vacant(world: World, public: Client) -> None:
    Appointment.objects.filter(role="secretary").delete()
    html = public.get(reverse("publishing:network", args=["grundskola"])).text
    assert "Vakant" in html
    assert "Maria Holm" not in html


def test_a_cancelled_meeting_is_shown_as_cancelled(world: World, public: Client) -> None:
    world.meeting.cancel(by=world.cast.chair, reason="För många är sjuka.")
    html = public.get(reverse("publishing:network", args=["grundskola"])).text
    assert "Inställt" in html
    assert "För många är sjuka." in html
    feed = public.get(reverse("publishing:calendar", args=["grundskola"])).text
    assert "STATUS:CANCELLED" in feed
    assert feed.count("BEGIN:VEVENT") == Meeting.objects.filter(network__slug="grundskola").count()


def test_the_way_into_a_video_meeting_is_never_public(
    world: World, public: Client, as_: Callable[[str], Client]
) -> None:
    Meeting.objects.update(online_url=SECRET_URL)
    again = published(world, world.submitted.minutes)
    urls = [*addresses(world), again.get_absolute_url(), again.pdf_url]
    for client in (public, as_("chair")):
        for url in urls:
            assert b"hemligt-rum" not in client.get(url).content, url
    assert "även på distans" in public.get(again.get_absolute_url()).text


def test_the_record_says_it_all(world: World, public: Client) -> None:
    html = public.get(world.publication.get_absolute_url()).text
    for shown in (
        f"Minnesanteckningar {world.approval.year}:1", "Olof Nyman", "Hjo",
        "1 person var med, från 1 kommun.", "Läsning i lågstadiet", "Beslut 1",
        "Nätverket provar stödet i tre kommuner.", "Samla in exempel", world.approval.sha256,
        "Minnesanteckningarna godkändes av Anders Bergström",
    ):  # fmt: skip
        assert shown in html, shown


def test_in_english_the_labels_change_and_the_words_do_not(world: World, public: Client) -> None:
    public.cookies["django_language"] = "en"
    html = public.get(world.publication.get_absolute_url()).text
    assert "Decision 1" in html
    assert '<div class="stack" lang="sv"><p>Nätverket provar stödet' in html
    assert "Beslut 1" not in html


def test_only_what_is_published_is_there(world: World, public: Client) -> None:
    minutes = world.submitted.minutes
    approval = minutes.approve(by=world.cast.chair, at=timezone.now())
    args = ["grundskola", approval.year, approval.number]
    assert public.get(reverse("publishing:minutes", args=args)).status_code == 404
    assert public.get(reverse("publishing:minutes_pdf", args=args)).status_code == 404
    Publication.publish(Release.make(approval, by=world.cast.secretary, at=NOW))
    assert public.get(reverse("publishing:minutes", args=args)).status_code == 200
    wrong = ["gymnasieutbildning", approval.year, approval.number]
    assert public.get(reverse("publishing:minutes", args=wrong)).status_code == 404
    assert public.get(reverse("publishing:network", args=["finns-inte"])).status_code == 404


@pytest.mark.parametrize(
    ("asked", "cookie", "ending"),
    [("", "", ""), ("?sprak=en", "", "-en"), ("?sprak=sv", "en", ""), ("", "en", "-en")],
)
def test_the_pdf_comes_in_the_language_asked_for(
    asked: str, cookie: str, ending: str, world: World, public: Client
) -> None:
    public.cookies["django_language"] = cookie
    answer = public.get(world.publication.pdf_url + asked)
    assert answer["Content-Type"] == "application/pdf"
    name = f"grundskola-{world.approval.year}-1{ending}.pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{name}"'
    assert answer.content.startswith(b"%PDF-")


def test_the_start_page_costs_the_same_however_much_there_is(
    world: World, public: Client, django_assert_num_queries: Any
) -> None:
    for _ in range(2):
        # who is hidden, networks, meetings, records, ended ones, the association
        with django_assert_num_queries(6):
            public.get(reverse("publishing:start"))
        another_publication(world, 25)
        meet(world.cast, timezone.now() + timedelta(days=50))


def test_a_network_costs_the_same_however_much_there_is(
    world: World, public: Client, django_assert_num_queries: Any
) -> None:
    for days in (25, 35):
        # network, charter, leaders, roles asked for, meetings, records, their contents,
        # goals, assignments, association
        with django_assert_num_queries(12):
            public.get(reverse("publishing:network", args=["grundskola"]))
        another_publication(world, days)
        meet(world.cast, timezone.now() + timedelta(days=days))


def test_an_empty_site_says_what_is_to_come(cast: Cast, public: Client) -> None:
    html = public.get(reverse("publishing:network", args=["gymnasieutbildning"])).text
    for empty in (
        "Inga datum är bestämda än.",
        "Nätverket har inte publicerat några beslut än.",
        "Ingen uppdragsbeskrivning är antagen än.",
    ):
        assert empty in html


def test_the_statement_has_every_field_that_the_law_asks_for(cast: Cast, public: Client) -> None:
    html = public.get(reverse("publishing:accessibility")).text
    for shown in (
        "Utbildning Skaraborg", "delvis förenlig", "EN 301 549", "2026-11-22", "12 §", "9 §",
        "https://www.digg.se/tdosanmalan", "mailto:kansli@skaraborg.example",
    ):  # fmt: skip
        assert shown in html, shown


def test_the_statement_is_linked_from_every_page(world: World, public: Client) -> None:
    statement = f'href="{reverse("publishing:accessibility")}"'
    pages = [public.get(url) for url in addresses(world)]
    html = [page.text for page in pages if page["Content-Type"].startswith("text/html")]
    assert len(html) == 4
    assert all(statement in text for text in html)


def test_the_pages_are_valid_html(
    world: World, public: Client, html_faults: Callable[[str], list[str]]
) -> None:
    for url in addresses(world):
        answer = public.get(url)
        if answer["Content-Type"].startswith("text/html"):
            assert html_faults(answer.text) == [], url


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_everybody_can_read_the_pages(
    width: int, windows: Any, cast: Cast, axe: Callable[[Any], list[str]]
) -> None:
    world = build_world(cast)
    window = windows.open(width)
    for url in addresses(world):
        if url.endswith((".pdf", ".ics")):
            continue
        window.goto(url)
        assert axe(window) == [], url
        wide = window.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{url} is {wide} pixels wide"
