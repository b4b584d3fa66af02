"""What a network means to take up, and what a meeting takes up."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.charters.models import Assignment
from samverk.documents.models import StoredFile
from samverk.ledger.record import record
from samverk.meetings.letters_backlog import write_declined
from samverk.meetings.models.meeting import Meeting
from samverk.networks.models import Network
from samverk.people.models import Person
from samverk.shell.refused import Refused


class ItemKind(models.TextChoices):
    """What an agenda item is for (R03)."""

    INFORMATION = "information", _("Information")
    DISCUSSION = "discussion", _("Discussion")
    DECISION = "decision", _("Decision")
    EXCHANGE = "exchange", _("Exchange of experience")
    OUTLOOK = "outlook", _("Outlook")
    ROUND = "round", _("Round of the municipalities")


class Brings(models.TextChoices):
    """What a standing item brings to the meeting by itself, each time."""

    PREVIOUS = "previous", _("the record of the last meeting")
    ACTIONS = "actions", _("what is still to be done")
    FEEDBACK = "feedback", _("feedback from the body above")
    ASSIGNMENTS = "assignments", _("assignments not taken up for long")
    REPORTS = "reports", _("what is to be reported this year")


class BacklogQuerySet(models.QuerySet["BacklogItem"]):
    def waiting(self) -> "BacklogQuerySet":
        """Those that no standing meeting has taken up, and nobody has turned down."""
        taken_up = AgendaItem.objects.filter(
            backlog=models.OuterRef("pk"), meeting__cancellation__isnull=True
        )
        return self.filter(~models.Exists(taken_up), declining__isnull=True)

    def with_outcome(self) -> "BacklogQuerySet":
        """With what became of each: its items at meetings that stand, the newest first.

        Two queries. `feedback` is what the dialogue room, above this one, points with.
        """
        items = AgendaItem.objects.filter(meeting__cancellation__isnull=True)
        newest = items.select_related("meeting__network", "postponement").order_by(
            "-meeting__starts_at", "-pk"
        )
        rows = self.select_related("network", "proposed_by", "declining__by", "feedback")
        return rows.prefetch_related(models.Prefetch("agenda_items", queryset=newest))


class BacklogItem(models.Model):
    """Something waiting to be taken up by a network, at a meeting not yet decided.

    `decision` is another network's, which this one is to decide on further.
    """

    network = models.ForeignKey(Network, models.PROTECT, related_name="backlog")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.INFORMATION)
    duration = models.PositiveSmallIntegerField(null=True, blank=True)
    presenter = models.CharField(max_length=120, blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    decision = models.OneToOneField(
        "meetings.Decision", models.PROTECT, null=True, blank=True, related_name="sent_on"
    )

    objects = BacklogQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_at", "pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def propose(
        cls, network: Network, *, by: Person | None, title: str, **fields: Any
    ) -> "BacklogItem":
        item = cls.objects.create(network=network, proposed_by=by, title=title, **fields)
        record(by, "backlog.proposed", item, title=title)
        return item

    @property
    def taken_up(self) -> "AgendaItem | None":
        """Its item on the agenda of a meeting that stands, if any: one query."""
        standing = self.agenda_items.filter(meeting__cancellation__isnull=True)
        return standing.select_related("meeting__network").first()

    def decline(self, *, by: Person, reason: str) -> "Declining":
        """Turn it down for good; the one who proposed it gets a letter with the reason."""
        BacklogItem.objects.select_for_update().get(pk=self.pk)
        if not BacklogItem.objects.waiting().filter(pk=self.pk).exists():
            raise Refused(gettext("This has been taken up, or turned down, already."))
        if hasattr(self, "feedback"):
            raise Refused(gettext("Feedback is answered, not turned down."))
        declining = Declining.objects.create(item=self, by=by, reason=reason)
        record(by, "backlog.declined", self, title=self.title, reason=reason)
        write_declined(declining)
        return declining


class Declining(models.Model):
    """A proposal that those who lead the network will not take up: who says so, and why."""

    item = models.OneToOneField(BacklogItem, models.PROTECT, related_name="declining")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=400)

    def __str__(self) -> str:
        return self.reason


def swapped[Row: models.Model](rows: list[Row], row: Row, *, up: bool) -> list[int]:
    """The ids in order once a row has changed places with the one above (or below), if any."""
    order = [one.pk for one in rows]
    here = order.index(row.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    return order


def put_in_order(rows: "models.QuerySet[Any]", order: list[int]) -> bool:
    """Give rows their `position` from 1 by this order of ids; whether that changed anything.

    Ids of others are passed over, and rows that are not named come last, as they stood.
    """
    wanted = {pk: place for place, pk in enumerate(order)}
    before = list(rows)
    after = sorted(before, key=lambda row: wanted.get(row.pk, len(order)))
    if after == before:
        return False
    for position, row in enumerate(after, start=1):
        row.position = position
    rows.model.objects.bulk_update(after, ["position"])
    return True


def arrange(meeting: Meeting, order: list[int], *, by: Person) -> None:
    """Put a meeting's items in this order of ids; those not named come last, as they stood."""
    meeting.must_be_open()
    if put_in_order(meeting.items.select_for_update(), order):
        record(by, "agenda.arranged", meeting)


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def with_origin(self) -> "AgendaItemQuerySet":
        """With where each came from and went, and its papers: three queries."""
        origins = self.select_related(
            "assignment", "backlog", "follows", "continues__meeting", "postponement__to"
        )
        return origins.prefetch_related("attachments__file")


