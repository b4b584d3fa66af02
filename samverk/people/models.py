"""Persons, what they belong to, and which roles they hold, from one date to another."""

from datetime import date, timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from samverk.ledger.record import record
from samverk.networks.models import Municipality, Network, NetworkDecision
from samverk.networks.roles import ROLES


class PersonManager(BaseUserManager["Person"]):
    def create_person(self, *, name: str, email: str | None, **fields: object) -> "Person":
        """Add a person. Nobody has a password: sign-in is by a code sent by mail."""
        address = self.normalize_email(email).lower() if email else None
        person = self.model(name=name, email=address, **fields)
        person.set_unusable_password()
        person.save()
        return person

    def eligible(self, network: Network, on: date) -> "models.QuerySet[Person]":
        """Who can be given a role: the network's people, and those of its commissioning body."""
        places = [network.pk, network.parent_id]
        members = Membership.objects.on(on).filter(network__in=[pk for pk in places if pk])
        return self.filter(pk__in=members.values("person")).order_by("name")


class Person(AbstractBaseUser):
    """Somebody who takes part; also the account that signs in, if there is an address."""

    name = models.CharField(max_length=120)
    email = models.EmailField(unique=True, null=True, blank=True)
    title = models.CharField(max_length=120, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="people"
    )
    language = models.CharField(
        max_length=2, choices=[("sv", "Svenska"), ("en", "English")], default="sv"
    )
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def choose_language(self, language: str) -> None:
        """Keep the language for pages and mail; the switch in the footer calls this."""
        self.language = language
        self.save(update_fields=["language"])

    def change(self, **fields: str) -> None:
        """Correct one's own details."""
        for name, value in fields.items():
            setattr(self, name, value)
        self.save(update_fields=list(fields))
        record(self, "person.changed", self, changed=sorted(fields))

    def is_coordinator(self, on: date) -> bool:
        """Works in the association's office; for the rooms below, which meet a person as a user."""
        return Appointment.objects.on(on).filter(person=self, network=None).exists()

    def memberships_on(self, day: date) -> "models.QuerySet[Membership]":
        mine = Membership.objects.on(day).filter(person=self)
        return mine.select_related("network", "municipality").order_by("network__name")

    def appointments_on(self, day: date) -> "models.QuerySet[Appointment]":
        mine = Appointment.objects.on(day).filter(person=self)
        return mine.select_related("network").order_by("network__name")

    @property
    def where(self) -> str:
        """The municipality, or nothing for the association's own staff."""
        return self.municipality.name if self.municipality else ""


class DatedQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that hold from a date until (and including) another, or for the time being."""

    def on(self, day: date) -> "DatedQuerySet[M]":
        return self.filter(Q(since__lte=day), Q(until__isnull=True) | Q(until__gte=day))

    def on_or_last_day(self, day: date) -> "DatedQuerySet[M]":
        """The same, and of networks that have ended by then those that held on the last day."""
        to_the_end = NetworkDecision.objects.ending_before(day).filter(
            network=OuterRef("network"), until__gte=OuterRef("since"), until__lte=OuterRef("until")
        )
        holds = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
        return self.filter(holds | Exists(to_the_end))


class Membership(models.Model):
    """A person's place in a network; `municipality` is empty for the association's staff."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
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


class Appointment(models.Model):
    """A role held by a person in a network, or in the association's office (no network)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    role = models.CharField(max_length=20, choices=list(ROLES.items()))
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
