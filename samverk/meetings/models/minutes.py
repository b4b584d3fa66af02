"""The record of a meeting: written, sent for approval, approved, and then never changed."""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.meetings.content import Stamp, content_of
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.procedure import Procedure
from samverk.meetings.models.register import register
from samverk.meetings.workdays import workday_from
from samverk.networks.models import Network
from samverk.people.models import Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.meetings.models.correcting import Correction, Reopening

Approving = Procedure.Approving


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
    def reopening(self) -> "Reopening | None":
        """The correction under way, if any: one query for an approved record, else none."""
        if not self.is_approved:
            return None
        return self.reopenings.filter(ended_at__isnull=True).first()

    @property
    def is_out(self) -> bool:
        """Out to be adjusted or approved; a correction may be so too."""
        return self.is_submitted and (not self.is_approved or self.reopening is not None)

    @property
    def is_published(self) -> bool:
        """The publishing room, above this one, points at the approval with a row of its own."""
        return self.is_approved and hasattr(self.approval, "publication")

    @property
    def awaits_release(self) -> bool:
        """Approved, and nobody has let the public have its latest version: rows of that room."""
        if not self.is_approved:
            return False
        latest = self.approval.corrections.last()
        if latest:
            return not hasattr(latest, "release")
        return not self.is_published and not self.approval.releases.exists()

    @classmethod
    def begin(cls, meeting: Meeting, *, by: Person) -> "Minutes":
        """Begin the record, or go on with the one begun."""
        meeting.must_be_open(correcting=True)
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
        """The record as it would be frozen now, without approver, and number if it is new."""
        return content_of(self, self._stamp(self.reopening))

    def submit(self, *, by: Person) -> "Submission":
        """Send the record out, to be adjusted or approved within the days that the network gives.

        Raises Refused while nobody is marked as present, and where those who adjust it approve
        it and nobody has been chosen to.
        """
        self.meeting.must_be_open(correcting=True)
        if not self.meeting.attendance.exclude(presence="absent").exists():
            raise Refused(_("Mark who came before you send the minutes for approval."))
        rules = Procedure.of(self.meeting.network)
        if rules.approving == Approving.ADJUSTERS and not self.meeting.adjusters.exists():
            raise Refused(_("Choose who adjusts it before you send it."))
        due = workday_from(timezone.localdate() + timedelta(days=rules.adjust_days))
        submission = Submission.objects.create(minutes=self, by=by, due=due)
        record(by, "minutes.submitted", self.meeting, due=due.isoformat())
        return submission

    def asked(self) -> QuerySet[Person]:
        """Those who are to read it while it is out: its adjusters. Where it is approved by
        silence and nobody has been chosen to, all who were at the meeting. By name."""
        adjusters = Person.objects.filter(
            pk__in=self.meeting.adjusters.values("person"), is_active=True
        )
        silence = Procedure.of(self.meeting.network).approving == Approving.SILENCE
        if not silence or self.meeting.adjusters.exists():
            return adjusters.order_by("name")
        there = self.meeting.attendance.exclude(presence="absent").values("person")
        return Person.objects.filter(pk__in=there, is_active=True).order_by("name")

    def withdraw(self, *, by: Person) -> None:
        """Take back what is out for approval, to go on writing. What adjusters have said of it
        falls."""
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
        if self.is_approved and not self.reopening:
            raise Refused(_("These minutes are already approved."))
        if not self.is_submitted:
            raise Refused(_("The minutes are not out for approval."))

    def approve(
        self,
        *,
        by: Person,
        at: datetime,
        read: "Submission | None" = None,
        approving: str = Approving.LEADER,
    ) -> "Approval":
        """Approve: number the record and its decisions, and freeze it all, with its fingerprint.

        `read` is the submission that the approver has read; `approving` how it is approved. By
        silence, `by` is who sent it out. A record that is being corrected gets its next version.
        Raises Refused before the meeting, unless submitted, the second time, and where the text
        has been out of hand and sent again since it was read.
        """
        self._must_be_out()
        if at < self.meeting.starts_at:
            raise Refused(_("Minutes cannot be approved before the meeting."))
        self.check_read(read)
        Network.objects.select_for_update().get(pk=self.network_id)
        register(self.meeting)
        reopening = self.reopening
        stamp = self._stamp(reopening, approved_by=by, approved_at=at, approving=approving)
        content = content_of(self, stamp)
        facts = {"by": by, "at": at, "content": content, "sha256": fingerprint(content)}
        if reopening:
            reopening.end(at=at)
            self.approval.corrections.create(version=stamp.version, reason=stamp.reason, **facts)
            record(by, "minutes.corrected", self.approval, version=stamp.version)
            return self.approval
        assert stamp.number is not None
        approval = Approval.objects.create(
            minutes=self,
            network_id=self.network_id,
            year=stamp.year,
            number=stamp.number,
            **facts,
        )
        record(
            by, "minutes.approved", approval,
            number=f"{stamp.year}:{stamp.number}", approving=approving,
        )  # fmt: skip
        return approval

    def check_read(self, read: "Submission | None") -> None:
        """Refuse an act on a text that somebody has taken back and sent again since."""
        if read and read != self.submission:
            raise Refused(_("The text has been changed since you read it. Read it again."))

    def _stamp(self, reopening: "Reopening | None", **approved: Any) -> Stamp:
        """The numbers that it has or, being approved, gets."""
        year = self.meeting.date.year
        free = self._free_paragraph(year) if self.kind == Network.Record.MINUTES else None
        if reopening:
            former = self.approval.current
            return Stamp(
                year, self.approval.number, free=free, reason=reopening.reason,
                version=former.version + 1, former=former.content, **approved,
            )  # fmt: skip
        number = None
        if approved:
            taken = Approval.objects.filter(network_id=self.network_id, year=year)
            number = (taken.aggregate(last=Max("number"))["last"] or 0) + 1
        return Stamp(year, number, free=free, **approved)

    def _free_paragraph(self, year: int) -> int:
        """The first § of the network's year that no approved record has. Two queries."""
        approved = Approval.objects.filter(network_id=self.network_id, year=year)
        taken = [
            item.get("paragraph") or 0
            for path in ("content__items", "corrections__content__items")
            for items in approved.values_list(path, flat=True)
            for item in items or []
        ]
        return max(taken, default=0) + 1


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

    version = 1
    reason = ""
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

    @property
    def current(self) -> "Approval | Correction":
        """What the record says now: its latest version, with content, sha256 and version."""
        return self.corrections.last() or self

    def versions(self) -> "list[Approval | Correction]":
        """All of them, newest first; one query."""
        return [*reversed(self.corrections.select_related("by")), self]
