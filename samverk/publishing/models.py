"""What the public sees of a record, made once when the record is approved."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone, translation

from samverk.documents.models import StoredFile
from samverk.documents.pdf import typeset
from samverk.ledger.record import record
from samverk.meetings.models import Approval, Correction
from samverk.networks.models import Federation
from samverk.people.masking import Known, Masks
from samverk.people.models import Person
from samverk.people.privacy import hidden_from_public
from samverk.publishing.sheet import sheet_of, title_of


class Release(models.Model):
    """Somebody has looked through an approved record and let the public have it.

    `content` is what the public gets, in the shape that `meetings/content.py` describes: the
    record without what is internal and without `hidden`, the texts that were masked. The complete
    record stands beside it, unchanged. `correction` is the version, where it is not the first.
    """

    approval = models.ForeignKey(Approval, models.PROTECT, related_name="releases")
    correction = models.OneToOneField(
        Correction, models.PROTECT, null=True, blank=True, related_name="release"
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    hidden = models.JSONField(default=list)
    content = models.JSONField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["approval"],
                condition=Q(correction__isnull=True),
                name="the_first_version_is_released_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.approval)

    @property
    def network_id(self) -> int:
        return self.approval.network_id


class PublicationQuerySet(models.QuerySet["Publication"]):
    def newest_first(self) -> "PublicationQuerySet":
        """With what a list tells about each, without the frozen content itself."""
        return (
            self.select_related("approval__network", "approval__minutes__meeting")
            .defer("approval__content")
            .order_by("-approval__year", "-approval__number")
        )

    def naming(self, name: str) -> list["Publication"]:
        """Those in whose records somebody's name stands."""
        masks = Masks([Known(name)], shared=lambda surname: False)
        made = self.select_related("approval__network")
        return [
            each for each in made if masks.hide_in(each.approval.content) != each.approval.content
        ]

    def latest_of_each(self) -> "PublicationQuerySet":
        """The last record of every network that has published any."""
        here, year = "approval__network", "approval__year"
        newer = Publication.objects.filter(approval__network=OuterRef(here)).filter(
            Q(approval__year__gt=OuterRef(year))
            | Q(approval__year=OuterRef(year), approval__number__gt=OuterRef("approval__number"))
        )
        return self.filter(~Exists(newer)).newest_first()


class Publication(models.Model):
    """An approved record on the public site, as it was last released, with its files."""

    approval = models.OneToOneField(Approval, models.PROTECT, related_name="publication")
    release = models.OneToOneField(Release, models.PROTECT, null=True, related_name="publication")
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    pdf_sv = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    pdf_en = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(default=timezone.now)

    objects = PublicationQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.approval)

    def get_absolute_url(self) -> str:
        return self._address("publishing:minutes")

    @property
    def pdf_url(self) -> str:
        return self._address("publishing:minutes_pdf")

    def _address(self, name: str) -> str:
        approval = self.approval
        return reverse(name, args=[approval.network.slug, approval.year, approval.number])

    @property
    def network_id(self) -> int:
        return self.approval.network_id

    @property
    def title(self) -> str:
        """Protokoll 2026:3, in the active language."""
        approval = self.approval
        return title_of(approval.minutes.kind, approval.year, approval.number)

    def set_again(self) -> None:
        """Make the PDFs anew, after somebody's name may be met by the public no more, or again.

        The approved record itself is never changed, nor the files that were made of it before.
        """
        approval = self.approval
        made = {language: pdf_of(approval, language) for language, _ in settings.LANGUAGES}
        with transaction.atomic():
            for language, data in made.items():
                file = StoredFile.keep(
                    name=file_name(approval, language), data=data, media_type="application/pdf"
                )
                setattr(self, f"pdf_{language}", file)
            self.save(update_fields=["pdf_sv", "pdf_en"])

    def pdf(self, language: str) -> StoredFile:
        return self.pdf_en if language == "en" else self.pdf_sv

    @classmethod
    def publish(cls, approval: Approval) -> "Publication":
        """Put an approved record on the public site; doing it again changes nothing."""
        published = cls.objects.filter(approval=approval).first()
        if published:
            return published
        made = {language: pdf_of(approval, language) for language, _ in settings.LANGUAGES}
        with transaction.atomic():
            files = {
                f"pdf_{language}": StoredFile.keep(
                    name=file_name(approval, language), data=data, media_type="application/pdf"
                )
                for language, data in made.items()
            }
            publication, new = cls.objects.get_or_create(approval=approval, defaults=files)
            if new:
                record(None, "minutes.published", publication, number=str(approval))
        return publication


def pdf_of(approval: Approval, language: str) -> bytes:
    """The record as PDF with its labels in a language; what people wrote is untouched, but for
    the names that the public may not meet."""
    masks = hidden_from_public()
    with translation.override(language):
        sheet = sheet_of(approval, association=Federation.objects.get().name)
        return typeset("minutes", masks.hide_in(sheet), at=approval.at)


def file_name(approval: Approval, language: str) -> str:
    """grundskola-2026-3.pdf; grundskola-2026-3-en.pdf."""
    ending = "" if language == settings.LANGUAGE_CODE else f"-{language}"
    return f"{approval.network.slug}-{approval.year}-{approval.number}{ending}.pdf"
