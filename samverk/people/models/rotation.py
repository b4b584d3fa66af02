"""Roles that go round among the municipalities, and who may have a role."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Municipality, Network
from samverk.networks.roles import HELD
from samverk.people.models.dated import DatedQuerySet
from samverk.people.models.membership import Membership
from samverk.people.models.person import Person


class Rotation(models.Model):
    """A role in a network that goes from municipality to municipality (värdkommun).

    `per` is what makes it turn: a calendar year or each meeting. The turns stand in order; after
    the last comes the first. The first turn is that of the year, or the meeting, of `since`.
    """

    class Per(models.TextChoices):
        YEAR = "year", _("each year")
        MEETING = "meeting", _("each meeting")

    network = models.ForeignKey(Network, models.PROTECT, related_name="rotations")
    role = models.CharField(max_length=20, choices=list(HELD.items()))
    per = models.CharField(max_length=10, choices=Per)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Rotation"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "role"],
                condition=Q(until__isnull=True),
                name="one_rotation_of_a_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.role}"


class Turn(models.Model):
    """A municipality's place in a rotation; `position` counts from 0."""

    rotation = models.ForeignKey(Rotation, models.CASCADE, related_name="turns")
    position = models.PositiveSmallIntegerField()
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["rotation", "position"], name="one_turn_a_position")
        ]

    def __str__(self) -> str:
        return f"{self.position + 1}. {self.municipality}"


class Eligibility(models.Model):
    """Who may have a role in a network, as its charter says; `quote` is the sentence it says it in.

    A row holds until the next one of the same role; without any, everybody on the list and in the
    commissioning body may have it.
    """

    class Among(models.TextChoices):
        MEMBERS = "members", _("those on the network's list")
        BODY = "body", _("members of the commissioning body who are on the network's list")
        COMMISSIONERS = "commissioners", _("members of the commissioning body")

    network = models.ForeignKey(Network, models.PROTECT, related_name="eligibilities")
    role = models.CharField(max_length=20, choices=list(HELD.items()))
    among = models.CharField(max_length=15, choices=Among)
    quote = models.TextField(blank=True)
    since = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return f"{self.network}: {self.role}"


def eligible(network: Network, role: str, on: date) -> models.QuerySet[Person]:
    """Who can be given a role: by the latest rule, else the network's people and the body's."""
    lists = Membership.objects.on(on)
    members = lists.filter(network=network).values("person")
    above = lists.filter(network=network.parent_id).values("person")
    rule = network.eligibilities.filter(role=role, since__lte=on).first()
    among = rule.among if rule else None
    if among == Eligibility.Among.MEMBERS:
        found = Person.objects.filter(pk__in=members)
    elif among == Eligibility.Among.COMMISSIONERS:
        found = Person.objects.filter(pk__in=above)
    elif among == Eligibility.Among.BODY:
        found = Person.objects.filter(pk__in=members).filter(pk__in=above)
    else:
        found = Person.objects.filter(Q(pk__in=members) | Q(pk__in=above))
    return found.order_by("name")
