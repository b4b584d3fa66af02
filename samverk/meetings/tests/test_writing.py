"""Writing the record over HTTP: everything is kept, also with two who write at once."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import Action, Decision, Meeting
from samverk.meetings.tests.held import fields, hold, item_of, page_of

SignIn = Callable[[str], Client]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return hold(cast)


def url(meeting: Meeting) -> str:
    return f"/moten/{meeting.pk}/protokoll/skriv/"


def test_notes_decisions_and_actions_are_kept(cast: Cast, meeting: Meeting, as_: SignIn) -> None:
    secretary = as_("secretary")
    item = item_of(meeting, "Läsning")
    sent = page_of(meeting) | {
        f"n-{item.pk}-notes": "Vi talade om läsning.\r\nLänge.",
        f"d-{item.pk}-0-text": "Vi provar i tre kommuner.",
        f"d-{item.pk}-0-kind": "recommend",
        f"a-{item.pk}-1-text": "Samla exempel",
        f"a-{item.pk}-1-person_id": cast.member.pk,
        f"a-{item.pk}-1-due": "2027-01-15",
        "new-title": "Snöröjning",
        "new-notes": "Det snöar.",
    }
    assert secretary.post(url(meeting), sent).status_code == 302
    item.refresh_from_db()
    assert item.notes.startswith("Vi talade")
    assert Decision.objects.get().kind == "recommend"
    action = Action.objects.get()
    assert (action.person, action.due) == (cast.member, date(2027, 1, 15))
    assert item_of(meeting, "Snöröjning").notes == "Det snöar."
    meeting.refresh_from_db()
    assert meeting.minutes.begun_by == cast.secretary
    shown = secretary.get(url(meeting)).content.decode()
    assert "Vi provar i tre kommuner." in shown
    assert 'value="2027-01-15"' in shown


def test_a_page_sent_untouched_changes_nothing(meeting: Meeting, as_: SignIn) -> None:
    secretary = as_("secretary")
    secretary.post(url(meeting), page_of(meeting))
    assert not Decision.objects.exists()
    assert not Entry.objects.filter(verb="minutes.written").exists()


def test_saving_often_is_one_entry_in_the_history(meeting: Meeting, as_: SignIn) -> None:
    secretary = as_("secretary")
    item = item_of(meeting, "Läsning")
    for text in ("a", "ab", "abc"):
        secretary.post(url(meeting), page_of(meeting) | {f"n-{item.pk}-notes": text})
    assert Entry.objects.filter(verb="minutes.written").count() == 1


def test_a_ticked_row_is_removed(meeting: Meeting, as_: SignIn) -> None:
    item = item_of(meeting, "Läsning")
    item.decisions.create(text="Bort")
    item.decisions.create(text="Kvar")
    sent = page_of(meeting) | {f"d-{item.pk}-0-DELETE": "on", f"d-{item.pk}-0-text": ""}
    as_("secretary").post(url(meeting), sent)
    assert [decision.text for decision in item.decisions.all()] == ["Kvar"]


def test_a_mistake_loses_nothing(meeting: Meeting, as_: SignIn) -> None:
    item = item_of(meeting, "Läsning")
    sent = page_of(meeting) | {
        f"n-{item.pk}-notes": "Lång text som inte får försvinna",
        f"a-{item.pk}-0-text": "Gör det",
        f"a-{item.pk}-0-due": "i morgon",
    }
    answer = as_("secretary").post(url(meeting), sent)
    assert answer.status_code == 422
    assert "Lång text som inte får försvinna" in answer.content.decode()
    assert "i morgon" in answer.content.decode()


def test_two_who_write_under_different_items_both_keep_theirs(
    meeting: Meeting, as_: SignIn
) -> None:
    first, second = item_of(meeting, "Läsning"), item_of(meeting, "Närvaro")
    both_opened = page_of(meeting)
    as_("secretary").post(url(meeting), both_opened | {f"n-{first.pk}-notes": "Ett"})
    answer = as_("chair").post(url(meeting), both_opened | {f"n-{second.pk}-notes": "Två"})
    assert answer.status_code == 302
    assert [item.notes for item in meeting.items.all()] == ["Ett", "Två"]


def test_two_who_write_in_the_same_place_both_see_both_texts(meeting: Meeting, as_: SignIn) -> None:
    item = item_of(meeting, "Läsning")
    both_opened = page_of(meeting)
    as_("secretary").post(url(meeting), both_opened | {f"n-{item.pk}-notes": "Sekreterarens"})
    chair = as_("chair")
    mine = {f"n-{item.pk}-notes": "Ordförandens", f"d-{item.pk}-0-text": "Nytt beslut"}
    answer = chair.post(url(meeting), both_opened | mine)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Sekreterarens" in shown
    assert "Ordförandens" in shown
    assert "Maria Holm" in shown
    item.refresh_from_db()
    assert item.notes == "Sekreterarens"
    assert Decision.objects.get().text == "Nytt beslut"

    # The page that came back shows what stands there now as seen: saving it again chooses.
    again = page_of(meeting) | {f"n-{item.pk}-notes": "Ordförandens"}
    chair.post(url(meeting), again | {f"n-{item.pk}-keep_theirs": "on"})
    item.refresh_from_db()
    assert item.notes == "Sekreterarens"
    assert chair.post(url(meeting), again).status_code == 302
    item.refresh_from_db()
    assert item.notes == "Ordförandens"


def test_a_row_that_was_removed_meanwhile_is_written_anew(meeting: Meeting, as_: SignIn) -> None:
    item = item_of(meeting, "Läsning")
    decision = item.decisions.create(text="Gammalt")
    both_opened = page_of(meeting)
    decision.delete()
    as_("chair").post(url(meeting), both_opened | {f"d-{item.pk}-0-text": "Ändrat"})
    assert [decision.text for decision in item.decisions.all()] == ["Ändrat"]


def test_text_under_an_item_that_was_removed_is_offered_a_new_one(
    cast: Cast, meeting: Meeting, as_: SignIn
) -> None:
    item = item_of(meeting, "Närvaro")
    both_opened = page_of(meeting)
    sent = both_opened | {f"n-{item.pk}-notes": "Sju procent."}
    item.remove(by=cast.chair)
    answer = as_("secretary").post(url(meeting), sent)
    assert answer.status_code == 409
    assert "Sju procent." in answer.content.decode()


def test_what_saves_by_itself_gets_the_new_marks(meeting: Meeting, as_: SignIn) -> None:
    secretary = as_("secretary")
    item = item_of(meeting, "Läsning")
    sent = page_of(meeting) | {f"n-{item.pk}-notes": "Ett", f"d-{item.pk}-0-text": "Beslut"}
    told = secretary.post(url(meeting), sent, headers={"Accept": "application/json"}).json()
    assert told["state"].startswith("Sparat")
    decision = Decision.objects.get()
    item.refresh_from_db()
    assert told["fields"][f"d-{item.pk}-0-row_id"] == decision.pk
    assert told["fields"][f"n-{item.pk}-seen"] == fields(item)["seen"]
    # With the new marks the same page can be saved again: nothing is doubled.
    sent |= told["fields"] | {f"d-{item.pk}-0-text": "Beslutet"}
    secretary.post(url(meeting), sent, headers={"Accept": "application/json"})
    assert [one.text for one in Decision.objects.all()] == ["Beslutet"]


def test_before_the_meeting_there_is_nothing_to_write(cast: Cast, as_: SignIn) -> None:
    meeting = hold(cast, days_ago=-3)
    answer = as_("secretary").get(url(meeting))
    assert answer.status_code == 409
    assert "när mötet har börjat" in answer.content.decode()


@pytest.mark.parametrize("items", [2, 12])
def test_the_pages_ask_as_much_however_long_the_agenda(
    cast: Cast, as_: SignIn, django_assert_num_queries: DjangoAssertNumQueries, items: int
) -> None:
    meeting = hold(cast, titles=tuple(f"Punkt {number}" for number in range(items)))
    for item in meeting.items.all():
        item.decisions.create(text="Så blir det")
        item.actions.create(text="Gör så", person=cast.member)
    secretary = as_("secretary")
    secretary.post(url(meeting), {})
    with django_assert_num_queries(16):
        secretary.get(url(meeting))
    with django_assert_num_queries(18):
        secretary.get(f"/moten/{meeting.pk}/protokoll/")
    with django_assert_num_queries(15):
        secretary.get(f"/moten/{meeting.pk}/")
