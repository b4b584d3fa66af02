"""A charter (uppdragsbeskrivning): the document, what was read in it, and its adoption."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.drafting import fill
from samverk.documents.models import StoredFile
from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.networks.roles import ROLES
from samverk.people.models import Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.charters.reading import Reading


class CharterQuerySet(models.QuerySet["Charter"]):
    def adopted(self) -> "CharterQuerySet":
        return self.filter(adoption__isnull=False)

    def in_force(self, on: date) -> "CharterQuerySet":
        """For each network the one charter that holds on a day: the latest in force by then."""
        later = Adoption.objects.filter(
            charter__network=OuterRef("network"),
            in_force_from__lte=on,
        ).filter(
            models.Q(in_force_from__gt=OuterRef("adoption__in_force_from"))
            | models.Q(
                in_force_from=OuterRef("adoption__in_force_from"),
                pk__gt=OuterRef("adoption__pk"),
            )
        )
        return self.filter(adoption__in_force_from__lte=on).filter(~Exists(later))

    def drafts(self) -> "CharterQuerySet":
        return self.filter(adoption__isnull=True)

    def newest_first(self) -> "CharterQuerySet":
        return self.order_by("-created_at", "-pk")


class Charter(models.Model):
    """One version of a network's charter. A draft until it has an adoption, then immutable.

    `text` is what was extracted from the file; sentences point into it by character.
    """

    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="charters"
    )
    title = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    text = models.TextField()
    commissioner = models.CharField(max_length=200, blank=True)
    framework = models.CharField(max_length=200, blank=True)
    framework_from = models.PositiveSmallIntegerField(null=True, blank=True)
    framework_to = models.PositiveSmallIntegerField(null=True, blank=True)
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = CharterQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("charters:charter", args=[self.pk])

    @property
    def is_adopted(self) -> bool:
        return hasattr(self, "adoption")

    def must_be_draft(self) -> None:
        """Refuse to touch what has been adopted."""
        if self.is_adopted:
            raise Refused(_("This charter is adopted and can no longer be changed."))

    @classmethod
    def draft(
        cls, *, by: Person, file: StoredFile, text: str, reading: "Reading", network: Network | None
    ) -> "Charter":
        """Keep a document and what was read in it as a draft that a person can correct."""
        charter = cls.objects.create(
            network=network,
            title=reading.network or file.name,
            file=file,
            text=text,
            commissioner=reading.commissioner or "",
            framework=reading.framework.name if reading.framework else "",
            framework_from=reading.framework.from_year if reading.framework else None,
            framework_to=reading.framework.to_year if reading.framework else None,
            period_from=reading.period.from_year if reading.period else None,
            period_to=reading.period.to_year if reading.period else None,
            created_by=by,
        )
        fill(charter, reading)
        record(by, "charter.read", charter, file=file.name, sha256=file.sha256)
        return charter

    def adopt(self, *, by: Person, body: str, on: date, in_force_from: date) -> "Adoption":
        """Put the charter in force; from now on nothing in it changes."""
        self.must_be_draft()
        if self.network is None:
            raise Refused(_("Choose which network the charter is for before it is adopted."))
        if in_force_from < on:
            raise Refused(_("A charter cannot hold from a day before it was adopted."))
        adoption = Adoption.objects.create(
            charter=self, body=body, on=on, in_force_from=in_force_from, recorded_by=by
        )
        record(by, "charter.adopted", self, body=body, on=on.isoformat())
        return adoption


class Adoption(models.Model):
    """A body adopted a charter on a day; from `in_force_from` it holds."""

    charter = models.OneToOneField(Charter, models.PROTECT, related_name="adoption")
    body = models.CharField(max_length=200)
    on = models.DateField()
    in_force_from = models.DateField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.charter} {self.on}"


class Sentence(models.Model):
    """A sentence, heading or list item of the document, in order; `read_as` tells its use."""

    charter = models.ForeignKey(Charter, models.CASCADE, related_name="sentences")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    read_as = models.CharField(max_length=20)

    class Meta:
        ordering = ["charter", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["charter", "position"], name="one_sentence_per_position"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Part(models.Model):
    """What goals, assignments and duties share: a place in a charter and its sentence.

    `sentence` is empty for what a person added without pointing at one.
    """

    charter = models.ForeignKey(Charter, models.CASCADE, related_name="%(class)ss")
    sentence = models.ForeignKey(
        Sentence, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    @property
    def network_id(self) -> int | None:
        return self.charter.network_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.charter.must_be_draft()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.charter.must_be_draft()
        return super().delete(*args, **kwargs)


class Goal(Part):
    """A goal that the charter lists; `in_scope` is whether the network is to work with it."""

    number = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=300)
    targets = models.JSONField(default=list, blank=True)
    in_scope = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Assignment(Part):
    """Something the network is asked to do. `parts` are its examples or steps, as texts."""

    class Modality(models.TextChoices):
        SHALL = "shall", gettext_lazy("shall")
        MAY = "may", gettext_lazy("may")

    goal = models.ForeignKey(
        Goal, models.SET_NULL, null=True, blank=True, related_name="assignments"
    )
    text = models.TextField()
    modality = models.CharField(max_length=10, choices=Modality, blank=True)
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(null=True, blank=True)
    report_to = models.CharField(max_length=200, blank=True)
    report_cadence = models.CharField(max_length=20, blank=True)
    networks = models.JSONField(default=list, blank=True)
    parts = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return self.text


class Duty(Part):
    """Something a role must do. `kind` and `rule` are those of the reading contract;
    `quote` is the piece of the document that says so."""

    kind = models.CharField(max_length=30)
    role = models.CharField(max_length=20, choices=list(ROLES.items()))
    rule = models.JSONField(default=dict, blank=True)
    quote = models.TextField(blank=True)

    class Meta(Part.Meta):
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return f"{self.role}: {self.kind}"


class Finding(models.Model):
    """A gap (something left unsaid) or a warning (something that needs a person)."""

    class Nature(models.TextChoices):
        GAP = "gap", gettext_lazy("gap")
        WARNING = "warning", gettext_lazy("warning")

    charter = models.ForeignKey(Charter, models.CASCADE, related_name="findings")
    nature = models.CharField(max_length=10, choices=Nature)
    code = models.CharField(max_length=30)
    facts = models.JSONField(default=dict, blank=True)
    sentence = models.ForeignKey(
        Sentence, models.SET_NULL, null=True, blank=True, related_name="findings"
    )

    def __str__(self) -> str:
        return self.code
