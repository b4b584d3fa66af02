"""An account becomes nobody's; what is kept by law stays as it is."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from samverk.archive.models import Anonymisation, Request
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import CalendarKey
from samverk.people.models import NEUTRAL, Person
from samverk.post.models import Letter
from samverk.shell.refused import Refused
from tests.world import build_world

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def leave(person: Person, by: Person) -> Person:
    for membership in person.memberships.all():
        membership.end(by=by, on=TODAY)
    return person


def test_nothing_of_the_person_is_left_on_the_account(cast: Cast) -> None:
    person = leave(cast.member, cast.coordinator)
    address = person.email or ""
    Client().force_login(person)
    session = Client()
    session.force_login(person)
    key = session.session.session_key or ""
    UserSession.objects.create(user=person, ip="127.0.0.1", session_key=key, user_agent="x")
    EmailAddress.objects.create(user=person, email=address)
    Authenticator.objects.create(user=person, type="webauthn", data={"name": "Min dator"})
    SocialAccount.objects.create(user=person, provider="openid_connect", uid="1")
    CalendarKey.objects.create(person=person, key="hemlig")
    went = Letter.write(key="a", to=address, subject="Kallelse", text="Hej Olof", html="Hej Olof")
    went.mark_sent()
    waits = Letter.write(key="b", to=address, subject="Kallelse", text="Hej Olof")

    Anonymisation.make(person, by=cast.coordinator, on=TODAY, reason="Har slutat")

    person.refresh_from_db()
    assert (person.name, person.email, person.title, person.phone) == (NEUTRAL, None, "", "")
    assert not person.is_active
    for rows in (
        UserSession.objects.filter(user=person),
        EmailAddress.objects.filter(user=person),
        Authenticator.objects.filter(user=person),
        SocialAccount.objects.filter(user=person),
        person.calendar_keys.all(),
        Letter.objects.filter(pk=waits.pk),
    ):
        assert not rows.exists()
    assert session.get("/jag/").status_code == 302, "the session is over"
    went.refresh_from_db()
    assert (went.to, went.text, went.html, went.subject) == ("", "", "", "Kallelse")
    assert Entry.objects.get(verb="person.anonymised").actor == cast.coordinator


def test_what_is_kept_by_law_stays(cast: Cast) -> None:
    world = build_world(cast)
    before = world.approval.content, world.approval.sha256
    entries = Entry.objects.count()
    leave(cast.member, cast.coordinator)
    Anonymisation.make(cast.member, by=cast.coordinator, on=TODAY, reason="Har slutat")
    world.approval.refresh_from_db()
    assert (world.approval.content, world.approval.sha256) == before
    assert "Olof Nyman" in str(world.approval.content), "the record says who was there"
    assert world.approved.attendance.get().name == "Olof Nyman"
    assert cast.member.memberships.exists()
    assert Entry.objects.count() > entries


def test_who_takes_part_is_not_anonymised(cast: Cast) -> None:
    with pytest.raises(Refused, match="Grundskola"):
        Anonymisation.make(cast.member, by=cast.coordinator, on=TODAY, reason="x")
    with pytest.raises(Refused):
        Anonymisation.make(cast.coordinator, by=cast.coordinator, on=TODAY, reason="x")
    cast.member.refresh_from_db()
    assert cast.member.name == "Olof Nyman"


def test_it_is_done_once_and_never_undone(cast: Cast) -> None:
    leave(cast.member, cast.coordinator)
    first = Anonymisation.make(cast.member, by=cast.coordinator, on=TODAY, reason="Har slutat")
    again = Anonymisation.make(cast.member, by=None, on=TODAY, reason="igen")
    assert again == first
    assert again.reason == "Har slutat"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Anonymisation.objects.update(reason="annat")


def test_a_request_waits_until_somebody_answers(cast: Cast) -> None:
    now = timezone.now()
    asked = Request.ask(cast.member, at=now)
    assert Request.ask(cast.member, at=now + timedelta(hours=1)) == asked
    assert list(Request.objects.pending()) == [asked]
    asked.take_back()
    assert not Request.objects.pending().exists()
    second = Request.ask(cast.member, at=now)
    second.decline(by=cast.coordinator, answer="Du sitter i nätverket.")
    assert not Request.objects.pending().exists()
    third = Request.ask(cast.member, at=now)
    leave(cast.member, cast.coordinator)
    done = Anonymisation.make(cast.member, by=cast.coordinator, on=TODAY, reason="Önskemål")
    assert done.asked_at == third.asked_at
    assert not Request.objects.pending().exists()
