"""A network's rules of procedure (arbetssätt): how early it calls, and how a record is approved."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Network


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
        """The network's own, or an unsaved one with what holds where nothing has been settled."""
        return cls.objects.filter(network=network).first() or cls(network=network)
