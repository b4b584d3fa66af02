"""From draft to approved, and then never changed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import Approval, Minutes
from samverk.meetings.models.attendance import Mark, mark_attendance
from samverk.meetings.models.minutes import fingerprint
from samverk.meetings.models.writing import write
from samverk.meetings.tests.held import hold, item_of, submitted
from samverk.shell.refused import Refused

SignIn = Callable[[str], Client]


@pytest.fixture
def minutes(cast: Cast) -> Minutes:
    return submitted(cast)


@pytest.fixture
def approval(cast: Cast, minutes: Minutes) -> Approval:
    return minutes.approve(by=cast.chair, at=timezone.now())


def base(minutes: Minutes) -> str:
    return f"/moten/{minutes.meeting_id}/protokoll"


def test_the_way_from_draft_to_approved(cast: Cast, as_: SignIn) -> None:
    meeting = hold(cast)
    secretary, chair = as_("secretary"), as_("chair")
    here = f"/moten/{meeting.pk}/protokoll"
    secretary.post(f"{here}/skriv/", {})
    shown = secretary.get(f"{here}/skicka/").content.decode()
    assert "Ingen är markerad som närvarande." in shown
    assert "Läsning" in shown
    assert secretary.post(f"{here}/skicka/").status_code == 409
    marks = [Mark(person=cast.member, presence="present", municipality=None)]
    mark_attendance(meeting, by=cast.secretary, marks=marks, guests=[])
    assert secretary.post(f"{here}/skicka/").status_code == 302
    page = chair.get(f"{here}/godkann/").content.decode()
    assert "Olof Nyman" in page
    meeting.refresh_from_db()
    data = {"submission": meeting.minutes.submission.pk}
    assert chair.post(f"{here}/godkann/", data).status_code == 302
    approval = Approval.objects.get()
    assert approval.sha256 == fingerprint(approval.content)
    shown = as_("member").get(f"{here}/").content.decode()
    assert approval.sha256 in shown
    assert f"{approval.year}:1" in shown


def test_the_secretary_does_not_approve(minutes: Minutes, as_: SignIn) -> None:
    assert as_("secretary").get(f"{base(minutes)}/godkann/").status_code == 403


def test_it_can_be_sent_back_with_a_reason(minutes: Minutes, as_: SignIn) -> None:
    chair = as_("chair")
    assert chair.post(f"{base(minutes)}/skicka-tillbaka/", {"reason": ""}).status_code == 422
    chair.post(f"{base(minutes)}/skicka-tillbaka/", {"reason": "Punkt 2 saknas"})
    shown = as_("secretary").get(f"{base(minutes)}/").content.decode()
    assert "Punkt 2 saknas" in shown
    assert chair.get(f"{base(minutes)}/godkann/").status_code == 409


def test_it_can_be_taken_back(minutes: Minutes, as_: SignIn) -> None:
    as_("secretary").post(f"{base(minutes)}/ta-tillbaka/")
    minutes.refresh_from_db()
    assert not minutes.is_submitted


def test_a_text_changed_since_it_was_read_is_not_approved(
    cast: Cast, minutes: Minutes, as_: SignIn
) -> None:
    read = minutes.submission.pk
    minutes.withdraw(by=cast.secretary)
    minutes.submit(by=cast.secretary)
    answer = as_("chair").post(f"{base(minutes)}/godkann/", {"submission": read})
    assert answer.status_code == 422
    assert "Texten har ändrats sedan du läste den" in answer.content.decode()
    assert not Approval.objects.exists()


def test_members_read_nothing_before_it_is_approved(
    cast: Cast, minutes: Minutes, as_: SignIn
) -> None:
    shown = as_("member").get(f"{base(minutes)}/").content.decode()
    assert "Läsning" not in shown
    minutes.approve(by=cast.chair, at=timezone.now())
    assert "Läsning" in as_("member").get(f"{base(minutes)}/").content.decode()


@pytest.mark.parametrize("who", ["secretary", "chair", "liaison", "member"])
def test_each_item_leads_to_feedback_for_those_who_may_give_it(
    cast: Cast, minutes: Minutes, as_: SignIn, who: str
) -> None:
    item = item_of(minutes.meeting, "Närvaro")
    address = f"/natverk/grundskola/aterkoppla/?punkt={item.pk}"
    minutes.approve(by=cast.chair, at=timezone.now())
    shown = as_(who).get(f"{base(minutes)}/").content.decode()
    section = shown.split("2. Närvaro</h2>")[1].split("</section>")[0]
    assert (address in section) is (who != "member")
    assert as_(who).get(address).status_code == (403 if who == "member" else 200)


def test_a_network_without_commissioner_has_nobody_to_give_feedback_to(
    cast: Cast, minutes: Minutes, as_: SignIn
) -> None:
    minutes.withdraw(by=cast.secretary)
    secretary = as_("secretary")
    words = "Återkoppla till uppdragsgivaren"
    for page in ("", "skriv/"):
        assert words in secretary.get(f"{base(minutes)}/{page}").content.decode()
    cast.network.parent = None
    cast.network.save()
    for page in ("", "skriv/"):
        assert words not in secretary.get(f"{base(minutes)}/{page}").content.decode()


def test_numbers_follow_each_other_within_the_year(cast: Cast) -> None:
    days = [days for days in (2, 3) if submitted_this_year(days)] or [0, 0]
    numbers = [
        submitted(cast, ago).approve(by=cast.chair, at=timezone.now() + timedelta(days=1)).number
        for ago in days
    ]
    assert numbers == list(range(1, len(numbers) + 1))


def submitted_this_year(days_ago: int) -> bool:
    day = timezone.localdate() - timedelta(days=days_ago)
    return day.year == timezone.localdate().year


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_nothing_about_the_meeting_changes_any_more(
    cast: Cast, minutes: Minutes, state: str
) -> None:
    meeting = minutes.meeting
    if state == "approved":
        minutes.approve(by=cast.chair, at=timezone.now())
    item = item_of(meeting, "Läsning")
    acts: list[Callable[[], object]] = [
        lambda: meeting.change(by=cast.chair, place="Vara"),
        lambda: meeting.cancel(by=cast.chair, reason="Nej"),
        lambda: meeting.call(by=cast.chair),
        lambda: meeting.add_item(by=cast.chair, title="Ny"),
        lambda: item.change(by=cast.chair, title="Annat"),
        lambda: item.move(by=cast.chair, up=False),
        lambda: item.remove(by=cast.chair),
        lambda: mark_attendance(meeting, by=cast.chair, marks=[], guests=[]),
        lambda: write(meeting, [], by=cast.chair),
        lambda: Minutes.begin(meeting, by=cast.chair),
        lambda: minutes.submit(by=cast.chair),
    ]
    for act in acts:
        with pytest.raises(Refused):
            act()


def test_an_approval_is_given_once(cast: Cast, approval: Approval) -> None:
    minutes = approval.minutes
    acts: list[Callable[[], object]] = [
        lambda: minutes.approve(by=cast.chair, at=timezone.now()),
        lambda: minutes.withdraw(by=cast.chair),
        lambda: minutes.send_back(by=cast.chair, reason="Nej"),
        lambda: approval.save(),
        lambda: approval.delete(),
    ]
    for act in acts:
        with pytest.raises(Refused):
            act()


@pytest.mark.parametrize("table", ["meetings_approval", "ledger_entry"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_itself_says_no(approval: Approval, table: str, statement: str) -> None:
    assert Entry.objects.exists()
    with (
        pytest.raises(DatabaseError, match=r"never changed|only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_committed_approvals_do_not_stand_in_the_way_of_the_next_test(
    transactional_db: None, cast: Cast
) -> None:
    """What this leaves behind has to be emptied in spite of the triggers."""
    with transaction.atomic():
        submitted(cast).approve(by=cast.chair, at=timezone.now())
    assert Approval.objects.exists()
