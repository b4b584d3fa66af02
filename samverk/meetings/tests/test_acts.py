"""Who hears of a record that goes back and forth, and what the letter says."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.acts import ask_for_approval, hand_back
from samverk.meetings.models import Minutes
from samverk.meetings.tests.held import submitted
from samverk.people.models import Appointment, Person
from samverk.post.models import Letter

pytestmark = pytest.mark.django_db
RunJobs = Callable[[], int]


@pytest.fixture
def minutes(cast: Cast) -> Minutes:
    return submitted(cast)


def letters_to(person: Person) -> list[Letter]:
    return list(Letter.objects.filter(to=person.email).order_by("pk"))


def test_each_of_those_who_lead_is_asked_to_approve(
    cast: Cast, minutes: Minutes, run_jobs: RunJobs
) -> None:
    run_jobs()
    assert {letter.to for letter in Letter.objects.all()} == {
        cast.chair.email,
        cast.presidium.email,
    }
    [letter] = letters_to(cast.chair)
    assert letter.subject.startswith("Att godkänna: Grundskola ")
    assert "Maria Holm har skickat minnesanteckningarna från Grundskola" in letter.text
    page = f"/moten/{minutes.meeting_id}/protokoll/godkann/"
    assert f"{settings.BASE_URL}{page}\n" in letter.text
    assert letter.reason.startswith("Du leder Grundskola.")
    assert cast.federation.office_mail in letter.reason
    assert "Därför får du brevet: Du leder" in str(mail.outbox[0].body)


def test_english_readers_are_asked_in_english(cast: Cast, run_jobs: RunJobs) -> None:
    cast.chair.choose_language("en")
    submitted(cast)
    run_jobs()
    [letter] = letters_to(cast.chair)
    assert letter.subject.startswith("To approve: Grundskola ")
    assert "has sent the meeting notes of Grundskola" in letter.text
    assert letter.language == "en"


def test_the_one_who_sent_it_and_those_out_of_reach_get_nothing(
    cast: Cast, run_jobs: RunJobs
) -> None:
    cast.presidium.email = None
    cast.presidium.save()
    minutes = submitted(cast)
    run_jobs()
    minutes.withdraw(by=cast.secretary)
    Minutes.objects.get().submit(by=cast.chair)
    run_jobs()
    assert [letter.to for letter in Letter.objects.all()] == [cast.chair.email]


def test_those_who_led_once_are_not_asked(cast: Cast, run_jobs: RunJobs) -> None:
    last_month = timezone.localdate() - timedelta(days=30)
    Appointment.objects.filter(person=cast.presidium).update(until=last_month)
    submitted(cast)
    run_jobs()
    assert [letter.to for letter in Letter.objects.all()] == [cast.chair.email]


def test_a_record_sent_back_reaches_the_one_who_sent_it(
    cast: Cast, minutes: Minutes, run_jobs: RunJobs
) -> None:
    minutes.send_back(by=cast.chair, reason="Punkt 2 saknar <beslut>.")
    run_jobs()
    [letter] = letters_to(cast.secretary)
    assert letter.subject.startswith("Tillbaka för ändring: Grundskola ")
    assert "Anders Bergström har skickat tillbaka minnesanteckningarna" in letter.text
    assert "Punkt 2 saknar <beslut>." in letter.text
    page = f"/moten/{minutes.meeting_id}/protokoll/skriv/"
    assert f"{settings.BASE_URL}{page}\n" in letter.text
    assert letter.reason == "Du skickade minnesanteckningarna från Grundskola för godkännande."
    assert letters_to(cast.chair) == []  # it was sent back before the letter was written


def test_sent_again_it_is_asked_for_again(cast: Cast, minutes: Minutes, run_jobs: RunJobs) -> None:
    run_jobs()
    minutes.send_back(by=cast.chair, reason="Rätta")
    run_jobs()
    Minutes.objects.get().submit(by=cast.secretary)
    run_jobs()
    assert len(letters_to(cast.chair)) == 2
    assert len(letters_to(cast.secretary)) == 1


def test_twice_is_once(cast: Cast, minutes: Minutes) -> None:
    for _ in range(2):
        ask_for_approval(Entry.objects.get(verb="minutes.submitted"))
    assert Letter.objects.count() == 2
    minutes.send_back(by=cast.chair, reason="Rätta")
    for _ in range(2):
        hand_back(Entry.objects.get(verb="minutes.returned"))
    assert Letter.objects.count() == 3


def test_nobody_is_asked_for_what_is_already_done(cast: Cast, minutes: Minutes) -> None:
    asked = Entry.objects.get(verb="minutes.submitted")
    minutes.send_back(by=cast.chair, reason="Rätta")
    returned = Entry.objects.get(verb="minutes.returned")
    again = Minutes.objects.get()
    again.submit(by=cast.secretary)
    hand_back(returned)
    ask_for_approval(asked)
    again.approve(by=cast.chair, at=timezone.now())
    ask_for_approval(Entry.objects.filter(verb="minutes.submitted").latest("pk"))
    assert not Letter.objects.exists()
