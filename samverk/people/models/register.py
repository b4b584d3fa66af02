"""The list of a network's people, said to be right."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.people.models.membership import Membership
from samverk.people.models.person import Person


class RegisterConfirmation(models.Model):
    """Somebody in charge said that the list of a network's people was right on a day."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="register_confirmations")
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(help_text=_("people on the list that day"))

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "on"], name="one_confirmation_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.on}"

    @classmethod
    def confirm(cls, network: Network, *, by: Person, on: date) -> "RegisterConfirmation":
        """Say that the list is right today; saying it twice the same day is the same act."""
        count = Membership.objects.on(on).filter(network=network).count()
        confirmation, new = cls.objects.get_or_create(
            network=network, on=on, defaults={"by": by, "count": count}
        )
        if new:
            record(by, "register.confirmed", network, count=count)
        return confirmation
