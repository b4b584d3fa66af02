"""Who may see and do what about meetings. One door per act."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings.models import Action, AgendaItem, Meeting, Minutes
from samverk.networks.models import Network, NetworkDecision
from samverk.people.mandate import LEADS, Mandate
from samverk.people.models import Person


def mandate_of(person: Person) -> Mandate:
    return Mandate.of(person, timezone.localdate())


def network_to_plan_for(person: Person, slug: str) -> Network:
    network = get_object_or_404(Network, slug=slug)
    _must_lead(mandate_of(person), network)
    return network


def meeting_to_see(person: Person, pk: int) -> tuple[Meeting, Mandate]:
    """A meeting and the person's mandate; 404 for those who have no part in its network."""
    meeting = get_object_or_404(Meeting.objects.with_stage(), pk=pk)
    mandate = mandate_of(person)
    if not mandate.sees(meeting.network):
        raise Http404
    return meeting, mandate


def meeting_to_lead(person: Person, pk: int) -> Meeting:
    """A meeting that the person may change, call and cancel, and whose minutes to approve."""
    meeting, mandate = meeting_to_see(person, pk)
    _must_lead(mandate, meeting.network)
    return meeting


def meeting_to_write(person: Person, pk: int) -> Meeting:
    """A meeting whose agenda, attendance and minutes the person may write."""
    meeting, mandate = meeting_to_see(person, pk)
    _must_write(mandate, meeting.network)
    return meeting


def meeting_to_record(person: Person, pk: int) -> Meeting:
    """A meeting that has started and is open, whose attendance and minutes the person may write."""
    meeting = meeting_to_write(person, pk)
    meeting.check_begun(timezone.now())
    return meeting


def minutes_to_write(person: Person, pk: int) -> Minutes:
    """A record that has been begun and is still being written."""
    return _minutes_of(meeting_to_record(person, pk))


def minutes_out(person: Person, pk: int) -> Minutes:
    """A record that is out for approval, which the person may take back."""
    minutes = _minutes_of(meeting_to_write(person, pk))
    minutes.check_out()
    return minutes


def minutes_to_approve(person: Person, pk: int) -> Minutes:
    """A record that is out for approval, which the person may approve or send back."""
    minutes = _minutes_of(meeting_to_lead(person, pk))
    minutes.check_out()
    return minutes


def item_to_write(person: Person, pk: int) -> AgendaItem:
    """An agenda item that the person may change, move and remove."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__network"), pk=pk)
    _must_write(mandate_of(person), item.meeting.network)
    return item


def action_to_complete(person: Person, pk: int) -> Action:
    """An action that the person may mark as done: their own, or in a network they write for."""
    action = get_object_or_404(
        Action.objects.select_related("person", "item__meeting__network"), pk=pk
    )
    network = action.item.meeting.network
    mandate = mandate_of(person)
    if action.person_id == person.pk or mandate.writes(network):
        return action
    if not mandate.sees(network):
        raise Http404
    raise PermissionDenied(_("The one who is to do it, or the secretary, marks it as done."))


def gives_feedback(mandate: Mandate, meeting: Meeting) -> bool:
    """Whether the person may carry an item up: those whom the dialogue's door lets in."""
    return mandate.writes(meeting.network) or mandate.holds(meeting.network, "liaison")


def merged_network(person: Person, slug: str) -> tuple[Network, NetworkDecision]:
    """A network that went into another, for who decides about it or leads the other."""
    network = get_object_or_404(Network.objects.with_life(), slug=slug)
    mandate, end = mandate_of(person), network.end_decision
    if end is None or end.into is None:
        raise Http404
    if mandate.decides(network) or mandate.leads(end.into):
        return network, end
    if not mandate.sees(network):
        raise Http404
    raise PermissionDenied(_("Work is carried over by those who lead the other network."))


def networks_to_plan_for(mandate: Mandate) -> list[Network]:
    """The networks whose meetings the person may plan, by name."""
    active = Network.objects.active(timezone.localdate()).by_name()
    if mandate.coordinator:
        return list(active)
    led = [network for network, roles in mandate.roles.items() if roles & LEADS]
    return list(active.filter(pk__in=led)) if led else []


def _minutes_of(meeting: Meeting) -> Minutes:
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    if minutes is None:
        raise Http404
    return minutes


def _must_lead(mandate: Mandate, network: Network) -> None:
    if not mandate.sees(network):
        raise Http404
    if not mandate.leads(network):
        raise PermissionDenied(_("Meetings are run by the network's chair, presidium or convener."))


def _must_write(mandate: Mandate, network: Network) -> None:
    if not mandate.sees(network):
        raise Http404
    if not mandate.writes(network):
        raise PermissionDenied(_("This is for the secretary and those who lead the network."))
