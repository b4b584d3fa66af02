"""An item at another meeting: moved, which is not the same as copied."""

from collections.abc import Callable

import pytest
from django.test import Client

from samverk.dialogue.acts import close_feedback
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import AgendaItem, Attachment, BacklogItem, Meeting, Minutes
from samverk.meetings.models.moving import bring_back, copy_to, move_on
from samverk.meetings.models.sources import postponed_for, take_up
from samverk.meetings.tests.held import hold, item_of
from samverk.meetings.tests.test_standing import ahead, say
from samverk.shell.refused import Refused

type As = Callable[[str], Client]


def put(meeting: Meeting, cast: Cast, title: str = "Läromedel") -> AgendaItem:
    item = meeting.add_item(by=cast.chair, title=title, duration=20, text="Varför", presenter="Eva")
    file = {"name": "plan.txt", "data": b"Plan", "media_type": "text/plain"}
    Attachment.attach(item, by=cast.chair, file=file, title="Planen", is_public=True)
    return item


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items.all()]


def test_before_the_meeting_what_is_moved_leaves_its_agenda(cast: Cast) -> None:
    here, there = ahead(cast, 10), ahead(cast, 40)
    item = put(here, cast)
    move_on(item, to=there, by=cast.secretary)
    assert titles(here) == []
    assert there.items.get() == item
    assert [paper.title for paper in there.items.get().attachments.all()] == ["Planen"]


def test_once_the_meeting_has_begun_it_stays_as_moved_on_and_the_next_continues_it(
    cast: Cast,
) -> None:
    here, there = hold(cast), ahead(cast)
    item = put(here, cast)
    item.notes = "Vi hann inte."
    item.save()
    move_on(item, to=there, by=cast.secretary)
    assert "Läromedel" in titles(here)
    new = there.items.get()
    assert (new.continues, new.notes, new.duration, new.presenter) == (item, "", 20, "Eva")
    assert [paper.title for paper in new.attachments.all()] == ["Planen"]
    item.refresh_from_db()
    assert item.postponement.to == there
    with pytest.raises(Refused):
        move_on(item, to=there, by=cast.secretary)


def test_a_copy_is_a_matter_of_its_own(cast: Cast) -> None:
    here, there = ahead(cast, 10), ahead(cast, 40)
    waiting = BacklogItem.propose(cast.network, by=cast.member, title="Läromedel")
    item = take_up(here, waiting, by=cast.chair)
    new = copy_to(item, to=there, by=cast.chair)
    assert titles(here) == titles(there) == ["Läromedel"]
    assert (new.continues, new.backlog) == (None, None)
    new.change(by=cast.chair, title="Annat")
    assert titles(here) == ["Läromedel"]


def test_without_a_meeting_to_go_to_it_waits_and_is_offered(as_: As, cast: Cast) -> None:
    here = hold(cast)
    move_on(put(here, cast), to=None, by=cast.chair)
    there = ahead(cast)
    assert [item.title for item in postponed_for(there)] == ["Läromedel"]
    assert "Läromedel" in as_("member").get("/natverk/grundskola/att-ta-upp/").content.decode()
    page = as_("secretary").get(f"/moten/{there.pk}/dagordning/").content.decode()
    assert "Flyttat från tidigare möten" in page
    taking = f"/moten/{there.pk}/dagordning/ta-upp/"
    as_("secretary").post(taking, {"postponed": item_of(here, "Läromedel").pk})
    assert there.items.get().continues == item_of(here, "Läromedel")
    assert not postponed_for(there).exists()


def test_what_has_no_meeting_yet_and_had_not_begun_waits_as_a_proposal(cast: Cast) -> None:
    here = ahead(cast)
    item = here.add_item(by=cast.chair, title="Läromedel", duration=20, text="Varför")
    move_on(item, to=None, by=cast.chair)
    assert titles(here) == []
    waiting = BacklogItem.objects.waiting().get()
    assert (waiting.title, waiting.duration, waiting.proposed_by) == ("Läromedel", 20, cast.chair)
    taken = take_up(here, waiting, by=cast.chair)
    move_on(taken, to=None, by=cast.chair)
    assert BacklogItem.objects.waiting().get() == waiting


def test_papers_are_not_lost_for_want_of_a_meeting(cast: Cast) -> None:
    item = put(ahead(cast), cast)
    with pytest.raises(Refused):
        move_on(item, to=None, by=cast.chair)
    assert item.attachments.count() == 1


def test_a_move_is_taken_back(as_: As, cast: Cast) -> None:
    here, there = hold(cast), ahead(cast)
    item = put(here, cast)
    move_on(item, to=there, by=cast.chair)
    page = as_("secretary").get(f"/moten/{here.pk}/dagordning/").content.decode()
    assert "Flyttad framåt" in page
    as_("secretary").post(f"/punkter/{item.pk}/annat-mote/angra/")
    assert titles(there) == []
    assert not AgendaItem.objects.filter(postponement__isnull=False).exists()


def test_taken_off_the_next_agenda_it_waits_again(cast: Cast) -> None:
    here, there = hold(cast), ahead(cast)
    item = put(here, cast)
    move_on(item, to=there, by=cast.chair)
    there.items.get().remove(by=cast.chair)
    assert list(postponed_for(there)) == [item]


def test_a_move_stays_once_the_next_meeting_has_begun(cast: Cast) -> None:
    here, there = hold(cast, days_ago=9), ahead(cast)
    item = put(here, cast)
    move_on(item, to=there, by=cast.chair)
    Meeting.objects.filter(pk=there.pk).update(starts_at=here.ends_at)
    with pytest.raises(Refused):
        bring_back(item, by=cast.chair)


def test_only_meetings_of_the_network_that_have_not_begun_take_it(cast: Cast) -> None:
    item = put(ahead(cast), cast)
    for wrong in (hold(cast), item.meeting):
        with pytest.raises(Refused):
            move_on(item, to=wrong, by=cast.chair)
        with pytest.raises(Refused):
            copy_to(item, to=wrong, by=cast.chair)


def test_feedback_that_was_moved_on_is_answered_by_the_meeting_that_finished_it(
    cast: Cast,
) -> None:
    feedback = say(cast, "Studiedagen")
    here, there = hold(cast, days_ago=9, titles=()), ahead(cast)
    item = take_up(here, feedback.backlog, by=cast.chair)
    move_on(item, to=there, by=cast.chair)
    assert there.items.get().backlog == feedback.backlog
    for meeting, answered in ((here, False), (there, True)):
        Meeting.objects.filter(pk=meeting.pk).update(starts_at=here.starts_at)
        meeting.refresh_from_db()
        meeting.attendance.create(person=cast.member, name=cast.member.name)
        minutes = Minutes.begin(meeting, by=cast.secretary)
        minutes.submit(by=cast.secretary)
        minutes.approve(by=cast.chair, at=here.ends_at)
        close_feedback(Entry.objects.filter(verb="minutes.approved").latest("pk"))
        assert type(feedback).objects.closed().exists() is answered


def test_the_page_says_which_is_which(as_: As, cast: Cast) -> None:
    here, there = ahead(cast, 10), ahead(cast, 40)
    item = put(here, cast)
    url = f"/punkter/{item.pk}/annat-mote/"
    client = as_("secretary")
    assert "Kopiera" in client.get(url).content.decode()
    assert client.post(url, {"way": "copy", "to": ""}).status_code == 422
    assert client.post(url, {"way": "copy", "to": there.pk}).status_code == 302
    assert titles(here) == titles(there) == ["Läromedel"]
    assert client.post(url, {"way": "move", "to": there.pk}).status_code == 302
    assert titles(here) == []
