"""Who may see and change what about people. One door per noun."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Network
from samverk.people import ways
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership, Person, Seat, Tenant
from samverk.people.provider import service
from samverk.people.rights import COORDINATES, LEADS, SEES, SIGNED_IN, WRITES, Right

SEE_NETWORK = Right(_("Networks"), _("read the network's pages and its list of people"), SEES)
KEEP_REGISTER = Right(
    _("List of people"),
    _("correct, fill in and confirm"),
    WRITES,
    _("The list is kept by the network's presidium, its secretary and the office."),
    within=SEE_NETWORK,
)
ARRANGE_SEATS = Right(
    _("Seats"),
    _("open, change and take away"),
    COORDINATES,
    _("The office opens seats and takes them away. You can put people on those there are."),
    within=SEE_NETWORK,
)
WAYS_IN = Right(
    _("Signing in"), _("see, add and take away your own ways in, and sign out elsewhere"), SIGNED_IN
)
TENANTS = Right(
    _("Municipalities with sign-in of their own"),
    _("let in and stop"),
    COORDINATES,
    _("The office decides which municipalities are let in with their own accounts."),
)
READ_RIGHTS = Right(_("Who may do what"), _("read"), SIGNED_IN)
READ_LOG = Right(
    _("Logbook"),
    _("read what has been done in the whole association"),
    COORDINATES,
    _("The whole log is read by the office."),
)
READ_NETWORK_LOG = Right(
    _("Logbook"),
    _("read what has been done in the network"),
    LEADS,
    _("The log is read by those who lead the network, and by the office."),
    within=SEE_NETWORK,
)
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


def must_read_log(person: Person) -> None:
    """The whole log is the office's to read."""
    READ_LOG.ask(Mandate.of(person, timezone.localdate()))


def network_to_look_back_on(person: Person, slug: str) -> Network:
    """A network whose log the person may read."""
    network, mandate = network_to_see(person, slug)
    READ_NETWORK_LOG.ask(mandate, network)
    return network


def register_to_keep(person: Person, slug: str) -> Network:
    """A network whose list of people the person may correct and confirm."""
    network, mandate = network_to_see(person, slug)
    KEEP_REGISTER.ask(mandate, network)
    return network


def membership_to_end(person: Person, slug: str, pk: int) -> Membership:
    network = register_to_keep(person, slug)
    today = timezone.localdate()
    return get_object_or_404(Membership.objects.on(today), network=network, pk=pk)


def seat_to_fill(person: Person, slug: str, pk: int) -> Seat:
    """A seat of the network that the person may put somebody on."""
    return _seat(register_to_keep(person, slug), pk)


def seats_to_arrange(person: Person, slug: str) -> Network:
    """A network whose seats the person may open and take away."""
    network, mandate = network_to_see(person, slug)
    ARRANGE_SEATS.ask(mandate, network)
    return network


def seat_to_arrange(person: Person, slug: str, pk: int) -> Seat:
    return _seat(seats_to_arrange(person, slug), pk)


def _seat(network: Network, pk: int) -> Seat:
    standing = Seat.objects.on(timezone.localdate()).select_related("municipality", "network")
    return get_object_or_404(standing, network=network, pk=pk)


def appointment_to_end(person: Person, slug: str, pk: int) -> Appointment:
    network = register_to_keep(person, slug)
    today = timezone.localdate()
    return get_object_or_404(Appointment.objects.on(today), network=network, pk=pk)


def membership_to_correct(person: Person, slug: str, pk: int) -> tuple[Membership, bool]:
    """Somebody on the list whose details the person may correct, and whether the address too."""
    membership = membership_to_end(person, slug, pk)
    return membership, person.is_coordinator(timezone.localdate())


def own_passkey(person: Person, pk: int) -> Authenticator:
    """One of the person's own passkeys."""
    passkey: Authenticator = get_object_or_404(ways.passkeys(person), pk=pk)
    return passkey


def own_account(person: Person, pk: int) -> SocialAccount:
    """A municipality's account that the person has linked."""
    account: SocialAccount = get_object_or_404(ways.accounts(person), pk=pk)
    return account


def own_session(person: Person, pk: int) -> UserSession:
    """A place where the person is signed in."""
    session: UserSession = get_object_or_404(ways.sessions(person), pk=pk)
    return session


def municipal_service() -> str:
    """What the municipalities' sign-in service is called; 404 where there is none."""
    if (name := service()) is None:
        raise Http404
    return name


def tenants_to_manage(person: Person) -> QuerySet[Tenant]:
    """The tenants that are let in today, for those who may let in and stop."""
    today = timezone.localdate()
    TENANTS.ask(Mandate.of(person, today))
    return Tenant.objects.on(today).select_related("municipality", "by")


def tenant_to_stop(person: Person, pk: int) -> Tenant:
    return get_object_or_404(tenants_to_manage(person), pk=pk)
