"""Roles held by persons, from one date to another."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.networks.roles import HELD
from samverk.people.models.dated import DatedQuerySet
from samverk.people.models.person import Person


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
        cls, network: Network, *, by: Person, on: date, person: Person, role: str
    ) -> "Appointment":
        """Give somebody a role from a day; giving it again changes nothing."""
        held = cls.objects.on(on).filter(network=network, person=person, role=role).first()
        if held:
            return held
        appointment = cls.objects.create(network=network, person=person, role=role, since=on)
        record(by, "role.given", appointment, title=f"{person.name}, {role}")
        return appointment

    def end(self, *, by: Person, on: date) -> None:
        """Let the role end, so that the day before is its last."""
        self.until = on - timedelta(days=1)
        self.save(update_fields=["until"])
        record(by, "role.ended", self, title=f"{self.person.name}, {self.role}")
