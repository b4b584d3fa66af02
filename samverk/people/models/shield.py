"""Protected identity: where a person's own details lie while nobody may meet them."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import models
from django.db.models import Q

from samverk.ledger.record import record
from samverk.people.models.person import NEUTRAL, SHIELDED, Person


class Shield(models.Model):
    """A person whose name and address are shown to nobody, from one moment to another.

    While it holds, `Person.name` is NEUTRAL and title, address and telephone are empty there, so
    that no page, list, feed or file that is made of them can show more; what is true stands here
    and is read by the mail that goes to the person, by sign-in and by `people/privacy`.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="shields")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(lifted_at__isnull=True), name="one_shield_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return str(self.person_id)

    @classmethod
    def put_up(cls, person: Person, *, by: Person, at: datetime) -> "Shield":
        """Protect a person: what is true moves here. Doing it again changes nothing.

        The ledger is told of the shield, never of whom it protects.
        """
        person = Person.objects.select_for_update().get(pk=person.pk)
        held = person.shields.filter(lifted_at=None).first()
        if held:
            return held
        truth = {field: getattr(person, field) or "" for field in SHIELDED}
        shield = cls.objects.create(person=person, by=by, at=at, **truth)
        person.put_on_row(name=NEUTRAL, email=None, title="", phone="")
        EmailAddress.objects.filter(user=person).delete()  # the sign-in library's own copy
        record(by, "shield.put_up", shield)
        return shield

    def lift(self, *, by: Person, at: datetime) -> None:
        """Protect the person no longer: what is true moves back. Doing it again changes nothing."""
        shield = Shield.objects.select_for_update().get(pk=self.pk)
        if shield.lifted_at:
            return
        shield.lifted_at, shield.lifted_by = at, by
        shield.save(update_fields=["lifted_at", "lifted_by"])
        truth = {field: getattr(shield, field) for field in SHIELDED}
        shield.person.put_on_row(**truth | {"email": shield.email or None})
        record(by, "shield.lifted", shield)
