"""A published record that was taken off the public site; the archived one is not touched."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.people.models import Person
from samverk.publishing.models.publication import Publication
from samverk.shell.refused import Refused


class Withdrawal(models.Model):
    """A record is off the public site, since when, why, and until when."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="withdrawals")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=400)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication"],
                condition=models.Q(ended_at__isnull=True),
                name="withdrawn_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.reason

    @property
    def network_id(self) -> int:
        return self.publication.network_id

    @classmethod
    def make(cls, publication: Publication, *, by: Person, reason: str) -> "Withdrawal":
        """Take a record off the public site. Raises Refused if it is off already."""
        Publication.objects.select_for_update().only("pk").get(pk=publication.pk)
        if publication.withdrawals.filter(ended_at=None).exists():
            raise Refused(_("The record has already been taken off the public site."))
        withdrawal = cls.objects.create(publication=publication, by=by, reason=reason)
        record(by, "minutes.unpublished", publication, number=str(publication), reason=reason)
        return withdrawal

    def end(self, *, by: Person, at: datetime) -> None:
        """Put the record back, as it is released now."""
        self.ended_by, self.ended_at = by, at
        self.save(update_fields=["ended_by", "ended_at"])
        record(by, "minutes.put_back", self.publication, number=str(self.publication))
