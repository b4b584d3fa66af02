"""Seats: a municipality's places in a network."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.record import record
from samverk.networks.models import Municipality, Network
from samverk.people.models.dated import DatedQuerySet
from samverk.people.models.person import Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.people.models.membership import Membership


class SeatQuerySet(DatedQuerySet["Seat"]):
    def vacant(self, on: date) -> "SeatQuerySet":
        """Seats that stand on a day and that nobody sits on; a deputy does not fill a seat."""
        sitting = Q(memberships__since__lte=on) & _member_not_over(on)
        standing = self.filter(pk__in=self.on(on).values("pk"))
        return standing.exclude(pk__in=Seat.objects.filter(sitting).values("pk"))

    def free(self, on: date) -> "SeatQuerySet":
        """Seats that stand for the time being and that nobody has from a day on, nor comes to."""
        standing = self.filter(since__lte=on, until__isnull=True)
        return standing.exclude(pk__in=Seat.objects.filter(_member_not_over(on)).values("pk"))


def _member_not_over(on: date) -> Q:
    ends = Q(memberships__until__gte=Greatest(on, F("memberships__since")))
    return Q(memberships__kind="member") & (Q(memberships__until__isnull=True) | ends)


class Seat(models.Model):
    """A municipality's place in a network; a municipality may have several, and none by itself.

    `competence` tells the seats of one municipality apart ("vuxenutbildning"). A seat bound to a
    function goes with the post (`function`, "Verksamhetschef"): who takes up the post takes the
    seat. One bound to a person is filled by somebody that the municipality names.
    """

    class Bound(models.TextChoices):
        PERSON = "person", gettext_lazy("a person that the municipality names")
        FUNCTION = "function", gettext_lazy("a post: whoever holds it has the seat")

    network = models.ForeignKey(Network, models.PROTECT, related_name="seats")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="seats")
    competence = models.CharField(max_length=60, blank=True)
    bound = models.CharField(max_length=10, choices=Bound, default=Bound.PERSON)
    function = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["municipality__name", "competence", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(bound="function", function=""),
                name="a_function_seat_names_its_function",
            )
        ]

    def __str__(self) -> str:
        return (
            f"{self.municipality}, {self.competence}" if self.competence else f"{self.municipality}"
        )

    @classmethod
    def open(
        cls,
        network: Network,
        *,
        by: Person,
        on: date,
        municipality: Municipality,
        competence: str = "",
        bound: str = Bound.PERSON,
        function: str = "",
    ) -> "Seat":
        """Give a municipality one more place in a network from a day; nobody sits there yet."""
        if network.is_group:
            raise Refused(_("A working group has no seats: it has whom it needs."))
        seat = cls(
            network=network,
            municipality=municipality,
            competence=competence,
            bound=bound,
            function=function if bound == cls.Bound.FUNCTION else "",
            since=on,
        )
        seat._must_name_its_function()
        seat.save()
        record(by, "seat.opened", seat, title=str(seat))
        return seat

    def change(self, *, by: Person, competence: str, bound: str, function: str) -> None:
        """Say anew what the seat is for, and whether it goes with a post."""
        self.competence = competence
        self.bound = bound
        self.function = function if bound == self.Bound.FUNCTION else ""
        self._must_name_its_function()
        self.save(update_fields=["competence", "bound", "function"])
        record(by, "seat.changed", self, title=str(self))

    def withdraw(self, *, by: Person, on: date) -> None:
        """Take the seat away from a day; Refused while somebody has a place on it."""
        self.network.hold()
        there = self.memberships.not_over(on).select_related("person").first()
        if there:
            raise Refused(
                _("{name} has a place on the seat. Take {name} off the list first.").format(
                    name=there.person.name
                )
            )
        self.until = on - timedelta(days=1)
        self.save(update_fields=["until"])
        record(by, "seat.withdrawn", self, title=str(self))

    def must_be_free(self, *, on: date, but: "Membership | None" = None) -> None:
        """Refuse a second member on the seat, from a day and for ever after."""
        stands = self.since <= on and self.until is None
        if not stands:
            raise Refused(_("The seat of {seat} does not stand that day.").format(seat=self))
        taken = self.memberships.not_over(on).filter(kind="member").select_related("person")
        sitting = taken.exclude(pk=but.pk if but else 0).order_by("since").first()
        if sitting:
            raise Refused(
                _("{name} sits on the seat of {seat}. Let somebody else take it over.").format(
                    name=sitting.person.name, seat=self
                )
            )

    def _must_name_its_function(self) -> None:
        if self.bound == self.Bound.FUNCTION and not self.function:
            raise Refused(_("Write which post the seat goes with."))
