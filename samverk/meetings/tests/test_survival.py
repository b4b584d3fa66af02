"""What is written survives: in a real browser, against a real server that is killed, full, out of
reach, or has signed the writer out. And two who write at once.
"""

import resource
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, Route, expect

from samverk.documents.prose import to_plain
from samverk.house.demo.cast import Cast
from samverk.house.serving import LINUX, web_server
from samverk.meetings.models import Meeting
from samverk.meetings.tests.held import hold, item_of
from samverk.people.models import Person
from tests.rig.browser import Windows
from tests.rig.hands import code_sent, follow, press, said, sign_in
from tests.rig.live import Live, database_url
from tests.rig.processes import answers, end, free_port, start, wait_until
from tests.rig.smtp import Smtp

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

FIRST, MORE = "Tre kommuner berättade.", " Sedan talade vi om läsning."
OFFLINE = "Ingen kontakt. Det du skriver sparas på den här datorn"
FULL = "Kunde inte sparas: servern är full. Det du skriver finns kvar på den här datorn"
OUT = "Du är utloggad. Det du har skrivit finns kvar på den här datorn."
FOUND = "Det du hade skrivit fanns kvar på den här datorn."
HOUR = 60 * 60 * 1000


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return hold(cast)


@dataclass
class Server:
    """A web server of one's own, to be killed and starved."""

    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        env = {
            "DATABASE_URL": database_url(),
            "SAMVERK_BASE_URL": self.url,
            "SAMVERK_DEBUG": "0",
        }
        command = web_server("127.0.0.1", self.port, 1).command
        self.process = start(command, env, quiet=True)
        wait_until(lambda: answers(self.port), 60, "the web server")

    def kill(self) -> None:
        assert self.process is not None
        end(self.process, signal.SIGKILL)

    def may_write(self, room: int) -> None:
        """How many bytes long a file may grow that one of its processes writes."""
        assert self.process is not None
        for pid in (self.process.pid, *children(self.process.pid)):
            hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (room, hard))


def children(pid: int) -> list[int]:
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in told.split()]


@pytest.fixture
def server(transactional_db: None, serving: Live) -> Iterator[Server]:
    """Serves the static files that the other server has collected."""
    own = Server()
    own.start()
    yield own
    own.kill()


@pytest.fixture
def at_server(server: Server, chromium: Browser) -> Iterator[Windows]:
    windows = Windows(chromium, Live(server.url))
    yield windows
    windows.close()


def write_at(page: Page, meeting: Meeting) -> None:
    """Open the page with a clock that can be moved."""
    if not page.url.startswith("http"):
        page.clock.install()
    page.goto(reverse("meetings:write", args=[meeting.pk]))


