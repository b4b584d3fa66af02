"""An approved record is corrected as a new version; what was approved never changes."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Approval, Correction, Meeting, Minutes, Procedure, Reopening
from samverk.meetings.models.minutes import fingerprint
from samverk.meetings.models.writing import write
from samverk.meetings.tests.held import hold, item_of, page_of
from samverk.shell.refused import Refused

SignIn = Callable[[str], Client]


@pytest.fixture
def approval(cast: Cast) -> Approval:
    """Minutes with two decisions, approved."""
    Procedure.settle(cast.network, by=cast.chair, called="minutes", approving="leader")
    meeting = hold(cast)
    meeting.attendance.create(person=cast.member, name=cast.member.name)
    minutes = Minutes.begin(meeting, by=cast.secretary)
    for item in meeting.items.all():
        item.notes = "Som det var."
        item.save()
        item.decisions.create(text=f"Beslut om {item}.")
    minutes.submit(by=cast.secretary)
    return minutes.approve(by=cast.chair, at=timezone.now())


@pytest.fixture
def reopening(cast: Cast, approval: Approval) -> Reopening:
    minutes = Minutes.objects.get(pk=approval.minutes_id)
    return Reopening.open(minutes, by=cast.secretary, reason="Fel dag i första punkten.")


def base(meeting: Meeting) -> str:
    return f"/moten/{meeting.pk}/protokoll"


def test_the_whole_way_of_a_correction(cast: Cast, approval: Approval, as_: SignIn) -> None:
    meeting = approval.minutes.meeting
    secretary, chair, member = as_("secretary"), as_("chair"), as_("member")
    assert member.get(f"{base(meeting)}/ratta/").status_code == 403
    assert secretary.post(f"{base(meeting)}/ratta/", {"reason": ""}).status_code == 422
    assert secretary.post(f"{base(meeting)}/ratta/", {"reason": "Fel dag"}).status_code == 302
    item = item_of(meeting, "Läsning")
    sent = page_of(meeting) | {f"n-{item.pk}-notes": "Som det blev."}
    assert secretary.post(f"{base(meeting)}/skriv/", sent).status_code == 302
    seen = member.get(f"{base(meeting)}/").content.decode()
    assert "Som det blev." not in seen
    assert "rättelse" not in seen.lower()
    assert "Som det blev." in secretary.get(f"{base(meeting)}/").content.decode()
    assert secretary.post(f"{base(meeting)}/skicka/").status_code == 302
    submission = Minutes.objects.get(meeting=meeting).submission.pk
    assert chair.post(f"{base(meeting)}/godkann/", {"submission": submission}).status_code == 302
    correction = Correction.objects.get()
    assert (correction.version, correction.reason) == (2, "Fel dag")
    assert correction.sha256 == fingerprint(correction.content)
    assert Approval.objects.get().current == correction
    seen = member.get(f"{base(meeting)}/").content.decode()
    assert "Som det blev." in seen
    assert "Fel dag" in seen
    first = member.get(f"{base(meeting)}/version/1/").content.decode()
    assert "Som det blev." not in first
    assert approval.sha256 in first
    assert member.get(f"{base(meeting)}/version/3/").status_code == 404


def test_numbers_stay(cast: Cast, approval: Approval, reopening: Reopening) -> None:
    minutes = reopening.minutes
    first, second = minutes.meeting.items.all()
    first.decisions.create(text="Ett till.")
    minutes.meeting.add_item(by=cast.secretary, title="Glömd punkt")
    minutes.submit(by=cast.secretary)
    minutes.approve(by=cast.chair, at=timezone.now())
    former, now = approval.content["items"], Approval.objects.get().current.content["items"]
    assert [item["paragraph"] for item in now] == [1, 2, 3]
    assert [each["number"] for each in now[0]["decisions"]] == [1, 3]
    assert [each["number"] for each in now[1]["decisions"]] == [2]
    assert now[1]["decisions"][0]["register"] == former[1]["decisions"][0]["register"]
    assert second.title == now[1]["title"]


def test_giving_it_up_puts_everything_back(
    cast: Cast, approval: Approval, reopening: Reopening, as_: SignIn
) -> None:
    meeting = reopening.minutes.meeting
    item = item_of(meeting, "Läsning")
    item.notes = "Nytt."
    item.save()
    item.decisions.create(text="Nytt beslut.")
    item.actions.create(text="Ny åtgärd.")
    meeting.attendance.all().delete()
    meeting.add_item(by=cast.secretary, title="Ny punkt")
    secretary = as_("secretary")
    assert secretary.get(f"{base(meeting)}/ratta/ge-upp/").status_code == 200
    assert secretary.post(f"{base(meeting)}/ratta/ge-upp/").status_code == 302
    minutes = Minutes.objects.get(meeting=meeting)
    assert minutes.reopening is None
    again = Reopening.open(minutes, by=cast.secretary, reason="Igen")
    draft = minutes.draft()
    for key in ("attendance", "items"):
        assert draft[key] == approval.content[key]
    assert Reopening.objects.get(pk=reopening.pk).before == []
    assert again.before


def test_what_is_not_writing_is_refused_meanwhile(cast: Cast, reopening: Reopening) -> None:
    meeting = reopening.minutes.meeting
    item = item_of(meeting, "Närvaro")
    acts: list[Callable[[], object]] = [
        lambda: meeting.change(by=cast.chair, place="Vara"),
        lambda: meeting.cancel(by=cast.chair, reason="Nej"),
        lambda: item.move(by=cast.chair, up=True),
        lambda: item.remove(by=cast.chair),
        lambda: Reopening.open(reopening.minutes, by=cast.chair, reason="Två"),
    ]
    for act in acts:
        with pytest.raises(Refused):
            act()
    write(meeting, [], by=cast.secretary)


def test_a_correction_out_for_approval_is_not_written_in(cast: Cast, reopening: Reopening) -> None:
    reopening.minutes.submit(by=cast.secretary)
    with pytest.raises(Refused):
        write(reopening.minutes.meeting, [], by=cast.secretary)
    reopening.minutes.withdraw(by=cast.secretary)
    write(reopening.minutes.meeting, [], by=cast.secretary)


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_itself_keeps_every_version(
    cast: Cast, reopening: Reopening, statement: str
) -> None:
    reopening.minutes.submit(by=cast.secretary)
    reopening.minutes.approve(by=cast.chair, at=timezone.now())
    correction = Correction.objects.get()
    with pytest.raises(Refused):
        correction.delete()
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format("meetings_correction"))
