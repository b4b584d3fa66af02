"""The association, its municipalities, and its networks."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Federation(models.Model):
    """The association that runs this installation (one row).

    The two `*_days` are the association's own deadlines, used where a charter gives none;
    pages always say which of the two a deadline comes from.
    """

    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    office_mail = models.EmailField()
    notice_days = models.PositiveSmallIntegerField(default=14)
    minutes_days = models.PositiveSmallIntegerField(default=14)

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A member municipality. `code` is SCB's four digits, kept as text."""

    name = models.CharField(max_length=60, unique=True)
    code = models.CharField(max_length=4, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name


class NetworkQuerySet(models.QuerySet["Network"]):
    def by_name(self) -> "NetworkQuerySet":
        return self.order_by("name")

    def chartered(self) -> "NetworkQuerySet":
        """Those that some body has commissioned: everything but the top of the tree."""
        return self.filter(parent__isnull=False)

    def commissioning(self) -> "NetworkQuerySet":
        """Those that other networks report to."""
        return self.filter(children__isnull=False).distinct()


class Network(models.Model):
    """A body that meets: the commissioning chiefs' network, or a network below it.

    `parent` is the body that commissions it and that it reports to; `aliases` are other
    names that documents call it by.
    """

    class Record(models.TextChoices):
        """What the network calls its record of a meeting."""

        NOTES = "notes", _("meeting notes")
        MINUTES = "minutes", _("minutes")

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    purpose = models.CharField(max_length=400, blank=True)
    record = models.CharField(max_length=10, choices=Record, default=Record.MINUTES)
    aliases = models.JSONField(default=list, blank=True)

    objects = NetworkQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("desk:network", args=[self.slug])

    @property
    def network_id(self) -> int:
        return self.pk
