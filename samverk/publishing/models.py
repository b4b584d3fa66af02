"""What the public sees of a record, made once when the record is approved."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from samverk.documents.models import StoredFile
from samverk.meetings.models import Approval


class PublicationQuerySet(models.QuerySet["Publication"]):
    def newest_first(self) -> "PublicationQuerySet":
        return self.select_related("approval__network").order_by(
            "-approval__year", "-approval__number"
        )


class Publication(models.Model):
    """An approved record on the public site, with its PDF in each language."""

    approval = models.OneToOneField(Approval, models.PROTECT, related_name="publication")
    pdf_sv = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    pdf_en = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(default=timezone.now)

    objects = PublicationQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.approval)

    @property
    def network_id(self) -> int:
        return self.approval.network_id

    def get_absolute_url(self) -> str:
        return reverse(
            "publishing:minutes",
            args=[self.approval.network.slug, self.approval.year, self.approval.number],
        )