class AgendaItem(models.Model):
    """An item on a meeting's agenda; `notes` becomes its text in the minutes.

    `duration` is in minutes. At most one of `backlog`, `assignment` and `follows` says where the
    item came from: the backlog, the charter, or an earlier action. `continues` is the item of an
    earlier meeting that was moved here; both then came from the same. `brings` is as for a standing
    item. What is not public stays in the network. `opened_at` is when the meeting came to it.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.INFORMATION)
    duration = models.PositiveSmallIntegerField(null=True, blank=True)
    presenter = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    backlog = models.ForeignKey(
        BacklogItem, models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    follows = models.ForeignKey(
        "meetings.Action", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by"
    )
    is_public = models.BooleanField(default=True)
    brings = models.CharField(max_length=20, choices=Brings, blank=True)
    opened_at = models.DateTimeField(null=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def network_id(self) -> int:
        return self.meeting.network_id

    def change(self, *, by: Person, **fields: Any) -> None:
        self.meeting.must_be_open()
        for name, value in fields.items():
            setattr(self, name, value)
        self.save()
        record(by, "agenda.item_changed", self.meeting, title=self.title)

    def move(self, *, by: Person, up: bool) -> None:
        """Change places with the item above (or below); at the end of the list, nothing."""
        self.meeting.must_be_open()
        order = swapped(list(self.meeting.items.all()), self, up=up)
        if put_in_order(self.meeting.items.select_for_update(), order):
            record(by, "agenda.item_moved", self.meeting, title=self.title)

    def remove(self, *, by: Person) -> None:
        """Take the item off the agenda with its papers, unless something has come out of it.

        What had been moved here from an earlier meeting waits again.
        """
        self.meeting.must_be_open()
        record(by, "agenda.item_removed", self.meeting, title=self.title)
        self.take_off()

    def take_off(self) -> None:
        """The part of `remove` that other verbs share; call it inside a transaction."""
        Postponement.objects.filter(item=self.continues_id).update(to=None)
        try:
            self.attachments.all().delete()
            self.delete()
        except models.ProtectedError as held:
            raise Refused(
                gettext("Something has come out of this item, so it stays on the agenda.")
            ) from held

    def words(self) -> dict[str, Any]:
        """What was written of it before the meeting, to stand on another agenda."""
        same = ("title", "kind", "duration", "presenter", "text", "is_public", "brings")
        return {name: getattr(self, name) for name in same}


class PostponementQuerySet(models.QuerySet["Postponement"]):
    def waiting(self, network: Network) -> "PostponementQuerySet":
        """A network's items that wait for a meeting, by when they were on an agenda."""
        rows = self.filter(to=None, item__meeting__network=network)
        return rows.select_related("item__meeting__network").order_by("item__meeting__starts_at")


class Postponement(models.Model):
    """An item that a meeting did not finish, and that a later one takes up instead.

    `to` is empty where it waits in the backlog for a meeting not yet planned.
    """

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="postponement")
    to = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = PostponementQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.item)


class Attachment(models.Model):
    """A paper that belongs to an item. The public gets it only if it is public itself."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    is_public = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def network_id(self) -> int:
        return self.item.meeting.network_id

    @classmethod
    def attach(
        cls, item: AgendaItem, *, by: Person, file: dict[str, Any], title: str, is_public: bool
    ) -> "Attachment":
        """Keep a file (`name`, `data`, `media_type`) with an item; without a title by its name."""
        item.meeting.must_be_open()
        paper = cls.objects.create(
            item=item,
            file=StoredFile.keep(**file),
            title=title or file["name"],
            is_public=is_public,
            by=by,
        )
        record(by, "agenda.paper_added", item.meeting, title=paper.title)
        return paper

    def change(self, *, by: Person, title: str, is_public: bool) -> None:
        self.item.meeting.must_be_open()
        self.title, self.is_public = title or self.file.name, is_public
        self.save()
        record(by, "agenda.paper_changed", self.item.meeting, title=self.title)

    def remove(self, *, by: Person) -> None:
        """Take the paper off the item; an item at another meeting that has it too keeps it."""
        self.item.meeting.must_be_open()
        record(by, "agenda.paper_removed", self.item.meeting, title=self.title)
        self.delete()
