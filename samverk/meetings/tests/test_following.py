"""Who comes to a list after the notice is called too; from who leaves it the invitation goes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from samverk.charters.lifecycle.ending import close
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.acts import follow_the_list
from samverk.meetings.models import Meeting
from samverk.meetings.tests.test_subscription import meet
from samverk.people.models import Membership, Person
from samverk.post.models import Letter

pytestmark = pytest.mark.django_db

type Jobs = Callable[[], int]


@pytest.fixture
def called(cast: Cast, run_jobs: Jobs) -> Meeting:
    meeting = meet(cast, 20)
    meeting.call(by=cast.chair)
    run_jobs()
    mail.outbox.clear()
    return meeting


def join(cast: Cast, *, days: int = 0) -> Membership:
    return Membership.begin(
        cast.network,
        by=cast.secretary,
        on=timezone.localdate() + timedelta(days=days),
        name="Eva Ny",
        email="eva.ny@tibro.example",
        title="Rektor",
        municipality=cast.municipalities["Tibro"],
    )


def leave(cast: Cast, person: Person, *, days: int = 0) -> None:
    place = Membership.objects.get(person=person, network=cast.network)
    place.end(by=cast.secretary, on=timezone.localdate() + timedelta(days=days))


def letters_to(person: Person) -> list[Letter]:
    about = Letter.objects.filter(to=person.email).exclude(calendar="")
    return list(about.order_by("pk"))


def run_again(*verbs: str) -> None:
    for entry in Entry.objects.filter(verb__in=verbs):
        follow_the_list(entry)


def event(letter: Letter) -> dict[str, str]:
    [found] = Calendar.from_ical(letter.calendar).walk("VEVENT")
    return found


def test_a_newcomer_is_called_to_what_the_others_are_called_to(
    cast: Cast, called: Meeting, run_jobs: Jobs
) -> None:
    planned = meet(cast, 40)
    past = meet(cast, 5)
    past.call(by=cast.chair)
    past.starts_at, past.ends_at = (timezone.now() - timedelta(days=n) for n in (3, 2))
    past.save()
    run_jobs()
    person = join(cast).person
    run_jobs()
    run_again("membership.begun")
    run_jobs()
    [letter] = letters_to(person)
    assert letter.subject.startswith("Kallelse: Grundskola ")
    assert letter.calendar_method == "REQUEST"
    assert event(letter)["UID"] == f"{called.uid}@samverk"
    token = called.invitations.get(person=person).token
    assert f"/svar/{token}/" in letter.text
    assert Client().get(f"/svar/{token}/").status_code == 200
    for other in (planned, past):
        assert not other.invitations.filter(person=person).exists()


def test_the_newcomer_then_hears_of_changes_as_changes(
    cast: Cast, called: Meeting, run_jobs: Jobs
) -> None:
    person = join(cast).person
    run_jobs()
    called.refresh_from_db()
    called.change(by=cast.chair, place="Rådhuset")
    called.send_update(by=cast.chair)
    run_jobs()
    assert [one.subject.split(":")[0] for one in letters_to(person)] == ["Kallelse", "Ändrat"]


def test_who_comes_later_than_the_meeting_is_not_called(
    cast: Cast, called: Meeting, run_jobs: Jobs
) -> None:
    person = join(cast, days=21).person
    run_jobs()
    assert letters_to(person) == []


def test_from_who_leaves_the_invitation_is_taken_back(
    cast: Cast, called: Meeting, run_jobs: Jobs
) -> None:
    token = called.invitations.get(person=cast.member).token
    leave(cast, cast.member)
    run_jobs()
    run_again("membership.ended")
    notice, letter = letters_to(cast.member)
    assert letter.subject.startswith("Inte längre kallad: Grundskola ")
    assert "Mötet blir av för de andra" in letter.text
    assert "Mötet blir av för de andra" in letter.html
    assert letter.calendar_method == "CANCEL"
    cancelled = event(letter)
    assert cancelled["UID"] == event(notice)["UID"]
    assert int(cancelled["SEQUENCE"]) > int(event(notice)["SEQUENCE"])
    assert Client().get(f"/svar/{token}/").status_code == 404
    assert Entry.objects.filter(verb="invitation.withdrawn").count() == 1
    others = Letter.objects.filter(calendar_method="CANCEL").exclude(to=cast.member.email)
    assert not others.exists()
    assert not called.is_cancelled
    called.refresh_from_db()
    called.change(by=cast.chair, place="Rådhuset")
    called.send_update(by=cast.chair)
    called.cancel(by=cast.chair, reason="Snö")
    run_jobs()
    assert len(letters_to(cast.member)) == 2


def test_who_leaves_after_the_meeting_comes_to_it(
    cast: Cast, called: Meeting, run_jobs: Jobs
) -> None:
    leave(cast, cast.member, days=30)
    run_jobs()
    assert called.invitations.filter(person=cast.member).exists()
    assert len(letters_to(cast.member)) == 1


def test_who_comes_back_is_called_again(cast: Cast, called: Meeting, run_jobs: Jobs) -> None:
    leave(cast, cast.member)
    run_jobs()
    town = cast.member.municipality
    Membership.add(
        cast.network,
        by=cast.secretary,
        on=timezone.localdate(),
        person=cast.member,
        municipality=town,
    )
    run_jobs()
    methods = [letter.calendar_method for letter in letters_to(cast.member)]
    assert methods == ["REQUEST", "CANCEL", "REQUEST"]


def test_a_mistake_put_right_at_once_is_heard_by_nobody(
    cast: Cast, called: Meeting, run_jobs: Jobs
) -> None:
    leave(cast, cast.member)
    Membership.add(
        cast.network,
        by=cast.secretary,
        on=timezone.localdate(),
        person=cast.member,
        municipality=cast.member.municipality,
    )
    run_jobs()
    assert len(letters_to(cast.member)) == 1
    assert called.invitations.filter(person=cast.member).exists()


def test_who_has_no_address_leaves_without_a_letter(
    cast: Cast, called: Meeting, run_jobs: Jobs
) -> None:
    Person.objects.filter(pk=cast.member.pk).update(email=None)
    leave(cast, cast.member)
    run_jobs()
    assert not called.invitations.filter(person=cast.member).exists()
    assert not Letter.objects.filter(to="").exists()


def test_when_the_network_ends_each_hears_once_that_the_meeting_is_cancelled(
    cast: Cast, called: Meeting, run_jobs: Jobs
) -> None:
    close(
        cast.network,
        by=cast.liaison,
        body="Skolchefsnätverket",
        on=timezone.localdate(),
        last_day=timezone.localdate(),
        reason="Klart.",
    )
    run_jobs()
    assert [one.subject.split(":")[0] for one in letters_to(cast.member)] == [
        "Kallelse",
        "Inställt",
    ]
