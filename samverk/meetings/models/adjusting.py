"""Adjusting a record (justering): who does it, their word, and their comments beside the text."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.meetings.models.agenda import AgendaItem
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.minutes import Approving, Minutes, Submission
from samverk.meetings.models.procedure import Procedure
from samverk.people.models import Person
from samverk.shell.refused import Refused


class AdjusterQuerySet(models.QuerySet["Adjuster"]):
    def awaited(self) -> "AdjusterQuerySet":
        """Those whose word is awaited: the record is out and they have not adjusted it."""
        given = Adjustment.objects.filter(
            adjuster=OuterRef("pk"), submission__minutes__meeting=OuterRef("meeting")
        )
        out = Q(meeting__minutes__approval__isnull=True) | Q(
            Exists(
                Minutes.objects.filter(
                    meeting=OuterRef("meeting"), reopenings__ended_at__isnull=True,
                    reopenings__isnull=False,
                )
            )
        )  # fmt: skip
        awaited = self.filter(out, ~Exists(given), meeting__minutes__submission__isnull=False)
        return awaited.select_related(
            "person", "meeting__network", "meeting__minutes__submission"
        ).order_by("meeting__minutes__submission__due", "pk")


class Adjuster(models.Model):
    """Somebody whom the meeting chose to adjust its record."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="adjusters")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = AdjusterQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="adjuster_once_a_meeting")
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def network_id(self) -> int:
        return self.meeting.network_id

    @classmethod
    def choose(cls, meeting: Meeting, people: Iterable[Person], *, by: Person) -> None:
        """Let these adjust the meeting's record, and nobody else."""
        meeting.must_be_open(correcting=True)
        chosen = set(people)
        was = {row.person: row for row in meeting.adjusters.select_related("person")}
        if chosen == was.keys():
            return
        for person in was.keys() - chosen:
            was[person].delete()
        for person in chosen - was.keys():
            meeting.adjusters.create(person=person, by=by)
        record(by, "minutes.adjusters_chosen", meeting, people=sorted(each.pk for each in chosen))

    @classmethod
    def eligible(cls, meeting: Meeting) -> models.QuerySet[Person]:
        """Those who can be chosen: who was there, or everybody on the list while none is marked;
        and whoever has been chosen already. By name."""
        there = meeting.attendance.exclude(presence="absent").filter(person__isnull=False)
        if there.exists():
            who = Q(pk__in=there.values("person"))
        else:
            who = Q(pk__in=meeting.members().order_by().values("person"))
        chosen = Q(pk__in=meeting.adjusters.values("person"))
        return Person.objects.filter(who | chosen, is_active=True).order_by("name", "pk")

    def adjust(self, *, at: datetime, read: Submission | None = None) -> None:
        """Find the record right as it is out. The last of them approves it by that, unless those
        who lead the network do. Doing it twice changes nothing."""
        minutes = self.meeting.minutes
        minutes.hold()
        minutes.check_out()
        minutes.check_read(read)
        submission = minutes.submission
        _adjustment, new = submission.adjustments.get_or_create(adjuster=self, defaults={"at": at})
        if not new:
            return
        record(self.person, "minutes.adjusted", self.meeting)
        by_leader = Procedure.of(self.meeting.network).approving == Approving.LEADER
        left = self.meeting.adjusters.exclude(adjustments__submission=submission)
        if not by_leader and not left.exists():
            minutes.approve(by=self.person, at=at, approving=Approving.ADJUSTERS)


class Adjustment(models.Model):
    """An adjuster finds the record right as it was sent out. It falls with the submission."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="adjustments")
    adjuster = models.ForeignKey(Adjuster, models.PROTECT, related_name="adjustments")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "adjuster"], name="adjusted_once_each_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.adjuster} {self.at}"


class Comment(models.Model):
    """What somebody remarks on a record that is out: on an item, or on all of it."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="comments")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="comments"
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField()
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def network_id(self) -> int:
        return self.minutes.network_id

    @property
    def is_settled(self) -> bool:
        return self.settled_at is not None

    @classmethod
    def say(
        cls, minutes: Minutes, *, by: Person, text: str, item: AgendaItem | None = None
    ) -> "Comment":
        """Remark on a record that is out."""
        minutes.hold()
        minutes.check_out()
        comment = cls.objects.create(minutes=minutes, by=by, text=text, item=item)
        record(by, "minutes.commented", minutes.meeting, comment=comment.pk)
        return comment

    def settle(self, *, by: Person) -> None:
        """Say that it has been taken care of; a second time changes nothing."""
        self.minutes.hold()
        if self.minutes.is_approved and not self.minutes.reopening:
            raise Refused(_("These minutes are already approved."))
        if self.is_settled:
            return
        self.settled_by, self.settled_at = by, timezone.now()
        self.save(update_fields=["settled_by", "settled_at"])
        record(by, "minutes.comment_settled", self.minutes.meeting)


@dataclass(frozen=True)
class Reader:
    """One of those who are to read a record that is out, and when they adjusted it, if so."""

    person: Person
    adjusted_at: datetime | None


def readers(minutes: Minutes) -> list[Reader]:
    """Those who are asked, by name."""
    given = minutes.submission.adjustments.values_list("adjuster__person", "at")
    at = dict(given)
    return [Reader(person, at.get(person.pk)) for person in minutes.asked()]


@dataclass(frozen=True)
class Talk:
    """What has been said of one item of a record, or of all of it where there is no item."""

    item: AgendaItem | None
    comments: list[Comment]


def talks(minutes: Minutes) -> list[Talk]:
    """For each item in order, and last for the whole record. Two queries."""
    said: dict[int | None, list[Comment]] = defaultdict(list)
    for comment in minutes.comments.select_related("by", "settled_by"):
        said[comment.item_id].append(comment)
    items: list[AgendaItem | None] = [*minutes.meeting.items.all(), None]
    return [Talk(item, said[item.pk if item else None]) for item in items]


def unsettled(meeting: Meeting) -> "models.QuerySet[Comment]":
    """What nobody has taken care of in a meeting's record, by item."""
    rows = Comment.objects.filter(minutes__meeting=meeting, settled_at__isnull=True)
    return rows.select_related("by", "item").order_by("item__position", "at", "pk")


def lapse(submission: Submission, *, now: datetime) -> bool:
    """Approve by silence a record whose last day has passed, if nobody's comment is unsettled.

    Whoever sent it out stands as approver. Says whether it was approved.
    """
    minutes = submission.minutes
    minutes.hold()
    if not minutes.is_submitted or (minutes.is_approved and not minutes.reopening):
        return False
    submission = minutes.submission
    over = submission.due is not None and submission.due < timezone.localdate(now)
    silence = Procedure.of(minutes.meeting.network).approving == Approving.SILENCE
    if not over or not silence or minutes.comments.filter(settled_at__isnull=True).exists():
        return False
    minutes.approve(by=submission.by, at=now, approving=Approving.SILENCE)
    return True
