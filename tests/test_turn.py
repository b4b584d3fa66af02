"""The first turn of the wheel, from a charter to a duty done, as people make it: by what pages and
letters say, with scripts and without. And the way in, and the answer to a notice, by keyboard only.
"""

import re
from datetime import date, timedelta
from io import BytesIO
from typing import NamedTuple

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from icalendar import Calendar
from playwright.sync_api import Page, expect

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Meeting
from samverk.people.models import Person
from tests.rig.browser import Windows
from tests.rig.hands import (
    code_sent,
    enter,
    follow,
    in_days,
    letters,
    plain,
    press,
    said,
    sign_in,
    tab_to,
)
from tests.rig.live import Live
from tests.rig.smtp import Smtp
from tests.world import CHARTER, meet

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DECISION = "Nätverket provar stödet i tre kommuner."


@pytest.mark.parametrize(("width", "scripts"), [(1280, False), (360, True)])
def test_from_charter_to_duty_done(
    windows: Windows, cast: Cast, smtp: Smtp, live: Live, width: int, scripts: bool
) -> None:
    office = windows.open(width, scripts=scripts)
    sign_in(office, cast.coordinator, smtp)
    adopt(office)

    chair = windows.open(width, scripts=scripts, person=cast.chair)
    plan(chair, cast, on=in_days(40))
    press(chair, re.compile("^Ta upp .*stöd för läsning"))
    follow(chair, "Dagordningen är klar")
    follow(chair, "Granska och skicka kallelsen")
    press(chair, "Skicka kallelsen till 4 personer")
    said(chair, "Kallelsen går till 4 personer.")
    called = invitations(smtp, cast, "Kallelse:", "REQUEST")

    answer(windows, smtp, cast.member)
    chair.reload()
    said(chair, "1 av 4 har svarat.")
    see_done(office, "Skicka kallelse")
    move_to_ten(chair)
    changed = invitations(smtp, cast, "Ändrat:", "REQUEST")
    assert [event.uid for event in changed] == [event.uid for event in called]
    assert changed[0].sequence > called[0].sequence

    meeting = Meeting.objects.get()
    let_it_be_yesterday(meeting)
    keep_the_record(windows.open(width, scripts=scripts, person=cast.secretary))
    approve(chair)
    live.settle()

    read_in_public(windows, meeting)
    [report] = letters(smtp, "Grundskola: Minnesanteckningar", cast.federation.office_mail)
    assert [file.get_content_type() for file in report.iter_attachments()] == ["application/pdf"]
    see_done(office, "Skriva protokoll", "Skicka in protokoll")
    see_overview(office)


def test_a_cancelled_meeting_leaves_the_calendars(windows: Windows, cast: Cast, smtp: Smtp) -> None:
    chair = windows.open(scripts=False, person=cast.chair)
    plan(chair, cast, on=in_days(30))
    chair.get_by_label("Vad ska tas upp?").fill("Läromedel")
    press(chair, "Lägg till punkten")
    follow(chair, "Dagordningen är klar")
    follow(chair, "Granska och skicka kallelsen")
    press(chair, "Skicka kallelsen till 4 personer")
    called = invitations(smtp, cast, "Kallelse:", "REQUEST")
    follow(chair, "Ställ in mötet …")
    chair.get_by_label("Varför ställs mötet in?").fill("För många är sjuka.")
    press(chair, "Ställ in mötet och meddela 4 personer")
    said(chair, "Inställt")
    cancelled = invitations(smtp, cast, "Inställt:", "CANCEL")
    assert [event.uid for event in cancelled] == [event.uid for event in called]
    assert cancelled[0].sequence > called[0].sequence
    assert "För många är sjuka." in plain(letters(smtp, "Inställt:", str(cast.member.email))[0])


