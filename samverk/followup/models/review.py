"""One network goes through its assignments: answers, sends in, and gets a next version."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samverk.charters.models import Assignment, Charter, Goal, StrategicGoal
from samverk.followup.models.next_version import next_version
from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.followup.models.answers import Addition, Comment, Verdict


class ReviewQuerySet(models.QuerySet["Review"]):
    def seen_by(self, mandate: Mandate) -> "ReviewQuerySet":
        """Those of the networks that a person sees: the rule of `Mandate.sees`, for many."""
        if mandate.coordinator:
            return self
        return self.filter(network__in=mandate.reads)

    def with_surroundings(self) -> "ReviewQuerySet":
        return self.select_related(
            "round__commissioner",
            "round__strategy",
            "network__parent",
            "charter",
            "version__proposal",
            "version__adoption",
            "submission__by",
            "setting_aside__by",
        ).defer("charter__text", "version__text")

    def with_progress(self) -> "ReviewQuerySet":
        """With how far each has come, all in one query (see `Review`)."""
        from_hand = Charter.objects.drafts().filter(
            based_on=OuterRef("charter"), reviewed__isnull=True
        )
        rows: Any = self.with_surroundings()  # what is added is declared on the model itself
        with_numbers: ReviewQuerySet = rows.annotate(
            asked=_number_of("charter__assignments"),
            answered=_number_of("verdicts"),
            commented=_number_of("comments"),
            drafted=Exists(from_hand),
            heard=Exists(Review.objects.heard().filter(pk=OuterRef("pk"))),
        )
        return with_numbers

    def of_record(self) -> "ReviewQuerySet":
        """Those that count as done or to be done, by year: what is set aside does neither."""
        rows = self.with_surroundings().filter(setting_aside__isnull=True)
        return rows.order_by("round__year", "pk")

    def going_on(self) -> "ReviewQuerySet":
        """Neither adopted nor set aside."""
        return self.filter(setting_aside__isnull=True, version__adoption__isnull=True)

    def heard(self) -> "ReviewQuerySet":
        """Those whose round is on the agenda of a meeting that stands."""
        return self.filter(
            round__hearings__isnull=False,
            round__hearings__item__meeting__cancellation__isnull=True,
        )

    def by_network(self) -> "ReviewQuerySet":
        return self.order_by("network__name")

    def newest_first(self) -> "ReviewQuerySet":
        return self.order_by("-round__year", "round__commissioner__name", "network__name")


def _number_of(rows: str) -> Subquery:
    """How many there are of what a review points at, or is pointed at by."""
    review = Review.objects.filter(pk=OuterRef("pk")).order_by().values("pk")
    return Subquery(review.annotate(n=Count(rows)).values("n"))


class Review(models.Model):
    """A network's part of a round: the charter that it goes through, and the next version.

    `with_progress` adds `asked` and `answered`, the numbers of assignments; `commented`, the
    number of comments; `drafted`, whether somebody has begun a next version by hand; and `heard`,
    whether the round is on the agenda of a meeting.
    """

    class State(models.TextChoices):
        """How far it has come; each follows from rows, none is set by hand."""

        NOT_BEGUN = "not_begun", gettext_lazy("Not begun")
        BEGUN = "begun", gettext_lazy("Begun")
        SUBMITTED = "submitted", gettext_lazy("Sent in")
        COMMENTED = "commented", gettext_lazy("Sent in and commented")
        DRAFTED = "drafted", gettext_lazy("Proposal taken back")
        PROPOSED = "proposed", gettext_lazy("Proposed")
        ADOPTED = "adopted", gettext_lazy("Adopted")
        SET_ASIDE = "set_aside", gettext_lazy("Left out")

    round = models.ForeignKey("followup.Round", models.PROTECT, related_name="reviews")
    network = models.ForeignKey(Network, models.PROTECT, related_name="reviews")
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="reviews")
    version = models.OneToOneField(
        Charter, models.SET_NULL, null=True, blank=True, related_name="reviewed"
    )

    objects = ReviewQuerySet.as_manager()

    if TYPE_CHECKING:
        asked: int
        answered: int
        commented: int
        drafted: bool
        heard: bool

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "network"], name="one_review_in_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.round.year}"

    def get_absolute_url(self) -> str:
        return reverse("followup:review", args=[self.pk])

    # How it stands. Ask these of rows from `with_progress`.

    @property
    def state(self) -> "Review.State":
        if self.is_set_aside:
            return self.State.SET_ASIDE
        if self.version:
            return self._state_of(self.version)
        if self.is_submitted:
            return self.State.COMMENTED if self.commented else self.State.SUBMITTED
        return self.State.BEGUN if self.answered else self.State.NOT_BEGUN

    def _state_of(self, version: Charter) -> "Review.State":
        if version.is_adopted:
            return self.State.ADOPTED
        return self.State.PROPOSED if version.is_proposed else self.State.DRAFTED

    @property
    def left(self) -> int:
        """How many assignments wait for an answer."""
        return self.asked - self.answered

    @property
    def is_submitted(self) -> bool:
        return hasattr(self, "submission")

    @property
    def is_set_aside(self) -> bool:
        return hasattr(self, "setting_aside")

    @property
    def is_adopted(self) -> bool:
        return self.version is not None and self.version.is_adopted

    @property
    def is_open(self) -> bool:
        """The network can still answer."""
        return not self.is_submitted and not self.is_set_aside and self.version_id is None

    @property
    def takes_comments(self) -> bool:
        return not self.is_set_aside and self.version_id is None

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.ADOPTED, self.State.SET_ASIDE)

    @property
    def is_ready(self) -> bool:
        """Sent in, and nothing stands in the way of making the proposal."""
        sent_in = self.state in (self.State.SUBMITTED, self.State.COMMENTED)
        return sent_in and not self.drafted

    def until(self, today: date) -> date:
        """The last day of what is told of: the day that it was sent in, or today."""
        return timezone.localdate(self.submission.at) if self.is_submitted else today

    # What the network says.

    def hold(self) -> None:
        """Take the row until the transaction ends and read it anew: of two, one acts first."""
        self.refresh_from_db(from_queryset=Review.objects.select_for_update())

    def must_be_open(self) -> None:
        """The first line of every verb that changes what the network answers."""
        self.hold()
        if self.is_set_aside:
            raise Refused(_("The review has been set aside."))
        if self.version_id:
            raise Refused(_("The proposal has been made, so the review can no longer be changed."))
        if self.is_submitted:
            raise Refused(_("The review has been sent in. Take it back to change it."))

    def answer(
        self, assignment: Assignment, *, by: Person, kind: str, text: str = "",
        parts: list[str] | None = None, reason: str = "",
    ) -> "Verdict":  # fmt: skip
        """Say what becomes of an assignment; saying it again replaces what was said.

        Raises Refused for what ends without a reason, and for a change that changes nothing.
        """
        self.must_be_open()
        said = self.verdicts.filter(assignment=assignment).first()
        verdict = said or self.verdicts.model(review=self, assignment=assignment)
        verdict.say(by=by, kind=kind, text=text, parts=parts or [], reason=reason)
        record(by, "review.answered", self, title=str(assignment), answer=kind)
        return verdict

    def add(self, *, by: Person, text: str, goal: Goal | None = None) -> "Addition":
        """Propose an assignment that the network does not have yet."""
        self.must_be_open()
        addition = self.additions.create(by=by, text=text, goal=goal)
        record(by, "review.added", self, title=text)
        return addition

    def take_away(self, addition: "Addition", *, by: Person) -> None:
        self.must_be_open()
        record(by, "review.removed", self, title=addition.text)
        addition.delete()

    def place(self, goal: Goal, strategic: StrategicGoal | None, *, by: Person) -> None:
        """Say which goal of the round's strategy the assignments of a goal go under, or none."""
        self.must_be_open()
        self.placings.update_or_create(goal=goal, defaults={"strategic": strategic, "by": by})
        record(by, "review.placed", self, title=str(goal), under=str(strategic or ""))

    def place_all(self, answers: Mapping[Goal, StrategicGoal | None], *, by: Person) -> None:
        for goal, strategic in answers.items():
            self.place(goal, strategic, by=by)

    def strategic_goals(self) -> list[StrategicGoal]:
        """The goals of the round's strategy; 409 where the round has no new one."""
        if self.round.strategy is None:
            raise Refused(_("The charters rest on the same strategy as before."))
        return list(self.round.strategy.goals.all())

    def comment(self, *, by: Person, text: str, assignment: Assignment | None = None) -> "Comment":
        """What the responsible school chief says, of one assignment or of it all."""
        self.hold()
        if self.is_set_aside:
            raise Refused(_("The review has been set aside."))
        if self.version_id:
            raise Refused(_("The proposal has been made, so the review can no longer be changed."))
        comment = self.comments.create(by=by, text=text, assignment=assignment)
        record(by, "review.commented", self, title=str(assignment or ""))
        return comment

    # Sending in, and what comes of it.

    def unplaced(self) -> list[Goal]:
        """The goals that nobody has placed under the round's strategy, if it has a new one."""
        if self.round.strategy_id is None:
            return []
        placed = self.placings.values("goal")
        return list(self.charter.goals.exclude(pk__in=placed).order_by("position", "pk"))

    def missing(self) -> list[str]:
        """What has to be answered before it can be sent in, a sentence each."""
        answered = self.verdicts.values("assignment")
        waiting = list(self.charter.assignments.exclude(pk__in=answered))
        said = [_("Say what becomes of: %(text)s") % {"text": row.text} for row in waiting]
        said += [
            _("Say which goal of the new strategy this goes under: %(goal)s") % {"goal": goal}
            for goal in self.unplaced()
        ]
        return said

    def submit(self, *, by: Person) -> "Submission":
        """Send the review in; it can be taken back until the proposal is made."""
        self.must_be_open()
        if missing := self.missing():
            raise Refused(
                ngettext(
                    "One answer is missing. %(first)s",
                    "%(n)s answers are missing. %(first)s",
                    len(missing),
                )
                % {"n": len(missing), "first": " ".join(missing)}
            )
        submission = Submission.objects.create(review=self, by=by)
        record(by, "review.submitted", self)
        return submission

    def take_back(self, *, by: Person) -> None:
        """Go on with a review that was sent in."""
        self.hold()
        if self.version_id:
            raise Refused(_("The proposal has been made, so the review can no longer be changed."))
        Submission.objects.filter(review=self).delete()
        record(by, "review.taken_back", self)

    def propose(self, *, by: Person) -> Charter:
        """Make the next version of what the network answered, and propose it.

        A version that somebody has proposed by hand is taken as it is; an unfinished one has
        to be finished or thrown away first.
        """
        self.hold()
        if not self.is_submitted:
            raise Refused(
                _("%(network)s has not sent in its review yet.") % {"network": self.network}
            )
        if self.version_id or self.is_set_aside:
            raise Refused(
                _("The proposal of %(network)s has already been made or set aside.")
                % {"network": self.network}
            )
        self.version = self._version_begun() or next_version(self, by=by)
        self.save()
        record(by, "review.proposed", self, charter=self.version.pk)
        return self.version

    def _version_begun(self) -> Charter | None:
        """The next version that somebody has proposed by hand, if anybody has."""
        begun = Charter.objects.drafts().filter(based_on=self.charter_id, reviewed__isnull=True)
        if proposed := begun.filter(proposal__isnull=False).first():
            return proposed
        if begun.exists():
            raise Refused(
                _(
                    "Somebody has already begun the next version for %(network)s."
                    " Propose it or throw it away first."
                )
                % {"network": self.network}
            )
        return None

    def adopt(self, *, by: Person, body: str, on: date, in_force_from: date) -> None:
        """Put the proposed version in force. Raises Refused, naming the network, if it cannot."""
        self.hold()
        if not self.version or not self.version.is_proposed:
            raise Refused(_("%(network)s has no proposal to adopt.") % {"network": self.network})
        try:
            self.version.adopt(by=by, body=body, on=on, in_force_from=in_force_from)
        except Refused as refused:
            raise Refused(f"{self.network}: {refused}") from refused

    def set_aside(self, *, by: Person, reason: str) -> "SettingAside":
        """Leave the network out of the round, with a reason; its charter goes on as it is."""
        self.hold()
        if self.is_set_aside:
            raise Refused(_("The review has been set aside."))
        if self.is_adopted:
            raise Refused(_("The new charter has already been adopted."))
        aside = SettingAside.objects.create(review=self, by=by, reason=reason)
        record(by, "review.set_aside", self, reason=reason)
        return aside


class Submission(models.Model):
    """The network has answered all, and sent its review in."""

    review = models.OneToOneField(Review, models.CASCADE, related_name="submission")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.review} {self.at:%Y-%m-%d}"


class SettingAside(models.Model):
    """A network is left out of a round, and why."""

    review = models.OneToOneField(Review, models.CASCADE, related_name="setting_aside")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField()

    def __str__(self) -> str:
        return self.reason
