"""Writing the record over HTTP: everything is kept, also with two who write at once."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
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
    assert item.notes == "<p>Vi talade om läsning.<br>Länge.</p>"
    assert Decision.objects.get().kind == "recommend"
    action = Action.objects.get()
    assert (action.person, action.due) == (cast.member, date(2027, 1, 15))
    assert item_of(meeting, "Snöröjning").notes == "<p>Det snöar.</p>"
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
    assert [item.notes for item in meeting.items.all()] == ["<p>Ett</p>", "<p>Två</p>"]


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
    assert item.notes == "<p>Sekreterarens</p>"
    assert Decision.objects.get().text == "Nytt beslut"

    # The page that came back shows what stands there now as seen: saving it again chooses.
    again = page_of(meeting) | {f"n-{item.pk}-notes": "Ordförandens"}
    chair.post(url(meeting), again | {f"n-{item.pk}-keep_theirs": "on"})
    item.refresh_from_db()
    assert item.notes == "<p>Sekreterarens</p>"
    assert chair.post(url(meeting), again).status_code == 302
    item.refresh_from_db()
    assert item.notes == "<p>Ordförandens</p>"


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


JSON = {"Accept": "application/json"}
BY_ITSELF = {"autosave": "1"}


def test_what_is_wrong_does_not_keep_the_rest_from_being_saved(
    meeting: Meeting, as_: SignIn
) -> None:
    item = item_of(meeting, "Läsning")
    wrong = {f"a-{item.pk}-0-text": "Gör det", f"a-{item.pk}-0-due": "i morgon"}
    sent = page_of(meeting) | wrong | {f"d-{item.pk}-0-text": "Så blir det"}
    answer = as_("secretary").post(url(meeting), sent | BY_ITSELF, headers=JSON)
    assert answer.status_code == 422
    assert answer.json()["state"] == "Något behöver rättas. Allt annat är sparat."
    assert list(answer.json()["fields"]) == [f"d-{item.pk}-0-row_id", f"d-{item.pk}-0-seen"]
    assert Decision.objects.get().text == "Så blir det"
    assert not Action.objects.exists()


def test_a_page_that_saves_by_itself_is_shown_both_texts_and_keeps_the_rest(
    meeting: Meeting, as_: SignIn
) -> None:
    first, second = item_of(meeting, "Läsning"), item_of(meeting, "Närvaro")
    both_opened = page_of(meeting) | BY_ITSELF
    as_("secretary").post(url(meeting), both_opened | {f"n-{first.pk}-notes": "Mitt"})
    mine = {f"n-{first.pk}-notes": "Ditt", f"n-{second.pk}-notes": "Sju"}
    answer = as_("chair").post(url(meeting), both_opened | mine, headers=JSON)
    assert answer.status_code == 409
    told = answer.json()
    [met] = told["conflicts"]
    assert met["place"] == f"n-{first.pk}"
    assert "Mitt" in met["html"]
    first.refresh_from_db()
    assert met["seen"] == fields(first)["seen"]
    assert f"n-{second.pk}-seen" in told["fields"]
    # Until the writer has chosen, the piece is sent as given up, and nothing is written over.
    waiting = both_opened | mine | told["fields"]
    waiting |= {f"n-{first.pk}-seen": met["seen"], f"n-{first.pk}-keep_theirs": "on"}
    assert as_("chair").post(url(meeting), waiting, headers=JSON).status_code == 200
    assert "Mitt" in item_of(meeting, "Läsning").notes


def test_what_others_have_written_elsewhere_comes_with_the_answer(
    cast: Cast, meeting: Meeting, as_: SignIn
) -> None:
    first, second = item_of(meeting, "Läsning"), item_of(meeting, "Närvaro")
    both_opened = page_of(meeting) | BY_ITSELF
    as_("secretary").post(url(meeting), both_opened | {f"n-{first.pk}-notes": "Mitt"})
    mine = both_opened | {f"n-{second.pk}-notes": "Sju"}
    told = as_("chair").post(url(meeting), mine, headers=JSON).json()
    [news] = told["elsewhere"]
    assert news["place"] == f"n-{first.pk}"
    assert "Mitt" in news["words"]["notes"]
    assert told["hint"] == f"{cast.secretary.name} skrev här nyss."


def test_a_script_is_told_of_an_item_that_is_gone(
    cast: Cast, meeting: Meeting, as_: SignIn
) -> None:
    item = item_of(meeting, "Närvaro")
    item.notes = "Sex procent."
    item.save()
    sent = page_of(meeting) | BY_ITSELF | {f"n-{item.pk}-notes": "Sju procent."}
    untouched = page_of(meeting) | BY_ITSELF
    gone = item.pk
    item.remove(by=cast.chair)
    secretary = as_("secretary")
    answer = secretary.post(url(meeting), sent, headers=JSON)
    assert answer.status_code == 409
    assert "Sju procent." in answer.json()["homeless"]
    assert answer.json()["gone"] == [gone]
    assert secretary.post(url(meeting), untouched, headers=JSON).status_code == 200


def test_a_press_on_save_leads_on_and_writes_the_new_item(meeting: Meeting, as_: SignIn) -> None:
    secretary = as_("secretary")
    sent = page_of(meeting) | {"new-title": "Snöröjning"}
    by_itself = secretary.post(url(meeting), sent | BY_ITSELF, headers=JSON)
    assert "next" not in by_itself.json()
    assert not meeting.items.filter(title="Snöröjning").exists()
    pressed = secretary.post(url(meeting), sent | {"read": "1"}, headers=JSON).json()
    assert pressed["next"] == f"/moten/{meeting.pk}/protokoll/"
    assert pressed["fields"] == {"new-title": "", "new-notes": ""}
    assert meeting.items.filter(title="Snöröjning").exists()


def test_a_script_is_told_in_a_sentence_why_it_is_refused(meeting: Meeting, as_: SignIn) -> None:
    secretary = as_("secretary")
    secretary.post(url(meeting), page_of(meeting))
    meeting.refresh_from_db()
    meeting.attendance.create(name="Olof")
    meeting.minutes.submit(by=meeting.minutes.begun_by)
    answer = secretary.post(url(meeting), page_of(meeting) | BY_ITSELF, headers=JSON)
    assert answer.status_code == 409
    assert list(answer.json()) == ["state"]


def test_whoever_is_signed_out_is_sent_to_sign_in(meeting: Meeting, client: Client) -> None:
    answer = client.post(url(meeting), page_of(meeting) | BY_ITSELF, headers=JSON)
    assert answer.status_code == 302
    assert "next=" in answer.headers["Location"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the limit is SQLite's own")
def test_a_full_disk_is_said_and_nothing_is_half_written(meeting: Meeting, as_: SignIn) -> None:
    item = item_of(meeting, "Läsning")
    sent = page_of(meeting) | {f"n-{item.pk}-notes": "lång text " * 5000}
    secretary = as_("secretary")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # what earlier tests left empty is room too
        [pages] = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    try:
        told = secretary.post(url(meeting), sent | BY_ITSELF, headers=JSON)
        shown = secretary.post(url(meeting), sent)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert told.status_code == shown.status_code == 507
    assert told.json() == {"state": "Kunde inte sparas: servern är full."}
    assert "Inget av det du just skickade sparades" in shown.content.decode()
    assert item_of(meeting, "Läsning").notes == ""
    assert not Entry.objects.filter(verb="minutes.written").exists()
    assert secretary.post(url(meeting), sent).status_code == 302


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
    with django_assert_num_queries(18):
        secretary.get(url(meeting))
    with django_assert_num_queries(28):
        secretary.get(f"/moten/{meeting.pk}/protokoll/")
    with django_assert_num_queries(24):
        secretary.get(f"/moten/{meeting.pk}/")
