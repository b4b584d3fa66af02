"""Who may see and do what about meetings. One door per act."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models import Action, AgendaItem, CalendarKey, Delegation, Meeting, Minutes
from samverk.networks.models import Network, NetworkDecision
from samverk.people.access import SEE_NETWORK
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import (
    HAS_DECIDED,
    JOINS,
    LEADS,
    OWN_HERE,
    PREPARES,
    PUBLIC,
    SEES,
    SIGNED_IN,
    WRITES,
    Right,
)

_NOUN = _("Meetings")
SEE = Right(_NOUN, _("read the meeting, its agenda and its minutes"), SEES | JOINS)
LEAD = Right(
    _NOUN,
    _("plan, change, call and cancel, send a new agenda"),
    LEADS,
    _("Meetings are run by the network's chair, presidium or convener."),
    within=SEE,
)
DELEGATE = Right(
    _NOUN,
    _("let somebody prepare one, and take that back"),
    LEADS,
    _("Meetings are run by the network's chair, presidium or convener."),
    within=SEE,
)
WRITE_AGENDA = Right(
    _NOUN,
    _("write the agenda, see what the notice will look like"),
    WRITES | PREPARES,
    _("This is for the secretary and those who lead the network."),
    within=SEE,
)
RECORD = Right(
    _("Minutes and meeting notes"),
    _("mark who came, write, send for approval and take back"),
    WRITES,
    _("This is for the secretary and those who lead the network."),
    within=SEE,
)
APPROVE = Right(
    _("Minutes and meeting notes"),
    _("approve and send back"),
    LEADS,
    _("Meetings are run by the network's chair, presidium or convener."),
    within=SEE,
)
COMPLETE = Right(
    _("Actions"),
    _("mark as done"),
    WRITES | OWN_HERE,
    _("The one who is to do it, or the secretary, marks it as done."),
    within=SEE,
)
CARRY_OVER = Right(
    _("Networks"),
    _("take over what is left when another has gone into it"),
    LEADS | HAS_DECIDED,
    _("Work is carried over by those who lead the other network."),
)
CALENDAR = Right(_NOUN, _("see the calendar of the networks that you see"), SIGNED_IN)
OWN_CALENDAR = Right(_NOUN, _("subscribe to your own meetings, and change the address"), SIGNED_IN)
FETCH_CALENDAR = Right(_NOUN, _("fetch the calendar whose secret address you have"), PUBLIC)


def mandate_of(person: Person) -> Mandate:
    return Mandate.of(person, timezone.localdate())


def network_to_plan_for(person: Person, slug: str) -> Network:
    network = get_object_or_404(Network, slug=slug)
    LEAD.ask(mandate_of(person), network)
    return network


def meeting_to_see(person: Person, pk: int) -> tuple[Meeting, Mandate]:
    """A meeting and the person's mandate; 404 for those who have no part in its network."""
    meeting = get_object_or_404(Meeting.objects.with_stage(), pk=pk)
    mandate = mandate_of(person)
    SEE.ask(mandate, meeting.network, own=joins(mandate, meeting))
    return meeting, mandate


def joins(mandate: Mandate, meeting: Meeting) -> bool:
    """Whether the person takes part by another network that meets with this one; no query for
    those who see the meeting anyhow."""
    if mandate.sees(meeting.network):
        return False
    return meeting.joint.filter(pk__in=mandate.reads).exists()


def prepares(mandate: Mandate, meeting: Meeting) -> bool:
    """Whether the person has been asked to prepare the meeting; no query for those who write."""
    if mandate.writes(meeting.network):
        return False
    return meeting.preparers(timezone.now()).filter(person=mandate.person_id).exists()


def meeting_to_delegate(person: Person, pk: int) -> Meeting:
    """A meeting that the person may let somebody else prepare."""
    return _meeting(person, pk, DELEGATE)


def delegation_to_end(person: Person, pk: int, delegation: int) -> Delegation:
    """A delegation that the person may take back."""
    meeting = meeting_to_delegate(person, pk)
    rows = Delegation.objects.select_related("person", "meeting__network")
    return get_object_or_404(rows, meeting=meeting, pk=delegation, ended_at=None)


