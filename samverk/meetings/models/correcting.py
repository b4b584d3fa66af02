"""An approved record that turned out to be wrong: opened again, and approved as a new version."""

from typing import Any, NoReturn

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings.models.minutes import Approval, Minutes
from samverk.people.models import Person
from samverk.shell.refused import Refused


class Reopening(models.Model):
    """An approved record is being corrected, until the next version is approved or given up."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="reopenings")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=400)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes"],
                condition=models.Q(ended_at__isnull=True),
                name="corrected_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.reason


class Correction(models.Model):
    """A later version of an approved record, from 2 on: why, by whom, and all of its content.

    The shape is an approval's own. The versions before it stay as they are.
    """

    approval = models.ForeignKey(Approval, models.PROTECT, related_name="corrections")
    version = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(
                fields=["approval", "version"], name="one_correction_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.approval} ({self.version})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Refused(_("The minutes are approved and can no longer be changed."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Refused(_("The minutes are approved and can no longer be changed."))

    @property
    def network_id(self) -> int:
        return self.approval.network_id
