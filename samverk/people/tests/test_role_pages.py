"""The pages of roles: given from a day, ended on a day, and who may have them."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.people.models import Appointment, Eligibility

type As = Callable[[str], Client]

URL = "/natverk/grundskola/roller/"
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=40)
QUOTE = "Den som leder är en av skolcheferna."


def test_a_role_is_given_ahead_with_a_last_day_and_taken_back(as_: As, cast: Cast) -> None:
    client = as_("secretary")
    form = {
        "person": cast.member.pk,
        "role": "host",
        "on": SOON.isoformat(),
        "until": (SOON + timedelta(days=100)).isoformat(),
    }
    assert client.post(f"{URL}ny/", form).status_code == 302
    row = Appointment.objects.get(person=cast.member)
    assert (row.since, row.until) == (SOON, SOON + timedelta(days=100))
    assert "Ta tillbaka Olof Nyman som värd" in client.get(URL).content.decode()
    assert client.post(f"{URL}{row.pk}/ta-tillbaka/").status_code == 302
    assert not Appointment.objects.on(SOON).filter(person=cast.member).exists()
    assert "Olof Nyman" not in client.get(URL).content.decode()


def test_days_in_the_wrong_order_are_asked_about(as_: As, cast: Cast) -> None:
    form = {
        "person": cast.member.pk,
        "role": "host",
        "on": SOON.isoformat(),
        "until": TODAY.isoformat(),
    }
    assert as_("secretary").post(f"{URL}ny/", form).status_code == 422
    row = Appointment.objects.get(person=cast.secretary)
    last = {"last_day": (row.since - timedelta(days=1)).isoformat()}
    assert as_("chair").post(f"{URL}{row.pk}/avsluta/", last).status_code == 422


def test_the_page_that_gives_says_who_may_and_refuses_in_the_charters_words(
    as_: As, cast: Cast
) -> None:
    Eligibility.say(cast.network, by=None, on=TODAY, role="chair", among="body", quote=QUOTE)
    client = as_("secretary")
    assert QUOTE in client.get(f"{URL}ny/").content.decode()
    form = {"person": cast.member.pk, "role": "chair", "on": TODAY.isoformat()}
    answer = client.post(f"{URL}ny/", form)
    assert answer.status_code == 409
    assert QUOTE in answer.content.decode()


def test_a_chair_who_does_not_fit_is_shown_with_the_sentence(as_: As, cast: Cast) -> None:
    Eligibility.say(cast.network, by=None, on=TODAY, role="chair", among="body", quote=QUOTE)
    assert "Stämmer inte" not in as_("member").get(URL).content.decode()
    cast.chair.memberships.filter(network=cast.chiefs).update(until=TODAY - timedelta(days=1))
    shown = " ".join(as_("member").get(URL).content.decode().split())
    assert "Anders Bergström är ordförande, men det ska vara någon av ledamöter" in shown
    assert QUOTE in shown
    assert QUOTE in as_("member").get("/natverk/grundskola/personer/").content.decode()


def test_the_office_says_who_may_and_takes_the_rule_away(as_: As, cast: Cast) -> None:
    client = as_("coordinator")
    client.post(f"{URL}regel/", {"role": "chair", "among": "members", "quote": ""})
    assert "bestämt av Karin Lindqvist" in client.get(URL).content.decode()
    client.post(f"{URL}regel/", {"role": "chair", "among": "anybody", "quote": ""})
    assert "bestämt av" not in client.get(URL).content.decode()
    assert Eligibility.objects.count() == 2
