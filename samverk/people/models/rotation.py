"""Roles that go round among the municipalities."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.record import record
from samverk.networks.models import Municipality, Network
from samverk.networks.roles import HELD
from samverk.people.models.appointment import Appointment
from samverk.people.models.dated import DatedQuerySet
from samverk.people.models.person import Person
from samverk.shell.refused import Refused


class Rotation(models.Model):
    """A role in a network that goes from municipality to municipality (värdkommun).

    `per` is what makes it turn: a calendar year or each meeting. The turns stand in order; after
    the last comes the first. The first turn is that of the year, or the meeting, of `since`.
    """

    class Per(models.TextChoices):
        YEAR = "year", gettext_lazy("each year")
        MEETING = "meeting", gettext_lazy("each meeting")

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

    @classmethod
    def begin(
        cls,
        network: Network,
        *,
        by: Person,
        on: date,
        role: str,
        per: str,
        municipalities: Sequence[Municipality],
    ) -> "Rotation":
        """Let a role go round from a day, in the order given."""
        network.hold()
        if cls.objects.not_over(on).filter(network=network, role=role).exists():
            raise Refused(_("The role goes round already. End that order first."))
        if len(municipalities) < 2:
            raise Refused(_("It takes at least two municipalities to take turns."))
        rotation = cls.objects.create(network=network, role=role, per=per, since=on)
        Turn.objects.bulk_create(
            Turn(rotation=rotation, position=position, municipality=town)
            for position, town in enumerate(municipalities)
        )
        rotation._record(by, "begun")
        return rotation

    def end(self, *, by: Person, on: date) -> None:
        """Let the role go round no longer; the day before is the last. Roles given stay."""
        self.until = on - timedelta(days=1)
        self.save(update_fields=["until"])
        self._record(by, "ended")

    @cached_property
    def order(self) -> list[Municipality]:
        return [turn.municipality for turn in self.turns.select_related("municipality")]

    @property
    def is_yearly(self) -> bool:
        return self.per == self.Per.YEAR

    def number_of(self, day: date) -> int:
        """Which turn, counted from 0, the year of a day is."""
        return day.year - self.since.year

    def turn_number(self, number: int) -> Municipality:
        """Whose a turn is, counted from 0: for who knows how many meetings there have been."""
        return self.order[number % len(self.order)]

    def turn_on(self, day: date) -> Municipality | None:
        """Whose turn it is on a day; unknown here where it goes round by meeting."""
        return self.turn_number(self.number_of(day)) if self.is_yearly else None

    def may_have_turn(self, day: date) -> list[Municipality]:
        turn = self.turn_on(day)
        return [turn] if turn else self.order

    def coming(self, number: int) -> list[Municipality]:
        """All of them once, from a turn on."""
        return [self.turn_number(number + step) for step in range(len(self.order))]

    def move(self, municipality: Municipality, *, by: Person, number: int, up: bool) -> None:
        """Let a municipality change turns with the one before it or after it.

        `number` is the turn of now: nobody comes before it. At either end nothing happens.
        """
        coming = self._held().coming(number)
        at = coming.index(municipality)
        to = at - 1 if up else at + 1
        if 0 <= to < len(coming):
            coming[at], coming[to] = coming[to], coming[at]
            self._write(coming, number)
            self._record(by, "changed")

    def skip(self, *, by: Person, number: int) -> None:
        """Let the turn of now pass to the next; who is skipped comes last, the others earlier."""
        first, *others = self._held().coming(number)
        self._write([*others, first], number)
        self._record(by, "skipped", municipality=first.name)

    def seated(self, day: date) -> models.QuerySet[Person]:
        """Those who sit in the network for the municipality whose turn it is on a day."""
        members = self.network.memberships.on(day).filter(kind="member")
        sitting = members.filter(municipality=self.turn_on(day))
        return Person.objects.filter(pk__in=sitting.values("person")).order_by("name", "pk")

    def hand(self, person: Person, *, by: Person, on: date, year: int) -> Appointment:
        """Give the role for a year to who sits for the municipality in turn.

        Who has the role leaves it the day before: at new year, or today if the year has begun.
        """
        first, last = date(year, 1, 1), date(year, 12, 31)
        held = Appointment.objects.filter(network=self.network, role=self.role)
        others = held.not_over(first).filter(since__lte=last).exclude(person=person)
        since = max(first, on) if others.on(on).exists() else first
        if not self.seated(since).filter(pk=person.pk).exists():
            raise Refused(
                _("{name} does not sit for {municipality}, whose turn it is.").format(
                    name=person.name, municipality=self.turn_on(first)
                )
            )
        for other in others:
            other.end(by=by, on=since)
        return Appointment.give(
            self.network, by=by, on=since, person=person, role=self.role, until=last
        )

    def _held(self) -> "Rotation":
        """Itself, with the order as it stands once nobody else changes it."""
        self.network.hold()
        self.__dict__.pop("order", None)
        return self

    def _write(self, coming: list[Municipality], number: int) -> None:
        for turn in self.turns.all():
            turn.municipality = coming[(turn.position - number) % len(coming)]
            turn.save(update_fields=["municipality"])
        self.__dict__.pop("order", None)

    def _record(self, by: Person, act: str, **facts: str) -> None:
        order = [town.name for town in self.order]
        record(by, f"rotation.{act}", self, title=self.role, order=order, **facts)


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