def type_in(page: Page, text: str) -> None:
    """Go on writing at the end of the notes of the first item."""
    notes(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def notes(page: Page, number: int = 0) -> Locator:
    """The editor of the notes of an item."""
    return page.locator("[role=textbox]").nth(number)


def is_saved(page: Page) -> None:
    expect(page.locator("[data-state]")).to_contain_text("Sparat")


def notes_of(meeting: Meeting) -> str:
    return to_plain(item_of(meeting, "Läsning").notes)


def rest(page: Page) -> None:
    """So long that the page saves by itself, or tries again."""
    page.clock.fast_forward(HOUR)


def test_the_server_is_killed_while_somebody_writes(
    cast: Cast, meeting: Meeting, server: Server, at_server: Windows
) -> None:
    page = at_server.open(person=cast.secretary)
    write_at(page, meeting)
    type_in(page, FIRST)
    is_saved(page)
    assert notes_of(meeting) == FIRST
    server.kill()
    type_in(page, MORE)
    rest(page)
    said(page, OFFLINE)
    page.close()  # and then the battery ends
    server.start()
    page = page.context.new_page()
    write_at(page, meeting)
    is_saved(page)
    said(page, FOUND)
    assert notes_of(meeting) == FIRST + MORE
    assert drafts(page) == []


def test_a_decision_whose_answer_was_lost_is_not_doubled(
    cast: Cast, meeting: Meeting, windows: Windows
) -> None:
    page = windows.open(person=cast.secretary)
    write_at(page, meeting)
    item = item_of(meeting, "Läsning")

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/skriv/", lose_the_answer, times=1)
    page.get_by_text("Lägg till ett beslut").first.click()
    page.get_by_label("Beslut", exact=True).first.fill("Vi provar.")
    rest(page)
    said(page, OFFLINE)
    page.get_by_label("Beslut", exact=True).first.fill("Vi provar i tre kommuner.")
    rest(page)
    is_saved(page)
    assert [one.text for one in item.decisions.all()] == ["Vi provar i tre kommuner."]


def test_two_who_write_in_the_same_place_see_both_texts(
    cast: Cast, meeting: Meeting, windows: Windows
) -> None:
    secretary, chair = (windows.open(person=one) for one in (cast.secretary, cast.chair))
    write_at(secretary, meeting)
    write_at(chair, meeting)
    type_in(secretary, "Sekreterarens.")
    rest(secretary)
    is_saved(secretary)
    type_in(chair, "Ordförandens.")
    rest(chair)
    said(chair, "Någon annan har skrivit på samma ställe.")
    expect(chair.locator(".theirs")).to_contain_text("Sekreterarens.")
    expect(notes(chair)).to_have_text("Ordförandens.")
    # What waits for a choice does not stop the rest, and nobody's text is written over.
    notes(chair, 1).fill("Sju procent.")
    rest(chair)
    is_saved(chair)
    assert (notes_of(meeting), to_plain(item_of(meeting, "Närvaro").notes)) == (
        "Sekreterarens.",
        "Sju procent.",
    )
    chair.reload()  # the choice is still the writer's
    expect(chair.locator(".theirs")).to_contain_text("Sekreterarens.")
    expect(notes(chair)).to_have_text("Ordförandens.")
    press(chair, "Spara")
    said(chair, "Sparat")
    assert notes_of(meeting) == "Ordförandens."
    # The other, who has the old text on the page, gets what is new, and is told by whom.
    secretary.get_by_label("Vad ska göras?").first.evaluate("e => e.closest('details').open = true")
    secretary.get_by_label("Vad ska göras?").first.fill("Samla exempel")
    rest(secretary)
    said(secretary, f"{cast.chair.name} skrev här nyss.")
    expect(notes(secretary)).to_have_text("Ordförandens.")


@pytest.mark.parametrize("closed", [False, True])
def test_an_hour_without_network(
    cast: Cast, meeting: Meeting, windows: Windows, closed: bool
) -> None:
    page = windows.open(person=cast.secretary)
    write_at(page, meeting)
    page.context.set_offline(True)
    type_in(page, FIRST)
    rest(page)
    said(page, OFFLINE)
    type_in(page, MORE)
    page.clock.fast_forward(HOUR)
    press(page, "Spara")
    said(page, OFFLINE)
    assert notes_of(meeting) == ""
    if closed:
        page.close()
        page = page.context.new_page()
    page.context.set_offline(False)
    if closed:
        write_at(page, meeting)
    is_saved(page)
    assert notes_of(meeting) == FIRST + MORE
    assert drafts(page) == []


def test_what_is_hidden_is_saved_at_once(cast: Cast, meeting: Meeting, windows: Windows) -> None:
    page = windows.open(person=cast.secretary)
    write_at(page, meeting)
    type_in(page, FIRST)
    page.goto("/")  # leaves in the same second
    wait_until(lambda: notes_of(meeting) == FIRST, 10, "what was sent on leaving")


@pytest.mark.skipif(not LINUX, reason="only Linux lets us take a running process's room")
def test_the_disk_is_full(cast: Cast, meeting: Meeting, server: Server, at_server: Windows) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL writes in a process of its own")
    page = at_server.open(person=cast.secretary)
    write_at(page, meeting)
    server.may_write(0)
    type_in(page, FIRST)
    rest(page)
    said(page, FULL)
    with page.expect_response(lambda answer: answer.status == 507):
        press(page, "Spara")
    said(page, FULL)
    assert notes_of(meeting) == ""
    server.may_write(resource.RLIM_INFINITY)
    rest(page)
    is_saved(page)
    assert notes_of(meeting) == FIRST


@pytest.mark.parametrize("in_another_tab", [False, True])
def test_signed_out_from_another_device(
    cast: Cast, meeting: Meeting, windows: Windows, smtp: Smtp, in_another_tab: bool
) -> None:
    page = windows.open()
    page.clock.install()
    sign_in(page, cast.secretary, smtp)
    smtp.clear()
    write_at(page, meeting)
    sign_out_everywhere(cast.secretary)
    type_in(page, FIRST)
    rest(page)
    said(page, OUT)
    assert notes_of(meeting) == ""
    if in_another_tab:
        other = page.context.new_page()
        other.goto("/")
        follow(other, "Logga in")
    else:
        follow(page, "Logga in igen")
        other = page
    other.get_by_label("E-postadress").fill(str(cast.secretary.email))
    press(other, "Mejla mig en kod")
    other.get_by_label("Kod").fill(code_sent(smtp, cast.secretary))
    press(other, "Logga in")
    said(other, "Du är inloggad.")
    rest(page)
    is_saved(page)
    expect(notes(page)).to_have_text(FIRST)
    assert notes_of(meeting) == FIRST


def test_the_next_at_a_shared_computer_is_shown_nothing(
    cast: Cast, meeting: Meeting, windows: Windows
) -> None:
    page = windows.open(person=cast.secretary)
    write_at(page, meeting)
    page.context.set_offline(True)
    type_in(page, FIRST)
    rest(page)
    said(page, OFFLINE)
    page.close()
    page.context.set_offline(False)

    come_in(windows, page, cast.chair)
    page = page.context.new_page()
    write_at(page, meeting)
    rest(page)
    expect(notes(page)).to_have_text("")
    press(page, "Logga ut")
    said(page, "Logga in")
    [kept] = drafts(page)
    assert f".{cast.secretary.pk}." in kept

    come_in(windows, page, cast.secretary)
    write_at(page, meeting)
    is_saved(page)
    assert notes_of(meeting) == FIRST
    page.route("**/skriv/", lambda route: route.abort())
    type_in(page, MORE)
    rest(page)
    said(page, OFFLINE)
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "Logga ut")
    said(page, "Logga in")
    assert drafts(page) == []


