"""Who may propose, turn down, keep standing items and papers. One door per act."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from samverk.meetings.access import WRITE_AGENDA, mandate_of, meeting_to_see, prepares
from samverk.meetings.models import Attachment, BacklogItem, StandingItem
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import LEADS, SEES, WRITES, Right

_NOUN = _("Agenda")
PROPOSE = Right(_NOUN, _("propose something to take up, see what became of it"), SEES)
DECLINE = Right(
    _NOUN,
    _("turn a proposal down"),
    LEADS,
    _("Proposals are turned down by those who lead the network."),
    within=PROPOSE,
)
KEEP_STANDING = Right(
    _NOUN,
    _("choose its standing items"),
    WRITES,
    _("This is for the secretary and those who lead the network."),
    within=PROPOSE,
)


def network_to_propose_to(person: Person, slug: str) -> tuple[Network, Mandate]:
    """A network that the person may propose something to, and their mandate."""
    network, mandate = get_object_or_404(Network, slug=slug), mandate_of(person)
    PROPOSE.ask(mandate, network)
    return network, mandate


def proposal_to_decline(person: Person, slug: str, pk: int) -> BacklogItem:
    """A proposal that waits, and that the person may turn down."""
    network, mandate = network_to_propose_to(person, slug)
    DECLINE.ask(mandate, network)
    waiting = BacklogItem.objects.waiting().with_outcome().filter(network=network)
    return get_object_or_404(waiting, pk=pk)


def network_to_keep_items_of(person: Person, slug: str) -> Network:
    """A network whose standing items the person may choose."""
    network, mandate = network_to_propose_to(person, slug)
    KEEP_STANDING.ask(mandate, network)
    return network


def standing_item_to_keep(person: Person, slug: str, pk: int) -> StandingItem:
    """A standing item that the person may change, move and take away."""
    network = network_to_keep_items_of(person, slug)
    rows = StandingItem.objects.select_related("network__parent")
    return get_object_or_404(rows, network=network, pk=pk)


def paper_to_read(person: Person, pk: int) -> Attachment:
    """A paper of a meeting that the person sees."""
    paper = _paper(pk)
    meeting_to_see(person, paper.item.meeting_id)
    return paper


def paper_to_change(person: Person, pk: int) -> Attachment:
    """A paper that the person may rename, make public or take away."""
    paper, mandate = _paper(pk), mandate_of(person)
    meeting = paper.item.meeting
    WRITE_AGENDA.ask(mandate, meeting.network, own=prepares(mandate, meeting))
    return paper


def _paper(pk: int) -> Attachment:
    rows = Attachment.objects.select_related("file", "item__meeting__network")
    return get_object_or_404(rows, pk=pk)
