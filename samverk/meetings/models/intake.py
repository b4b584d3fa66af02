"""Minutes that a network wrote elsewhere and handed in as a file, read as a draft to confirm."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.documents.models import StoredFile
from samverk.ledger.record import record
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.reading import Draft, read
from samverk.networks.models import Municipality, Network
from samverk.people.models import Person
from samverk.shell.refused import Refused


class IntakeQuerySet(models.QuerySet["Intake"]):
    def waiting(self) -> "IntakeQuerySet":
        """Those that nobody has confirmed or put aside."""
        return self.filter(ended_at__isnull=True)

    def unmatched(self) -> "IntakeQuerySet":
        """Those waiting for somebody to say which meeting they are about."""
        return self.waiting().filter(meeting__isnull=True)


class Intake(models.Model):
    """A file with the record of a meeting, uploaded by somebody or mailed by `sender`.

    `network` and `meeting` are those it was matched to, if any. `draft` is what was read in it, in
    the shape of `reading.Draft`, and the document's "text". It waits until somebody confirms it,
    which writes the record, or puts it aside.
    """

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="intakes"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="intakes"
    )
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sender = models.EmailField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    draft = models.JSONField(default=dict)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    is_confirmed = models.BooleanField(default=False)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file.name

    @property
    def reading(self) -> Draft:
        return Draft.from_json(self.draft)

    @property
    def text(self) -> str:
        return str(self.draft.get("text", ""))

    @classmethod
    def hand_in(
        cls,
        file: StoredFile,
        *,
        text: str,
        at: datetime,
        by: Person | None = None,
        sender: str = "",
        meeting: Meeting | None = None,
    ) -> "Intake":
        """Keep a file with its reading. `text` is what was extracted from it.

        Into the meeting that it was handed in at, if any; that must have begun and be open.
        """
        if meeting:
            meeting.must_be_open()
            meeting.check_begun(at)
        towns = Municipality.objects.values_list("name", flat=True)
        draft = read(text, municipalities=towns, today=timezone.localdate(at))
        intake = cls.objects.create(
            file=file,
            meeting=meeting,
            network=meeting.network if meeting else None,
            by=by,
            sender=sender,
            at=at,
            draft={**draft.as_json(), "text": text},
        )
        record(by, "intake.handed_in", meeting or intake, title=file.name)
        return intake

    def match(self, meeting: Meeting, *, by: Person | None) -> None:
        """Say which meeting it is about."""
        self.must_wait()
        meeting.check_begun(timezone.now())
        self.meeting, self.network = meeting, meeting.network
        self.save(update_fields=["meeting", "network"])
        record(by, "intake.matched", meeting, title=self.file.name)

    def put_aside(self, *, by: Person) -> None:
        """Nothing is to be made of it; the file stays."""
        self.must_wait()
        self.end(by=by, confirmed=False)
        record(by, "intake.put_aside", self.meeting or self, title=self.file.name)

    def must_wait(self) -> None:
        """Refuse the second time; holds the row, so that of two one acts first."""
        self.refresh_from_db(from_queryset=Intake.objects.select_for_update())
        self.check_waits()

    def check_waits(self) -> None:
        if self.ended_at:
            raise Refused(_("The file has been taken care of already."))

    def end(self, *, by: Person, confirmed: bool) -> None:
        self.ended_by, self.ended_at, self.is_confirmed = by, timezone.now(), confirmed
        self.save(update_fields=["ended_by", "ended_at", "is_confirmed"])
