"""A protected person is found nowhere: a name like no other is planted wherever a name can stand,
the shield is put up, and every address, file and letter is searched for it."""

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from zipfile import BadZipFile, ZipFile

import pypdfium2
import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverk.house.demo.cast import assemble
from samverk.meetings.models import Approval
from samverk.people.models import NEUTRAL, Person, Shield
from samverk.post.mime import message_of
from samverk.post.models import Letter
from samverk.publishing.models import Publication
from tests.doors import PERSONAS, every_door
from tests.planted import MAIL, NAME, PHONE, TITLE, plant
from tests.world import World

# All addresses, many times over.
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]

PARTS = ("kanariella", "gömsdotter", "gomsdotter", "987 65 43", "9876543", "sångfågelschef")
LINK = re.compile(r"(?:href|src|action)=[\"']([^\"'#]+)")
# Of addresses that differ only in what they ask for, so many are asked.
MOST_ALIKE = 2
# Who also goes where the pages lead; the others see no more than these.
FAR = ("public", "member", "coordinator")


def plainly(text: str) -> str:
    """By other means than those that hide: without tags, folds and escapes, in one case."""
    text = re.sub(r"\r?\n[ \t]|\u00ad|\u200b", "", text)
    bare = html.unescape(re.sub(r"<[^>]*>", "", text))
    both = f"{html.unescape(text)} {bare} {unquote(text)}"
    both += text.encode().decode("unicode_escape", "ignore") if "\\u" in text else ""
    return unicodedata.normalize("NFC", both).casefold().replace("\u00a0", " ")


def tells(text: str) -> list[str]:
    plain = plainly(text)
    return [part for part in PARTS if part in plain]


def texts(data: bytes) -> Iterator[str]:
    """What stands in a file, unpacked and read with other means than those that hide."""
    if data.startswith(b"PK"):
        try:
            with ZipFile(BytesIO(data)) as archive:
                for name in archive.namelist():
                    yield name
                    yield from texts(archive.read(name))
        except BadZipFile:
            return
    elif data.startswith(b"%PDF"):
        pdf = pypdfium2.PdfDocument(data)
        yield " ".join(pdf.get_metadata_dict().values())
        for page in pdf:
            yield page.get_textpage().get_text_range().replace("\r\n", " ")
    else:
        yield data.decode(errors="replace")
        yield data.decode("cp1252", errors="replace")


def found_in(answer: Any) -> list[str]:
    said = [f"{name}: {value}" for name, value in answer.items()]
    said += [f"{name}={morsel.value}" for name, morsel in answer.cookies.items()]
    body = b"".join(answer) if answer.streaming else answer.content
    return sorted({part for text in (*said, *texts(body)) for part in tells(text)})


def links(answer: Any, at: str) -> set[str]:
    if not answer.get("Content-Type", "").startswith("text/html"):
        return set()
    found = set()
    for link in LINK.findall(answer.content.decode()):
        whole = urlsplit(urljoin(f"http://testserver{at}", html.unescape(link)))
        if whole.netloc == "testserver" and not whole.path.startswith("/static/"):
            found.add(whole._replace(scheme="", netloc="", fragment="").geturl())
    return found


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def crawl(client: Client, start: list[str], *, further: bool = True) -> dict[str, list[str]]:
    """What every address, and what each of them leads to, tells of the person."""
    told: dict[str, list[str]] = {}
    alike: dict[str, int] = defaultdict(int)
    waiting = list(start)
    while waiting:
        url = waiting.pop()
        path = urlsplit(url).path
        if url in told or (alike[path] >= MOST_ALIKE and url not in start):
            continue
        alike[path] += 1
        answer = client.get(url)
        told[url] = found_in(answer)
        if further and url in start:  # one step from the addresses that we know
            waiting += links(answer, url) - told.keys()
    return {url: found for url, found in told.items() if found}


def post_all(client: Client, world: World) -> dict[str, list[str]]:
    """What the answers to forms tell: pages that say no, and where one is sent."""
    told = {}
    for door in every_door():
        with undone():
            url = reverse(door.name, args=door.args(world))
            told[f"POST {url}"] = found_in(client.post(url, dict(door.data(world))))
    return {url: found for url, found in told.items() if found}


def signed_in(world: World, persona: str, language: str = "sv") -> Client:
    client = Client()
    if persona != "public":
        person = world.cast.persona(persona)
        person.choose_language(language)
        client.force_login(person)
    elif language != "sv":
        client.cookies["django_language"] = language
    return client


def letters(but: str) -> dict[str, list[str]]:
    """What each letter to others than the person tells, made as the mail server would get it."""
    told = {}
    for letter in Letter.objects.exclude(to=but):
        message = message_of(letter).message()
        parts = [f"{name}: {value}" for name, value in message.items()]
        for part in message.walk():
            parts += [f"{name}: {value}" for name, value in part.items()]
            if isinstance(data := part.get_payload(decode=True), bytes):
                parts += texts(data)
        told[letter.key] = sorted({each for text in parts for each in tells(text)})
    return {key: found for key, found in told.items() if found}


def test_a_planted_name_is_found_nowhere(run_jobs: Callable[[], int]) -> None:
    world, person = plant(assemble(date(2024, 1, 1)))
    run_jobs()
    record = Publication.objects.earliest("pk").approval
    frozen = (record.sha256, record.content)
    pdf = Publication.objects.earliest("pk").pdf_url
    start = [reverse(door.name, args=door.args(world)) for door in every_door()]

    # Before, it stands in many places: the search can find it.
    open_before = crawl(signed_in(world, "public"), start)
    inside_before = crawl(signed_in(world, "coordinator"), start)
    assert pdf in open_before
    assert len(open_before) >= 5, open_before
    assert len(inside_before) >= 40, sorted(inside_before)
    assert letters(but=MAIL)

    Shield.put_up(person, by=world.cast.coordinator, at=timezone.now())
    mail.outbox.clear()
    world.called.change(by=world.cast.chair, place=f"Biblioteket, fråga {NAME}")
    world.called.send_update(by=world.cast.chair)
    run_jobs()

    told = {}
    for who in PERSONAS:
        told[who] = crawl(signed_in(world, who), start, further=who in FAR)
    for who in ("public", "chair"):
        told[f"{who}, en"] = crawl(signed_in(world, who, "en"), start, further=False)
    told["POST"] = post_all(signed_in(world, "coordinator"), world)
    assert {who: found for who, found in told.items() if found} == {}

    # The address of the old PDF now gives one without the name; the record itself is untouched.
    answer = Client().get(pdf)
    assert answer.status_code == 200
    assert NEUTRAL in " ".join(texts(answer.content))
    kept = Approval.objects.get(pk=record.pk)
    assert (kept.sha256, kept.content) == frozen
    assert tells(str(kept.content))

    assert letters(but=MAIL) == {}
    sent = [message for message in mail.outbox if message.to != [MAIL]]
    assert sent
    assert [heard for message in sent if (heard := tells(str(message.message())))] == []
    assert any(message.to == [MAIL] for message in mail.outbox), "the person gets letters still"
    the_person_meets_themselves(person)


def the_person_meets_themselves(person: Person) -> None:
    client = Client()
    client.force_login(Person.objects.get(pk=person.pk))
    page = client.get(reverse("people:me")).text
    assert NAME in page
    assert TITLE in page
    assert PHONE in page
