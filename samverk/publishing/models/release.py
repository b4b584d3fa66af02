"""Somebody has looked an approved record through, and lets the public have it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.meetings.models import Approval, Correction
from samverk.people.models import Person
from samverk.publishing.public import for_public
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.publishing.models.publication import Publication


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

    publication: "Publication"

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

    @property
    def record(self) -> Approval | Correction:
        """The complete record that this is the public form of."""
        return self.correction or self.approval

    @property
    def version(self) -> int:
        return self.correction.version if self.correction else 1

    @classmethod
    def make(
        cls,
        approval: Approval,
        *,
        by: Person,
        at: datetime,
        hidden: Sequence[str] = (),
        correction: Correction | None = None,
    ) -> "Release":
        """Let the public have a version of a record, without `hidden`. Raises Refused the second
        time: what was released is changed by `mask`, or by a correction."""
        Approval.objects.select_for_update().only("pk").get(pk=approval.pk)
        if cls.objects.filter(approval=approval, correction=correction).exists():
            raise Refused(_("This version has already been released to the public."))
        complete = correction or approval
        release = cls.objects.create(
            approval=approval,
            correction=correction,
            by=by,
            at=at,
            hidden=list(hidden),
            content=for_public(complete.content, hidden),
        )
        record(by, "minutes.released", release, number=str(approval), version=release.version)
        return release

    def mask(self, *, by: Person, hidden: Sequence[str]) -> None:
        """Let the public have it without `hidden` and nothing else: what it says is made anew."""
        self.hidden = list(hidden)
        self.content = for_public(self.record.content, hidden)
        self.save(update_fields=["hidden", "content"])
        record(by, "minutes.masked", self, number=str(self.approval))


def awaiting_release() -> QuerySet[Approval]:
    """The approved records whose latest version nobody has let out."""
    here = OuterRef("pk")
    released = Exists(Release.objects.filter(approval=here))
    published = Exists(Approval.objects.filter(pk=here, publication__isnull=False))
    newer = Correction.objects.filter(approval=here, version__gt=OuterRef("version"))
    later = Correction.objects.filter(approval=here, release=None).filter(~Exists(newer))
    return Approval.objects.filter((~released & ~published) | Exists(later))


def versions_of(publication: "Publication") -> QuerySet[Correction]:
    """The corrections that the public has got, the latest first."""
    rows = Correction.objects.filter(approval=publication.approval_id, release__isnull=False)
    return rows.filter(version__lte=publication.version).defer("content").order_by("-version")
