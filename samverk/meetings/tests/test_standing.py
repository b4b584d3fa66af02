"""A network's standing items, and the agendas that begin with them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samverk.dialogue.models import Feedback
from samverk.house.demo.cast import Cast
from samverk.meetings.models import BacklogItem, Meeting, StandingItem
from samverk.meetings.models.standing import (
    adopt_usual_items,
    arrange_standing,
    begin_agenda,
    usual_items,
)
from samverk.meetings.tests.held import hold

type As = Callable[[str], Client]

URL = "/natverk/grundskola/staende-punkter/"


def ahead(cast: Cast, days: int = 20, **fields: object) -> Meeting:
    start = timezone.now() + timedelta(days=days)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=3)}
    return Meeting.plan(cast.network, by=cast.chair, **times | fields)


def say(cast: Cast, title: str) -> Feedback:
    """The body above says something to the network."""
    return Feedback.send(
        sender=cast.chiefs,
        receiver=cast.network,
        by=cast.liaison,
        on=timezone.localdate(),
        title=title,
        text="Vad säger ni?",
        purpose=Feedback.Purpose.ANSWER,
    )


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items.all()]


def test_an_agenda_begins_with_the_standing_items(cast: Cast) -> None:
    StandingItem.add(cast.network, by=cast.secretary, title="Öppning", duration=5)
    StandingItem.add(cast.network, by=cast.secretary, title="Runda", kind="round", is_public=False)
    meeting = ahead(cast)
    begin_agenda(meeting, like="template", by=cast.chair)
    assert titles(meeting) == ["Öppning", "Runda"]
    assert [item.duration for item in meeting.items.all()] == [5, None]
    assert [item.is_public for item in meeting.items.all()] == [True, False]


def test_a_network_without_standing_items_begins_with_the_usual(cast: Cast) -> None:
    meeting = ahead(cast)
    begin_agenda(meeting, like="template", by=cast.chair)
    assert titles(meeting) == [item.title for item in usual_items(cast.network)]
    assert "Återkoppling från Skolchefsnätverket" in titles(meeting)
    assert not cast.network.standing_items.exists()


def test_feedback_from_above_comes_along_and_other_proposals_do_not(cast: Cast) -> None:
    StandingItem.add(cast.network, by=cast.chair, title="Återkoppling", brings="feedback")
    StandingItem.add(cast.network, by=cast.chair, title="Nästa möte")
    BacklogItem.propose(cast.network, by=cast.member, title="Läromedel")
    feedback = say(cast, "Studiedagen")
    meeting = ahead(cast)
    begin_agenda(meeting, like="template", by=cast.chair)
    assert titles(meeting) == ["Återkoppling", feedback.backlog.title, "Nästa möte"]
    assert meeting.items.all()[1].backlog == feedback.backlog
    again = ahead(cast, days=40)
    begin_agenda(again, like="template", by=cast.chair)
    assert titles(again) == ["Återkoppling", "Nästa möte"]


def test_without_a_body_above_what_the_networks_say_comes_along(cast: Cast) -> None:
    BacklogItem.propose(cast.chiefs, by=cast.liaison, title="Budget")
    said = Feedback.send(
        sender=cast.network,
        receiver=cast.chiefs,
        by=cast.liaison,
        on=timezone.localdate(),
        title="Tid",
        text="Vi vill ha mer tid.",
        purpose=Feedback.Purpose.ANSWER,
    )
    start = timezone.now() + timedelta(days=9)
    meeting = Meeting.plan(
        cast.chiefs, by=cast.coordinator, starts_at=start, ends_at=start + timedelta(hours=2)
    )
    begin_agenda(meeting, like="template", by=cast.coordinator)
    assert said.backlog.title in titles(meeting)
    assert "Budget" not in titles(meeting)


def test_an_agenda_like_the_last_one_leaves_out_its_own_matters(cast: Cast) -> None:
    last = hold(cast, titles=("Öppning", "Runda"))
    waiting = BacklogItem.propose(cast.network, by=cast.member, title="Läromedel")
    last.add_item(by=cast.chair, title=waiting.title, backlog=waiting)
    last.items.filter(title="Runda").update(notes="Hjo bygger.", text="Om i dag", presenter="Eva")
    meeting = ahead(cast)
    begin_agenda(meeting, like="last", by=cast.chair)
    assert titles(meeting) == ["Öppning", "Runda"]
    taken = meeting.items.get(title="Runda")
    assert (taken.notes, taken.text, taken.presenter, taken.duration) == ("", "", "Eva", 30)


@pytest.mark.parametrize("like", ["", "last"])
def test_an_agenda_may_begin_with_nothing(cast: Cast, like: str) -> None:
    say(cast, "Studiedagen")
    meeting = ahead(cast)
    begin_agenda(meeting, like=like, by=cast.chair)
    assert not meeting.items.exists()


def test_the_usual_items_become_the_networks_own_once(cast: Cast) -> None:
    adopt_usual_items(cast.network, by=cast.secretary)
    many = cast.network.standing_items.count()
    adopt_usual_items(cast.network, by=cast.secretary)
    assert cast.network.standing_items.count() == many == len(usual_items(cast.network))


def test_the_order_is_kept_for_those_that_nobody_named(cast: Cast) -> None:
    a, b, c, d = (
        StandingItem.add(cast.network, by=cast.chair, title=title) for title in ("A", "B", "C", "D")
    )
    arrange_standing(cast.network, [d.pk, 0, b.pk], by=cast.chair)
    assert [str(one) for one in cast.network.standing_items.all()] == ["D", "B", "A", "C"]
    a.refresh_from_db()
    a.move(by=cast.chair, up=True)
    c.move(by=cast.chair, up=False)
    assert [str(one) for one in cast.network.standing_items.all()] == ["D", "A", "B", "C"]


def test_the_secretary_begins_with_the_usual_and_makes_them_the_networks_own(
    as_: As, cast: Cast
) -> None:
    client = as_("secretary")
    shown = client.get(URL).content.decode()
    assert "De vanliga punkterna" in shown
    assert "Sedan förra mötet" in shown
    client.post(f"{URL}vanliga/")
    first, second, *_rest = cast.network.standing_items.all()
    form = {"title": "Vi öppnar", "kind": "information", "duration": "3"}
    assert client.post(f"{URL}{first.pk}/", form).status_code == 302
    client.post(f"{URL}{first.pk}/flytta/", {"up": "0"})
    client.post(f"{URL}{second.pk}/ta-bort/")
    rest = [item.pk for item in cast.network.standing_items.all()]
    client.post(f"{URL}ordning/", {"order": ",".join(map(str, reversed(rest)))})
    assert [item.pk for item in cast.network.standing_items.all()] == rest[::-1]
    assert "Vi öppnar" in client.get(URL).content.decode()
    assert client.post(URL, {"title": "", "kind": "round"}).status_code == 422
