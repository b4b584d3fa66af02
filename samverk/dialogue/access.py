"""Who may send, read and answer feedback."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.dialogue.models import Feedback, FeedbackQuerySet
from samverk.meetings.models import AgendaItem
from samverk.networks.models import Network
from samverk.people.access import SEE_NETWORK
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import LEADS, LIAISES, OFFICE, SEES, SIGNED_IN, WRITES, Right, Rule

_NOUN = _("Feedback")
SEE_THREADS = Right(_NOUN, _("see what is said by and to the networks that you see"), SIGNED_IN)
READ = Right(_NOUN, _("read, for those who sent it or got it"), SEES)
SEND = Right(
    _NOUN,
    _("send from the network"),
    WRITES
    | LIAISES
    | Rule(
        (_("the school chief of a network that it goes to"),),
        lambda who, network, own: own,
        _("if you are the school chief of a network that it goes to"),
    ),
    _("Feedback is sent by the network's chair, presidium, secretary or school chief."),
    within=SEE_NETWORK,
)
ANSWER = Right(
    _NOUN,
    _("answer"),
    Rule((_("those who lead the network that it was sent to"), OFFICE), LEADS.lets),
    _("Feedback is answered by those who lead %(network)s."),
    place="body",
)


def mandate_of(person: Person) -> Mandate:
    return Mandate.of(person, timezone.localdate())


def network_to_send_from(person: Person, slug: str) -> tuple[Network, list[Network]]:
    """A network and the bodies the person may send its feedback to."""
    network = get_object_or_404(Network.objects.select_related("parent"), slug=slug)
    mandate = mandate_of(person)
    receivers = _receivers(mandate, network)
    SEND.ask(mandate, network, own=bool(receivers))
    if not receivers:
        raise Http404
    return network, receivers


def may_send(mandate: Mandate, network: Network) -> bool:
    return bool(_receivers(mandate, network))


def _receivers(mandate: Mandate, sender: Network) -> list[Network]:
    """The commissioner and those commissioned; a liaison carries down to their own."""
    today = timezone.localdate()
    below = list(sender.children.active(today).by_name())
    if SEND.allows(mandate, sender):
        return ([sender.parent] if sender.parent else []) + below
    return [network for network in below if mandate.holds(network, "liaison")]


def item_to_send(network: Network, pk: str) -> AgendaItem | None:
    """The agenda item that the feedback comes out of, if the address names one of the network's."""
    if not pk.isdecimal():
        return None
    return get_object_or_404(AgendaItem, pk=int(pk), meeting__network=network)


def feedback_seen_by(person: Person) -> FeedbackQuerySet:
    """All that has been said by or to the networks that a person sees."""
    mandate = mandate_of(person)
    SEE_THREADS.ask(mandate)
    return Feedback.objects.seen_by(mandate)


def feedback_to_read(person: Person, pk: int) -> tuple[Feedback, bool]:
    """A thread, and whether the person may answer it."""
    feedback, mandate = _feedback(person, pk)
    return feedback, ANSWER.allows(mandate, feedback.receiver)


def feedback_to_answer(person: Person, pk: int) -> Feedback:
    feedback, mandate = _feedback(person, pk)
    ANSWER.ask(mandate, feedback.receiver)
    return feedback


def _feedback(person: Person, pk: int) -> tuple[Feedback, Mandate]:
    feedback = get_object_or_404(Feedback.objects.newest_first(), pk=pk)
    mandate = mandate_of(person)
    READ.ask(mandate, feedback.sender if mandate.sees(feedback.sender) else feedback.receiver)
    return feedback, mandate
