"""What the public sees of a record: a page and its files, made when somebody released it."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, FilteredRelation, OuterRef, Q
from django.urls import reverse
from django.utils import timezone, translation

from samverk.documents.docx import DOCX
from samverk.documents.models import StoredFile
from samverk.documents.pdf import typeset
from samverk.ledger.record import record
from samverk.meetings.models import Approval
from samverk.networks.models import Federation
from samverk.people.masking import Known, Masks
from samverk.people.privacy import hidden_from_public
from samverk.publishing.models.release import Release
from samverk.publishing.sheet import sheet_of, title_of
from samverk.publishing.word import word_of

if TYPE_CHECKING:
    from samverk.publishing.models.withdrawal import Withdrawal


class PublicationQuerySet(models.QuerySet["Publication"]):
    def newest_first(self) -> "PublicationQuerySet":
        """With what a list tells about each, without the frozen content itself."""
        return (
            self.select_related("approval__network", "approval__minutes__meeting")
            .defer("approval__content")
            .order_by("-approval__year", "-approval__number")
        )

    def on_site(self) -> "PublicationQuerySet":
        """Those that have not been taken off the public site."""
        off = FilteredRelation("withdrawals", condition=Q(withdrawals__ended_at=None))
        return self.annotate(off=off).filter(off=None)

    def with_content(self) -> "PublicationQuerySet":
        """With what was released, and what it was made from."""
        return self.select_related("approval__network", "release__correction")

    def naming(self, name: str) -> list["Publication"]:
        """Those in which somebody's name stands."""
        masks = Masks([Known(name)], shared=lambda surname: False)
        made = self.with_content()
        return [each for each in made if masks.hide_in(each.content) != each.content]

    def latest_of_each(self) -> "PublicationQuerySet":
        """The last record of every network that has published any."""
        here, year = "approval__network", "approval__year"
        newer = (
            Publication.objects.on_site()
            .filter(approval__network=OuterRef(here))
            .filter(
                Q(approval__year__gt=OuterRef(year))
                | Q(
                    approval__year=OuterRef(year), approval__number__gt=OuterRef("approval__number")
                )
            )
        )
        return self.on_site().filter(~Exists(newer)).newest_first()


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

    @property
    def content(self) -> dict[str, Any]:
        """What the public has; what was published before there were releases is as approved."""
        content: dict[str, Any] = (self.release or self.approval).content
        return content

    @property
    def sha256(self) -> str:
        """The fingerprint of the complete record that it was made from."""
        return self.release.record.sha256 if self.release else self.approval.sha256

    @property
    def version(self) -> int:
        return self.release.version if self.release else 1

    @property
    def withdrawal(self) -> "Withdrawal | None":
        """Why it is off the public site now, if it is."""
        return self.withdrawals.filter(ended_at=None).first()

    def set_again(self) -> None:
        """Make the files anew, after what the public may meet in them has changed.

        The approved record itself is never changed, nor the files that were made of it before.
        """
        made = files_of(self)
        with transaction.atomic():
            for name, file in made.items():
                setattr(self, name, StoredFile.keep(**file))
            self.save(update_fields=[*made, "release"])

    def pdf(self, language: str) -> StoredFile:
        return self.pdf_en if language == "en" else self.pdf_sv

    @classmethod
    def publish(cls, release: Release) -> "Publication":
        """Put what was released on the public site; doing it again changes nothing."""
        published = cls.objects.with_content().filter(approval=release.approval_id).first()
        if published and published.version >= release.version:
            return published
        publication = published or cls(approval=release.approval)
        publication.release = release
        made = files_of(publication)
        with transaction.atomic():
            files = {name: StoredFile.keep(**file) for name, file in made.items()}
            publication, _new = cls.objects.update_or_create(
                approval=release.approval, defaults={**files, "release": release}
            )
            facts = {"number": str(release.approval), "version": release.version}
            record(None, "minutes.published", publication, **facts)
        return publication


def files_of(publication: Publication) -> dict[str, dict[str, Any]]:
    """The files of a publication, by field, as they are to be kept."""
    files: dict[str, dict[str, Any]] = {}
    for language, _name in settings.LANGUAGES:
        sheet = sheet_in(language, publication)
        name = file_name(publication.approval, language)
        files[f"pdf_{language}"] = {
            "name": f"{name}.pdf",
            "data": typeset("minutes", sheet, at=publication.approval.at),
            "media_type": "application/pdf",
        }
        if language == settings.LANGUAGE_CODE:
            files["docx"] = {"name": f"{name}.docx", "data": word_of(sheet), "media_type": DOCX}
    return files


def sheet_in(language: str, publication: Publication) -> dict[str, Any]:
    """The record with its labels in a language; what people wrote is untouched, but for the
    names that the public may not meet."""
    masks = hidden_from_public()
    with translation.override(language):
        sheet: dict[str, Any] = masks.hide_in(
            sheet_of(
                publication.content,
                sha256=publication.sha256,
                association=Federation.objects.get().name,
            )
        )
        return sheet


def file_name(approval: Approval, language: str) -> str:
    """grundskola-2026-3; grundskola-2026-3-en."""
    ending = "" if language == settings.LANGUAGE_CODE else f"-{language}"
    return f"{approval.network.slug}-{approval.year}-{approval.number}{ending}"
