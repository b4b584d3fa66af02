"""An approved record that turned out to be wrong: opened again, and approved as a new version."""

import json
from datetime import datetime
from typing import Any, NoReturn

from django.core import serializers
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.meetings.models.adjusting import Adjuster
from samverk.meetings.models.agenda import AgendaItem
from samverk.meetings.models.attendance import Attendance
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.minutes import Approval, Minutes
from samverk.meetings.models.outcome import Action, Decision
from samverk.people.models import Person
from samverk.shell.refused import Refused


class Reopening(models.Model):
    """An approved record is being corrected, until the next version is approved or given up.

    `before` is what stood in the rows of the record when it was opened, as Django's serializer
    writes them; it is put back if the correction is given up, and is empty when it has ended.
    """

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="reopenings")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=400)
    before = models.JSONField(default=list)
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

    @classmethod
    def open(cls, minutes: Minutes, *, by: Person, reason: str) -> "Reopening":
        """Open an approved record to correct it. What was approved stands until the next version.

        What adjusters have said of the text falls. Raises Refused unless it is approved, and
        where it is being corrected already.
        """
        minutes.hold()
        if not minutes.is_approved:
            raise Refused(_("Only what is approved can be corrected."))
        if minutes.reopening:
            raise Refused(_("It is being corrected already."))
        if minutes.is_submitted:
            minutes.submission.delete()
        before = [row for rows in rows_of(minutes.meeting) for row in _plain(rows)]
        reopening = cls.objects.create(minutes=minutes, by=by, reason=reason, before=before)
        record(by, "minutes.reopened", minutes.approval, reason=reason)
        return reopening

    def give_up(self, *, by: Person) -> None:
        """Put everything back as it was when the record was opened.

        Raises Refused where something new has come to hang on what the correction added.
        """
        minutes = self.minutes
        minutes.hold()
        if minutes.reopening != self:
            raise Refused(_("The correction has ended."))
        if minutes.is_submitted:
            minutes.submission.delete()
        try:
            with transaction.atomic():
                self._put_back(minutes.meeting)
        except models.ProtectedError as held:
            raise Refused(
                _("Something hangs on what the correction added. Approve it instead.")
            ) from held
        self.end(at=timezone.now())
        record(by, "minutes.correction_given_up", minutes.approval)

    def end(self, *, at: datetime) -> None:
        self.ended_at = at
        self.before = []
        self.save(update_fields=["ended_at", "before"])

    def _put_back(self, meeting: Meeting) -> None:
        """Take away what came since, then write each row as it was."""
        kept = {(row["model"], row["pk"]) for row in self.before}
        for rows in reversed(rows_of(meeting)):
            for row in rows:
                if (row._meta.label_lower, row.pk) not in kept:
                    row.delete()
        for written in serializers.deserialize("python", self.before):
            written.save()


def rows_of(meeting: Meeting) -> list[models.QuerySet[Any]]:
    """All that a record is written in, each kind after those that it points at."""
    return [
        AgendaItem.objects.filter(meeting=meeting),
        Decision.objects.filter(item__meeting=meeting),
        Action.objects.filter(item__meeting=meeting),
        Attendance.objects.filter(meeting=meeting),
        Adjuster.objects.filter(meeting=meeting),
    ]


def _plain(rows: models.QuerySet[Any]) -> list[dict[str, Any]]:
    """Rows as plain data that JSON can keep."""
    plain: list[dict[str, Any]] = json.loads(serializers.serialize("json", rows))
    return plain


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
