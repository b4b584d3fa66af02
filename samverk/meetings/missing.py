"""What a record lacks before it is sent for approval, and who can approve it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.meetings.models import AgendaItem, Decision, Meeting, Procedure
from samverk.networks.models import Network
from samverk.people.mandate import LEADS
from samverk.people.models import Appointment, Person


@dataclass(frozen=True)
class Missing:
    """`stops` are sentences about what has to be there, `asks` about what may be forgotten."""

    stops: list[str]
    asks: list[str]


def missing(meeting: Meeting) -> Missing:
    """Eight queries at most."""
    items = list(meeting.items_with_outcome())
    rows = list(meeting.attendance.all())
    here = [row for row in rows if row.presence != "absent"]
    stops = [] if here else [_("Nobody is marked as present.")]
    approving = Procedure.of(meeting.network).approving
    if approving == Procedure.Approving.ADJUSTERS and not meeting.adjusters.exists():
        stops.append(_("Nobody has been chosen to adjust it."))
    if not items:
        stops.append(_("There is no item to approve."))
    asks = [*_unmarked(meeting, {row.person_id for row in rows}), *_bare(items), *_loose(items)]
    asks += _open_ended(items)
    return Missing(stops, asks)


def approvers(network: Network, today: date) -> list[Person]:
    """Those who lead the network; the office can help them."""
    led = Appointment.objects.on(today).filter(network=network, role__in=LEADS)
    return list(Person.objects.filter(pk__in=led.values("person")).order_by("name"))


def _unmarked(meeting: Meeting, marked: set[int | None]) -> list[str]:
    """Members only: those who stand in or are co-opted come when they are needed."""
    expected = meeting.members().filter(kind="member")
    names = [one.person.name for one in expected if one.person_id not in marked]
    if not names:
        return []
    return [_("Not marked as present or absent: {names}.").format(names=", ".join(names))]


def _bare(items: list[AgendaItem]) -> list[str]:
    """Items under which nothing stands."""
    return [
        _("Nothing is written under “{title}”.").format(title=item.title)
        for item in items
        if not item.notes and not item.decisions.all() and not item.actions.all()
        if not hasattr(item, "postponement")
    ]


def _open_ended(items: list[AgendaItem]) -> list[str]:
    """Decisions of which nothing is said to come."""
    ends = [
        decision
        for item in items
        for decision in item.decisions.all()
        if decision.kind == Decision.Kind.DECIDE and not decision.leads_to
        and not any(action.decision_id == decision.pk for action in item.actions.all())
    ]  # fmt: skip
    if not ends:
        return []
    said = ngettext(
        "%(decisions)s decision does not say what comes of it, or who sees to it.",
        "%(decisions)s decisions do not say what comes of them, or who sees to it.",
        len(ends),
    )
    return [said % {"decisions": len(ends)}]


def _loose(items: list[AgendaItem]) -> list[str]:
    """Actions that nobody has or that have no day."""
    actions = [action for item in items for action in item.actions.all()]
    without_owner = sum(1 for action in actions if not action.owner)
    without_day = sum(1 for action in actions if not action.due)
    said = []
    if without_owner:
        said.append(
            ngettext(
                "%(actions)s action has nobody to do it.",
                "%(actions)s actions have nobody to do them.",
                without_owner,
            )
            % {"actions": without_owner}
        )
    if without_day:
        said.append(
            ngettext(
                "%(actions)s action has no day to be done by.",
                "%(actions)s actions have no day to be done by.",
                without_day,
            )
            % {"actions": without_day}
        )
    return said
