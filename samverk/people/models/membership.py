"""Seats, and who sits on them: a person's place in a network, from one date to another."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from samverk.ledger.record import record
from samverk.networks.models import Municipality, Network
from samverk.people.models.appointment import Appointment
from samverk.people.models.dated import DatedQuerySet
from samverk.people.models.person import Person


class SeatQuerySet(DatedQuerySet["Seat"]):
    def vacant(self, on: date) -> "SeatQuerySet":
        """Seats that stand on a day and that nobody sits on; a deputy does not fill a seat."""
        sitting = Membership.objects.on(on).filter(seat=OuterRef("pk"), kind="member")
        return self.filter(pk__in=self.on(on).values("pk")).filter(~Exists(sitting))


class Seat(models.Model):
    """A municipality's place in a network; a municipality may have several, and none by itself.

    `competence` tells the seats of one municipality apart ("vuxenutbildning"). A seat bound to a
    function goes with the post (`function`, "Verksamhetschef"): who takes up the post takes the
    seat. One bound to a person is filled by somebody that the municipality names.
    """

    class Bound(models.TextChoices):
        PERSON = "person", _("a person that the municipality names")
        FUNCTION = "function", _("a post: whoever holds it has the seat")

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


class Membership(models.Model):
    """A person's place in a network, on behalf of a municipality or another organisation.

    A member sits on a `seat` of the municipality, and a deputy stands in for who sits there. One
    who is co-opted (adjungerad) or of the association's staff has no seat; `organisation` says
    whom the co-opted one speaks for when it is no municipality.
    """

    class Kind(models.TextChoices):
        MEMBER = "member", _("member")
        DEPUTY = "deputy", _("deputy")
        ADJUNCT = "adjunct", _("co-opted")
        STAFF = "staff", _("the association's staff")

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MEMBER)
    organisation = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Membership"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "network", "since"], name="one_membership_per_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.network}"

    @classmethod
    def begin(
        cls,
        network: Network,
        *,
        by: Person,
        on: date,
        name: str,
        email: str,
        title: str,
        municipality: Municipality | None,
    ) -> "Membership":
        """Put somebody on a network's list; a known address is the same person as before."""
        person = Person.objects.filter(email=email.lower()).first()
        if person is None:
            person = Person.objects.create_person(
                name=name, email=email, title=title, municipality=municipality
            )
        return cls.add(network, by=by, on=on, person=person, municipality=municipality)

    @classmethod
    def add(
        cls,
        network: Network,
        *,
        by: Person,
        on: date,
        person: Person,
        municipality: Municipality | None,
    ) -> "Membership":
        """Put somebody known on a network's list; adding them again changes nothing."""
        held = cls.objects.on(on).filter(network=network, person=person).first()
        if held:
            return held
        membership = cls.objects.create(
            person=person, network=network, municipality=municipality, since=on
        )
        record(by, "membership.begun", membership, title=person.name)
        return membership

    def end(self, *, by: Person, on: date) -> None:
        """Take the person off the list from a day, with the roles held in the network."""
        for appointment in Appointment.objects.on(on).filter(
            person=self.person, network=self.network
        ):
            appointment.end(by=by, on=on)
        self.until = on - timedelta(days=1)
        self.save(update_fields=["until"])
        record(by, "membership.ended", self, title=self.person.name)
