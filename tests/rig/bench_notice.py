"""How long somebody waits who sends a notice to five hundred people, and until it has arrived.

Over HTTP, against a web server, a worker and a mail server, on a new database.
"""

import os
import re
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from http.client import HTTPResponse
from pathlib import Path

from tests.rig import surroundings  # noqa: F401 (before anything reads the settings)
from tests.rig.processes import free_port, running, wait_until
from tests.rig.smtp import Smtp

PEOPLE = 500


@dataclass
class Visitor:
    """Somebody signed in, as their browser sends cookies."""

    cookies: str

    def open(self, page: str) -> str:
        """The page; what it sets as a cookie is kept."""
        with self._ask(page, None) as answer:
            fresh = [each.split(";")[0] for each in answer.headers.get_all("Set-Cookie") or []]
            self.cookies = "; ".join([self.cookies, *fresh])
            return str(answer.read().decode())

    def press(self, page: str, token: str) -> str:
        """The button on it; the text of the page that one ends up on."""
        sent = urllib.parse.urlencode({"csrfmiddlewaretoken": token}).encode()
        with self._ask(page, sent) as answer:
            return str(answer.read().decode())

    def _ask(self, page: str, sent: bytes | None) -> HTTPResponse:
        headers = {"Cookie": self.cookies, "Referer": page}
        answer = urllib.request.urlopen(urllib.request.Request(page, sent, headers))
        assert isinstance(answer, HTTPResponse)
        return answer


def main() -> None:
    port, smtp = free_port(), Smtp(free_port(), Path(tempfile.mkdtemp()))
    os.environ |= {"SAMVERK_DEBUG": "0", "SAMVERK_MAIL": smtp.url}
    smtp.start()
    from samverk.house.cli import set_up

    set_up()
    from samverk.house.serving import prepare, web_server
    from tests.rig.live import Workers

    prepare()
    chair, url = a_meeting_to_call()
    workers = Workers({"SAMVERK_MAIL": smtp.url})
    with running(web_server("127.0.0.1", port, 1).command, port=port):
        page = f"http://127.0.0.1:{port}{url}"
        shown, seen = timed(lambda: chair.open(page))
        token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', shown)[0]
        _answer, pressed = timed(lambda: chair.press(page, token))
        began = time.perf_counter()
        workers.start()
        wait_until(lambda: arrived(smtp) >= PEOPLE, 600, "the letters")
        done = time.perf_counter() - began
    workers.end_all()
    smtp.stop()
    print(f"a notice to {PEOPLE} people: shown in {seen:.2f} s, sent in {pressed:.2f} s,")
    print(f"and all letters with the mail server {done:.0f} s after a worker began")


def a_meeting_to_call() -> tuple[Visitor, str]:
    """Its chair, and the address of the page that calls it."""
    from django.utils import timezone

    from samverk.house.demo.cast import assemble
    from samverk.people.models import Membership, Person
    from tests.rig.bench import cookie
    from tests.world import meet

    cast = assemble(date(2024, 1, 1))
    people = Person.objects.bulk_create(
        Person(name=f"Person {number}", email=f"p{number}@hjo.example")
        for number in range(PEOPLE - 4)  # the cast has four
    )
    Membership.objects.bulk_create(
        Membership(person=person, network=cast.network, since=date(2024, 1, 1)) for person in people
    )
    meeting = meet(cast, timezone.now() + timedelta(days=20))
    return Visitor(cookie(str(cast.chair.email))), f"/moten/{meeting.pk}/kallelse/"


def timed[T](act: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    return act(), time.perf_counter() - began


def arrived(smtp: Smtp) -> int:
    return len(list(smtp.folder.glob("*.eml")))


if __name__ == "__main__":
    main()
