"""What the yearly revision asks of one person now."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.followup.models import Review
from samverk.followup.progress import State, by_date
from samverk.followup.standing import Link
from samverk.people.mandate import LEADS, WRITES, Mandate


@dataclass(frozen=True)
class RoundTask:
    """Something to do in a round: what, where, by when, and the one button that does it."""

    status: str
    due: date | None
    what: str
    where: str
    why: str
    step: Link


def round_tasks(mandate: Mandate, today: date) -> list[RoundTask]:
    """From the rounds that go on: one query, however many networks take part.

    The coordinator, who may help everywhere, is asked only for what falls on those who lead.
    """
    reviews = list(Review.objects.seen_by(mandate).going_on().with_progress().newest_first())
    own = [task for review in reviews if (task := _own(review, mandate, today))]
    return [*own, *_leading(reviews, mandate, today)]


def _own(review: Review, mandate: Mandate, today: date) -> RoundTask | None:
    """What the network's own people, or its school chief, are to do."""
    roles = mandate.roles.get(review.network_id, frozenset())
    due = review.round.answers_by
    words = {"year": review.round.year}
    if review.is_open and roles & (LEADS | WRITES):
        label = _("Go on: %(left)s of %(asked)s left")
        step = label % {"left": review.left, "asked": review.asked}
        return RoundTask(
            status=by_date(due, today), due=due, where=review.network.name,
            what=_("Go through the assignments for %(year)s") % words,
            why=_("%(network)s has asked for it.") % {"network": review.round.commissioner},
            step=Link(step if review.answered and review.left else _("Go through the assignments"),
                      review.get_absolute_url()),
        )  # fmt: skip
    if review.state == State.SUBMITTED and "liaison" in roles:
        return RoundTask(
            status=by_date(due, today), due=due, where=review.network.name,
            what=_("Comment on the review for %(year)s") % words,
            why=_("The network has sent in its answers."),
            step=Link(_("Comment on the review"), review.get_absolute_url()),
        )  # fmt: skip
    return None


def _leading(reviews: list[Review], mandate: Mandate, today: date) -> list[RoundTask]:
    """What those who lead a round are to do next with it."""
    found: dict[tuple[int, str], RoundTask] = {}
    for review in reviews:
        if mandate.leads(review.round.commissioner) and (step := _next(review)):
            name, what = step
            url = reverse(f"followup:{name}", args=[review.round_id])
            found.setdefault(
                (review.round_id, name),
                RoundTask(
                    status="due", due=None, where=review.round.commissioner.name, what=what,
                    why=_("Revision for %(year)s") % {"year": review.round.year},
                    step=Link(what, url),
                ),
            )  # fmt: skip
    return list(found.values())


def _next(review: Review) -> tuple[str, str] | None:
    """The page where those who lead the round go on with a review, and what they do there."""
    if review.is_ready:
        return "proposing", _("Make the proposals")
    if review.state != State.PROPOSED:
        return None
    if review.heard:
        return "round_adoption", _("Record the adoption")
    return "hearing", _("Take the proposals to a meeting")
