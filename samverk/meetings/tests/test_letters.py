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
from samverk.people.models import Membership, Person
from samverk.post.models import Letter
from samverk.shell.refused import Refused

pytestmark = pytest.mark.django_db


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
def called(meeting: Meeting, cast: Cast) -> Meeting:
    meeting.call(by=cast.chair)
    return meeting


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
    meeting: Meeting, cast: Cast
) -> None:
    cast.member.choose_language("en")
    meeting.call(by=cast.chair)
    letter = letter_to(cast.member)
    assert letter.language == "en"
    assert letter.subject.startswith("Notice: Grundskola")
    assert "You are called to a network meeting" in letter.text
    assert "Läromedel" in letter.text
    swedish = letter_to(cast.secretary).text
    for word in ("You ", "When", "Agenda", "coming", "meeting"):
        assert word not in swedish


def test_an_update_says_first_what_has_changed(called: Meeting, cast: Cast) -> None:
    before = called.starts_at
    called.change(by=cast.chair, place="Biblioteket", starts_at=before + timedelta(minutes=30))
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


def test_an_update_tells_of_a_changed_agenda(called: Meeting, cast: Cast) -> None:
    called.add_item(by=cast.chair, title="Övrigt")
    called.change(by=cast.chair, place="Biblioteket")
    assert "Dagordning: ändrad" in letter_to(cast.member).text.split("När:")[0]


@pytest.mark.parametrize(
    "fields", [{"title": "Nytt"}, {"presenter": "Erik"}, {"text": "Läs"}, {"duration": 45}]
)
def test_a_new_agenda_goes_out_as_an_update(
    called: Meeting, cast: Cast, fields: dict[str, Any]
) -> None:
    newcomer = join(cast)
    called.items.earliest("pk").change(by=cast.secretary, **fields)
    called.send_agenda(by=cast.chair)
    letter = letter_to(cast.member)
    assert letter.subject.startswith("Ändrat: Grundskola")
    top = letter.text.split("När:")[0]
    assert "Dagordning: ändrad" in top
    assert "Ny tid" not in top
    assert Calendar.from_ical(letter.calendar).walk("VEVENT")[0]["SEQUENCE"] == 1
    assert letter_to(newcomer).subject.startswith("Kallelse:")
    with pytest.raises(Refused):
        called.send_agenda(by=cast.chair)
    assert [notice.sequence for notice in called.notices.all()] == [0, 1]


def test_an_agenda_put_back_as_it_was_is_not_new(called: Meeting, cast: Cast) -> None:
    item = called.items.earliest("pk")
    for up in (False, True):
        item.move(by=cast.chair, up=up)
        assert bool(called.readers_of_new_agenda(timezone.now())) is not up


def test_a_cancellation_says_so_first_and_why(called: Meeting, cast: Cast) -> None:
    called.cancel(by=cast.chair, reason="Ordföranden är sjuk.")
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
    called: Meeting, cast: Cast
) -> None:
    newcomer = join(cast)
    called.change(by=cast.chair, place="Biblioteket")
    assert letter_to(newcomer).subject.startswith("Kallelse:")
    assert "Stadshuset" not in letter_to(newcomer).text
    assert letter_to(cast.member).subject.startswith("Ändrat:")
    called.change(by=cast.chair, place="Skolan")
    assert letter_to(newcomer).subject.startswith("Ändrat:")


def test_whoever_comes_later_can_be_told_without_an_update(called: Meeting, cast: Cast) -> None:
    newcomer = join(cast)
    called.invitations.get_or_create(person=newcomer)
    before = Letter.objects.count()
    write_letters(called.notices.get())
    write_letters(called.notices.get())
    assert Letter.objects.count() == before + 1
    assert letter_to(newcomer).subject.startswith("Kallelse:")


def test_whoever_was_never_told_hears_nothing_of_the_cancellation(
    called: Meeting, cast: Cast
) -> None:
    newcomer = join(cast)
    called.cancel(by=cast.chair, reason="")
    assert not Letter.objects.filter(to=newcomer.email).exists()


def test_whoever_has_left_gets_nothing_more(called: Meeting, cast: Cast) -> None:
    leave(cast.member, cast)
    called.change(by=cast.chair, place="Biblioteket")
    called.cancel(by=cast.chair, reason="")
    assert Letter.objects.filter(to=cast.member.email).count() == 1


def test_it_arrives_as_a_mail(called: Meeting, cast: Cast, run_jobs: Callable[[], int]) -> None:
    assert run_jobs() == 4
    [message] = mails_to(cast.member)
    text = message.get_body(("plain",)).get_content()
    assert text.rstrip().splitlines()[-1].startswith("Därför får du brevet: ")
    html = message.get_body(("html",)).get_content()
    assert html.count("<h1") == 1
    methods = [part.get_param("method") for part in message.walk()]
    assert methods.count("REQUEST") == 1


def test_the_mail_is_valid_html(
    called: Meeting,
    cast: Cast,
    run_jobs: Callable[[], int],
    html_faults: Callable[[str], list[str]],
) -> None:
    called.change(by=cast.chair, place="Biblioteket")
    called.cancel(by=cast.chair, reason="Snö")
    run_jobs()
    mails = mails_to(cast.member)
    assert len(mails) == 3
    for message in mails:
        assert html_faults(message.get_body(("html",)).get_content()) == []


def test_a_letter_more_takes_twelve_queries_at_most(
    called: Meeting, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        person = Person.objects.create_person(name=f"P {number}", email=f"p{number}@x.example")
        Membership.objects.create(person=person, network=cast.network, since=date(2024, 1, 1))
        called.invitations.create(person=person)
    notice = called.notices.get()
    with django_assert_max_num_queries(12 * 10 + 10):
        write_letters(notice)
