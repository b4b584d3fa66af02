"""What comes out of an agenda item: decisions and actions."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.record import record
from samverk.meetings.models.agenda import AgendaItem
from samverk.meetings.models.meeting import Meeting
from samverk.networks.models import Network
from samverk.people.models import Person
from samverk.shell.refused import Refused


class DecisionQuerySet(models.QuerySet["Decision"]):
    def registered(self) -> "DecisionQuerySet":
        """Those of approved records, the latest number first."""
        rows = self.filter(registered__isnull=False).select_related(
            "registered", "item__meeting__network", "further", "settlement"
        )
        return rows.order_by("-registered__year", "-registered__number")

    def asked_about(self, meeting: Meeting) -> "DecisionQuerySet":
        """Those of a meeting that municipalities assent or object to, in order."""
        rows = self.filter(item__meeting=meeting, registered__isnull=False, kind__in=BINDING)
        return rows.select_related("registered").order_by("registered__number")

    def with_waits(self) -> "DecisionQuerySet":
        """With what `waits_for` asks about."""
        waiting = {
            "is_to_be_told": Decision.objects.to_inform(),
            "is_to_be_decided_further": Decision.objects.to_decide_further(),
            "has_open_actions": Decision.objects.with_open_actions(),
        }
        found = {
            name: models.Exists(rows.filter(pk=models.OuterRef("pk")))
            for name, rows in waiting.items()
        }
        return self.annotate(**found)

    def to_inform(self) -> "DecisionQuerySet":
        """Those that somebody is still to be told of."""
        return self.filter(leads_to=Decision.LeadsTo.INFORMATION, settlement__isnull=True)

    def to_decide_further(self) -> "DecisionQuerySet":
        """Those that somebody else is still to decide on."""
        further = Decision.objects.filter(
            registered__isnull=False, item__backlog__decision=models.OuterRef("pk")
        )
        waiting = self.filter(leads_to=Decision.LeadsTo.FURTHER, settlement__isnull=True)
        return waiting.filter(~models.Exists(further))

    def with_open_actions(self) -> "DecisionQuerySet":
        """Those of which something is still to be done."""
        return self.filter(
            models.Exists(Action.objects.open().filter(decision=models.OuterRef("pk")))
        )

    def open(self) -> "DecisionQuerySet":
        """Those of which something is still to come, whatever it is."""
        every = Decision.objects
        waiting = models.Q()
        for rows in (every.to_inform(), every.to_decide_further(), every.with_open_actions()):
            waiting |= models.Q(pk__in=rows.order_by().values("pk"))
        return self.filter(waiting)


class Decision(models.Model):
    """A decision taken under an item. `kind` tells what the network may do with it (R02).

    `leads_to` is what comes of it: somebody is informed (`to_whom`, `by_whom`), somebody else
    decides (`further`, or `to_whom` where it is no network), or something is done (its actions).
    """

    class Kind(models.TextChoices):
        DECIDE = "decide", gettext_lazy("Decides")
        RECOMMEND = "recommend", gettext_lazy("Recommends")
        PREPARE = "prepare", gettext_lazy("Prepares for another body")
        INFORM = "inform", gettext_lazy("Informs")

    class LeadsTo(models.TextChoices):
        INFORMATION = "information", gettext_lazy("Somebody is informed")
        FURTHER = "further", gettext_lazy("Somebody else decides")
        ACTION = "action", gettext_lazy("Something is done")

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.DECIDE)
    text = models.TextField()
    leads_to = models.CharField(max_length=12, choices=LeadsTo, blank=True)
    to_whom = models.CharField(max_length=200, blank=True)
    by_whom = models.CharField(max_length=120, blank=True)
    further = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="decisions_to_come"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["item__position", "pk"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("meetings:decision", args=[self.pk])

    @property
    def network_id(self) -> int:
        return self.item.meeting.network_id

    @property
    def binds(self) -> bool:
        """Whether the municipalities are asked for their assent to it and anchor it."""
        return self.kind in BINDING

    @property
    def waits_for(self) -> list[str]:
        """What is still to come of it, in words; needs `with_waits`."""
        further = self.further or self.to_whom
        said = (
            ("is_to_be_told", _("To be told"), self.to_whom),
            ("is_to_be_decided_further", _("To be decided further"), further),
            ("has_open_actions", _("Something is still to be done"), ""),
        )
        return [
            f"{words}: {whom}" if whom else words
            for name, words, whom in said
            if getattr(self, name)
        ]

    @property
    def is_settled(self) -> bool:
        return hasattr(self, "settlement")

    def settle(self, *, by: Person, on: date, note: str = "") -> "Settlement":
        """Note that what was to come of it has come; noting it twice keeps the first."""
        if self.leads_to not in (self.LeadsTo.INFORMATION, self.LeadsTo.FURTHER):
            raise Refused(_("Nobody is to be told of this decision, and nobody else decides."))
        settlement, new = Settlement.objects.get_or_create(
            decision=self, defaults={"by": by, "on": on, "note": note}
        )
        if new:
            record(by, "decision.settled", self, note=note)
        return settlement


# The kinds of decisions that a municipality can agree with or object to.
BINDING = (Decision.Kind.DECIDE, Decision.Kind.RECOMMEND)


class Settlement(models.Model):
    """What was to come of a decision has come: those who were to know have been told, or those
    who were to decide have decided. Who says so, when, and how."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="settlement")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.decision} {self.on}"


class ActionQuerySet(models.QuerySet["Action"]):
    def open(self) -> "ActionQuerySet":
        return self.filter(completion__isnull=True)

    def standing(self) -> "ActionQuerySet":
        """All but those of cancelled meetings."""
        return self.filter(item__meeting__cancellation__isnull=True)

    def approved(self) -> "ActionQuerySet":
        """Those of approved records."""
        return self.filter(item__meeting__minutes__approval__isnull=False)

    def with_origin(self) -> "ActionQuerySet":
        """With whose they are, how they went, and the meeting and decision they come of."""
        return self.select_related(
            "person", "completion__by", "item__meeting__network", "decision__registered"
        )


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

    def reopen(self, *, by: Person, on: date) -> None:
        """Take back the word that it is done, on the day it was given."""
        done = Completion.objects.filter(action=self)
        if not done.filter(on=on).exists():
            raise Refused(_("It can only be taken back on the day it was marked as done."))
        done.delete()
        record(by, "action.reopened", self)

    def hand_over(self, *, by: Person, person_id: int | None, who: str, due: date | None) -> None:
        """Let somebody else do it, or by another day. Refused when it is done."""
        if self.is_done:
            raise Refused(_("It is already done."))
        before = {"owner": self.owner, "due": str(self.due or "")}
        self.person = Person.objects.get(pk=person_id) if person_id else None
        self.who, self.due = "" if person_id else who, due
        self.save(update_fields=["person", "who", "due"])
        record(by, "action.handed_over", self, before=before)


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
