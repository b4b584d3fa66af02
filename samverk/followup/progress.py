"""How far a round has come: each network's line, who can act, and the one next step."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.followup.models import Hearing, Review, Round
from samverk.followup.models.answers import in_figures
from samverk.followup.standing import Link
from samverk.people.mandate import LEADS, WRITES, Mandate
from samverk.people.models import Appointment, Person

State = Review.State
SOON = timedelta(days=7)
SENT_IN = (State.SUBMITTED, State.COMMENTED)
LOOKS = {State.ADOPTED: "met", State.SET_ASIDE: "none", State.DRAFTED: "due"}


@dataclass(frozen=True)
class Line:
    """A network in the round: how it looks, and who does what next."""

    review: Review
    look: str
    figure: str
    people: list[Person]
    waits: str


@dataclass(frozen=True)
class Progress:
    """A round as its page shows it; `step` is for those who lead it."""

    lines: list[Line]
    hearing: Hearing | None
    step: Link | None
    look: str
    summary: str

    @property
    def proposed(self) -> list[Review]:
        return [line.review for line in self.lines if line.review.state == State.PROPOSED]

    @property
    def is_over(self) -> bool:
        return all(line.review.is_over for line in self.lines)


@dataclass(frozen=True)
class Row:
    """A round in the list: how it stands, and those of its reviews that the person may read.

    `is_seen`: the person may read its own page too.
    """

    round: Round
    lines: list[tuple[Review, str]]
    look: str
    summary: str
    is_seen: bool

    @property
    def is_over(self) -> bool:
        return all(review.is_over for review, _look in self.lines)

    @classmethod
    def of(cls, found: Round, reviews: list[Review], mandate: Mandate, *, today: date) -> "Row":
        lines = [(review, look_of(review, today)) for review in reviews]
        return cls(found, lines, *in_words(reviews, today), mandate.sees(found.commissioner))


def shown(reviews: Iterable[Review]) -> list[tuple[Review, str]]:
    """Reviews with what they come to in figures, for the pages that ask before an act."""
    return [(review, in_figures(review)) for review in reviews]


def progress(found: Round, *, today: date) -> Progress:
    """Gather it in three queries, however many networks take part."""
    reviews = found.progress()
    held = _people({review.network_id for review in reviews} | {found.commissioner_id}, today)
    lines = [_line(review, held, today) for review in reviews]
    hearing = found.hearing()
    look, summary = in_words(reviews, today)
    return Progress(lines, hearing, next_step(found, reviews, hearing), look, summary)


def _people(networks: set[int], today: date) -> dict[tuple[int, str], list[Person]]:
    """Who holds which role in which network, by name."""
    found: dict[tuple[int, str], list[Person]] = defaultdict(list)
    rows = Appointment.objects.on(today).filter(network__in=networks)
    for row in rows.select_related("person").order_by("person__name"):
        found[row.network_id or 0, row.role].append(row.person)
    return found


def _line(review: Review, held: dict[tuple[int, str], list[Person]], today: date) -> Line:
    place, roles, waits = _turn(review)
    people = [person for role in sorted(roles) for person in held.get((place, role), [])]
    return Line(review, look_of(review, today), figure_of(review), list(dict.fromkeys(people)),
                waits)  # fmt: skip


def _turn(review: Review) -> tuple[int, frozenset[str], str]:
    """Whose turn it is (a network and roles there), and what they are to do."""
    network, commissioner = review.network_id, review.round.commissioner_id
    match review.state:
        case State.NOT_BEGUN | State.BEGUN:
            return network, LEADS | WRITES, _("Go through the assignments")
        case State.SUBMITTED:
            return network, frozenset({"liaison"}), _("Comment, before the proposal is made")
        case State.COMMENTED | State.DRAFTED:
            return commissioner, LEADS, _("Make the proposal")
        case State.PROPOSED:
            return commissioner, LEADS, _("Take the proposal to a meeting and adopt it")
    return commissioner, frozenset(), ""


def look_of(review: Review, today: date) -> str:
    """Which chip it gets: what waits past its day is late."""
    if review.state in (State.NOT_BEGUN, State.BEGUN):
        return by_date(review.round.answers_by, today)
    return LOOKS.get(review.state, "upcoming")


def by_date(due: date, today: date) -> str:
    if due < today:
        return "late"
    return "due" if due <= today + SOON else "upcoming"


def figure_of(review: Review) -> str:
    """ "3 of 5" """
    return _("%(held)s of %(minimum)s") % {"held": review.answered, "minimum": review.asked}


def in_words(reviews: Iterable[Review], today: date) -> tuple[str, str]:
    """A round's chip, and how it stands in one sentence."""
    rows = list(reviews)
    left = [row for row in rows if row.state in (State.NOT_BEGUN, State.BEGUN)]
    if all(row.is_over for row in rows):
        adopted = sum(row.state == State.ADOPTED for row in rows)
        text = ngettext(
            "The round is closed: %(n)s new charter was adopted.",
            "The round is closed: %(n)s new charters were adopted.",
            adopted,
        )
        return "met", text % {"n": adopted}
    if not left:
        return "upcoming", _("All networks have sent in their answers.")
    text = ngettext(
        "%(sent)s of %(n)s network has sent in its answers.",
        "%(sent)s of %(n)s networks have sent in their answers.",
        len(rows),
    )
    look = by_date(rows[0].round.answers_by, today)
    return look, text % {"sent": len(rows) - len(left), "n": len(rows)}


def next_step(found: Round, reviews: list[Review], hearing: Hearing | None) -> Link | None:
    """What those who lead the round do next, if it is their turn."""
    ready = sum(review.is_ready for review in reviews)
    proposed = sum(review.state == State.PROPOSED for review in reviews)
    if ready:
        text = ngettext("Make %(n)s proposal", "Make %(n)s proposals", ready) % {"n": ready}
        return Link(text, reverse("followup:proposing", args=[found.pk]))
    if proposed and hearing is None:
        return Link(_("Take the proposals to a meeting"), hearing_url(found))
    if proposed:
        return Link(_("Record the adoption"), reverse("followup:round_adoption", args=[found.pk]))
    return None


def hearing_url(found: Round) -> str:
    return reverse("followup:hearing", args=[found.pk])
