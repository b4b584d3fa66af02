"""Deputies and guests at meetings: told for information, and absent from nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from samverk.desk.mine import desk_of
from samverk.house.demo.cast import Cast
from samverk.meetings.missing import missing
from samverk.meetings.models.replies import Replies
from samverk.people.mandate import Mandate
from samverk.people.models import Membership, Person
from samverk.post.models import Letter
from tests.world import meet, write

type As = Callable[[str], Client]


@pytest.fixture
def deputy(cast: Cast) -> Person:
    return Membership.begin(
        cast.network, by=cast.chair, on=timezone.localdate() - timedelta(days=90),
        name="Ulla Fors", email="ulla.fors@hjo.example", title="",
        municipality=cast.municipalities["Hjo"], kind="deputy",
    ).person  # fmt: skip


def test_a_deputy_is_told_and_not_asked(
    cast: Cast, deputy: Person, run_jobs: Callable[[], int]
) -> None:
    now = timezone.now()
    meeting = meet(cast, now + timedelta(days=20))
    meeting.call(by=cast.chair)
    run_jobs()
    told = Letter.objects.get(to="ulla.fors@hjo.example")
    assert "För kännedom" in told.text
    assert "svar=yes" not in told.text + told.html
    assert "svar=yes" in Letter.objects.get(to=cast.member.email).text
    event = Calendar.from_ical(told.calendar).walk("VEVENT")[0]
    assert event["ATTENDEE"].params["ROLE"] == "NON-PARTICIPANT"
    assert Replies.to(meeting).total == 4
    desk = desk_of(deputy, Mandate.of(deputy, now.date()), now=now)
    assert not [task for task in desk.tasks if "Säg om du kommer" in task.what]
    meeting.invitations.get(person=deputy).reply(answer="yes")
    assert deputy in [one.person for one in Replies.to(meeting).coming]


def test_who_stands_in_or_is_a_guest_is_not_missed(as_: As, cast: Cast, deputy: Person) -> None:
    Membership.begin(
        cast.network, by=cast.chair, on=timezone.localdate() - timedelta(days=90), name="Eva Gäst",
        email="eva@x.example", title="", kind="adjunct", organisation="Campus Hjo",
    )  # fmt: skip
    meeting = meet(cast, timezone.now() - timedelta(days=3))
    write(cast, meeting)
    asked = " ".join(missing(meeting).asks)
    assert "Maria Holm" in asked
    assert "Ulla Fors" not in asked
    assert "Eva Gäst" not in asked
    shown = as_("secretary").get(f"/moten/{meeting.pk}/narvaro/").content.decode()
    assert "ersättare" in shown
    assert "Campus Hjo" in shown
    absent = f'name="m-{deputy.pk}-presence" value="absent"'
    assert absent not in shown
    assert absent.replace(str(deputy.pk), str(cast.member.pk)) in shown
