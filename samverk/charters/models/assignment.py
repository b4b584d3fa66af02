"""An assignment (uppdrag): what a charter asks its network to do."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy

from samverk.charters.models.document.assignments import erase_assignment, write_assignment
from samverk.charters.models.parts import Goal, OfCharterQuerySet, Part
from samverk.charters.wording import CADENCES


class Assignment(Part):
    """Something the network is asked to do (R10–R15, R42–R51).

    `parts` are its steps as texts, or its examples where `examples` says so. `constraint` is
    what it may not touch, `initiator` who begins, `networks` who else takes part. A
    `deliverable` is what there will be, by the end of `deliverable_year`; an `indicator` how
    it shows, from `baseline` to `target`, in the words of people. `decision` names the decision
    that it comes from, and `decision_url` leads there. `continues` is the assignment of the
    version before that it goes on with.
    """

    class Modality(models.TextChoices):
        SHALL = "shall", gettext_lazy("shall")
        MAY = "may", gettext_lazy("may")

    goal = models.ForeignKey(
        Goal, models.SET_NULL, null=True, blank=True, related_name="assignments"
    )
    text = models.TextField()
    modality = models.CharField(max_length=10, choices=Modality, blank=True)
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(null=True, blank=True)
    report_to = models.CharField(max_length=200, blank=True)
    report_cadence = models.CharField(max_length=20, blank=True)
    networks = models.JSONField(default=list, blank=True)
    parts = models.JSONField(default=list, blank=True)
    examples = models.BooleanField(default=False)
    constraint = models.CharField(max_length=400, blank=True)
    initiator = models.CharField(max_length=200, blank=True)
    deliverable = models.CharField(max_length=200, blank=True)
    deliverable_year = models.PositiveSmallIntegerField(null=True, blank=True)
    indicator = models.CharField(max_length=200, blank=True)
    baseline = models.CharField(max_length=100, blank=True)
    target = models.CharField(max_length=100, blank=True)
    decision = models.CharField(max_length=300, blank=True)
    decision_url = models.CharField(max_length=300, blank=True)
    continues = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="continued_by"
    )

    objects = OfCharterQuerySet["Assignment"].as_manager()

    FACTS = (
        "goal_id",
        "text",
        "modality",
        "period_from",
        "period_to",
        "report_to",
        "report_cadence",
        "networks",
        "parts",
        "examples",
        "constraint",
        "initiator",
        "deliverable",
        "deliverable_year",
        "indicator",
        "baseline",
        "target",
        "decision",
        "decision_url",
    )

    def __str__(self) -> str:
        return self.text

    def write_down(self, before: dict[str, Any] | None) -> None:
        write_assignment(self, before)

    def strike_out(self) -> None:
        erase_assignment(self)

    @property
    def cadence_in_words(self) -> str:
        return str(CADENCES.get(self.report_cadence, self.report_cadence))
