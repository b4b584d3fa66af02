"""The record of a meeting: written, sent for approval, approved, and then never changed."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any, NoReturn

from django.db import models
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.meetings.content import Stamp, content_of
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.register import register
from samverk.networks.models import Network
from samverk.people.models import Person
from samverk.shell.refused import Refused


class Minutes(models.Model):
    """The record of one meeting while it is written. `kind` is what the network calls it.

    The text lives on the agenda items, in decisions and actions; approval freezes it all.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    kind = models.CharField(max_length=10, choices=Network.Record)
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        return f"{self.meeting}"

    @property
    def network_id(self) -> int:
        return self.meeting.network_id

    @property
    def is_submitted(self) -> bool:
        return hasattr(self, "submission")

    @property
    def is_approved(self) -> bool:
        return hasattr(self, "approval")

    @property
    def is_published(self) -> bool:
        """The publishing room, above this one, points at the approval with a row of its own."""
        return self.is_approved and hasattr(self.approval, "publication")

    @classmethod
    def begin(cls, meeting: Meeting, *, by: Person) -> "Minutes":
        """Begin the record, or go on with the one begun."""
        meeting.must_be_open()
        meeting.check_begun(timezone.now())
        minutes, new = cls.objects.get_or_create(
            meeting=meeting, defaults={"kind": meeting.network.record, "begun_by": by}
        )
        if new:
            record(by, "minutes.begun", meeting)
        return minutes

    def hold(self) -> None:
        """Take the meeting's row until the transaction ends, and read both anew."""
        self.meeting.hold()
        self.refresh_from_db()

    def draft(self) -> dict[str, Any]:
        """The record as it would be frozen now, without number and approver."""
        return content_of(self, Stamp(self.meeting.date.year))

    def submit(self, *, by: Person) -> "Submission":
        """Send the record for approval, to those who lead the network."""
        self.meeting.must_be_open()
        if not self.meeting.attendance.exclude(presence="absent").exists():
            raise Refused(_("Mark who came before you send the minutes for approval."))
        submission = Submission.objects.create(minutes=self, by=by)
        record(by, "minutes.submitted", self.meeting)
        return submission

    def withdraw(self, *, by: Person) -> None:
        """Take back what is out for approval, to go on writing."""
        self._must_be_out()
        self.submission.delete()
        record(by, "minutes.withdrawn", self.meeting)

    def send_back(self, *, by: Person, reason: str) -> None:
        """Return the record to the one who wrote it, with a reason."""
        self._must_be_out()
        Return.objects.create(minutes=self, by=by, reason=reason)
        self.submission.delete()
        record(by, "minutes.returned", self.meeting, reason=reason)

    def _must_be_out(self) -> None:
        self.hold()
        self.check_out()

    def check_out(self) -> None:
        """Refuse what can only be done with a record that is out for approval."""
        if self.is_approved:
            raise Refused(_("These minutes are already approved."))
        if not self.is_submitted:
            raise Refused(_("The minutes are not out for approval."))

    def approve(self, *, by: Person, at: datetime, read: "Submission | None" = None) -> "Approval":
        """Approve: number the record and its decisions, and freeze it all, with its fingerprint.

        `read` is the submission that the approver has read. Raises Refused before the
        meeting, unless submitted, the second time, and where the text has been out of hand
        and sent again since it was read.
        """
        self._must_be_out()
        if at < self.meeting.starts_at:
            raise Refused(_("Minutes cannot be approved before the meeting."))
        if read and read != self.submission:
            raise Refused(_("The text has been changed since you read it. Read it again."))
        Network.objects.select_for_update().get(pk=self.network_id)
        year = self.meeting.date.year
        taken = Approval.objects.filter(network_id=self.network_id, year=year)
        number = (taken.aggregate(last=Max("number"))["last"] or 0) + 1
        register(self.meeting)
        content = content_of(self, Stamp(year, number, approved_by=by, approved_at=at))
        approval = Approval.objects.create(
            minutes=self,
            network_id=self.network_id,
            year=year,
            number=number,
            by=by,
            at=at,
            content=content,
            sha256=fingerprint(content),
        )
        record(by, "minutes.approved", approval, number=f"{year}:{number}")
        return approval


def fingerprint(content: dict[str, Any]) -> str:
    """SHA-256 of the content written as JSON with sorted keys, UTF-8 and no spaces."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


class Submission(models.Model):
    """The record is out for approval; those who adjust it have until `due` (that day included)."""

    minutes = models.OneToOneField(Minutes, models.PROTECT, related_name="submission")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    due = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.minutes} {self.at}"


class Return(models.Model):
    """The record was sent back for changes."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="returns")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=400)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.reason


class Approval(models.Model):
    """The approved record: number within the network and year, and the frozen content.

    `content` has the shape that `meetings/content.py` describes; `sha256` is its fingerprint.
    """

    minutes = models.OneToOneField(Minutes, models.PROTECT, related_name="approval")
    network = models.ForeignKey(Network, models.PROTECT, related_name="approvals")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "year", "number"], name="one_record_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.year}:{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Refused(_("The minutes are approved and can no longer be changed."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Refused(_("The minutes are approved and can no longer be changed."))
