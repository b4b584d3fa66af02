"""Who came, marked over HTTP."""

import re
from collections.abc import Callable

from django.test import Client

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Attendance, Invitation, Meeting
from samverk.meetings.tests.held import hold

SignIn = Callable[[str], Client]


def url(meeting: Meeting) -> str:
    return f"/moten/{meeting.pk}/narvaro/"


def sent(**fields: object) -> dict[str, object]:
    """A page where nothing is marked, with these changes."""
    guests = {"g-0-presence": "present", "g-1-presence": "present"}
    return {"g-TOTAL_FORMS": 2, "g-INITIAL_FORMS": 0, **guests} | fields


def line(number: int, **fields: object) -> dict[str, object]:
    return {f"m-{number}-{name}": value for name, value in fields.items()}


def test_what_was_answered_is_filled_in(cast: Cast, as_: SignIn) -> None:
    meeting = hold(cast)
    Invitation.objects.create(
        meeting=meeting, person=cast.member, answer="substitute", substitute="Lisa Ek"
    )
    shown = as_("secretary").get(url(meeting)).content.decode()
    assert 'value="Lisa Ek"' in shown
    assert not Attendance.objects.exists()


def test_each_is_marked_and_a_substitute_comes_in(cast: Cast, as_: SignIn) -> None:
    meeting, hjo = hold(cast), cast.municipalities["Hjo"]
    page = sent(
        **line(cast.chair.pk, presence="present", municipality=cast.municipalities["Skövde"].pk),
        **line(cast.member.pk, presence="absent", substitute="Lisa Ek", municipality=hjo.pk),
        **line(cast.presidium.pk, presence="partly", remark="punkt 1–2"),
        **{"g-0-name": "Eva Gäst", "g-0-remark": "Skolverket"},
    )
    assert as_("secretary").post(url(meeting), page).status_code == 302
    rows = {row.name: row for row in meeting.attendance.all()}
    assert set(rows) == {"Anders Bergström", "Olof Nyman", "Lisa Ek", "Erik Sandell", "Eva Gäst"}
    assert rows["Lisa Ek"].stands_in_for == cast.member
    assert rows["Lisa Ek"].municipality == hjo
    assert rows["Olof Nyman"].presence == "absent"
    assert rows["Erik Sandell"].remark == "punkt 1–2"


def test_two_who_mark_at_once_keep_each_others_marks(cast: Cast, as_: SignIn) -> None:
    meeting = hold(cast)
    as_("secretary").post(url(meeting), sent(**line(cast.chair.pk, presence="present")))
    as_("chair").post(url(meeting), sent(**line(cast.member.pk, presence="absent")))
    assert {row.name: row.presence for row in meeting.attendance.all()} == {
        "Anders Bergström": "present",
        "Olof Nyman": "absent",
    }


def test_a_mark_can_be_changed_and_a_guest_removed(cast: Cast, as_: SignIn) -> None:
    meeting = hold(cast)
    secretary = as_("secretary")
    first = sent(**line(cast.member.pk, presence="present"), **{"g-0-name": "Eva Gäst"})
    secretary.post(url(meeting), first)
    guest = meeting.attendance.get(person=None)
    then = sent(
        **line(cast.member.pk, presence="absent", seen="as it was"),
        **{
            "g-INITIAL_FORMS": 1,
            "g-0-row_id": guest.pk,
            "g-0-name": "Eva Gäst",
            "g-0-DELETE": "on",
        },
    )
    secretary.post(url(meeting), then)
    assert [(row.name, row.presence) for row in meeting.attendance.all()] == [
        ("Olof Nyman", "absent")
    ]


def test_a_guest_without_a_name_is_put_right(cast: Cast, as_: SignIn) -> None:
    meeting = hold(cast)
    answer = as_("secretary").post(url(meeting), sent(**{"g-0-remark": "Skolverket"}))
    assert answer.status_code == 422
    assert "Skolverket" in answer.content.decode()


def test_a_tap_is_saved_and_the_page_gets_its_new_marks(cast: Cast, as_: SignIn) -> None:
    meeting = hold(cast)
    tap = {"g-TOTAL_FORMS": 0, "g-INITIAL_FORMS": 0} | line(cast.member.pk, presence="present")
    answer = as_("secretary").post(url(meeting), tap, headers={"accept": "application/json"})
    assert answer.status_code == 200
    assert answer.json()["fields"][f"m-{cast.member.pk}-seen"]
    assert meeting.attendance.get().presence == "present"


def test_part_of_a_meeting_by_item_and_by_video(cast: Cast, as_: SignIn) -> None:
    meeting = hold(cast)
    item = meeting.add_item(by=cast.chair, title="Läsning")
    other = hold(cast).add_item(by=cast.chair, title="Ett annat mötes punkt")
    marks = line(cast.member.pk, presence="partly", remotely="on", items=[item.pk])
    assert as_("secretary").post(url(meeting), sent(**marks)).status_code == 302
    row = meeting.attendance.get()
    assert (row.remotely, list(row.items.all())) == (True, [item])
    marks = line(cast.member.pk, presence="partly", items=[other.pk])
    assert as_("secretary").post(url(meeting), sent(**marks)).status_code == 422
    shown = as_("secretary").get(url(meeting)).content.decode()
    boxes = re.findall(rf'<input[^>]*name="m-{cast.member.pk}-items"[^>]*>', shown)
    [box] = [box for box in boxes if f'value="{item.pk}"' in box]
    assert "checked" in box


def test_the_lines_stand_by_municipality(cast: Cast, as_: SignIn) -> None:
    shown = as_("secretary").get(url(hold(cast))).content.decode()
    assert shown.index(">Hjo</h2>") < shown.index(str(cast.member)) < shown.index(">Skövde</h2>")
