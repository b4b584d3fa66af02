"""Which rule holds each kind of duty against the facts. A new kind of duty is one entry here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from samverk.charters.models import Duty
from samverk.followup import steps
from samverk.followup.facts import Facts
from samverk.followup.rules.attested import attested
from samverk.followup.rules.case import Case
from samverk.followup.rules.groups import coordinate_groups
from samverk.followup.rules.meetings import (
    hold_meetings,
    lead_meetings,
    plan_year,
    prepare_meetings,
    submit_dates,
)
from samverk.followup.rules.records import (
    publish_minutes,
    send_notice,
    submit_minutes,
    write_minutes,
)
from samverk.followup.rules.reports import (
    feedback_down,
    feedback_up,
    follow_up_assignments,
    inform_commissioner,
    revise_charter,
    submit_register,
)
from samverk.followup.standing import Standing
from samverk.networks.models import Network
from samverk.networks.roles import ROLES
from samverk.people.mandate import LEADS, WRITES
from samverk.people.models import Person

type Rule = Callable[[Case], Iterable[Standing]]

RULES: dict[str, Rule] = {
    "hold_meetings": hold_meetings,
    "lead_meetings": lead_meetings,
    "plan_year": plan_year,
    "prepare_meetings": prepare_meetings,
    "send_notice": send_notice,
    "write_minutes": write_minutes,
    "submit_minutes": submit_minutes,
    "publish_minutes": publish_minutes,
    "submit_register": submit_register,
    "submit_dates": submit_dates,
    "feedback_up": feedback_up,
    "feedback_down": feedback_down,
    "inform_commissioner": inform_commissioner,
    "revise_charter": revise_charter,
    "follow_up_assignments": follow_up_assignments,
    # What samverk has no fact for; an unknown kind is held the same way.
    "facilitate": attested,
    "coordinate_groups": coordinate_groups,
    "other": attested,
}
ATTESTED = frozenset(
    {
        "revise_charter",
        "coordinate_groups",
        "follow_up_assignments",
        *(kind for kind, rule in RULES.items() if rule is attested),
    }
)
# Roles that are nobody's by name, and so never stand empty.
COMMON = frozenset({"network", "member", "office"})


def standings(facts: Facts, *, today: date) -> list[Standing]:
    """How every duty in force stands, in the order of the networks and of each charter."""
    return [
        standing
        for network in facts.networks
        if (charter := facts.charters.get(network.pk))
        for duty in facts.duties.get(charter.pk, [])
        for standing in stand(facts, network, duty, today)
    ]


def stand(facts: Facts, network: Network, duty: Duty, today: date) -> Iterator[Standing]:
    """How one duty stands, with who is to do it; not at all while its network rests."""
    if network.pk in facts.resting:
        return
    in_force = facts.since.get((network.pk, duty.kind), today)
    since = max(in_force, facts.known.get(network.pk, today))
    case = Case(duty=duty, network=network, facts=facts, today=today, since=since)
    rule = RULES.get(duty.kind, attested)
    for standing in rule(case):
        yield _with_people(facts, standing, today)


def _with_people(facts: Facts, standing: Standing, today: date) -> Standing:
    holders = _holders(facts, standing, today)
    standing = replace(standing, holders=holders, asked=holders or _leaders(facts, standing, today))
    if standing.status == "met" or standing.closed or not _is_vacant(standing):
        return standing
    return replace(
        standing,
        status="vacant",
        why=f"{_nobody(standing)} {standing.why}",
        next_step=standing.next_step
        if standing.role == "host"
        else steps.appoint(standing.network),
    )


def _holders(facts: Facts, standing: Standing, today: date) -> tuple[Person, ...]:
    """Those with the role; a host's duty falls on the host municipality's people in the network,
    and where a meeting has no host municipality on who has the role for the time being."""
    if standing.role == "host" and standing.host_id:
        return tuple(facts.members.get((standing.network.pk, standing.host_id), ()))
    return facts.holders(standing.network, standing.role, today)


def _leaders(facts: Facts, standing: Standing, today: date) -> tuple[Person, ...]:
    """Those who run the network or write for it: they act where the role is the network's own."""
    if standing.role != "network":
        return ()
    held = [facts.holders(standing.network, role, today) for role in sorted(LEADS | WRITES)]
    return tuple(dict.fromkeys(person for people in held for person in people))


def _is_vacant(standing: Standing) -> bool:
    """A host stands empty only where there is a meeting that needs one."""
    if standing.role in COMMON or standing.holders:
        return False
    return standing.role != "host" or standing.of_meeting


def _nobody(standing: Standing) -> str:
    if standing.role != "host":
        return _("Nobody is %(role)s.") % {"role": str(ROLES[standing.role]).lower()}
    if standing.host_id is None:
        return _("The meeting has no host municipality.")
    return _("The host municipality has nobody in the network.")
