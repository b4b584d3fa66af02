"""Who may see and change what about people. One door per noun."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership, Person
from samverk.people.rights import SEES, SIGNED_IN, WRITES, Right

SEE_NETWORK = Right(_("Networks"), _("read the network's pages and its list of people"), SEES)
KEEP_REGISTER = Right(
    _("List of people"),
    _("correct, fill in and confirm"),
    WRITES,
    _("The list is kept by the network's presidium, its secretary and the office."),
    within=SEE_NETWORK,
)
READ_RIGHTS = Right(_("Who may do what"), _("read"), SIGNED_IN)
OWN_DETAILS = Right(_("My details"), _("read and correct your own"), SIGNED_IN)


def signed_in(request: HttpRequest, to: Right | None = None) -> Person:
    """Who asks; every address but the public ones asks for sign-in before it comes here.

    `to` is the right that all who are signed in have, where the page asks for no other.
    """
    assert isinstance(request.user, Person)
    if to:
        to.ask(Mandate(request.user.pk))
    return request.user


def network_to_see(person: Person, slug: str) -> tuple[Network, Mandate]:
    """A network and the person's mandate; 404 for those who have no part in it."""
    network = get_object_or_404(Network.objects.select_related("parent"), slug=slug)
    mandate = Mandate.of(person, timezone.localdate())
    SEE_NETWORK.ask(mandate, network)
    return network, mandate


def register_to_keep(person: Person, slug: str) -> Network:
    """A network whose list of people the person may correct and confirm."""
    network, mandate = network_to_see(person, slug)
    KEEP_REGISTER.ask(mandate, network)
    return network


def membership_to_end(person: Person, slug: str, pk: int) -> Membership:
    network = register_to_keep(person, slug)
    today = timezone.localdate()
    return get_object_or_404(Membership.objects.on(today), network=network, pk=pk)


def appointment_to_end(person: Person, slug: str, pk: int) -> Appointment:
    network = register_to_keep(person, slug)
    today = timezone.localdate()
    return get_object_or_404(Appointment.objects.on(today), network=network, pk=pk)


def membership_to_correct(person: Person, slug: str, pk: int) -> tuple[Membership, bool]:
    """Somebody on the list whose details the person may correct, and whether the address too."""
    membership = membership_to_end(person, slug, pk)
    return membership, person.is_coordinator(timezone.localdate())