def test_nothing_is_kept_for_more_than_a_week(
    cast: Cast, meeting: Meeting, windows: Windows
) -> None:
    page = windows.open(person=cast.secretary)
    write_at(page, meeting)
    page.evaluate(
        """([person, meeting]) => {
            for (const [name, days] of [["n-1", 8], ["n-2", 6]])
                localStorage.setItem(`samverk.draft.${person}.${meeting}.${name}`,
                    JSON.stringify({ at: Date.now() - days * 86_400_000 }));
        }""",
        [cast.secretary.pk, 0],
    )
    page.goto(reverse("people:me"))
    assert [name.split(".")[-1] for name in drafts(page)] == ["n-2"]


def drafts(page: Page) -> list[str]:
    """What this device keeps of what somebody has written."""
    kept: list[str] = page.evaluate(
        "Object.keys(localStorage).filter(name => name.startsWith('samverk.draft.'))"
    )
    return kept


def sign_out_everywhere(person: Person) -> None:
    """As the person does it at another device."""
    client = Client()
    client.force_login(person)
    client.post(reverse("people:other_places_left"))


def come_in(windows: Windows, page: Page, person: Person) -> None:
    """Somebody signs in at the computer that `page` is on."""
    other = windows.open(person=person)
    page.context.clear_cookies()
    page.context.add_cookies(other.context.cookies())  # type: ignore[arg-type]