@pytest.mark.parametrize("scripts", [True, False])
def test_signing_in_and_answering_with_a_keyboard_on_a_telephone(
    windows: Windows, cast: Cast, smtp: Smtp, scripts: bool
) -> None:
    meet(cast, timezone.now() + timedelta(days=20)).call(by=cast.chair)
    page = windows.open(360, scripts=scripts)
    page.goto("/")
    tab_to(page, "Logga in")
    enter(page)
    tab_to(page, "E-postadress")
    enter(page, str(cast.member.email))
    tab_to(page, "Kod")
    enter(page, code_sent(smtp, cast.member))
    tab_to(page, "Svara")
    enter(page)
    tab_to(page, "Jag kommer")
    page.keyboard.press("Space")
    tab_to(page, "Skicka mitt svar")
    enter(page)
    said(page, "Tack. Ditt svar är sparat.")
    assert cast.member.invitations.get().answer == "yes"


# The acts, in the order of the wheel.


def adopt(page: Page) -> None:
    """Read in the charter, correct a duty, look at the remarks, and adopt."""
    follow(page, "Nätverk")
    follow(page, "Läs in en uppdragsbeskrivning")
    page.get_by_label("Dokument").set_input_files(
        {"name": "Grundskola.docx", "mimeType": WORD, "buffer": as_word(CHARTER)}
    )
    press(page, "Läs in dokumentet")
    follow(page, "Ändra Skicka kallelse")
    days = page.get_by_label("Hur många dagar före mötet")
    expect(days).to_have_value("14")
    days.fill("21")
    press(page, "Spara")
    said(page, "Rättat.")
    page.locator("details.stand summary").first.click()
    page.get_by_label("Varför får det stå?").first.fill("Det säger vi i årsplanen.")
    press(page, "Låt stå")
    page.locator("details.earlier summary").first.click()
    said(page, "Det säger vi i årsplanen.")
    follow(page, "Anta utan att se på resten")
    expect(page.get_by_label("Antagen av")).to_have_value("Skolchefsnätverket")
    for label in ("Antagen den", "Gäller från"):
        page.get_by_label(label).fill(in_days(-60).isoformat())
    press(page, "Anta uppdragsbeskrivningen")
    said(page, "Uppdragsbeskrivningen är antagen. Den går inte längre att ändra.")


def plan(page: Page, cast: Cast, *, on: date) -> None:
    page.goto(cast.network.get_absolute_url())
    page.get_by_role("link", name="Planera ett möte").first.click()
    page.get_by_label("Dag", exact=True).fill(on.isoformat())
    page.get_by_label("Börjar").fill("09:00")
    page.get_by_label("Slutar").fill("12:00")
    page.get_by_label("Plats").fill("Rådhuset i Skara")
    page.get_by_label("ingenting").check()  # the agenda is made of what waits
    press(page, "Planera mötet")
    if page.get_by_text("Är det rätt dag?").count():  # a weekend or a holiday
        press(page, "Planera mötet ändå")
    said(page, "Mötet är planerat.")


def move_to_ten(page: Page) -> None:
    follow(page, "Ändra tid eller plats")
    page.get_by_label("Börjar").fill("10:00")
    press(page, re.compile("^Ändra mötet"))
    said(page, "Mötet är ändrat.")
    follow(page, "Granska och skicka uppdateringen")
    press(page, "Skicka uppdateringen till 4 personer")
    said(page, "Brevet går till 4 personer.")


def answer(windows: Windows, smtp: Smtp, person: Person) -> None:
    """By the link in the letter, without signing in."""
    [letter] = letters(smtp, "Kallelse:", str(person.email))
    links = re.findall(r"https?://\S+svar=yes", plain(letter))
    page = windows.open(360, scripts=False)
    page.goto(links[0])
    expect(page.get_by_label("Jag kommer", exact=True)).to_be_checked()
    press(page, "Skicka mitt svar")
    said(page, "Tack. Ditt svar är sparat.")


def let_it_be_yesterday(meeting: Meeting) -> None:
    """Move the meeting, and the notice of it, so far back that it has been held."""
    back = meeting.date - in_days(-1)
    for notice in meeting.notices.all():
        notice.sent_at -= back
        notice.save()
    meeting.starts_at -= back
    meeting.ends_at -= back
    meeting.save()


