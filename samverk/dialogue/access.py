"""Who may send, read and answer feedback."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.dialogue.models import Feedback, FeedbackQuerySet
from samverk.meetings.models import AgendaItem
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person


def mandate_of(person: Person) -> Mandate:
    return Mandate.of(person, timezone.localdate())


def network_to_send_from(person: Person, slug: str) -> tuple[Network, list[Network]]:
    """A network and the bodies the person may send its feedback to."""
    network = get_object_or_404(Network.objects.select_related("parent"), slug=slug)
    mandate = mandate_of(person)
    if not mandate.sees(network):
        raise Http404
    receivers = _receivers(mandate, network)
    if not receivers:
        raise PermissionDenied(
            _("Feedback is sent by the network's chair, presidium, secretary or school chief.")
        )
    return network, receivers


def may_send(mandate: Mandate, network: Network) -> bool:
    return bool(_receivers(mandate, network))


def _receivers(mandate: Mandate, sender: Network) -> list[Network]:
    """The commissioner and those commissioned; a liaison carries down to their own."""
    today = timezone.localdate()
    below = list(sender.children.active(today).by_name())
    if mandate.writes(sender) or mandate.holds(sender, "liaison"):
        return ([sender.parent] if sender.parent else []) + below
    return [network for network in below if mandate.holds(network, "liaison")]


def item_to_send(network: Network, pk: str) -> AgendaItem | None:
    """The agenda item that the feedback comes out of, if the address names one of the network's."""
    if not pk.isdecimal():
        return None
    return get_object_or_404(AgendaItem, pk=int(pk), meeting__network=network)


def feedback_seen_by(person: Person) -> FeedbackQuerySet:
    """All that has been said by or to the networks that a person sees."""
    return Feedback.objects.seen_by(mandate_of(person))


def feedback_to_read(person: Person, pk: int) -> tuple[Feedback, bool]:
    """A thread, and whether the person may answer it."""
    mandate = mandate_of(person)
    feedback = get_object_or_404(Feedback.objects.seen_by(mandate).newest_first(), pk=pk)
    return feedback, mandate.leads(feedback.receiver)


def feedback_to_answer(person: Person, pk: int) -> Feedback:
    feedback, may_answer = feedback_to_read(person, pk)
    if not may_answer:
        raise PermissionDenied(
            _("Feedback is answered by those who lead %(network)s.")
            % {"network": feedback.receiver}
        )
    return feedback
