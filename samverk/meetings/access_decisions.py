"""Who may see, keep and answer for decisions, and do what was decided. One door per act."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.meetings.access import SEE, mandate_of
from samverk.meetings.models import Action, Assent, Decision
from samverk.meetings.models.register import decisions_of
from samverk.networks.models import Municipality, Network
from samverk.people.mandate import Mandate
from samverk.people.models import Membership, Person
from samverk.people.rights import OWN_HERE, PUBLIC, SIGNED_IN, WRITES, Right

KEEP = Right(
    _("Decisions"),
    _("note what came of one, and make an excerpt"),
    WRITES,
    _("This is for the secretary and those who lead the network."),
    within=SEE,
)
ANCHOR = Right(
    _("Decisions"),
    _("note that one is anchored in your own municipality"),
    OWN_HERE,
    _("A decision is anchored by those who sit in the network for a municipality."),
    within=SEE,
)
ASSENT = Right(_("Decisions"), _("answer for a municipality by the link in a letter"), PUBLIC)
OWN_ACTIONS = Right(
    _("Actions"), _("see your own, and those of the networks that you see"), SIGNED_IN
)
HAND_OVER = Right(
    _("Actions"),
    _("let somebody else do one, or by another day"),
    WRITES,
    _("This is for the secretary and those who lead the network."),
    within=SEE,
)


def decision_to_see(person: Person, pk: int) -> tuple[Decision, Mandate]:
    """A decision of an approved record, and the person's mandate."""
    decision = get_object_or_404(Decision.objects.registered().with_waits(), pk=pk)
    mandate = mandate_of(person)
    SEE.ask(mandate, decision.item.meeting.network)
    return decision, mandate


def decision_numbered(network: Network, year: int, number: int) -> Decision:
    """A decision by its number in the register of a network that the person sees."""
    return get_object_or_404(
        decisions_of(network), registered__year=year, registered__number=number
    )


def decision_to_keep(person: Person, pk: int) -> Decision:
    """A decision that the person may note the outcome of, and make an excerpt of."""
    decision, mandate = decision_to_see(person, pk)
    KEEP.ask(mandate, decision.item.meeting.network)
    return decision


def decision_to_anchor(person: Person, pk: int) -> tuple[Decision, Municipality]:
    """A decision, and the municipality that the person speaks for."""
    decision, mandate = decision_to_see(person, pk)
    municipality = speaks_for(person, decision) if decision.binds else None
    ANCHOR.ask(mandate, decision.item.meeting.network, own=municipality is not None)
    assert municipality
    return decision, municipality


def speaks_for(person: Person, decision: Decision) -> Municipality | None:
    """The municipality that a person sits for in the decision's network today, if any."""
    own = Membership.objects.on(timezone.localdate()).filter(
        person=person, network=decision.network_id, municipality__isnull=False
    )
    seat = own.select_related("municipality").first()
    return seat.municipality if seat else None


def assent_to_answer(token: str) -> Assent:
    """The question that a link's token belongs to: whoever has it may answer."""
    ASSENT.ask(Mandate(0))
    known = Assent.objects.select_related("meeting__network", "municipality", "person")
    return get_object_or_404(known, token=token)


def action_to_hand_over(person: Person, pk: int) -> Action:
    """An action that the person may give to somebody else."""
    action = get_object_or_404(Action.objects.standing().with_origin(), pk=pk)
    HAND_OVER.ask(mandate_of(person), action.item.meeting.network)
    return action
