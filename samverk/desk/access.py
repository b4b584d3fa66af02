"""Who may see what on the desk."""

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.charters.models import Charter
from samverk.networks.models import Network
from samverk.people.access import network_to_see, signed_in
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import COORDINATES, OVERSEES, SIGNED_IN, Right

__all__ = ["OWN_DESK", "SEE_NETWORKS", "mandate_of", "must_oversee", "network_to_see"]

OWN_DESK = Right(_("My desk"), _("see what waits for you"), SIGNED_IN)
SEE_NETWORKS = Right(_("Networks"), _("see which of them you take part in"), SIGNED_IN)
OVERSEE = Right(
    _("Overview"),
    _("see all networks side by side"),
    OVERSEES,
    _("The overview is for those who commission networks, and for the office."),
)
LEND_A_HAND = Right(
    _("The office"),
    _("see what needs a hand in all networks"),
    COORDINATES,
    _("This page is for the association's office."),
)


def chartered_to_see(person: Person, slug: str) -> Network:
    """A network that one sees and whose charter is in force; else 404."""
    network, _mandate = network_to_see(person, slug)
    if not Charter.objects.in_force(timezone.localdate()).filter(network=network).exists():
        raise Http404
    return network


def mandate_of(request: HttpRequest) -> Mandate:
    return Mandate.of(signed_in(request), timezone.localdate())


def must_oversee(request: HttpRequest) -> Mandate:
    """The overview is for the office and for the bodies that commission networks."""
    mandate = mandate_of(request)
    OVERSEE.ask(mandate)
    return mandate


def must_be_the_office(request: HttpRequest) -> Mandate:
    """What needs a hand is for those who give it."""
    mandate = mandate_of(request)
    LEND_A_HAND.ask(mandate)
    return mandate
