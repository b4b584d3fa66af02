"""Who may look at the mail. One door per noun."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.post import outbox
from samverk.post.models import Arrival, ArrivalQuerySet, Letter, LetterQuerySet
from samverk.post.outbox import Mail
from samverk.shell.rights import COORDINATES, Right

KEEP_LETTERS = Right(
    _("Letters that did not arrive"),
    _("read and send again"),
    COORDINATES,
    _("Letters that did not arrive are looked after by the office."),
)

READ_ARRIVALS = Right(
    _("Mail that came in"),
    _("read"),
    COORDINATES,
    _("Mail that came in is read by the office."),
)


class SignedIn(Protocol):
    """What this room asks of whoever is signed in; the people's own room lies above it."""

    def is_coordinator(self, on: date) -> bool: ...


@dataclass(frozen=True)
class Caller:
    """What this room's right asks of a mandate."""

    coordinator: bool


def must_be_the_demo() -> None:
    """Everybody sees the mail of the demo, whose people are made up; nobody any other mail."""
    if not settings.DEMO:
        raise Http404


def mail_to_read(file: str, number: int) -> Mail:
    must_be_the_demo()
    mail = outbox.mail_at(file, number)
    if mail is None:
        raise Http404
    return mail


def letters_in_trouble(user: SignedIn) -> LetterQuerySet:
    """The letters that the office should look at."""
    KEEP_LETTERS.ask(Caller(coordinator=user.is_coordinator(timezone.localdate())))
    return Letter.objects.in_trouble(timezone.now())


def letter_to_send_again(user: SignedIn, pk: int) -> Letter:
    return get_object_or_404(letters_in_trouble(user), pk=pk)


def arrivals_to_read(user: SignedIn) -> ArrivalQuerySet:
    """The mail that came in."""
    READ_ARRIVALS.ask(Caller(coordinator=user.is_coordinator(timezone.localdate())))
    return Arrival.objects.select_related("raw")


def arrival_to_read(user: SignedIn, pk: int) -> Arrival:
    return get_object_or_404(arrivals_to_read(user), pk=pk)
