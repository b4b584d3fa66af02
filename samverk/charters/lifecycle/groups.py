"""A working group (arbetsgrupp) below a network: for a purpose, until a day, without a charter."""

from collections.abc import Iterable
from datetime import date

from samverk.charters.naming import slug_for
from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.people.models import Appointment, Membership, Person


def start_group(
    network: Network,
    *,
    by: Person,
    on: date,
    name: str,
    purpose: str,
    ends_on: date,
    convener: Membership,
    members: Iterable[Membership],
) -> Network:
    """Start it; its people come from the network, each for the municipality they have there."""
    network.must_go_on()
    group = Network.objects.create(
        name=name,
        slug=slug_for(name, Network.objects.values_list("slug", flat=True)),
        kind=Network.Kind.GROUP,
        parent=network,
        purpose=purpose,
        ends_on=ends_on,
        record=Network.Record.NOTES,
    )
    group.decide("start", by=by, body=network.name, on=on, since=on, reason=purpose)
    record(by, "group.started", group, name=name, ends_on=ends_on.isoformat())
    for row in {convener, *members}:
        row.carry_to(group, by=by, on=on)
    Appointment.give(group, by=by, on=on, person=convener.person, role="convener")
    return group
