"""Who may see and keep roles, what goes round, and the lists as the office sees them."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Network, NetworkQuerySet
from samverk.people import access
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Person
from samverk.people.rights import COORDINATES, Right

ALL_REGISTERS = Right(
    _("Lists of people"),
    _("see how all of them stand"),
    COORDINATES,
    _("How all lists stand is seen by the office."),
)
RULE_ROLES = Right(
    _("Roles"),
    _("decide who may have which"),
    COORDINATES,
    _("Who may have which role follows the charter; the office can say otherwise."),
    within=access.SEE_NETWORK,
)


def roles_to_rule(person: Person, slug: str) -> Network:
    """A network whose rules of who may have a role the person may change."""
    network, mandate = access.network_to_see(person, slug)
    RULE_ROLES.ask(mandate, network)
    return network


def role_to_take_back(person: Person, slug: str, pk: int) -> Appointment:
    """A role that somebody is to have from a later day."""
    network = access.register_to_keep(person, slug)
    coming = Appointment.objects.not_over(timezone.localdate())
    return get_object_or_404(coming.filter(since__gt=timezone.localdate()), network=network, pk=pk)


def registers_to_follow(person: Person) -> NetworkQuerySet:
    """The networks whose lists the office follows, side by side."""
    today = timezone.localdate()
    ALL_REGISTERS.ask(Mandate.of(person, today))
    return Network.objects.active(today).without_groups()
