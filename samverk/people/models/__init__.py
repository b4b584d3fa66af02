"""Persons, seats, memberships, roles and lists."""

from samverk.people.models.appointment import Appointment, bearers
from samverk.people.models.dated import DatedQuerySet
from samverk.people.models.eligibility import Eligibility, eligible, rule_of
from samverk.people.models.importing import ImportRow, RegisterImport
from samverk.people.models.membership import Membership
from samverk.people.models.person import NEUTRAL, Person, Shown
from samverk.people.models.register import RegisterConfirmation
from samverk.people.models.rotation import Rotation, Turn
from samverk.people.models.seat import Seat
from samverk.people.models.shield import Shield
from samverk.people.models.tenant import Tenant

__all__ = [
    "NEUTRAL",
    "Appointment",
    "DatedQuerySet",
    "Eligibility",
    "ImportRow",
    "Membership",
    "Person",
    "RegisterConfirmation",
    "RegisterImport",
    "Rotation",
    "Seat",
    "Shield",
    "Shown",
    "Tenant",
    "Turn",
    "bearers",
    "eligible",
    "rule_of",
]
