"""What comes out of an agenda item: decisions and actions."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverk.ledger.record import record
from samverk.meetings.models.agenda import AgendaItem
from samverk.meetings.models.meeting import Meeting
from samverk.networks.models import Network
from samverk.people.models import Person


class Decision(models.Model):
    """A decision taken under an item. `kind` tells what the network may do with it (R02).

    `leads_to` is what comes of it: somebody is informed (`to_whom`, `by_whom`), somebody else
    decides (`further`, or `to_whom` where it is no network), or something is done (its actions).
    """

    class Kind(models.TextChoices):
        DECIDE = "decide", _("Decides")
        RECOMMEND = "recommend", _("Recommends")
        PREPARE = "prepare", _("Prepares for another body")
        INFORM = "inform", _("Informs")

    class LeadsTo(models.TextChoices):
        INFORMATION = "information", _("Somebody is informed")
        FURTHER = "further", _("Somebody else decides")
        ACTION = "action", _("Something is done")

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.DECIDE)
    text = models.TextField()
    leads_to = models.CharField(max_length=12, choices=LeadsTo, blank=True)
    to_whom = models.CharField(max_length=200, blank=True)
    by_whom = models.CharField(max_length=120, blank=True)
    further = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="decisions_to_come"
    )

    class Meta:
        ordering = ["item__position", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def network_id(self) -> int:
        return self.item.meeting.network_id


class ActionQuerySet(models.QuerySet["Action"]):
    def open(self) -> "ActionQuerySet":
        return self.filter(completion__isnull=True)


class Action(models.Model):
    """Something to be done after the meeting: by a person (or somebody named), by a day.

    `decision` is what it comes of, if anything; `report` how it is to be reported back.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="actions")
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    text = models.CharField(max_length=400)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    who = models.CharField(max_length=120, blank=True)
    due = models.DateField(null=True, blank=True)
    report = models.CharField(max_length=200, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def network_id(self) -> int:
        return self.item.meeting.network_id

    @property
    def owner(self) -> str:
        return self.person.name if self.person else self.who

    @property
    def is_done(self) -> bool:
        return hasattr(self, "completion")

    def complete(self, *, by: Person, on: date, note: str = "") -> "Completion":
        """Mark it done; marking it twice keeps the first."""
        completion, new = Completion.objects.get_or_create(
            action=self, defaults={"by": by, "on": on, "note": note}
        )
        if new:
            record(by, "action.completed", self)
        return completion


class Completion(models.Model):
    """An action was done: who says so, when, and how it went."""

    action = models.OneToOneField(Action, models.PROTECT, related_name="completion")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()
    note = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return f"{self.action} {self.on}"


def actions_of(meeting: Meeting) -> models.QuerySet[Action]:
    """What came out of a meeting to be done, and what of it has been."""
    actions = Action.objects.filter(item__meeting=meeting)
    return actions.select_related("person", "completion__by").order_by("item__position", "pk")
