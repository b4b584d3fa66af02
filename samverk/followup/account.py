"""One duty's whole account, for its page."""

from dataclasses import dataclass
from datetime import date

from samverk.charters.models import Duty
from samverk.followup.facts import facts
from samverk.followup.rules import stand
from samverk.followup.standing import Standing, leading
from samverk.networks.models import Network
from samverk.people.models import Person


@dataclass(frozen=True)
class Account:
    """How a duty stands. `leading` is empty for a duty of a charter that no longer holds, and
    while the network rests."""

    duty: Duty
    network: Network
    holders: tuple[Person, ...]
    open: list[Standing]
    past: list[Standing]
    leading: Standing | None
    rests: bool


def account(duty: Duty, network: Network, *, today: date) -> Account:
    """Hold one duty against the facts of its network."""
    gathered = facts([network], today=today)
    in_force = gathered.charters.get(network.pk)
    rows = []
    if in_force and in_force.pk == duty.charter_id:
        rows = list(stand(gathered, network, duty, today))
    return Account(
        duty=duty,
        network=network,
        holders=gathered.holders(network, duty.role, today),
        open=sorted((row for row in rows if not row.closed), key=lambda row: row.urgency),
        past=[row for row in reversed(rows) if row.closed],
        leading=leading(rows) if rows else None,
        rests=network.pk in gathered.resting,
    )
