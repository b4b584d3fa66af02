"""A network's rules of procedure (arbetssätt): how early it calls, and how a record is approved."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverk.ledger.record import record
from samverk.networks.models import Federation, Network
from samverk.people.models import Person


class Procedure(models.Model):
    """What a network has settled about its meetings. All times are in days.

    `notice_days` is how long before a meeting the notice goes; `minutes_days` how long after it
    the record is sent out, where the charter says nothing; `adjust_days` how long those who
    adjust it have; `assent_days` how long municipalities that were absent have to answer.
    """

    class Approving(models.TextChoices):
        LEADER = "leader", _("Whoever leads the network approves")
        ADJUSTERS = "adjusters", _("All adjusters approve")
        SILENCE = "silence", _("It is approved if nobody objects in time")

    network = models.OneToOneField(Network, models.PROTECT, related_name="procedure")
    notice_days = models.PositiveSmallIntegerField(default=14)
    minutes_days = models.PositiveSmallIntegerField(default=14)
    approving = models.CharField(max_length=10, choices=Approving, default=Approving.LEADER)
    adjust_days = models.PositiveSmallIntegerField(default=7)
    asks_absent = models.BooleanField(default=False)
    assent_days = models.PositiveSmallIntegerField(default=10)

    def __str__(self) -> str:
        return str(self.network)

    @classmethod
    def of(cls, network: Network) -> "Procedure":
        """The network's own, or an unsaved one with what holds where nothing has been settled:
        the association's own days."""
        own = cls.objects.filter(network=network).first()
        return own or cls(network=network, **_of_association())

    @classmethod
    def by_others(cls) -> frozenset[int]:
        """The ids of the networks whose records are not approved by those who lead them."""
        others = cls.objects.exclude(approving=cls.Approving.LEADER)
        return frozenset(others.values_list("network_id", flat=True))

    @classmethod
    def settle(cls, network: Network, *, by: Person, called: str, **rules: Any) -> "Procedure":
        """Settle a network's rules, and what it calls its record. Says what was changed."""
        before = cls.of(network)
        changed = [name for name, value in rules.items() if getattr(before, name) != value]
        network.call_record(called, by=by)
        procedure, new = cls.objects.update_or_create(network=network, defaults=rules)
        if new or changed:
            record(by, "procedure.changed", network, changed=changed)
        return procedure


def _of_association() -> dict[str, int]:
    association = Federation.objects.first()
    if association is None:
        return {}
    return {
        "notice_days": association.notice_days,
        "minutes_days": association.minutes_days,
    }
