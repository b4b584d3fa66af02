"""Municipalities whose own sign-in service lets their people in."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from samverk.ledger.record import record
from samverk.networks.models import Municipality
from samverk.people.models.dated import DatedQuerySet
from samverk.people.models.person import Person


class Tenant(models.Model):
    """A municipality's tenant in Entra ID that the coordinator has allowed.

    `tenant_id` is the `tid` that the service says in its tokens. A person is known by it together
    with the object id (`oid`), never by address, which the other side may give to somebody else.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="tenants")
    tenant_id = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Tenant"].as_manager()

    class Meta:
        ordering = ["municipality__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id"],
                condition=Q(until__isnull=True),
                name="a_tenant_is_one_municipality",
            )
        ]

    def __str__(self) -> str:
        return str(self.municipality)

    @classmethod
    def allow(cls, municipality: Municipality, *, by: Person, on: date, tenant_id: str) -> "Tenant":
        """Let a municipality's people sign in by its own service from a day."""
        tenant = cls.objects.create(municipality=municipality, tenant_id=tenant_id, by=by, since=on)
        record(by, "tenant.allowed", tenant, title=str(municipality))
        return tenant

    def stop(self, *, by: Person, on: date) -> None:
        """Let nobody in by it from a day, so that the day before is its last."""
        self.until = on - timedelta(days=1)
        self.save(update_fields=["until"])
        record(by, "tenant.stopped", self, title=str(self.municipality))
