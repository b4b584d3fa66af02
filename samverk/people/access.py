"""Who may see and change what about people. One door per noun."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership, Person


def signed_in(request: HttpRequest) -> Person:
    """Who asks; every address but the public ones asks for sign-in before it comes here."""
    assert isinstance(request.user, Person)
    return request.user


def network_to_see(person: Person, slug: str) -> tuple[Network, Mandate]:
    """A network and the person's mandate; 404 for those who have no part in it."""
    network = get_object_or_404(Network.objects.select_related("parent"), slug=slug)
    mandate = Mandate.of(person, timezone.localdate())
    if not mandate.sees(network):
        raise Http404
    return network, mandate


def register_to_keep(person: Person, slug: str) -> Network:
    """A network whose list of people the person may correct and confirm."""
    network, mandate = network_to_see(person, slug)
    if not mandate.writes(network):
        raise PermissionDenied(
            _("The list is kept by the network's presidium, its secretary and the office.")
        )
    return network


def membership_to_end(person: Person, slug: str, pk: int) -> Membership:
    network = register_to_keep(person, slug)
    today = timezone.localdate()
    return get_object_or_404(Membership.objects.on(today), network=network, pk=pk)


def appointment_to_end(person: Person, slug: str, pk: int) -> Appointment:
    network = register_to_keep(person, slug)
    today = timezone.localdate()
    return get_object_or_404(Appointment.objects.on(today), network=network, pk=pk)
