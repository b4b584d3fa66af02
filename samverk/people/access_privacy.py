"""Who may choose what is seen of a person, and whose details are protected."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.people.access import signed_in
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import COORDINATES, SIGNED_IN, Right

OWN_VISIBILITY = Right(
    _("My details"), _("choose who sees your own, and have them protected"), SIGNED_IN
)
PROTECT = Right(
    _("Protected identity"),
    _("protect somebody's details, and lift the protection"),
    COORDINATES,
    _("Whose details are protected is seen to by the office."),
)


def own_visibility(request: HttpRequest) -> Person:
    """Everybody chooses for themselves who sees what."""
    return signed_in(request, OWN_VISIBILITY)


def office_protects(request: HttpRequest) -> Person:
    """Only the office protects others, and only the office lifts a protection."""
    person = signed_in(request)
    PROTECT.ask(Mandate.of(person, timezone.localdate()))
    return person
