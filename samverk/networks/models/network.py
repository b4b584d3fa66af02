"""A network: what it is, below whom it stands, and how it stands on a day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.record import record
from samverk.networks.models.decision import NetworkDecision
from samverk.shell.refused import Refused


class Standing(models.TextChoices):
    """How a network stands on a day; it follows from decisions, none is set by hand."""

    PROPOSED = "proposed", gettext_lazy("Asked for")
    ACTIVE = "active", gettext_lazy("Active")
    PAUSED = "paused", gettext_lazy("Resting")
    ENDED = "ended", gettext_lazy("Has ended")


class NetworkQuerySet(models.QuerySet["Network"]):
    def by_name(self) -> "NetworkQuerySet":
        return self.order_by("name")

    def without_groups(self) -> "NetworkQuerySet":
        """All but working groups, which have no charter of their own."""
        return self.exclude(kind=Network.Kind.GROUP)

    def chartered(self) -> "NetworkQuerySet":
        """Those that some body has commissioned: not the top of the tree, and no groups."""
        return self.without_groups().filter(parent__isnull=False)

    def proposed(self) -> "NetworkQuerySet":
        """Those that somebody has asked for and nobody has decided about."""
        decided = NetworkDecision.objects.filter(network=OuterRef("pk"))
        return self.filter(~Exists(decided), initiative__isnull=False)

    def ended(self, on: date) -> "NetworkQuerySet":
        return self.filter(_ended(on))

    def begun(self) -> "NetworkQuerySet":
        """Those that were ever started: neither asked for only, nor turned down."""
        started = NetworkDecision.objects.filter(network=OuterRef("pk"), kind="start")
        return self.filter(Q(initiative__isnull=True) | Exists(started))

    def going_on(self) -> "NetworkQuerySet":
        """Those that have begun and whose end nobody has decided: to choose among."""
        return self.begun().filter(
            ~Exists(NetworkDecision.objects.ends().filter(network=OuterRef("pk")))
        )

    def alive(self, on: date) -> "NetworkQuerySet":
        """Those that have started and not ended, resting or not."""
        return self.begun().filter(~_ended(on))

    def paused(self, on: date) -> "NetworkQuerySet":
        return self.alive(on).filter(_paused(on))

    def active(self, on: date) -> "NetworkQuerySet":
        return self.alive(on).filter(~_paused(on))

    def with_life(self) -> "NetworkQuerySet":
        """With what `standing` asks about, in two queries."""
        return self.select_related("parent", "initiative").prefetch_related("decisions")


def _ended(on: date) -> Exists:
    return Exists(NetworkDecision.objects.ending_before(on).filter(network=OuterRef("pk")))


def _paused(on: date) -> Exists:
    return Exists(NetworkDecision.objects.pausing(on).filter(network=OuterRef("pk")))


class Network(models.Model):
    """A body that commissions networks, a network, or a working group below a network.

    `parent` is the body that commissions it and that it reports to; `aliases` are other
    names that documents call it by; `ends_on` is when a working group should be done.
    """

    class Kind(models.TextChoices):
        BODY = "body", gettext_lazy("commissioning body")
        NETWORK = "network", gettext_lazy("network")
        GROUP = "group", gettext_lazy("working group")

    class Record(models.TextChoices):
        """What the network calls its record of a meeting."""

        NOTES = "notes", gettext_lazy("meeting notes")
        MINUTES = "minutes", gettext_lazy("minutes")

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NETWORK)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    purpose = models.CharField(max_length=400, blank=True)
    record = models.CharField(max_length=10, choices=Record, default=Record.MINUTES)
    aliases = models.JSONField(default=list, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="group") | Q(parent__isnull=False, ends_on__isnull=False),
                name="a_group_has_a_network_and_an_end",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("desk:network", args=[self.slug])

    @property
    def network_id(self) -> int:
        return self.pk

    @property
    def is_group(self) -> bool:
        return self.kind == self.Kind.GROUP

    def call_record(self, kind: str, *, by: models.Model) -> None:
        """Choose what the records that are begun from now on are called."""
        if kind != self.record:
            self.record = kind
            self.save(update_fields=["record"])
            record(by, "network.record_chosen", self, record=kind)

    def standing(self, on: date) -> Standing:
        """How it stands on a day; one without any decision is active."""
        if self.end_decision and self.end_decision.ended_before(on):
            return Standing.ENDED
        if hasattr(self, "initiative") and not self.decisions.all():
            return Standing.PROPOSED
        return Standing.PAUSED if self.pause_on(on) else Standing.ACTIVE

    @property
    def start_decision(self) -> NetworkDecision | None:
        return next((row for row in self.decisions.all() if row.kind == "start"), None)

    @property
    def end_decision(self) -> NetworkDecision | None:
        """The decision that ends it, past or coming."""
        return next((row for row in self.decisions.all() if row.is_end), None)

    def pause_on(self, day: date) -> NetworkDecision | None:
        """The pause that holds on a day, if any does."""
        rows = [row for row in self.decisions.all() if row.since and row.since <= day]
        for row in reversed(rows):
            if row.kind == "resume":
                return None
            if row.kind == "pause" and (row.until is None or row.until >= day):
                return row
        return None

    def is_overdue(self, on: date) -> bool:
        """A working group whose end date has passed, and that nobody has closed."""
        return self.ends_on is not None and self.ends_on < on and self.standing(on) == "active"

    def hold(self) -> None:
        """Take the row until the transaction ends: of two who decide, one decides first."""
        Network.objects.select_for_update().get(pk=self.pk)

    def must_go_on(self) -> None:
        """Refuse what cannot be decided of a network that has not started, or that has an end."""
        self.hold()
        if Network.objects.proposed().filter(pk=self.pk).exists():
            raise Refused(_("The network has not started yet."))
        if NetworkDecision.objects.ends().filter(network=self).exists():
            raise Refused(_("It is already decided that the network ends."))

    def decide(self, kind: str, *, by: Any, body: str, on: date, **rest: Any) -> NetworkDecision:
        """Write down a decision about the network; the verbs that decide call this."""
        row = NetworkDecision(
            network=self, kind=kind, body=body, on=on, recorded_by_id=by.pk, **rest
        )
        row.save()
        return row

    def pause(
        self, *, by: Any, body: str, on: date, since: date, until: date | None, reason: str
    ) -> NetworkDecision:
        """Let the network rest from a day, until a day or until further notice."""
        self.must_go_on()
        if NetworkDecision.objects.pausing(since).filter(network=self).exists():
            raise Refused(_("The network is resting already."))
        if until and until < since:
            raise Refused(_("The last day of the rest is before the first."))
        row = self.decide("pause", by=by, body=body, on=on, since=since, until=until, reason=reason)
        record(by, "network.paused", self, since=since.isoformat())
        return row

    def resume(self, *, by: Any, body: str, on: date, since: date, reason: str) -> NetworkDecision:
        """Take the network up again from a day."""
        self.must_go_on()
        if not NetworkDecision.objects.pausing(since).filter(network=self).exists():
            raise Refused(_("The network is not resting on that day."))
        row = self.decide("resume", by=by, body=body, on=on, since=since, reason=reason)
        record(by, "network.resumed", self, since=since.isoformat())
        return row

    def extend(self, *, by: Any, ends_on: date) -> None:
        """Give a working group a new end date."""
        self.must_go_on()
        before = self.ends_on.isoformat() if self.ends_on else None
        self.ends_on = ends_on
        self.save(update_fields=["ends_on"])
        record(by, "group.extended", self, before=before, after=ends_on.isoformat())

    def place_under(self, parent: "Network | None", *, by: Any) -> None:
        """Say which body commissions it, or none; no body stands below itself."""
        self.hold()
        if parent and self in (parent, *parent.above()):
            raise Refused(_("A network cannot stand below itself."))
        before, self.parent = self.parent, parent
        self.save(update_fields=["parent"])
        record(
            by,
            "network.placed",
            self,
            before=before.name if before else None,
            after=parent.name if parent else None,
        )

    def above(self) -> "Iterator[Network]":
        """The bodies above it, the nearest first: one query each."""
        body = self.parent
        while body:
            yield body
            body = body.parent
