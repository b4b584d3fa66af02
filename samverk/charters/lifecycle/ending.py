"""A network ends: it closes, or goes into another."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from samverk.charters.models import Charter
from samverk.ledger.record import record
from samverk.networks.models import Network, NetworkDecision, Relation
from samverk.people.models import Appointment, DatedQuerySet, Membership, Person, Seat
from samverk.shell.refused import Refused


def close(
    network: Network, *, by: Person, body: str, on: date, last_day: date, reason: str
) -> NetworkDecision:
    """Let a network end: its charter, its groups, memberships and roles end the same day.

    Its coming meetings are cancelled by what follows (house/consequences.py). Refused while it
    commissions others.
    """
    _must_be_able_to_end(network, last_day)
    _end_what_it_has(network, by=by, body=body, on=on, last_day=last_day, reason=reason)
    decision = network.decide("close", by=by, body=body, on=on, until=last_day, reason=reason)
    record(by, "network.closed", network, last_day=last_day.isoformat(), name=network.name)
    return decision


def merge(
    network: Network,
    *,
    into: Network,
    by: Person,
    body: str,
    on: date,
    last_day: date,
    reason: str,
    members: Iterable[Membership] = (),
) -> NetworkDecision:
    """Let a network go into another: it ends, and the chosen members join the other the day
    after. What it had left to do is carried over by hand (meetings)."""
    if not Network.objects.active(on).without_groups().filter(pk=into.pk).exists():
        raise Refused(_("A network can only go into one that is active."))
    if network in (into, *into.above()):
        raise Refused(_("A network cannot go into itself or into one below it."))
    _must_be_able_to_end(network, last_day)
    chosen = sorted(members, key=lambda row: row.kind != Membership.Kind.MEMBER)
    _end_what_it_has(network, by=by, body=body, on=on, last_day=last_day, reason=reason)
    decision = network.decide(
        "merge", by=by, body=body, on=on, until=last_day, into=into, reason=reason
    )
    for row in chosen:
        row.carry_to(into, by=by, on=last_day + timedelta(days=1))
    record(by, "network.merged", network, last_day=last_day.isoformat(), into=into.name)
    return decision


def commissioned(network: Network, on: date) -> list[Network]:
    """The networks it commissions, which stand in the way of its end."""
    return list(network.children.alive(on).without_groups().by_name())


def _must_be_able_to_end(network: Network, last_day: date) -> None:
    network.must_go_on()
    if below := commissioned(network, last_day):
        names = ", ".join(str(each) for each in below)
        raise Refused(_("It commissions %(networks)s. Place them elsewhere first.")
                      % {"networks": names})  # fmt: skip


def _end_what_it_has(
    network: Network, *, by: Person, body: str, on: date, last_day: date, reason: str
) -> None:
    for group in network.children.alive(last_day).filter(kind=Network.Kind.GROUP):
        if group.end_decision is None:
            close(group, by=by, body=body, on=on, last_day=last_day, reason=reason)
    for charter in held_charters(network, last_day):
        charter.end(by=by, body=body, last_day=last_day, reason=reason)
    first_without = last_day + timedelta(days=1)
    for membership in after(Membership.objects.filter(network=network), last_day):
        membership.end(by=by, on=first_without)
    for appointment in after(Appointment.objects.filter(network=network), last_day):
        appointment.end(by=by, on=first_without)
    for seat in after(Seat.objects.filter(network=network), last_day):
        seat.withdraw(by=by, on=first_without)
    for relation in Relation.objects.of(network).filter(until__isnull=True):
        relation.end(by=by, on=first_without)


def held_charters(network: Network, last_day: date) -> list[Charter]:
    """The charter in force on a day, and those adopted to come, that have no end yet."""
    rows = Charter.objects.adopted().filter(network=network, ending__isnull=True)
    now = Charter.objects.in_force(last_day).filter(network=network)
    return list(rows.filter(Q(pk__in=now) | Q(adoption__in_force_from__gt=last_day)))


def after[M: (Membership, Appointment, Seat)](
    rows: DatedQuerySet[M], last_day: date
) -> DatedQuerySet[M]:
    """Those that would go on after a day."""
    return rows.filter(Q(until__isnull=True) | Q(until__gt=last_day))
