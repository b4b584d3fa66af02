"""Roles held by persons, from one date to another."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.networks.roles import HELD
from samverk.people.models.dated import DatedQuerySet
from samverk.people.models.eligibility import rule_of
from samverk.people.models.person import Person
from samverk.shell.refused import Refused


class Appointment(models.Model):
    """A role held by a person in a network, or in the association's office (no network)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    role = models.CharField(max_length=20, choices=list(HELD.items()))
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Appointment"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(network__isnull=False) | Q(role="office"),
                name="only_the_office_is_without_network",
            ),
            models.UniqueConstraint(
                fields=["person", "network", "role", "since"], name="one_appointment_per_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"

    @classmethod
    def give(
        cls,
        network: Network,
        *,
        by: Person,
        on: date,
        person: Person,
        role: str,
        until: date | None = None,
    ) -> "Appointment":
        """Give somebody a role from a day, for the time being or until (and with) another.

        Giving it again changes nothing but the last day, if one is said. Refused where the
        network has a rule of who may have the role, and the person is not among them.
        """
        if until and until < on:
            raise Refused(_("The last day of the role is before the first."))
        held = cls.objects.on(on).filter(network=network, person=person, role=role).first()
        if held:
            if until and held.until != until:
                held.last_until(until, by=by)
            return held
        if rule := rule_of(network, role, on):
            rule.must_fit(person, on)
        # A role that ended the day it began left its row, which begins anew.
        appointment, _new = cls.objects.update_or_create(
            network=network, person=person, role=role, since=on, defaults={"until": until}
        )
        record(by, "role.given", appointment, title=f"{person.name}, {role}")
        return appointment

    def last_until(self, day: date | None, *, by: Person) -> None:
        """Say which day is the last of the role, or that it goes on for the time being."""
        self.until = day
        self.save(update_fields=["until"])
        record(by, "role.term_set", self, title=f"{self.person.name}, {self.role}", day=str(day))

    def end(self, *, by: Person, on: date) -> None:
        """Let the role end, so that the day before is its last."""
        self.until = on - timedelta(days=1)
        self.save(update_fields=["until"])
        record(by, "role.ended", self, title=f"{self.person.name}, {self.role}")


def bearers(held: Iterable[Appointment], role: str) -> list[Appointment]:
    """Those of a network's appointments that a role's duties fall on.

    The presidium's chair is one of the presidium, and leads as the chair does where the network
    has none of its own.
    """
    rows = list(held)
    found = [row for row in rows if row.role == role]
    if role == "presidium" or (role == "chair" and not found):
        found += [row for row in rows if row.role == "presidium_chair"]
    return found
