"""A network's roles as a page shows them: who has which, who is to have, and who ought not to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from samverk.networks.models import Network
from samverk.people.models import Appointment, Eligibility, Rotation, eligible, rule_of

# Past roles that a page tells of.
SHOWN = 12


@dataclass(frozen=True)
class Misfit:
    """Somebody who has a role and, by a rule, may not have it."""

    appointment: Appointment
    rule: Eligibility


@dataclass(frozen=True)
class Roles:
    """The roles on a day. `rules` are those that hold; `rotations` the roles that go round."""

    held: list[Appointment]
    coming: list[Appointment]
    past: list[Appointment]
    misfits: list[Misfit]
    rules: list[Eligibility]
    rotations: list[Rotation]

    @classmethod
    def of(cls, network: Network, on: date) -> "Roles":
        """Read them: a fixed number of queries, and three for each role that has a rule."""
        rows = network.appointments.not_over(on).select_related("person__municipality")
        ahead = list(rows.order_by("role", "since", "person__name"))
        held = [row for row in ahead if row.since <= on]
        past = network.appointments.filter(until__lt=on, until__gte=F("since"))
        return cls(
            held=held,
            coming=[row for row in ahead if row.since > on],
            past=list(past.select_related("person").order_by("-until", "role")[:SHOWN]),
            misfits=misfits(network, held, on),
            rules=rules_of(network, on),
            rotations=list(network.rotations.on(on).order_by("role")),
        )


def rules_of(network: Network, on: date) -> list[Eligibility]:
    """The rule that holds for each role that has one."""
    rows = network.eligibilities.filter(since__lte=on).select_related("by")
    latest = {row.role: row for row in reversed(rows)}
    return [row for row in latest.values() if row.among != Eligibility.Among.ANYBODY]


def misfits(network: Network, held: list[Appointment], on: date) -> list[Misfit]:
    """Those who have a role and ought not to."""
    found = []
    if not network.eligibilities.filter(since__lte=on).exists():
        return []
    for role in sorted({row.role for row in held}):
        if rule := rule_of(network, role, on):
            fit = set(eligible(network, role, on).values_list("pk", flat=True))
            rows = [row for row in held if row.role == role and row.person_id not in fit]
            found += [Misfit(row, rule) for row in rows]
    return found
