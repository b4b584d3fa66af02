"""What was decided about a network: that it starts, rests, goes on, or ends."""

from datetime import date
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.shell.refused import Refused


class NetworkDecisionQuerySet(models.QuerySet["NetworkDecision"]):
    def ends(self) -> "NetworkDecisionQuerySet":
        return self.filter(kind__in=NetworkDecision.ENDS)

    def ending_before(self, on: date) -> "NetworkDecisionQuerySet":
        """Those whose network has had its last day before a day."""
        return self.ends().filter(until__lt=on)

    def pausing(self, on: date) -> "NetworkDecisionQuerySet":
        """The pauses that hold on a day: begun, not over, and not taken back since."""
        resumed = NetworkDecision.objects.filter(
            network=OuterRef("network"), kind="resume", since__lte=on, pk__gt=OuterRef("pk")
        )
        return self.filter(
            ~Exists(resumed), Q(until__isnull=True) | Q(until__gte=on), kind="pause", since__lte=on
        )


class NetworkDecision(models.Model):
    """One decision: who took it (`body`), when (`on`) and why. Never changed afterwards.

    `since` and `until` are the first and the last day of what was decided: a start and a
    going on have the first, a pause the first and maybe the last, an end the last.
    """

    class Kind(models.TextChoices):
        START = "start", gettext_lazy("starts")
        PAUSE = "pause", gettext_lazy("rests")
        RESUME = "resume", gettext_lazy("goes on")
        MERGE = "merge", gettext_lazy("goes into another network")
        CLOSE = "close", gettext_lazy("ends")

    ENDS = ("merge", "close")

    network = models.ForeignKey("networks.Network", models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind)
    body = models.CharField(max_length=200)
    on = models.DateField()
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    into = models.ForeignKey(
        "networks.Network", models.PROTECT, null=True, blank=True, related_name="merged"
    )
    reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    objects = NetworkDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network"], condition=Q(kind="start"), name="a_network_starts_once"
            ),
            models.UniqueConstraint(
                fields=["network"],
                condition=Q(kind__in=["merge", "close"]),
                name="a_network_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["merge", "close"], until__isnull=False)
                | Q(kind__in=["start", "pause", "resume"], since__isnull=False),
                name="a_decision_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(kind="merge") | Q(into__isnull=False),
                name="a_merge_has_another_network",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.kind} {self.on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse()

    @property
    def is_end(self) -> bool:
        return self.kind in self.ENDS

    def ended_before(self, on: date) -> bool:
        return self.is_end and self.until is not None and self.until < on


def _refuse() -> NoReturn:
    raise Refused(_("What was decided about a network is never changed. Decide anew."))
