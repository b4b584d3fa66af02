"""What a person says about a duty where samverk has no fact to hold it against."""

from datetime import date

from django.db import models
from django.utils.translation import gettext as _

from samverk.charters.models import Duty
from samverk.ledger.record import record
from samverk.people.models import Person
from samverk.shell.refused import Refused


class Attestation(models.Model):
    """Somebody answerable says that a duty was done for a year, and how it shows."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="attestations")
    year = models.PositiveSmallIntegerField()
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty", "year"], name="one_attestation_a_year")
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def network_id(self) -> int | None:
        return self.duty.charter.network_id

    @classmethod
    def attest(cls, duty: Duty, *, year: int, by: Person, on: date, text: str) -> "Attestation":
        if not text.strip():
            raise Refused(_("Write a sentence about what was done."))
        attestation, new = cls.objects.get_or_create(
            duty=duty, year=year, defaults={"on": on, "by": by, "text": text}
        )
        if not new:
            raise Refused(_("This duty has already been reported as done for the year."))
        record(by, "duty.attested", duty, year=year)
        return attestation
