"""Persons: those who take part, and the account that each signs in with."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.ledger.record import record
from samverk.networks.models import Municipality

if TYPE_CHECKING:
    from samverk.people.models.appointment import Appointment
    from samverk.people.models.membership import Membership
    from samverk.people.models.shield import Shield

# What stands for a person whose name is nobody's to see.
NEUTRAL = "Representant"

# What a shield holds instead of the person's own row.
SHIELDED = ("name", "email", "title", "phone")


class Shown(models.TextChoices):
    """Who may see one of a person's details."""

    PUBLIC = "public", _("everybody, also on the public pages")
    NETWORK = "network", _("those who are signed in")
    OFFICE = "office", _("only the office")


class PersonManager(BaseUserManager["Person"]):
    def create_person(self, *, name: str, email: str | None, **fields: object) -> "Person":
        """Add a person. Nobody has a password: sign-in is by a code sent by mail."""
        address = self.normalize_email(email).lower() if email else None
        person = self.model(name=name, email=address, **fields)
        person.set_unusable_password()
        person.save()
        return person

    def with_address(self, address: str) -> "Person | None":
        """Whose address it is, also while a shield holds it; addresses are kept in lower case."""
        address = address.strip().lower()
        if not address:
            return None
        held = Q(shields__email=address, shields__lifted_at=None)
        return self.filter(Q(email=address) | held).first()


class Person(AbstractBaseUser):
    """Somebody who takes part; also the account that signs in, if there is an address."""

    name = models.CharField(max_length=120)
    email = models.EmailField(unique=True, null=True, blank=True)
    title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    name_shown = models.CharField(max_length=10, choices=Shown, default=Shown.PUBLIC)
    title_shown = models.CharField(max_length=10, choices=Shown, default=Shown.PUBLIC)
    email_shown = models.CharField(max_length=10, choices=Shown, default=Shown.NETWORK)
    phone_shown = models.CharField(max_length=10, choices=Shown, default=Shown.NETWORK)
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

    @property
    def truth(self) -> "Person | Shield":
        """Where name, address, title and telephone stand: here, or in the shield that holds.

        A query only for those who bear the neutral name.
        """
        if self.name != NEUTRAL:
            return self
        return self.shields.filter(lifted_at=None).first() or self

    @property
    def mailbox(self) -> str:
        """The address that mail to the person goes to; empty if there is none."""
        return self.truth.email or ""

    def shows(self, field: str, to: str = Shown.PUBLIC) -> bool:
        """Whether `name`, `title`, `email` or `phone` may be seen by an audience (a `Shown`)."""
        narrowing = Shown.values  # each audience also sees what wider ones do
        return narrowing.index(getattr(self, f"{field}_shown")) <= narrowing.index(to)

    def change(self, *, by: "Person | None" = None, **fields: str) -> None:
        """Correct the details, by the person or somebody else; behind a shield they are corrected
        there."""
        if address := fields.get("email"):
            fields["email"] = address.strip().lower()
        truth = self.shields.filter(lifted_at=None).first() or self
        for name, value in fields.items():
            setattr(truth if name in SHIELDED else self, name, value)
        if kept := [name for name in fields if name in SHIELDED]:
            truth.save(update_fields=kept)
        if others := [name for name in fields if name not in SHIELDED]:
            self.save(update_fields=others)
        record(by or self, "person.changed", self, changed=sorted(fields))

    def put_on_row(self, **fields: str | None) -> None:
        """Set what stands on the row itself; a shield and its lifting do."""
        for name, value in fields.items():
            setattr(self, name, value)
        self.save(update_fields=list(fields))

    def show(self, **fields: str) -> None:
        """Say who may see each of one's details: `name_shown="network"`."""
        for name, value in fields.items():
            setattr(self, name, value)
        self.save(update_fields=list(fields))
        record(self, "person.shown", self, **fields)

    def is_coordinator(self, on: date) -> bool:
        """Works in the association's office; for the rooms below, which meet a person as a user."""
        return self.appointments.on(on).filter(network=None).exists()

    def audience(self, on: date) -> Shown:
        """Which details of others the person may see: the office sees all."""
        return Shown.OFFICE if self.is_coordinator(on) else Shown.NETWORK

    def memberships_on(self, day: date) -> "models.QuerySet[Membership]":
        mine = self.memberships.on(day)
        return mine.select_related("network", "municipality").order_by("network__name")

    def appointments_on(self, day: date) -> "models.QuerySet[Appointment]":
        mine = self.appointments.on(day)
        return mine.select_related("network").order_by("network__name")

    @property
    def where(self) -> str:
        """The municipality, or nothing for the association's own staff."""
        return self.municipality.name if self.municipality else ""
