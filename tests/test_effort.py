"""A meeting from plan to published minutes on a telephone: by a finger, and by a keyboard alone.

What it costs is counted; `bin/bench effort` prints it.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Meeting
from samverk.publishing.models import Publication
from tests.rig.browser import Windows
from tests.rig.effort import Hand, table
from tests.rig.hands import in_days, letters, said
from tests.rig.live import Live
from tests.rig.smtp import Smtp
from tests.world import meet

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

FEWEST = 12  # clicks from "new meeting" to notice sent, where the template fits


@pytest.mark.parametrize("way", ["finger", "keyboard"])
def test_from_plan_to_published_minutes(
    windows: Windows, cast: Cast, smtp: Smtp, live: Live, way: str
) -> None:
    meet(cast, timezone.now() - timedelta(days=60))  # the next is like it, but for the day
    pages = [windows.open(360, person=one) for one in (cast.chair, cast.secretary)]
    chair, secretary = (Hand(page, keyboard=way == "keyboard") for page in pages)
    secretary.costs = chair.costs  # one table for both of them
    chair.page.goto(cast.network.get_absolute_url())
    call(chair)
    live.settle()
    assert letters(smtp, "Kallelse:", str(cast.member.email))
    meeting = Meeting.objects.latest("pk")
    let_it_have_begun(meeting)
    secretary.page.goto(meeting.get_absolute_url())
    write(secretary, meeting)
    chair.page.goto(meeting.get_absolute_url())
    approve(chair)
    live.settle()
    published = Publication.objects.get(approval__minutes__meeting=meeting)
    reader = windows.open(360, scripts=False)
    reader.goto(published.get_absolute_url())
    said(reader, "Vi prövar stödet i tre kommuner.")
    said(reader, "Olof Nyman")
    told(way, chair)
    if way == "finger":
        assert sum(cost.clicks for cost in chair.costs[:2]) <= FEWEST


def call(hand: Hand) -> None:
    """From "new meeting" to the notice sent."""
    page = hand.page
    with hand.part("plan"):
        hand.follow(re.compile("Planera ett möte"))
        hand.write_day(page.get_by_label("Dag", exact=True), in_days(40))
        hand.press("Planera mötet")
        if page.get_by_text("Är det rätt dag?").count():  # a weekend or a holiday
            hand.press("Planera mötet ändå")
    with hand.part("agenda and notice"):
        hand.follow("Dagordningen är klar")
        hand.follow(re.compile("^Granska och skicka"))
        hand.press(re.compile("^Skicka kallelsen till"))
    said(page, "Kallelsen")


def let_it_have_begun(meeting: Meeting) -> None:
    now = timezone.now()
    length = meeting.ends_at - meeting.starts_at
    meeting.starts_at, meeting.ends_at = now - length + timedelta(hours=1), now + timedelta(hours=1)
    meeting.save()


def write(hand: Hand, meeting: Meeting) -> None:
    """Who came, what was said, decided and left to do; then it is sent for approval."""
    page = hand.page
    with hand.part("who came"):
        hand.follow("Närvaro")
        for name, presence in (("Olof Nyman", "Närvarande"), ("Erik Sandell", "Frånvarande")):
            hand.choose(page.get_by_role("group", name=name).get_by_label(presence))
        hand.press(re.compile("^Spara och skriv"))
    with hand.part("what was said"):
        notes = page.locator(".part").first.locator(".tiptap, textarea").first
        hand.write(notes, "Tre kommuner berättade hur de arbetar.")
        for line in (
            "Beslut: Vi prövar stödet i tre kommuner.",
            "Åtgärd: @Olof samlar exempel senast fredag",
        ):
            hand.key("Enter")
            page.keyboard.type(line)
            hand.costs[-1].keys += len(line)
        hand.press("Spara och läs igenom")
    with hand.part("sent for approval"):
        said(page, "Vi prövar stödet i tre kommuner.")
        hand.follow("Skicka för godkännande")
        hand.press(re.compile("för godkännande$"))
    said(page, "Skickat för godkännande.")


def approve(hand: Hand) -> None:
    page = hand.page
    with hand.part("approved"):
        hand.follow(re.compile("^Läs och godkänn"))
        hand.press(re.compile("^Godkänn"))
    with hand.part("looked through and published"):
        hand.follow(re.compile("^Titta igenom och publicera"))
        hand.press(re.compile("^Publicera"))
    said(page, "Publicerat.")


_told: dict[str, Hand] = {}


def told(way: str, hand: Hand) -> None:
    """Print what it has cost, once both ways have been gone."""
    _told[way] = hand
    if len(_told) == 2:
        print(f"\n{table(_told)}")
