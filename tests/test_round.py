"""A revision from its opening to new charters in force, as people make it: chiefs, networks, the
responsible school chief, and the members who are told what changed."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from samverk.charters.models import Charter
from samverk.documents.extract import extract
from samverk.house.demo.cast import Cast
from samverk.house.demo.charters import GRUNDSKOLA, GYMNASIET, written
from samverk.house.demo.papers import DOCX, docx
from samverk.meetings.models import Meeting
from samverk.networks.models import Network
from tests.rig.browser import Windows
from tests.rig.hands import follow, in_days, letters, plain, press, said
from tests.rig.live import Live
from tests.rig.smtp import Smtp

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

THIS_YEAR = timezone.localdate().year
NEXT_YEAR = THIS_YEAR + 1
LAST_DAY = f"31 december {THIS_YEAR}"
NEW_WORDING = "Nätverket ska jämföra kommunernas resultat i läsning två gånger varje läsår."
NEW_ASSIGNMENT = "Nätverket ska ta fram en gemensam checklista för skolstart."


@pytest.mark.parametrize(("width", "scripts"), [(1280, False), (360, True)])
def test_a_revision_from_opening_to_new_charters(
    windows: Windows, cast: Cast, smtp: Smtp, live: Live, width: int, scripts: bool
) -> None:
    for network, paper in ((cast.network, GRUNDSKOLA), (cast.other, GYMNASIET)):
        in_force(network, paper, cast)
    meeting = plan_meeting(cast)

    chiefs = windows.open(width, scripts=scripts, person=cast.liaison)
    see_expiry(chiefs, cast.network)
    open_revision(chiefs)
    letters(smtp, f"Gå igenom uppdragen för {NEXT_YEAR}: Grundskola", str(cast.chair.email))

    chair = windows.open(width, scripts=scripts, person=cast.chair)
    go_through(chair, "Grundskola", ["done", "changes", "continues", "continues", "dropped"])
    propose_another(chair)
    send_in(chair)
    other = windows.open(width, scripts=scripts, person=cast.stranger)
    go_through(other, "Gymnasieutbildning", ["continues", "continues", "continues"])
    send_in(other)

    comment(chiefs)
    lay_before(chiefs, meeting)
    adopt(chiefs)
    live.settle()

    [letter] = letters(smtp, f"Ny uppdragsbeskrivning från {NEXT_YEAR}: Grundskola", mail(cast))
    for words in (NEW_WORDING, NEW_ASSIGNMENT, "plan för läsning"):
        assert words in " ".join(plain(letter).split())
    see_what_holds(windows.open(width, scripts=scripts, person=cast.member), cast.network)


def mail(cast: Cast) -> str:
    return str(cast.member.email)


def in_force(network: Network, paper: str, cast: Cast) -> None:
    """A charter whose years end with this one."""
    data = docx(written(paper, THIS_YEAR))
    name = f"{network.name}.docx"
    charter = Charter.read_in(
        by=cast.coordinator, on=in_days(-200), name=name, data=data, media_type=DOCX,
        text=extract(name, data),
    )  # fmt: skip
    day = in_days(-200)
    charter.adopt(by=cast.coordinator, body=cast.chiefs.name, on=day, in_force_from=day)


def plan_meeting(cast: Cast) -> Meeting:
    start = timezone.make_aware(datetime.combine(in_days(25), time(9)))
    end = start + timedelta(hours=3)
    return Meeting.plan(
        cast.chiefs, by=cast.liaison, starts_at=start, ends_at=end, place="Skara", host=None
    )


def see_expiry(page: Page, network: Network) -> None:
    page.goto(network.get_absolute_url())
    said(page, LAST_DAY)


def open_revision(page: Page) -> None:
    page.goto("/revideringar/")
    follow(page, "Starta en revidering")
    page.get_by_label("De nya uppdragsbeskrivningarna gäller från år").fill(str(NEXT_YEAR))
    page.get_by_label("Nätverken svarar senast").fill(in_days(14).isoformat())
    page.get_by_label("Ny period, från år").fill(str(NEXT_YEAR))
    page.get_by_label("Ny period, till år").fill(str(NEXT_YEAR + 3))
    press(page, "Starta och fråga nätverken")
    said(page, "0 av 2 nätverk har skickat in sina svar.")


ANSWERS = {"continues": "Fortsätter", "changes": "Ändras", "done": "Klart", "dropped": "Utgår"}


def go_through(page: Page, network: str, answers: list[str]) -> None:
    """From the desk, assignment by assignment."""
    page.goto("/mitt-bord/")
    page.get_by_role("listitem").filter(
        has_text=f"Gå igenom uppdragen för {NEXT_YEAR}"
    ).get_by_role("link").last.click()
    follow(page, "Gå igenom uppdragen")
    for number, answer in enumerate(answers, start=1):
        said(page, f"Uppdrag {number} av {len(answers)}")
        page.get_by_label(ANSWERS[answer], exact=True).check()
        if answer == "changes":
            page.get_by_label("Ny lydelse").fill(NEW_WORDING)
        if answer in ("done", "dropped"):
            page.get_by_label("Vad som blev gjort, eller varför det utgår").fill("Det är gjort.")
        press(page, re.compile("^Spara"))


def propose_another(page: Page) -> None:
    follow(page, "Föreslå ett nytt uppdrag")
    page.get_by_label("Det nya uppdraget").fill(NEW_ASSIGNMENT)
    press(page, "Föreslå uppdraget")


def send_in(page: Page) -> None:
    follow(page, "Skicka in genomgången")
    press(page, "Skicka in genomgången")
    said(page, "Inskickad")


def comment(page: Page) -> None:
    page.goto("/revideringar/")
    follow(page, f"Revidering för {NEXT_YEAR}")
    said(page, "Alla nätverk har skickat in sina svar.")
    follow(page, "Grundskola")
    follow(page, "Kommentera genomgången")
    page.get_by_label("Din kommentar").fill("Bra att checklistan kommer med.")
    press(page, "Lämna kommentaren")
    said(page, "Bra att checklistan kommer med.")
    follow(page, f"Revidering för {NEXT_YEAR}")


def lay_before(page: Page, meeting: Meeting) -> None:
    """Make the proposals, and put them on the agenda of the chiefs' meeting."""
    follow(page, "Lägg fram 2 förslag")
    press(page, "Lägg fram 2 förslag")
    follow(page, "Ta förslagen till ett möte")
    press(page, "Sätt upp det på dagordningen")
    item = meeting.items.get()
    assert item.title == f"Revidering av uppdragsbeskrivningar för {NEXT_YEAR}"
    assert "Grundskola" in item.text


def adopt(page: Page) -> None:
    follow(page, "Notera antagandet")
    page.get_by_label("Beslutsdatum").fill(in_days(0).isoformat())
    page.get_by_label("Gäller från").fill(date(NEXT_YEAR, 1, 1).isoformat())
    for network in ("Grundskola", "Gymnasieutbildning"):
        expect(page.get_by_label(network)).to_be_checked()
    press(page, "Anta uppdragsbeskrivningarna")
    said(page, "Omgången är avslutad: 2 nya uppdragsbeskrivningar antogs.")


def see_what_holds(page: Page, network: Network) -> None:
    """The old charter until the year is out; the new one from New Year's Day."""
    page.goto(network.get_absolute_url())
    now = page.get_by_role("region", name="Nätverkets uppdrag")
    expect(now.get_by_text("plan för läsning i årskurs").first).to_be_visible()
    expect(now.get_by_text(NEW_ASSIGNMENT)).to_have_count(0)
    page.goto(f"{network.get_absolute_url()}?den={NEXT_YEAR}-01-01")
    said(page, NEW_ASSIGNMENT)
    said(page, NEW_WORDING)
    expect(page.get_by_role("main").get_by_text("plan för läsning i årskurs")).to_have_count(0)
