"""The association and its members."""

from django.db import models

from samverk.ledger.record import record


class Federation(models.Model):
    """The association that runs this installation (one row).

    The two `*_days` are the association's own deadlines, used where a charter gives none;
    pages always say which of the two a deadline comes from. `enough_municipalities` is how many
    must be willing for a network to start; empty means more than half of them.
    """

    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    office_mail = models.EmailField()
    notice_days = models.PositiveSmallIntegerField(default=14)
    minutes_days = models.PositiveSmallIntegerField(default=14)
    enough_municipalities = models.PositiveSmallIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def enough(self) -> int:
        """How many willing municipalities are enough to start a network."""
        return self.enough_municipalities or Municipality.objects.count() // 2 + 1

    def require(self, municipalities: int | None, *, by: models.Model) -> None:
        """Set how many are enough; None for more than half."""
        self.enough_municipalities = municipalities
        self.save(update_fields=["enough_municipalities"])
        record(by, "federation.enough_set", self, municipalities=municipalities)


class Municipality(models.Model):
    """A member municipality. `code` is SCB's four digits, kept as text."""

    name = models.CharField(max_length=60, unique=True)
    code = models.CharField(max_length=4, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name
