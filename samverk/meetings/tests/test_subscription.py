"""One's own calendar: what is in it, who may read it, and that calendars can keep it cheaply."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.meetings.models import CalendarKey, Invitation, Meeting
from samverk.meetings.subscription import OwnCalendar
from samverk.meetings.tests.test_calendar import check
from samverk.networks.models import Network
from samverk.people.models import Membership, Person

pytestmark = pytest.mark.django_db

type As = Callable[[str], Client]


def meet(cast: Cast, days: int, *, network: Network | None = None, **facts: Any) -> Meeting:
    start = timezone.now().replace(microsecond=0) + timedelta(days=days)
    meeting = Meeting.plan(
        network or cast.network,
        by=cast.chair,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        **{"place": f"Sal {days}"} | facts,
    )
    meeting.add_item(by=cast.chair, title="Närvaro")
    return meeting


def url_of(person: Person) -> str:
    return CalendarKey.of(person).get_absolute_url()


def fetch(person: Person, **headers: str) -> Any:
    return Client().get(url_of(person), headers=headers)


def events(person: Person) -> dict[str, Any]:
    """By place, since each meeting of these tests has its own."""
    answer = fetch(person)
    assert answer.status_code == 200
    check(answer.text)
    found = Calendar.from_ical(answer.text).walk("VEVENT")
    return {str(event["LOCATION"]): event for event in found}


def test_it_holds_the_meetings_of_ones_networks(cast: Cast) -> None:
    planned, called, past = meet(cast, 40), meet(cast, 20), meet(cast, -30)
    called.call(by=cast.chair)
    meet(cast, 25, network=cast.other)
    meet(cast, -400)
    found = events(cast.member)
    assert set(found) == {"Sal 40", "Sal 20", "Sal -30"}
    assert (found["Sal 40"]["STATUS"], found["Sal 20"]["STATUS"]) == ("TENTATIVE", "CONFIRMED")
    assert "Håll dagen fri" in found["Sal 40"]["DESCRIPTION"]
    assert {str(event["UID"]) for event in found.values()} == {
        f"{meeting.uid}@samverk" for meeting in (planned, called, past)
    }
    text = fetch(cast.member).text.replace("\r\n ", "")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in text
    assert "X-PUBLISHED-TTL:PT4H" in text
    assert "METHOD:PUBLISH" in text
    assert "/svar/" not in text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("", "Du har inte svarat än."),
        ("yes", "Du har svarat att du kommer."),
        ("no", "Du har svarat att du inte kommer."),
        ("substitute", "Du har svarat att Eva Ny kommer i ditt ställe."),
    ],
)
def test_it_says_what_one_has_answered_and_nobody_else(cast: Cast, answer: str, said: str) -> None:
    meeting = meet(cast, 20)
    meeting.call(by=cast.chair)
    if answer:
        meeting.invitations.get(person=cast.member).reply(answer=answer, substitute="Eva Ny")
    meeting.invitations.get(person=cast.secretary).reply(answer="substitute", substitute="Per Ek")
    [event] = events(cast.member).values()
    assert said in event["DESCRIPTION"]
    text = fetch(cast.member).text.replace("\r\n ", "")
    assert "Per Ek" not in text
    assert cast.secretary.name not in text


def test_it_speaks_the_persons_language(cast: Cast) -> None:
    meet(cast, 20, online_url="https://mote.example/rum")
    cast.member.choose_language("en")
    [event] = events(cast.member).values()
    assert "Keep the day free." in event["DESCRIPTION"]
    assert "https://mote.example/rum" in event["DESCRIPTION"]


def test_a_cancelled_meeting_is_struck_out_until_its_hour_is_over(cast: Cast) -> None:
    ahead, gone = meet(cast, 20), meet(cast, 1)
    ahead.cancel(by=cast.chair, reason="Snö")
    gone.cancel(by=cast.chair, reason="Sjukdom")
    Meeting.objects.filter(pk=gone.pk).update(
        starts_at=timezone.now() - timedelta(days=2), ends_at=timezone.now() - timedelta(days=1)
    )
    [event] = events(cast.member).values()
    assert event["STATUS"] == "CANCELLED"
    assert event["DESCRIPTION"] == "Mötet är inställt.\n\nSnö"


def test_only_the_days_when_one_is_there(cast: Cast) -> None:
    """Who came in the middle has what was since; who will come has what is to be."""
    today = timezone.localdate()
    meet(cast, -60)
    meet(cast, -20)
    meet(cast, 10)
    meet(cast, 50)
    new = Person.objects.create_person(name="Ny", email="ny@hjo.example")
    coming = Person.objects.create_person(name="Kommer", email="kommer@hjo.example")
    for person, days in ((new, -30), (coming, 30)):
        Membership.add(
            cast.network,
            by=cast.coordinator,
            on=today + timedelta(days=days),
            person=person,
            municipality=None,
        )
    assert set(events(new)) == {"Sal -20", "Sal 10", "Sal 50"}
    assert set(events(coming)) == {"Sal 50"}


def test_what_one_has_left_is_gone_that_day_and_the_rest_stays(cast: Cast) -> None:
    meet(cast, 20)
    meet(cast, 30, network=cast.chiefs)
    assert set(events(cast.chair)) == {"Sal 20", "Sal 30"}
    place = Membership.objects.get(person=cast.chair, network=cast.network)
    place.end(by=cast.coordinator, on=timezone.localdate())
    assert set(events(cast.chair)) == {"Sal 30"}


def test_a_role_without_a_place_counts_too(cast: Cast) -> None:
    meet(cast, 20)
    assert set(events(cast.liaison)) == {"Sal 20"}
    assert "BEGIN:VEVENT" not in fetch(cast.coordinator).text


def test_keys_that_open_nothing(cast: Cast) -> None:
    old = url_of(cast.member)
    CalendarKey.change(cast.member)
    assert url_of(cast.member) != old
    for address in (old, "/kalender/nyckel.ics"):
        assert Client().get(address).status_code == 404
    Person.objects.filter(pk=cast.member.pk).update(is_active=False)
    assert fetch(cast.member).status_code == 404


def test_a_calendar_that_has_not_changed_is_not_sent_again(cast: Cast) -> None:
    meeting = meet(cast, 20)
    first = fetch(cast.member)
    assert "no-cache" in first["Cache-Control"]
    assert "private" in first["Cache-Control"]
    tag, changed = {"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}
    for known in (tag, changed):
        again = fetch(cast.member, **known)
        assert again.status_code == 304
        assert again.content == b""
    meeting.change(by=cast.chair, place="Sal 99")
    assert fetch(cast.member, **tag).status_code == 200
    meeting.invitations.get_or_create(person=cast.member)
    assert fetch(cast.member, **{"If-None-Match": fetch(cast.member)["ETag"]}).status_code == 304


def test_an_answer_is_news(cast: Cast) -> None:
    meeting = meet(cast, 20)
    meeting.call(by=cast.chair)
    first = fetch(cast.member)
    Invitation.objects.get(meeting=meeting, person=cast.member).reply(answer="yes")
    assert fetch(cast.member, **{"If-None-Match": first["ETag"]}).status_code == 200


def test_it_takes_as_many_queries_however_much_there_is(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for days in (20, 30):
        meet(cast, days).call(by=cast.chair)
        with django_assert_num_queries(11):
            OwnCalendar.of(cast.chair, now=timezone.now())
        for more in range(1, 6):
            meet(cast, days + more)
            meet(cast, days + more, network=cast.chiefs)


def test_the_page_makes_an_address_when_asked_and_changes_it(as_: As, cast: Cast) -> None:
    client = as_("member")
    page = client.get("/kalender/prenumeration/")
    assert "Hämta min kalenders adress" in page.text
    assert not CalendarKey.objects.exists()
    page = client.post("/kalender/prenumeration/", follow=True)
    key = CalendarKey.objects.get(person=cast.member, ended_at=None)
    address = f"{settings.BASE_URL}/kalender/{key.key}.ics"
    assert address in page.text
    assert f'href="webcal:{address.partition(":")[2]}"' in page.text
    client.post("/kalender/prenumeration/")
    assert CalendarKey.objects.count() == 1
    assert "slutar gälla genast" in client.get("/kalender/prenumeration/ny-adress/").text
    page = client.post("/kalender/prenumeration/ny-adress/", follow=True)
    assert address not in page.text
    assert Client().get(key.get_absolute_url()).status_code == 404