def meeting_to_lead(person: Person, pk: int) -> Meeting:
    """A meeting that the person may change, call and cancel."""
    return _meeting(person, pk, LEAD)


def meeting_to_write(person: Person, pk: int) -> Meeting:
    """A meeting whose agenda the person may write, by a role or because they prepare it."""
    meeting, mandate = meeting_to_see(person, pk)
    WRITE_AGENDA.ask(mandate, meeting.network, own=prepares(mandate, meeting))
    return meeting


def meeting_to_record(person: Person, pk: int) -> Meeting:
    """A meeting that has started and is open, whose attendance and minutes the person may write."""
    meeting = _meeting(person, pk, RECORD)
    meeting.check_begun(timezone.now())
    return meeting


def minutes_to_write(person: Person, pk: int) -> Minutes:
    """A record that has been begun and is still being written."""
    return _minutes_of(meeting_to_record(person, pk))


def minutes_out(person: Person, pk: int) -> Minutes:
    """A record that is out for approval, which the person may take back."""
    minutes = _minutes_of(_meeting(person, pk, RECORD))
    minutes.check_out()
    return minutes


def minutes_to_approve(person: Person, pk: int) -> Minutes:
    """A record that is out for approval, which the person may approve or send back."""
    minutes = _minutes_of(_meeting(person, pk, APPROVE))
    minutes.check_out()
    return minutes


def item_to_write(person: Person, pk: int) -> AgendaItem:
    """An agenda item that the person may change, move and remove."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__network"), pk=pk)
    mandate = mandate_of(person)
    WRITE_AGENDA.ask(mandate, item.meeting.network, own=prepares(mandate, item.meeting))
    return item


def item_to_go_to(person: Person, pk: int) -> AgendaItem:
    """An item that the person may let the meeting come to, when it has started."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting"), pk=pk)
    meeting_to_record(person, item.meeting_id)
    return item


def action_to_complete(person: Person, pk: int) -> Action:
    """An action that the person may mark as done: their own, or in a network they write for."""
    action = get_object_or_404(
        Action.objects.select_related("person", "item__meeting__network"), pk=pk
    )
    network = action.item.meeting.network
    COMPLETE.ask(mandate_of(person), network, own=action.person_id == person.pk)
    return action


def calendar_key(person: Person) -> CalendarKey | None:
    """The key of one's own calendar, if it has been asked for."""
    return CalendarKey.objects.filter(person=person, ended_at=None).first()


def calendar_owner(key: str) -> Person:
    """Whose calendar a key opens: whoever has it may read; 404 for one that has ended."""
    FETCH_CALENDAR.ask(Mandate(0))
    living = CalendarKey.objects.filter(ended_at=None, person__is_active=True)
    return get_object_or_404(living.select_related("person"), key=key).person


def gives_feedback(mandate: Mandate, meeting: Meeting) -> bool:
    """Whether the person may carry an item up: those whom the dialogue's door lets in."""
    return mandate.writes(meeting.network) or mandate.holds(meeting.network, "liaison")


def merged_network(person: Person, slug: str) -> tuple[Network, NetworkDecision]:
    """A network that went into another, for who decides about it or leads the other."""
    network = get_object_or_404(Network.objects.with_life(), slug=slug)
    mandate, end = mandate_of(person), network.end_decision
    if end is None or end.into is None:
        raise Http404
    decides = mandate.decides(network)
    if not CARRY_OVER.allows(mandate, end.into, own=decides):
        SEE_NETWORK.ask(mandate, network)
    CARRY_OVER.ask(mandate, end.into, own=decides)
    return network, end


def networks_to_plan_for(mandate: Mandate) -> list[Network]:
    """The networks whose meetings the person may plan, by name."""
    active = Network.objects.active(timezone.localdate()).by_name()
    if mandate.coordinator:
        return list(active)
    return list(active.filter(pk__in=mandate.led)) if mandate.led else []


def _meeting(person: Person, pk: int, to: Right) -> Meeting:
    meeting, mandate = meeting_to_see(person, pk)
    to.ask(mandate, meeting.network)
    return meeting


def _minutes_of(meeting: Meeting) -> Minutes:
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    if minutes is None:
        raise Http404
    return minutes