def keep_the_record(page: Page) -> None:
    """Who came, what was decided and what is to be done; then send it for approval."""
    page.goto("/")
    follow(page, "Mitt bord")
    follow(page, "Börja skriva")
    follow(page, "Närvaro")
    for name, presence in (("Olof Nyman", "Närvarande"), ("Erik Sandell", "Frånvarande")):
        page.get_by_role("group", name=name).get_by_label(presence).check()
    press(page, "Spara och skriv minnesanteckningarna")
    page.get_by_label("Anteckningar").first.fill("Tre kommuner berättade hur de arbetar.")
    page.get_by_text("Lägg till ett beslut").click()
    page.get_by_label("Beslut", exact=True).first.fill(DECISION)
    page.get_by_text("Lägg till en åtgärd").click()
    page.get_by_label("Vad ska göras?").first.fill("Samla in exempel")
    page.get_by_label("Vem gör det?").first.select_option("Olof Nyman")
    page.get_by_label("Klart senast").first.fill(in_days(30).isoformat())
    press(page, "Spara och läs igenom")
    follow(page, "Skicka för godkännande")
    press(page, "Skicka minnesanteckningarna för godkännande")
    said(page, "Skickat för godkännande.")


def approve(page: Page) -> None:
    follow(page, "Mitt bord")
    follow(page, re.compile("^Läs och godkänn"))
    said(page, DECISION)
    press(page, "Godkänn minnesanteckningarna")
    said(page, "Godkänt. Nu kan inget i texten ändras längre.")
    follow(page, re.compile("^Titta igenom och publicera"))
    press(page, "Publicera")
    said(page, "Publicerat.")


def read_in_public(windows: Windows, meeting: Meeting) -> None:
    """What anybody can read: the record as a page and as a PDF."""
    page = windows.open(360, scripts=False)
    page.goto(reverse("publishing:network", args=[meeting.network.slug]))
    page.get_by_role("link", name=re.compile(r"Minnesanteckningar \d{4}:1")).first.click()
    said(page, DECISION)
    link = page.get_by_role("link", name=re.compile("PDF")).first.get_attribute("href")
    paper = page.request.get(str(link))
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF-")


def see_done(page: Page, *duties: str) -> None:
    """The network's page says of each that it is done."""
    follow(page, "Nätverk")
    follow(page, "Grundskola")
    for duty in duties:
        row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=duty))
        expect(row.filter(has_text="Klart").last).to_be_visible()


def see_overview(page: Page) -> None:
    follow(page, "Läget")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Grundskola"))
    expect(row.get_by_text("Klart").first).to_be_visible()


# What people see, press and get.


class Invited(NamedTuple):
    """What a calendar knows an event by, and which version of it this is."""

    uid: str
    sequence: int


def invitations(smtp: Smtp, cast: Cast, subject: str, method: str) -> list[Invited]:
    """The event in each member's letter: one letter each, which a calendar understands."""
    events = []
    for person in (cast.chair, cast.secretary, cast.presidium, cast.member):
        [letter] = letters(smtp, subject, str(person.email))
        [part] = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
        assert part["Content-Type"].params["method"] == method
        calendar = Calendar.from_ical(part.get_content())
        assert calendar["METHOD"] == method
        [event] = calendar.walk("VEVENT")
        assert str(event.get("ATTENDEE")) == f"mailto:{person.email}"
        events.append(Invited(str(event.get("UID")), int(str(event.get("SEQUENCE")))))
    return events


def as_word(text: str) -> bytes:
    """The text as a Word document; a line with a dash is an item of a list."""
    document = Document()
    for line in filter(None, text.splitlines()):
        style = "List Bullet" if line.startswith("- ") else None
        document.add_paragraph(line.removeprefix("- "), style=style)
    file = BytesIO()
    document.save(file)
    return file.getvalue()
