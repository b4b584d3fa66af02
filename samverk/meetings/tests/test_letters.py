"""The letters about a meeting: who gets one, and what it says."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Meeting
from samverk.meetings.models.notice import write_on
from samverk.people.models import Membership, Person
from samverk.post.models import Letter
from samverk.shell.refused import Refused

pytestmark = pytest.mark.django_db

type Jobs = Callable[[], int]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    start = timezone.localtime(timezone.now() + timedelta(days=30))
    start = start.replace(hour=9, minute=0, second=0, microsecond=0)
    meeting = Meeting.plan(
        cast.network,
        by=cast.chair,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        place="Stadshuset",
        online_url="https://mote.example/grundskola",
        host=cast.municipalities["Hjo"],
    )
    meeting.add_item(by=cast.chair, title="Närvaro & stöd", duration=30, presenter="Maria")
    meeting.add_item(by=cast.chair, title="Läromedel", text="Läs bilagan <före> mötet.")
    meeting.add_item(by=cast.chair, title="Avslutning")
    return meeting


@pytest.fixture
def written(run_jobs: Jobs) -> Jobs:
    """`written()` lets the worker write the letters and send them."""
    return run_jobs


@pytest.fixture
def called(meeting: Meeting, cast: Cast, written: Jobs) -> Meeting:
    meeting.call(by=cast.chair)
    written()
    mail.outbox.clear()
    return meeting


def update(meeting: Meeting, cast: Cast, written: Jobs, **fields: Any) -> None:
    """Change the meeting and tell of it."""
    meeting.change(by=cast.chair, **fields)
    meeting.send_update(by=cast.chair)
    written()


def letter_to(person: Person, nth: int = -1) -> Letter:
    return list(Letter.objects.filter(to=person.email).order_by("pk"))[nth]


def mails_to(person: Person) -> list[Any]:
    return [sent.message() for sent in mail.outbox if sent.to == [person.email]]


def join(cast: Cast) -> Person:
    """Somebody who comes to the network after the notice was sent."""
    person = Person.objects.create_person(name="Ny Person", email="ny@tibro.example")
    Membership.objects.create(person=person, network=cast.network, since=date(2024, 1, 1))
    return person


def leave(person: Person, cast: Cast) -> None:
    Membership.objects.filter(person=person, network=cast.network).update(until=date(2024, 2, 1))


def test_each_person_called_gets_a_letter_of_their_own(called: Meeting, cast: Cast) -> None:
    people = {cast.chair, cast.secretary, cast.presidium, cast.member}
    assert set(Letter.objects.values_list("to", flat=True)) == {one.email for one in people}
    letter = letter_to(cast.member)
    assert letter.subject.startswith("Kallelse: Grundskola ")
    assert "kl. 9.00–12.00" in letter.subject
    link = f"{settings.BASE_URL}/svar/{called.invitations.get(person=cast.member).token}/?svar="
    for body in (letter.text, letter.html):
        assert [body.count(f"{link}{answer}") for answer in ("yes", "no", "substitute")] == [1] * 3
        for fact in ("Stadshuset, Hjo", "https://mote.example/grundskola", "Läromedel", "Maria"):
            assert fact in body
    assert "1. 9.00 Närvaro & stöd" in letter.text
    assert "2. 9.30 Läromedel" in letter.text
    assert "3. Avslutning" in letter.text  # nobody has said how long the second item takes
    assert "Närvaro &amp; stöd" in letter.html
    assert "&lt;före&gt;" in letter.html
    assert "<före>" in letter.text
    assert "\n\n\n" not in letter.text
    assert cast.federation.office_mail in letter.reason
    assert letter.calendar_method == "REQUEST"


def test_no_letter_holds_somebody_elses_link(called: Meeting) -> None:
    tokens = set(called.invitations.values_list("token", flat=True))
    for letter in Letter.objects.all():
        content = letter.text + letter.html + letter.calendar
        assert len([token for token in tokens if token in content]) == 1
        assert not [token for token in tokens if token in letter.calendar]


def test_english_readers_get_english_and_the_content_stays_as_written(
    meeting: Meeting, cast: Cast, written: Jobs
) -> None:
    cast.member.choose_language("en")
    meeting.call(by=cast.chair)
    written()
    letter = letter_to(cast.member)
    assert letter.language == "en"
    assert letter.subject.startswith("Notice: Grundskola")
    assert "You are called to a network meeting" in letter.text
    assert "Läromedel" in letter.text
    swedish = letter_to(cast.secretary).text
    for word in ("You ", "When", "Agenda", "coming", "meeting"):
        assert word not in swedish


def test_an_update_says_first_what_has_changed(called: Meeting, cast: Cast, written: Jobs) -> None:
    later = called.starts_at + timedelta(minutes=30)
    called.change(by=cast.chair, starts_at=later)
    update(called, cast, written, place="Biblioteket")
    letter = letter_to(cast.member)
    assert letter.subject.startswith("Ändrat: Grundskola")
    top = letter.text.split("När:")[0]
    assert "9.30–12.00" in top
    assert "9.00–12.00" in top
    assert "Biblioteket, Hjo" in top
    assert "Stadshuset, Hjo" in top
    assert "mote.example" not in top
    event = Calendar.from_ical(letter.calendar).walk("VEVENT")[0]
    assert event["SEQUENCE"] == 1
    assert letter.calendar_method == "REQUEST"


def test_an_update_tells_of_a_changed_agenda(called: Meeting, cast: Cast, written: Jobs) -> None:
    called.add_item(by=cast.chair, title="Övrigt")
    update(called, cast, written, place="Biblioteket")
    assert "Dagordning: ändrad" in letter_to(cast.member).text.split("När:")[0]


@pytest.mark.parametrize(
    "fields", [{"title": "Nytt"}, {"presenter": "Erik"}, {"text": "Läs"}, {"duration": 45}]
)
def test_a_new_agenda_goes_out_as_an_update(
    called: Meeting, cast: Cast, written: Jobs, fields: dict[str, Any]
) -> None:
    newcomer = join(cast)
    called.items.earliest("pk").change(by=cast.secretary, **fields)
    called.send_update(by=cast.chair)
    written()
    letter = letter_to(cast.member)
    assert letter.subject.startswith("Ändrat: Grundskola")
    top = letter.text.split("När:")[0]
    assert "Dagordning: ändrad" in top
    assert "Ny tid" not in top
    assert Calendar.from_ical(letter.calendar).walk("VEVENT")[0]["SEQUENCE"] == 1
    assert letter_to(newcomer).subject.startswith("Kallelse:")
    with pytest.raises(Refused):
        called.send_update(by=cast.chair)
    assert [notice.sequence for notice in called.notices.all()] == [0, 1]


def test_an_agenda_put_back_as_it_was_is_not_new(called: Meeting, cast: Cast) -> None:
    item = called.items.earliest("pk")
    for up in (False, True):
        item.move(by=cast.chair, up=up)
        assert bool(called.pending(timezone.now())) is not up


def test_a_cancellation_says_so_first_and_why(called: Meeting, cast: Cast, written: Jobs) -> None:
    called.cancel(by=cast.chair, reason="Ordföranden är sjuk.")
    written()
    letter = letter_to(cast.member)
    assert letter.subject.startswith("Inställt: Grundskola")
    assert "inställt" in letter.text.splitlines()[0]
    assert "Ordföranden är sjuk." in letter.text
    assert "Ordföranden är sjuk." in letter.html
    assert "/svar/" not in letter.text + letter.html
    assert "Läromedel" not in letter.text
    assert letter.calendar_method == "CANCEL"
    assert "STATUS:CANCELLED" in letter.calendar


def test_whoever_comes_later_gets_a_notice_when_others_get_an_update(
    called: Meeting, cast: Cast, written: Jobs
) -> None:
    newcomer = join(cast)
    update(called, cast, written, place="Biblioteket")
    assert letter_to(newcomer).subject.startswith("Kallelse:")
    assert "Stadshuset" not in letter_to(newcomer).text
    assert letter_to(cast.member).subject.startswith("Ändrat:")
    update(called, cast, written, place="Skolan")
    assert letter_to(newcomer).subject.startswith("Ändrat:")


def test_whoever_was_never_told_hears_nothing_of_the_cancellation(
    called: Meeting, cast: Cast, written: Jobs
) -> None:
    newcomer = join(cast)
    called.cancel(by=cast.chair, reason="")
    written()
    assert not Letter.objects.filter(to=newcomer.email).exists()


def test_whoever_has_left_gets_nothing_more(called: Meeting, cast: Cast, written: Jobs) -> None:
    leave(cast.member, cast)
    update(called, cast, written, place="Biblioteket")
    called.cancel(by=cast.chair, reason="")
    written()
    assert Letter.objects.filter(to=cast.member.email).count() == 1


def test_it_arrives_as_a_mail(meeting: Meeting, cast: Cast, run_jobs: Jobs) -> None:
    meeting.call(by=cast.chair)
    assert not mail.outbox
    run_jobs()
    assert len(mail.outbox) == 4
    [message] = mails_to(cast.member)
    text = message.get_body(("plain",)).get_content()
    assert text.rstrip().splitlines()[-1].startswith("Därför får du brevet: ")
    html = message.get_body(("html",)).get_content()
    assert html.count("<h1") == 1
    methods = [part.get_param("method") for part in message.walk()]
    assert methods.count("REQUEST") == 1


def test_the_mail_is_valid_html(
    meeting: Meeting,
    cast: Cast,
    written: Jobs,
    html_faults: Callable[[str], list[str]],
) -> None:
    meeting.save_the_date(by=cast.chair)
    written()
    meeting.call(by=cast.chair)
    written()
    meeting.remind(by=cast.chair, now=timezone.now())
    update(meeting, cast, written, place="Biblioteket")
    meeting.cancel(by=cast.chair, reason="Snö")
    written()
    mails = mails_to(cast.member)
    assert len(mails) == 5
    for message in mails:
        assert html_faults(message.get_body(("html",)).get_content()) == []


@pytest.mark.parametrize("number", [5, 15])
def test_a_turn_of_letters_takes_as_many_queries_however_many_they_are(
    meeting: Meeting, cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in range(number):
        person = Person.objects.create_person(name=f"P {each}", email=f"p{each}@x.example")
        Membership.objects.create(person=person, network=cast.network, since=date(2024, 1, 1))
    meeting.call(by=cast.chair)
    with django_assert_num_queries(25):
        write_on.call(meeting.notices.get().pk)
    assert Letter.objects.count() == number + 4


@pytest.mark.parametrize("number", [5, 500])
def test_calling_takes_as_many_queries_however_many_are_called(
    meeting: Meeting, cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = Person.objects.bulk_create(
        Person(name=f"P {each}", email=f"p{each}@x.example") for each in range(number)
    )
    Membership.objects.bulk_create(
        Membership(person=person, network=cast.network, since=date(2024, 1, 1)) for person in people
    )
    with django_assert_num_queries(16):
        meeting.call(by=cast.chair)
    assert meeting.invitations.count() == number + 4
    assert not Letter.objects.exists()
