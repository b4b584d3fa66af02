"""Proposing something to a network, and what becomes of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import BacklogItem, Meeting
from samverk.meetings.models.sources import take_up
from samverk.meetings.tests.held import hold
from samverk.meetings.tests.test_standing import ahead, say
from samverk.people.models import Person
from samverk.post.models import Letter
from samverk.shell.refused import Refused

type As = Callable[[str], Client]

URL = "/natverk/grundskola/att-ta-upp/"


def propose(cast: Cast, title: str = "Läromedel", by: Person | None = None) -> BacklogItem:
    return BacklogItem.propose(cast.network, by=by or cast.member, title=title)


def text(client: Client) -> str:
    return client.get(URL).content.decode()


def test_a_member_proposes_and_sees_that_it_waits(as_: As, cast: Cast) -> None:
    form = {
        "title": "Läromedel till hösten",
        "kind": "decision",
        "duration": "20",
        "presenter": "Eva Ek",
        "text": "Vi behöver köpa gemensamt.",
    }
    assert as_("member").post(URL, form).status_code == 302
    item = BacklogItem.objects.get()
    assert (item.proposed_by, item.duration, item.presenter) == (cast.member, 20, "Eva Ek")
    shown = text(as_("member"))
    assert "Läromedel till hösten" in shown
    assert "Vi behöver köpa gemensamt." in shown
    assert "Avböj" not in shown


def test_a_proposal_without_a_title_is_asked_about(as_: As, cast: Cast) -> None:
    assert as_("member").post(URL, {"title": "", "kind": "decision"}).status_code == 422
    assert not BacklogItem.objects.exists()


def test_what_is_proposed_comes_whole_onto_the_agenda(as_: As, cast: Cast) -> None:
    item = propose(cast)
    BacklogItem.objects.update(duration=15, presenter="Eva", text="Varför")
    item.refresh_from_db()
    meeting = ahead(cast)
    client = as_("secretary")
    assert "Ta upp" in text(client)
    client.post(f"/moten/{meeting.pk}/dagordning/ta-upp/", {"backlog": item.pk})
    taken = meeting.items.get()
    assert (taken.title, taken.duration, taken.presenter, taken.text) == (
        "Läromedel",
        15,
        "Eva",
        "Varför",
    )
    assert "På dagordningen" in text(as_("member"))


def test_one_that_a_meeting_took_up_is_shown_with_the_meeting(as_: As, cast: Cast) -> None:
    meeting = hold(cast)
    take_up(meeting, propose(cast), by=cast.chair)
    shown = text(as_("member"))
    assert "Togs upp" in shown
    assert f"/moten/{meeting.pk}/" in shown


def test_when_the_meeting_is_cancelled_it_waits_again(as_: As, cast: Cast) -> None:
    meeting = ahead(cast)
    take_up(meeting, propose(cast), by=cast.chair)
    meeting.cancel(by=cast.chair, reason="Snö")
    assert "1 sak väntar" in text(as_("member"))


def test_whoever_proposed_it_is_told_why_it_is_turned_down(as_: As, cast: Cast) -> None:
    item = propose(cast)
    answer = as_("chair").post(f"{URL}{item.pk}/avboj/", {"reason": "Kommunerna köper var för sig"})
    assert answer.status_code == 302
    letter = Letter.objects.get()
    assert letter.to == cast.member.mailbox
    assert "Kommunerna köper var för sig" in letter.text
    assert "Läromedel" in letter.subject
    shown = text(as_("member"))
    assert "Kommunerna köper var för sig" in shown
    assert "0 saker väntar" in shown


def test_it_is_turned_down_once_and_with_a_reason(as_: As, cast: Cast) -> None:
    item = propose(cast, by=cast.chair)
    url = f"{URL}{item.pk}/avboj/"
    assert as_("chair").post(url, {"reason": ""}).status_code == 422
    assert as_("chair").post(url, {"reason": "Görs redan"}).status_code == 302
    assert as_("chair").post(url, {"reason": "Igen"}).status_code == 404
    with pytest.raises(Refused):
        item.decline(by=cast.chair, reason="Igen")
    assert not Letter.objects.exists()


def test_feedback_waits_there_and_cannot_be_turned_down(as_: As, cast: Cast) -> None:
    feedback = say(cast, "Studiedagen")
    shown = text(as_("chair"))
    assert feedback.get_absolute_url() in shown
    assert f"{feedback.backlog.pk}/avboj/" not in shown
    answer = as_("chair").post(f"{URL}{feedback.backlog.pk}/avboj/", {"reason": "Nej"})
    assert answer.status_code == 409


def test_the_page_takes_as_many_queries_however_much_there_is(
    as_: As, cast: Cast, django_assert_num_queries: Any
) -> None:
    client = as_("chair")
    fill(cast, 2)
    client.get(URL)
    with django_assert_num_queries(16):
        client.get(URL)
    fill(cast, 9)
    with django_assert_num_queries(16):
        client.get(URL)


def fill(cast: Cast, many: int) -> None:
    """Of each kind: waiting, feedback, turned down, on an agenda."""
    meeting: Meeting = ahead(cast)
    for number in range(many):
        propose(cast, f"Väntar {number}")
        say(cast, f"Sagt {number}")
        propose(cast, f"Avböjd {number}").decline(by=cast.chair, reason="Nej")
        take_up(meeting, propose(cast, f"Upptagen {number}"), by=cast.chair)
    assert timezone.now() + timedelta(days=1) < meeting.starts_at
