"""A network is asked for, weighed against a checklist, and started or turned down."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from samverk.charters.naming import slug_for
from samverk.ledger.record import record
from samverk.networks.models import Federation, Initiative, Network, NetworkDecision
from samverk.people.models import Appointment, Membership, Person
from samverk.shell.refused import Refused

#: So few words say no purpose.
FEWEST_WORDS = 5


@dataclass(frozen=True)
class Point:
    """One thing that a new network needs: whether it is there, and what there is or is missing."""

    met: bool
    name: str
    says: str


@dataclass(frozen=True)
class Checklist:
    """What a network needs before it starts; `willing` municipalities of the `enough` it takes."""

    points: tuple[Point, ...]
    willing: int
    enough: int

    @classmethod
    def of(cls, initiative: Initiative) -> "Checklist":
        network = initiative.network
        willing, enough = initiative.willing.count(), Federation.objects.get().enough
        top = network.kind == Network.Kind.BODY and network.parent is None
        parent = _("None: it stands at the top.") if top else ""
        return cls(
            points=(
                _point(_("Who asks for it"), initiative.asked_by, _("Write who asks.")),
                _point(
                    _("What it is for"),
                    network.purpose if is_sentence(network.purpose) else "",
                    _("Write the purpose as a whole sentence."),
                ),
                _point(
                    _("Who commissions it"),
                    network.parent.name if network.parent else parent,
                    _("Choose the body that commissions it."),
                ),
                Point(
                    willing >= enough,
                    _("Enough willing municipalities"),
                    _("%(willing)s are willing. It takes %(enough)s.")
                    % {"willing": willing, "enough": enough},
                ),
                _point(
                    _("Who calls it together"),
                    str(initiative.convener or ""),
                    _("Choose who calls the first meeting."),
                ),
            ),
            willing=willing,
            enough=enough,
        )

    @property
    def missing(self) -> list[Point]:
        return [point for point in self.points if not point.met]


def _point(name: str, there: str, missing: str) -> Point:
    return Point(bool(there), name, there or missing)


def is_sentence(text: str) -> bool:
    """Whether a purpose says something: some words, and a stop at the end."""
    return len(text.split()) >= FEWEST_WORDS and text.rstrip().endswith((".", "!"))


def ask(*, by: Person, on: date, name: str, **facts: Any) -> Initiative:
    """Ask for a network; `facts` are those of Initiative. It stands as proposed."""
    slug = slug_for(name, Network.objects.values_list("slug", flat=True))
    return Initiative.ask(by=by, on=on, slug=slug, name=name, **facts)


def start(
    network: Network, *, by: Person, body: str, on: date, reason: str = ""
) -> NetworkDecision:
    """Start a network that was asked for: its convener is appointed, and it can meet.

    Refused where something is missing and no `reason` says why it starts all the same.
    """
    initiative = _undecided(network)
    if Checklist.of(initiative).missing and not reason.strip():
        raise Refused(_("Something is missing. Say why the network starts all the same."))
    decision = network.decide("start", by=by, body=body, on=on, since=on, reason=reason)
    record(by, "network.started", network, name=network.name)
    if isinstance(convener := initiative.convener, Person):
        Membership.add(network, by=by, on=on, person=convener, municipality=convener.municipality)
        Appointment.give(network, by=by, on=on, person=convener, role="convener")
    return decision


def turn_down(network: Network, *, by: Person, body: str, on: date, reason: str) -> NetworkDecision:
    """Say no to a network that was asked for; what was asked stays written."""
    _undecided(network)
    last_day = on - timedelta(days=1)
    decision = network.decide("close", by=by, body=body, on=on, until=last_day, reason=reason)
    record(by, "network.turned_down", network, name=network.name)
    return decision


def _undecided(network: Network) -> Initiative:
    """What was asked for, if nobody has decided about it; Refused otherwise."""
    network.hold()
    if not Network.objects.proposed().filter(pk=network.pk).exists():
        raise Refused(_("It is already decided about this network."))
    return Initiative.objects.select_related("network__parent", "convener").get(network=network)
