"""What a network means to take up, and what a meeting takes up."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.charters.models import Assignment
from samverk.ledger.record import record
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


class BacklogQuerySet(models.QuerySet["BacklogItem"]):
    def waiting(self) -> "BacklogQuerySet":
        """Those that no standing meeting has taken up."""
        taken_up = AgendaItem.objects.filter(
            backlog=models.OuterRef("pk"), meeting__cancellation__isnull=True
        )
        return self.filter(~models.Exists(taken_up))


class BacklogItem(models.Model):
    """Something waiting to be taken up by a network, at a meeting not yet decided."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="backlog")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.INFORMATION)
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)

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


class AgendaItem(models.Model):
    """An item on a meeting's agenda; `notes` becomes its text in the minutes.

    `duration` is in minutes. At most one of `backlog`, `assignment` and `follows` says
    where the item came from: the backlog, the charter, or an earlier action.
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
        items = list(self.meeting.items.select_for_update())
        here = items.index(self)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(items):
            return
        items[here], items[there] = items[there], items[here]
        for position, item in enumerate(items, start=1):
            item.position = position
        AgendaItem.objects.bulk_update(items, ["position"])
        record(by, "agenda.item_moved", self.meeting, title=self.title)

    def remove(self, *, by: Person) -> None:
        """Take the item off the agenda, unless something has come out of it."""
        self.meeting.must_be_open()
        record(by, "agenda.item_removed", self.meeting, title=self.title)
        try:
            self.delete()
        except models.ProtectedError as held:
            raise Refused(
                gettext("Something has come out of this item, so it stays on the agenda.")
            ) from held
