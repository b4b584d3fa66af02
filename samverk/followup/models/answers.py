"""What is said in a review: of each assignment, of goals, of what is new, and by the liaison."""

from collections import Counter

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samverk.charters.models import Assignment, Goal, StrategicGoal
from samverk.followup.models.review import Review
from samverk.people.models import Person
from samverk.shell.refused import Refused


class Verdict(models.Model):
    """What becomes of one assignment. `text` and `parts` are the new wording of a changed one;
    `reason` tells what was done, or why it is dropped."""

    class Kind(models.TextChoices):
        CONTINUES = "continues", gettext_lazy("Goes on as it is")
        CHANGES = "changes", gettext_lazy("Changes")
        DONE = "done", gettext_lazy("Is done")
        DROPPED = "dropped", gettext_lazy("Is dropped")

    review = models.ForeignKey(Review, models.CASCADE, related_name="verdicts")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="verdicts")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(blank=True)
    parts = models.JSONField(default=list, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "assignment"], name="one_verdict_each")
        ]

    def __str__(self) -> str:
        return f"{self.assignment}: {self.get_kind_display()}"

    @property
    def ends_it(self) -> bool:
        return self.kind in (self.Kind.DONE, self.Kind.DROPPED)

    @property
    def changes_it(self) -> bool:
        return self.kind == self.Kind.CHANGES

    def say(self, *, by: Person, kind: str, text: str, parts: list[str], reason: str) -> None:
        """Keep what is said now; of the rest of the form only what belongs to the answer."""
        self.kind, self.by, self.at = kind, by, timezone.now()
        self.text, self.parts = (text.strip(), parts) if self.changes_it else ("", [])
        self.reason = reason.strip() if self.ends_it else ""
        if self.ends_it and not self.reason:
            raise Refused(_("Say what was done, or why the assignment is dropped."))
        if self.changes_it and not self.is_another_wording:
            raise Refused(_("Write the new wording of the assignment."))
        self.save()

    @property
    def is_another_wording(self) -> bool:
        same = self.text == self.assignment.text and self.parts == self.assignment.parts
        return bool(self.text) and not same


class Addition(models.Model):
    """An assignment that the network proposes to be given."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="additions")
    text = models.TextField()
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text


class Placing(models.Model):
    """Which goal of the new strategy the assignments of a goal go under; empty for none."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="placings")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="+")
    strategic = models.ForeignKey(
        StrategicGoal, models.CASCADE, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "goal"], name="one_placing_of_a_goal")
        ]

    def __str__(self) -> str:
        return f"{self.goal} → {self.strategic or '–'}"


class Comment(models.Model):
    """What the responsible school chief says: of one assignment, or of the review as a whole."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="comments")
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text


def in_figures(review: Review) -> str:
    """What the network answered: "3 go on, 1 changes, 1 is new". Prefetch what it counts."""
    kinds = Counter(verdict.kind for verdict in review.verdicts.all())
    new = len(review.additions.all())
    said = {
        ngettext("%(n)s goes on", "%(n)s go on", kinds["continues"]): kinds["continues"],
        ngettext("%(n)s changes", "%(n)s change", kinds["changes"]): kinds["changes"],
        ngettext("%(n)s is done", "%(n)s are done", kinds["done"]): kinds["done"],
        ngettext("%(n)s is dropped", "%(n)s are dropped", kinds["dropped"]): kinds["dropped"],
        ngettext("%(n)s is new", "%(n)s are new", new): new,
    }
    return ", ".join(text % {"n": number} for text, number in said.items() if number)
