"""The agenda while it is made: its order, what is offered to it, and what items bring."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.brought import brought
from samverk.meetings.models import Action, BacklogItem, Meeting, Minutes
from samverk.meetings.models.moving import move_on
from samverk.meetings.models.standing import begin_agenda
from samverk.meetings.tests.held import hold
from samverk.meetings.tests.test_standing import ahead, say, titles
from tests.world import read_in

type As = Callable[[str], Client]


def url(meeting: Meeting) -> str:
    return f"/moten/{meeting.pk}/dagordning/"


def text(client: Client, meeting: Meeting) -> str:
    return client.get(url(meeting)).content.decode()


def charter(cast: Cast) -> None:
    """In force, with two assignments."""
    day = timezone.localdate() - timedelta(days=300)
    read_in(cast).adopt(by=cast.coordinator, body="Skolcheferna", on=day, in_force_from=day)


def past(cast: Cast) -> Meeting:
    """A meeting with a record and an open action."""
    meeting = hold(cast, days_ago=9, titles=("Läsning",))
    Minutes.begin(meeting, by=cast.secretary)
    meeting.items.get().actions.create(text="Samla in exempel", person=cast.member)
    return meeting


def test_items_are_put_in_the_order_they_were_dragged_into(as_: As, cast: Cast) -> None:
    meeting = ahead(cast)
    a, b, c = (meeting.add_item(by=cast.chair, title=title) for title in "ABC")
    client = as_("secretary")
    assert client.post(f"{url(meeting)}ordning/", {"order": f"{c.pk},{a.pk}"}).status_code == 302
    assert titles(meeting) == ["C", "A", "B"]
    client.post(f"{url(meeting)}ordning/", {"order": "mitt, under, allt"})
    client.post(f"/punkter/{b.pk}/flytta/", {"up": "1"})
    assert titles(meeting) == ["C", "B", "A"]


def test_the_time_the_items_take_is_told_beside_the_meetings(as_: As, cast: Cast) -> None:
    meeting = ahead(cast)
    meeting.add_item(by=cast.chair, title="Lång", duration=200)
    assert "20 för mycket" in text(as_("secretary"), meeting)


def test_feedback_is_offered_before_all_else(as_: As, cast: Cast) -> None:
    charter(cast)
    past(cast)
    BacklogItem.propose(cast.network, by=cast.member, title="Läromedel")
    say(cast, "Studiedagen")
    meeting = ahead(cast)
    shown = text(as_("secretary"), meeting)
    places = [
        shown.index(heading)
        for heading in (
            "Återkoppling från Skolchefsnätverket",
            "Förra mötets protokoll eller anteckningar",
            "Läromedel",
            "Samla in exempel",
            "Uppdrag som inte tagits upp på länge",
        )
    ]
    assert places == sorted(places)
    assert "<summary>Återkoppling" not in shown


def test_all_of_a_kind_is_taken_up_at_once(as_: As, cast: Cast) -> None:
    for title in ("Ett", "Två"):
        BacklogItem.propose(cast.network, by=cast.member, title=title)
        say(cast, f"Sagt {title}")
    meeting, taking = ahead(cast), "dagordning/ta-upp/"
    as_("secretary").post(f"/moten/{meeting.pk}/{taking}", {"together": "proposals"})
    assert titles(meeting) == ["Ett", "Två"]
    as_("secretary").post(f"/moten/{meeting.pk}/{taking}", {"together": "feedback"})
    assert meeting.items.filter(backlog__feedback__isnull=False).count() == 2


def test_an_item_brings_what_is_still_to_be_done(as_: As, cast: Cast) -> None:
    past(cast)
    meeting = ahead(cast)
    client = as_("secretary")
    client.post(f"{url(meeting)}ta-upp/", {"brings": "actions"})
    assert meeting.items.get().title == "Det vi har kvar att göra"
    assert "Samla in exempel" in as_("member").get(f"/moten/{meeting.pk}/").content.decode()
    Action.objects.get().complete(by=cast.member, on=timezone.localdate() - timedelta(days=1))
    shown = as_("member").get(f"/moten/{meeting.pk}/").content.decode()
    assert "Samla in exempel" not in shown
    assert "Inget just nu." in shown


def test_what_was_open_then_is_told_of_the_meeting_also_afterwards(cast: Cast) -> None:
    past(cast)
    meeting = hold(cast, days_ago=2, titles=())
    item = meeting.add_item(by=cast.chair, title="Kvar", brings="actions")
    Action.objects.get().complete(by=cast.member, on=timezone.localdate())
    assert [thing.title for thing in brought([item])[item.pk]] == ["Samla in exempel"]


def test_each_kind_of_thing_is_brought_with_where_it_stands(cast: Cast) -> None:
    charter(cast)
    last = past(cast)
    feedback = say(cast, "Studiedagen")
    meeting = ahead(cast)
    begin_agenda(meeting, like="template", by=cast.chair)
    meeting.add_item(by=cast.chair, title="Redovisas", brings="reports")
    items = list(meeting.items.all())
    found = {item.brings: brought(items)[item.pk] for item in items if item.brings}
    assert [thing.url for thing in found["previous"]] == [f"/moten/{last.pk}/protokoll/"]
    assert [thing.url for thing in found["feedback"]] == [feedback.get_absolute_url()]
    assert len(found["assignments"]) == 2
    assert found["reports"] == []


def test_an_internal_item_says_so(as_: As, cast: Cast) -> None:
    meeting = ahead(cast)
    form = {"title": "Personalfråga", "kind": "discussion", "internal": "on"}
    as_("secretary").post(url(meeting), form)
    item = meeting.items.get()
    assert not item.is_public
    assert "intern" in as_("member").get(f"/moten/{meeting.pk}/").content.decode()
    as_("secretary").post(f"/punkter/{item.pk}/", {"title": "Öppen fråga", "kind": "discussion"})
    item.refresh_from_db()
    assert item.is_public


def test_the_page_takes_as_many_queries_however_much_there_is(
    as_: As, cast: Cast, django_assert_num_queries: Any
) -> None:
    charter(cast)
    past(cast)
    meeting = ahead(cast)
    begin_agenda(meeting, like="template", by=cast.chair)
    client = as_("secretary")
    fill(cast, meeting, 1)
    text(client, meeting)
    with django_assert_num_queries(28):
        text(client, meeting)
    fill(cast, meeting, 6)
    with django_assert_num_queries(28):
        text(client, meeting)


def fill(cast: Cast, meeting: Meeting, many: int) -> None:
    """Of each kind: items with papers, proposals, feedback, actions, what was moved on."""
    for number in range(many):
        item = meeting.add_item(by=cast.chair, title=f"Punkt {number}")
        file = {"name": "p.txt", "data": b"P", "media_type": "text/plain"}
        item.attachments.model.attach(item, by=cast.chair, file=file, title="", is_public=False)
        BacklogItem.propose(cast.network, by=cast.member, title=f"Väntar {number}")
        say(cast, f"Sagt {number}")
        earlier = hold(cast, days_ago=20 + number, titles=("Flyttas",))
        earlier.items.get().actions.create(text=f"Gör {number}", person=cast.member)
        move_on(earlier.items.get(), to=None, by=cast.chair)
