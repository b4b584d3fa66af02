"""The register of decisions: each has a number in its network and year that never changes."""

from django.db import models
from django.db.models import Max

from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.outcome import Decision, DecisionQuerySet
from samverk.networks.models import Network


class Registered(models.Model):
    """A decision in the network's register: its number in the year, which never changes."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="registered")
    network = models.ForeignKey(Network, models.PROTECT, related_name="register")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "year", "number"], name="one_decision_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}:{self.number}"


def register(meeting: Meeting) -> None:
    """Give the meeting's decisions their numbers, in the order of the agenda.

    Those that have one keep it: what is new in a correction gets the next. Asked with the
    network's row held, when the record is approved.
    """
    year = meeting.date.year
    taken = Registered.objects.filter(network=meeting.network_id, year=year)
    number = taken.aggregate(last=Max("number"))["last"] or 0
    new = Decision.objects.filter(item__meeting=meeting, registered__isnull=True)
    for decision in new.order_by("item__position", "pk"):
        number += 1
        Registered.objects.create(
            decision=decision, network_id=meeting.network_id, year=year, number=number
        )


def decisions_of(network: Network) -> DecisionQuerySet:
    """A network's register, the latest number first, with what each still waits for."""
    return Decision.objects.registered().with_waits().filter(registered__network=network)


def years_of(network: Network) -> list[int]:
    """The years that have decisions, the latest first."""
    years = Registered.objects.filter(network=network).order_by("-year")
    return list(years.values_list("year", flat=True).distinct())
