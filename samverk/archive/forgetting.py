"""What an account holds about its person, and how it is taken away."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from samverk.meetings.models import CalendarKey
from samverk.people.models import NEUTRAL, Person, Shown
from samverk.post.models import Letter


def addresses(person: Person) -> set[str]:
    """Every address that mail to the person has gone to, as far as the account says."""
    known = {person.email or "", *person.shields.values_list("email", flat=True)}
    known |= set(EmailAddress.objects.filter(user=person).values_list("email", flat=True))
    return {address.lower() for address in known if address}


def forget(person: Person) -> None:
    """Leave a row that rows can go on pointing at, and that is nobody's."""
    _blank_letters(addresses(person))
    _shut_doors(person)
    # A shield that holds keeps the name, so that it goes on being hidden in what is kept.
    person.shields.filter(lifted_at=None).update(email="", title="", phone="")
    person.shields.exclude(lifted_at=None).update(name=NEUTRAL, email="", title="", phone="")
    person.name = NEUTRAL
    person.email = None
    person.title = person.phone = ""
    person.name_shown = person.title_shown = Shown.PUBLIC
    person.email_shown = person.phone_shown = Shown.NETWORK
    person.language = "sv"
    person.last_login = None
    person.is_active = False
    person.set_unusable_password()
    person.save()


def _blank_letters(addresses: set[str]) -> None:
    """Letters keep what they were about and when they went, not to whom nor what they said.

    One that has not arrived goes nowhere any more.
    """
    letters = Letter.objects.filter(to__in=addresses)
    letters.undelivered().delete()
    letters.update(to="", text="", html="", calendar="", refusal="")


def _shut_doors(person: Person) -> None:
    sessions = UserSession.objects.filter(user=person)
    Session.objects.filter(session_key__in=sessions.values("session_key")).delete()
    sessions.delete()
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    CalendarKey.objects.filter(person=person).delete()
