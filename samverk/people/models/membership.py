"""Who sits where: a person's place in a network, from one date to another."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.record import record
from samverk.networks.models import Municipality, Network
from samverk.people.models.appointment import Appointment
from samverk.people.models.dated import DatedQuerySet
from samverk.people.models.person import Person
from samverk.people.models.seat import Seat, SeatQuerySet
from samverk.shell.refused import Refused


class Membership(models.Model):
    """A person's place in a network, on behalf of a municipality or another organisation.

    A member sits on a `seat` of the municipality, and a deputy stands in for who sits there. One
    who is co-opted (adjungerad) or of the association's staff has no seat; `organisation` says
    whom the co-opted one speaks for when it is no municipality.
    """

    class Kind(models.TextChoices):
        MEMBER = "member", gettext_lazy("member")
        DEPUTY = "deputy", gettext_lazy("deputy")
        ADJUNCT = "adjunct", gettext_lazy("co-opted")
        STAFF = "staff", gettext_lazy("the association's staff")

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

    @property
    def behalf(self) -> str:
        """Whom the person speaks for, in a word; needs `municipality`."""
        if self.municipality:
            return self.municipality.name
        return self.organisation or _("The association's office")

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
        municipality: Municipality | None = None,
        kind: str | None = None,
        seat: Seat | None = None,
        organisation: str = "",
    ) -> Self:
        """Put somebody on a network's list; a known address is the same person as before."""
        town = seat.municipality if seat else municipality
        person = Person.objects.with_address(email)
        if person is None:
            person = Person.objects.create_person(
                name=name, email=email, title=title, municipality=town
            )
        return cls.add(
            network,
            by=by,
            on=on,
            person=person,
            municipality=town,
            kind=kind,
            seat=seat,
            organisation=organisation,
        )

    @classmethod
    def add(
        cls,
        network: Network,
        *,
        by: Person,
        on: date,
        person: Person,
        municipality: Municipality | None = None,
        kind: str | None = None,
        seat: Seat | None = None,
        organisation: str = "",
    ) -> Self:
        """Put somebody known on a network's list; adding them again changes nothing.

        `kind` is member for who speaks for a municipality and staff for who does not, unless it
        is said. A member takes the given seat or a vacant one, and else gets a new one; a deputy
        stands on the given one or the only one. Somebody on the list whom another place is said
        for moves there and keeps their roles. Refused where there is no such place.
        """
        network.hold()
        held = cls.objects.on(on).filter(network=network, person=person).first()
        if held and kind is None and seat is None:
            return held
        place = cls(
            person=person,
            network=network,
            municipality=seat.municipality if seat else municipality,
            kind=kind or (cls.Kind.MEMBER if seat or municipality else cls.Kind.STAFF),
            seat=seat,
            organisation=organisation,
            since=on,
        )
        if held and place._is(held):
            return held
        place._must_not_come_later(held)
        place._be_seated(by=by)
        place._write(by=by, instead_of=held)
        return place

    def hand_over(self, *, by: Person, on: date, name: str, email: str, title: str) -> Self:
        """Let somebody else have the place from a day: who had it leaves, in one act."""
        if self.person == Person.objects.with_address(email):
            raise Refused(_("{name} has the place already.").format(name=self.person.name))
        self.end(by=by, on=on)
        return self.begin(
            self.network,
            by=by,
            on=on,
            name=name,
            email=email,
            title=title,
            municipality=self.municipality,
            kind=self.kind,
            seat=self.seat,
            organisation=self.organisation,
        )

    def carry_to(self, network: Network, *, by: Person, on: date) -> None:
        """Put the person on another network's list too, on the same behalf, unless they are there.

        A deputy becomes a member of a working group, and co-opted elsewhere: they are nobody's
        deputy there until it is said whose.
        """
        if Membership.objects.not_over(on).filter(network=network, person=self.person).exists():
            return
        deputy = None if network.is_group else self.Kind.ADJUNCT
        kinds = {self.Kind.MEMBER: None, self.Kind.DEPUTY: deputy}
        self.add(
            network,
            by=by,
            on=on,
            person=self.person,
            municipality=self.municipality,
            kind=kinds.get(self.Kind(self.kind), self.kind),
            organisation=self.organisation,
        )

    def end(self, *, by: Person, on: date) -> None:
        """Take the person off the list from a day, with the roles held in the network.

        The seat stays, vacant until somebody is put there or it is withdrawn.
        """
        held = Appointment.objects.not_over(on).filter(person=self.person, network=self.network)
        for appointment in held:
            appointment.end(by=by, on=on)
        self._stop(on)
        record(by, "membership.ended", self, title=self.person.name, last_day=str(self.until))

    def last_until(self, *, by: Person, day: date | None) -> None:
        """Say which day is the last, ahead, or that there is none; roles go with it.

        Refused where somebody else comes after.
        """
        self.network.hold()
        before, self.until = self.until, day
        if before and (day is None or day > before):
            self._must_not_come_later(self)
            if self.seat and self.kind == self.Kind.MEMBER:
                self.seat.must_be_free(on=before + timedelta(days=1), but=self)
        roles = Appointment.objects.filter(person=self.person, network=self.network)
        along = Q(until=before) | Q(until__isnull=True) | Q(until__gt=day or date.max)
        roles.filter(along).update(until=day)
        self.save(update_fields=["until"])
        record(by, "membership.last_day_set", self, last_day=str(day or ""))

    def _is(self, held: Self) -> bool:
        """Whether the person has just this place already; any seat will do if none is said."""
        return (
            (self.kind, self.municipality, self.organisation)
            == (held.kind, held.municipality, held.organisation)
        ) and self.seat in (None, held.seat)

    def _must_not_come_later(self, held: Self | None) -> None:
        """Nobody has two places in a network on one day."""
        rows = Membership.objects.not_over(self.since).filter(
            network=self.network, person=self.person
        )
        coming = rows.exclude(pk=held.pk if held else 0).first()
        if coming:
            raise Refused(
                _("{name} is on the list from a later day already.").format(name=self.person.name)
            )

    def _be_seated(self, *, by: Person) -> None:
        """Find the seat that goes with the place, or open one; Refused where there is none."""
        match self.kind:
            case self.Kind.MEMBER:
                self._sit(by=by)
            case self.Kind.DEPUTY:
                self._stand_in()
            case self.Kind.ADJUNCT if not (self.municipality or self.organisation):
                raise Refused(_("Write which organisation the person speaks for."))
            case self.Kind.STAFF if self.municipality or self.organisation:
                raise Refused(_("The association's staff speak for no municipality."))

    def _sit(self, *, by: Person) -> None:
        if self.municipality is None:
            raise Refused(_("Choose which municipality the person speaks for."))
        if self.network.is_group:
            return
        if self.seat is None:
            self.seat = self._seats().free(self.since).first()
        if self.seat is None:
            self.seat = Seat.open(
                self.network, by=by, on=self.since, municipality=self.municipality
            )
        self.seat.must_be_free(on=self.since)

    def _stand_in(self) -> None:
        if self.seat is None:
            seats = list(self._seats())
            if not seats:
                raise Refused(_("There is no seat to be a deputy on."))
            if len(seats) > 1:
                raise Refused(_("The municipality has several seats. Choose one of them."))
            self.seat = seats[0]

    def _seats(self) -> SeatQuerySet:
        """The municipality's seats here, that day and for the time being."""
        seats = Seat.objects.filter(network=self.network, municipality=self.municipality)
        return seats.filter(until__isnull=True, since__lte=self.since)

    def _write(self, *, by: Person, instead_of: Self | None) -> None:
        if instead_of and instead_of.since < self.since:
            instead_of._stop(self.since)
        same_day = {"person": self.person, "network": self.network, "since": self.since}
        self.pk = Membership.objects.filter(**same_day).values_list("pk", flat=True).first()
        self.save()
        verb = "membership.moved" if instead_of else "membership.begun"
        record(by, verb, self, title=self.person.name, kind=self.kind)

    def _stop(self, on: date) -> None:
        self.until = on - timedelta(days=1)
        self.save(update_fields=["until"])
