"""Who may take lists of people in from files, and away as files."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Network, NetworkQuerySet
from samverk.people.access import KEEP_REGISTER, network_to_see
from samverk.people.mandate import Mandate
from samverk.people.models import ImportRow, Person, RegisterImport, Shown
from samverk.people.rights import COORDINATES, Right

ALL_FROM_FILES = Right(
    _("Lists of people"),
    _("take in from a file, and take away, for all networks at once"),
    COORDINATES,
    _("Files with the lists of all networks are the office's."),
)


def imports_to_follow(person: Person, network: Network | None) -> QuerySet[RegisterImport]:
    """The files handed in for a network, or those for all."""
    if network is None:
        files_for_all(person)
    rows = RegisterImport.objects.newest_first().filter(network=network)
    office = Mandate.of(person, timezone.localdate()).coordinator
    return rows if office else rows.filter(is_offices=False)


def files_for_all(person: Person) -> None:
    """The office takes in and hands out the lists of all networks."""
    ALL_FROM_FILES.ask(Mandate.of(person, timezone.localdate()))


def lists_to_take_away(person: Person) -> NetworkQuerySet:
    """All networks that there are lists of, for the office."""
    files_for_all(person)
    return Network.objects.alive(timezone.localdate()).by_name()


def import_to_follow(person: Person, pk: int) -> RegisterImport:
    """A file that was handed in, for those who keep the list it is about; what the office handed
    in stays the office's, which may do more."""
    rows = RegisterImport.objects.select_related("network", "file", "by", "done_by")
    whole = get_object_or_404(rows, pk=pk)
    mandate = Mandate.of(person, timezone.localdate())
    if whole.network:
        KEEP_REGISTER.ask(mandate, whole.network)
    if whole.is_offices:
        ALL_FROM_FILES.ask(mandate)
    return whole


def row_to_settle(person: Person, pk: int, row: int) -> ImportRow:
    """A row of such a file."""
    whole = import_to_follow(person, pk)
    found = get_object_or_404(whole.rows.select_related("network", "person"), pk=row, done=False)
    found.whole = whole
    return found


def list_to_take_away(person: Person, slug: str) -> tuple[Network, str]:
    """A network's list, and which audience (a `Shown`) the person is."""
    network, mandate = network_to_see(person, slug)
    return network, Shown.OFFICE if mandate.coordinator else Shown.NETWORK


def is_office(person: Person) -> bool:
    """Whether the person hands in for the office, which may give somebody another address."""
    return Mandate.of(person, timezone.localdate()).coordinator
