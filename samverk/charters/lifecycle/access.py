"""Who may decide about networks, and who may ask for one."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import (
    Federation,
    Initiative,
    Network,
    NetworkQuerySet,
    Relation,
    Standing,
)
from samverk.people.access import SEE_NETWORK
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import COORDINATES, DECIDES, LEADS, LEADS_BODY, Right

_NOUN = _("Networks")
DECIDE = Right(
    _NOUN,
    _("decide that it starts, rests, goes on, ends or goes into another"),
    DECIDES,
    _("This is decided by those who lead the body above, and by the office."),
    within=SEE_NETWORK,
)
RELATE = Right(
    _NOUN,
    _("start working groups, and note what it has in common with others"),
    LEADS | DECIDES,
    _("This is for those who lead the network or the body above, and for the office."),
    within=SEE_NETWORK,
)
PLACE = Right(
    _NOUN,
    _("change which body commissions it"),
    COORDINATES,
    _("Who commissions a network is kept by the office."),
    within=SEE_NETWORK,
)
ASK_FOR = Right(
    _NOUN,
    _("ask for a new one"),
    LEADS_BODY | COORDINATES,
    _("A network is asked for by those who lead a commissioning body, or by the office."),
    place="body",
)
SET_ENOUGH = Right(
    _NOUN,
    _("set how many municipalities it takes to start one"),
    COORDINATES,
    _("How many are enough is set by the office."),
)


def mandate_of(person: Person) -> Mandate:
    return Mandate.of(person, timezone.localdate())


def network_and_mandate(person: Person, slug: str) -> tuple[Network, Mandate]:
    """A network that the person sees, with its decisions; 404 for others."""
    network = get_object_or_404(Network.objects.with_life(), slug=slug)
    mandate = mandate_of(person)
    SEE_NETWORK.ask(mandate, network)
    return network, mandate


def network_to_decide(person: Person, slug: str) -> Network:
    """A network that the person may let start, rest, go on and end."""
    network, mandate = network_and_mandate(person, slug)
    DECIDE.ask(mandate, network)
    return network


def network_to_relate(person: Person, slug: str) -> Network:
    """A network whose relations and working groups the person may set."""
    network, mandate = network_and_mandate(person, slug)
    RELATE.ask(mandate, network)
    return network


def network_to_grow(person: Person, slug: str) -> Network:
    """A network that the person may start a working group below."""
    network = network_to_relate(person, slug)
    if network.is_group:
        raise PermissionDenied(_("A working group has no groups of its own."))
    return network


def group_to_decide(person: Person, slug: str) -> Network:
    """A working group that the person may give more time."""
    network = network_to_decide(person, slug)
    if not network.is_group:
        raise Http404
    return network


def network_to_place(person: Person, slug: str) -> Network:
    """A network whose commissioning body the person may change."""
    network, mandate = network_and_mandate(person, slug)
    PLACE.ask(mandate, network)
    return network


def relation_to_end(person: Person, slug: str, pk: int) -> Relation:
    network = network_to_relate(person, slug)
    today = timezone.localdate()
    return get_object_or_404(Relation.objects.of(network).on(today), pk=pk)


def initiative_to_see(person: Person, slug: str) -> tuple[Initiative, Mandate]:
    """What was asked for, before or after the decision; 404 where nobody had to ask."""
    network, mandate = network_and_mandate(person, slug)
    if not hasattr(network, "initiative"):
        raise Http404
    network.initiative.network = network
    return network.initiative, mandate


def initiative_to_change(person: Person, slug: str) -> Initiative:
    """A network asked for that nobody has decided about yet; 404 once somebody has."""
    network = network_to_decide(person, slug)
    initiative, _mandate = initiative_to_see(person, network.slug)
    if network.standing(timezone.localdate()) != Standing.PROPOSED:
        raise Http404
    return initiative


def bodies_to_ask(mandate: Mandate, on: date) -> NetworkQuerySet:
    """The bodies in whose name the person may ask for a network."""
    commissions = Q(kind=Network.Kind.BODY) | Q(children__kind__in=["body", "network"])
    bodies = Network.objects.active(on).without_groups().filter(commissions).distinct()
    if not mandate.coordinator:
        bodies = bodies.filter(pk__in=mandate.led)
    return bodies.by_name()


def may_ask(mandate: Mandate, on: date) -> bool:
    """Those who lead a commissioning body, and the office."""
    return ASK_FOR.allows(mandate, bodies_to_ask(mandate, on).first())


def must_ask(person: Person) -> Mandate:
    mandate = mandate_of(person)
    ASK_FOR.ask(mandate, bodies_to_ask(mandate, timezone.localdate()).first())
    return mandate


def federation_to_set(person: Person) -> Federation:
    SET_ENOUGH.ask(mandate_of(person))
    return Federation.objects.get()
