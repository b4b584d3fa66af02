"""A press on Save makes rows of "Beslut: …" and "Åtgärd: …" in the notes; autosave leaves them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Action, Decision, Meeting
from samverk.meetings.models.writing import mark, words_of
from samverk.meetings.tests.held import hold, item_of, page_of

SignIn = Callable[[str], Client]
TEXT = (
    "Vi talade länge.\nBeslut: Vi provar i tre kommuner.\n\n"
    "Åtgärd: @Olof samlar exempel senast nästa möte\n\nÅtgärd: @Kansliet mejlar alla"
)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return hold(cast)


def url(meeting: Meeting) -> str:
    return f"/moten/{meeting.pk}/protokoll/skriv/"


def test_saving_takes_them_out_of_the_text(cast: Cast, meeting: Meeting, as_: SignIn) -> None:
    start = meeting.starts_at + timedelta(days=40)
    following = Meeting.plan(
        cast.network, by=cast.chair, starts_at=start, ends_at=start + timedelta(hours=1), place="x"
    )
    item = item_of(meeting, "Närvaro")
    sent = page_of(meeting) | {f"n-{item.pk}-notes": TEXT}
    answer = as_("secretary").post(url(meeting), sent, follow=True)
    said = "Ur texten under punkt 2 blev det 1 beslut och 2 åtgärder. Titta efter att det blev rätt"
    assert said in answer.content.decode()
    item.refresh_from_db()
    assert item.notes == "<p>Vi talade länge.</p>"
    assert [(one.kind, one.text) for one in item.decisions.all()] == [
        ("decide", "Vi provar i tre kommuner.")
    ]
    assert [(one.text, one.person, one.who, one.due) for one in item.actions.order_by("pk")] == [
        ("Samlar exempel", cast.member, "", following.date),
        ("Mejlar alla", None, "Kansliet", None),
    ]
    as_("secretary").post(url(meeting), page_of(meeting))
    assert (Decision.objects.count(), Action.objects.count()) == (1, 2)


def test_a_page_that_saves_by_itself_leaves_them_until_save_is_pressed(
    meeting: Meeting, as_: SignIn
) -> None:
    item = item_of(meeting, "Läsning")
    secretary = as_("secretary")
    sent = page_of(meeting) | {f"n-{item.pk}-notes": TEXT}
    json = {"Accept": "application/json"}
    secretary.post(url(meeting), sent | {"autosave": "1"}, headers=json)
    assert not Decision.objects.exists()
    item.refresh_from_db()
    told = secretary.post(
        url(meeting), sent | {f"n-{item.pk}-seen": mark(words_of(item))}, headers=json
    )
    assert told.json()["next"] == url(meeting)
    assert Decision.objects.count() == 1


def test_what_somebody_else_has_written_there_meanwhile_is_left(
    meeting: Meeting, as_: SignIn
) -> None:
    item = item_of(meeting, "Läsning")
    opened = page_of(meeting)
    as_("secretary").post(url(meeting), opened | {f"n-{item.pk}-notes": TEXT, "autosave": "1"})
    as_("chair").post(url(meeting), opened)
    assert not Decision.objects.exists()


def test_an_item_that_came_up_is_read_too(meeting: Meeting, as_: SignIn) -> None:
    sent = page_of(meeting) | {"new-title": "Snö", "new-notes": "Beslut: Vi skottar."}
    as_("secretary").post(url(meeting), sent)
    assert item_of(meeting, "Snö").decisions.get().text == "Vi skottar."
