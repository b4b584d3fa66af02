"""Who may read how duties stand and tell what was done, and who takes part in the revision."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.charters.models import Assignment, Duty
from samverk.followup.models import Addition, Review, Round
from samverk.followup.models.round import may_open
from samverk.followup.rules import ATTESTED, RULES
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import (
    COORDINATES,
    HAS_ROLE,
    LEADS,
    LEADS_BODY,
    LIAISES,
    SEES,
    SEES_BODY,
    SIGNED_IN,
    WRITES,
    Right,
)

_DUTIES, _REVISION = _("Duties"), _("The yearly revision")
READ_DUTY = Right(_DUTIES, _("read how they stand"), SEES)
ATTEST = Right(
    _DUTIES,
    _("tell what was done"),
    LEADS | HAS_ROLE,
    _("What was done is told by whoever has the role, by the chair or by the office."),
    within=READ_DUTY,
)
SEE_REVIEWS = Right(_REVISION, _("see which reviews there are for you to read"), SIGNED_IN)
OPEN_ROUND = Right(
    _REVISION,
    _("open"),
    LEADS_BODY,
    _("A revision is opened by those who lead a body that commissions networks."),
    place="body",
)
READ_ROUND = Right(_REVISION, _("read the whole of it"), SEES_BODY, place="body")
LEAD_ROUND = Right(
    _REVISION,
    _("propose, take to a meeting, adopt"),
    LEADS_BODY,
    _("The revision is led by those who lead %(network)s, and by the office."),
    within=READ_ROUND,
    place="body",
)
SET_ASIDE = Right(
    _REVISION,
    _("set a network's review aside"),
    LEADS_BODY,
    _("The revision is led by those who lead %(network)s, and by the office."),
    place="body",
)
READ_REVIEW = Right(_REVISION, _("read a network's review"), SEES)
WRITE_REVIEW = Right(
    _REVISION,
    _("go through a network's assignments and send in the review"),
    WRITES,
    _("The review is made by those who lead %(network)s, by its secretary or the office."),
    within=READ_REVIEW,
)
COMMENT = Right(
    _REVISION,
    _("comment on a network's review"),
    LIAISES | COORDINATES,
    _("Comments are written by the responsible school chief."),
    within=READ_REVIEW,
)


def duty_to_read(person: Person, pk: int) -> tuple[Duty, Network, Mandate]:
    """A duty of an adopted charter, its network and the person's mandate."""
    duties = Duty.objects.filter(charter__adoption__isnull=False)
    duty = get_object_or_404(
        duties.select_related("charter__network__parent", "charter__adoption"), pk=pk
    )
    network = duty.charter.network
    mandate = Mandate.of(person, timezone.localdate())
    if network is None:
        raise Http404
    READ_DUTY.ask(mandate, network)
    return duty, network, mandate


def may_attest(mandate: Mandate, duty: Duty, network: Network) -> bool:
    """Those with the role, those who lead the network, and the coordinator."""
    return ATTEST.allows(mandate, network, own=mandate.holds(network, duty.role))


def is_attested(duty: Duty) -> bool:
    """Whether a person's word is what the duty is held against."""
    return duty.kind in ATTESTED or duty.kind not in RULES


def duty_to_attest(person: Person, pk: int) -> Duty:
    duty, network, mandate = duty_to_read(person, pk)
    if not is_attested(duty):
        raise PermissionDenied(_("samverk sees for itself how this duty stands."))
    ATTEST.ask(mandate, network, own=mandate.holds(network, duty.role))
    return duty


def reviews_to_see(person: Person) -> tuple[list[Review], Mandate, list[Network]]:
    """The reviews that the person may read, newest round first, and whom to open a round for."""
    mandate = Mandate.of(person, timezone.localdate())
    SEE_REVIEWS.ask(mandate)
    reviews = Review.objects.seen_by(mandate).with_progress().newest_first()
    return list(reviews), mandate, may_open(mandate)


def bodies_to_open_for(person: Person) -> list[Network]:
    """The commissioning bodies that the person leads; 403 for those who lead none."""
    mandate = Mandate.of(person, timezone.localdate())
    bodies = may_open(mandate)
    OPEN_ROUND.ask(mandate, next(iter(bodies), None))
    return bodies


def round_to_read(person: Person, pk: int) -> tuple[Round, Mandate]:
    """A round, for those who see the body that opened it."""
    found = get_object_or_404(Round.objects.with_surroundings(), pk=pk)
    mandate = Mandate.of(person, timezone.localdate())
    READ_ROUND.ask(mandate, found.commissioner)
    return found, mandate


def round_to_lead(person: Person, pk: int) -> Round:
    found, mandate = round_to_read(person, pk)
    LEAD_ROUND.ask(mandate, found.commissioner)
    return found


def review_to_read(person: Person, pk: int) -> tuple[Review, Mandate]:
    """A review, for those who see its network."""
    review = get_object_or_404(Review.objects.with_progress(), pk=pk)
    mandate = Mandate.of(person, timezone.localdate())
    READ_REVIEW.ask(mandate, review.network)
    return review, mandate


def review_to_write(person: Person, pk: int) -> Review:
    review, mandate = review_to_read(person, pk)
    WRITE_REVIEW.ask(mandate, review.network)
    return review


def review_to_comment(person: Person, pk: int) -> Review:
    review, mandate = review_to_read(person, pk)
    COMMENT.ask(mandate, review.network)
    return review


def review_to_lead(person: Person, pk: int) -> Review:
    """A review in a round that the person leads."""
    review, mandate = review_to_read(person, pk)
    SET_ASIDE.ask(mandate, review.round.commissioner)
    return review


def assignment_in(review: Review, pk: int) -> Assignment:
    return get_object_or_404(review.charter.assignments.select_related("goal"), pk=pk)


def addition_to_take_away(person: Person, pk: int) -> tuple[Review, Addition]:
    addition = get_object_or_404(Addition, pk=pk)
    return review_to_write(person, addition.review_id), addition


@dataclass(frozen=True)
class May:
    """What a person may do with a review, for its pages."""

    write: bool
    comment: bool
    lead: bool
    see_round: bool

    @classmethod
    def of(cls, review: Review, mandate: Mandate) -> "May":
        return cls(
            write=mandate.writes(review.network),
            comment=review.takes_comments and COMMENT.allows(mandate, review.network),
            lead=mandate.leads(review.round.commissioner),
            see_round=mandate.sees(review.round.commissioner),
        )
