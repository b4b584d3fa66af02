"""What stands on whose desk."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samverk.desk.mine import Desk, Task, desk_of
from samverk.dialogue.models import Feedback
from samverk.followup.tests.scene import charge, meet, moment, write
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership

LONG_AGO = date(2024, 1, 1)
TODAY = date(2026, 11, 22)


def desk(cast: Cast, persona: str, today: date = TODAY) -> Desk:
    person = cast.persona(persona)
    return desk_of(person, Mandate.of(person, today), now=moment(today))


def whats(tasks: list[Task]) -> list[str]:
    return [task.what for task in tasks]


@pytest.fixture
def duties(cast: Cast) -> None:
    charge(
        cast.network,
        cast.coordinator,
        ("write_minutes", "secretary", {}),
        ("submit_minutes", "secretary", {}),
        ("submit_register", "secretary", {}),
        ("send_notice", "chair", {}),
        since=LONG_AGO,
    )


@pytest.mark.usefixtures("duties")
def test_each_duty_lies_on_the_desk_of_whoever_has_the_role(cast: Cast) -> None:
    meet(cast.network, cast.chair, TODAY + timedelta(days=20))
    assert [task.step.url for task in desk(cast, "secretary").tasks] == [
        reverse("people:confirmation", args=[cast.network.slug])
    ]
    (call,) = desk(cast, "chair").tasks
    assert (call.status, call.due) == ("due", TODAY + timedelta(days=6))
    assert desk(cast, "member").tasks == []


@pytest.mark.usefixtures("duties")
def test_one_button_stands_once(cast: Cast) -> None:
    """Writing and sending in are two duties, but one thing to do."""
    meeting = meet(cast.network, cast.chair, TODAY - timedelta(days=16))
    about = [task for task in desk(cast, "secretary").tasks if str(meeting.pk) in task.step.url]
    assert [(task.status, task.due) for task in about] == [("late", TODAY - timedelta(days=2))]


@pytest.mark.usefixtures("duties")
def test_a_submitted_record_passes_from_one_desk_to_the_other(cast: Cast) -> None:
    meeting = meet(cast.network, cast.chair, TODAY - timedelta(days=16))
    write(meeting, cast.secretary, submitted=TODAY - timedelta(days=3))
    secretary, chair = desk(cast, "secretary"), desk(cast, "chair")
    assert not [task for task in secretary.tasks if task.due == TODAY - timedelta(days=2)]
    assert [wait.since for wait in secretary.waits] == [TODAY - timedelta(days=3)]
    assert [(task.status, task.due) for task in chair.tasks] == [
        ("late", TODAY - timedelta(days=2))
    ]
    assert chair.waits == []


@pytest.mark.usefixtures("duties")
def test_what_lies_further_off_than_a_month_waits(cast: Cast) -> None:
    meet(cast.network, cast.chair, TODAY + timedelta(days=45))
    assert desk(cast, "chair").tasks == []
    assert len(desk(cast, "chair", TODAY + timedelta(days=1)).tasks) == 1


@pytest.mark.usefixtures("duties")
def test_an_empty_role_is_the_coordinators_and_the_chairs_to_fill(cast: Cast) -> None:
    Appointment.objects.filter(network=cast.network, role="secretary").delete()
    for persona in ("coordinator", "chair"):
        (task,) = desk(cast, persona).tasks
        assert (task.status, task.what) == ("vacant", "Tillsätt sekreterare")
    assert desk(cast, "member").tasks == []


def test_what_only_a_person_can_tell_is_asked_for_at_the_years_end(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("facilitate", "chair", {}), since=LONG_AGO)
    assert desk(cast, "chair", date(2026, 10, 31)).tasks == []
    assert len(desk(cast, "chair", date(2026, 11, 1)).tasks) == 1


def test_actions_stay_until_they_are_done(cast: Cast) -> None:
    meeting = meet(cast.network, cast.chair, TODAY - timedelta(days=30))
    item = meeting.add_item(by=cast.chair, title="Läsning")
    action = item.actions.create(text="Samla exempel", person=cast.member, due=TODAY)
    (task,) = desk(cast, "member").tasks
    assert (task.what, task.status) == ("Samla exempel", "due")
    action.complete(by=cast.member, on=TODAY)
    assert desk(cast, "member").tasks == []


def test_a_notice_is_answered_once(cast: Cast) -> None:
    now = timezone.now()
    meeting = meet(cast.network, cast.chair, timezone.localdate(now) + timedelta(days=20))
    meeting.add_item(by=cast.chair, title="Läsning")
    meeting.call(by=cast.chair)
    today = timezone.localdate(now)
    (task,) = desk(cast, "member", today).tasks
    assert task.due == today + timedelta(days=13)
    invitation = meeting.invitations.get(person=cast.member)
    assert invitation.token in task.step.url
    invitation.reply(answer="yes")
    mine = desk(cast, "member", today)
    assert mine.tasks == []
    assert [(row, reply.answer if reply else "") for row, reply in mine.meetings] == [
        (meeting, "yes")
    ]


def test_feedback_is_the_receivers_to_answer_and_the_senders_to_wait_for(cast: Cast) -> None:
    Feedback.send(
        sender=cast.network,
        receiver=cast.chiefs,
        by=cast.secretary,
        on=TODAY - timedelta(days=31),
        title="Läsning",
        text="…",
        purpose="answer",
    )
    assert [task.status for task in desk(cast, "liaison").tasks] == ["late"]
    assert [wait.where for wait in desk(cast, "secretary").waits] == [cast.network.name]
    assert desk(cast, "member").waits == []


def test_an_empty_desk_tells_what_comes_there(as_: Callable[[str], Client]) -> None:
    shown = as_("stranger").get(reverse("desk:mine")).content.decode()
    assert "Du har inget att göra just nu." in shown
    assert reverse("desk:networks") in shown


@pytest.mark.usefixtures("duties")
def test_many_networks_cost_what_one_does(cast: Cast, as_: Callable[[str], Client]) -> None:
    client = as_("chair")

    def price() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("desk:mine")).status_code == 200
        return len(queries)

    today = timezone.localdate()
    meet(cast.network, cast.chair, today + timedelta(days=3))
    few = price()
    for number in range(12):
        network = Network.objects.create(name=f"N{number}", slug=f"n{number}", parent=cast.chiefs)
        Membership.objects.create(person=cast.chair, network=network, since=LONG_AGO)
        Appointment.objects.create(person=cast.chair, network=network, role="chair", since=LONG_AGO)
        charge(network, cast.coordinator, ("send_notice", "chair", {}), since=LONG_AGO)
        meet(network, cast.chair, today + timedelta(days=3))
    assert price() == few
