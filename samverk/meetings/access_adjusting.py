"""Who may settle how a network works, adjust its records and correct them. One door per act."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.meetings.access import SEE, meeting_to_see
from samverk.meetings.models import (
    Adjuster,
    Approval,
    Comment,
    Correction,
    Meeting,
    Minutes,
    Reopening,
)
from samverk.networks.models import Network
from samverk.people.access import network_to_see
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import ADJUSTS, LEADS, SEES, WRITES, Right
from samverk.shell.refused import Refused

_NOUN = _("Minutes and meeting notes")
_RULES = _("How a network works")
READ_RULES = Right(_RULES, _("read its rules"), SEES)
SETTLE_RULES = Right(
    _RULES,
    _("settle its rules"),
    LEADS,
    _("The network's chair, presidium or convener settles how it works."),
    within=READ_RULES,
)
CHOOSE_ADJUSTERS = Right(
    _NOUN,
    _("choose who adjusts it"),
    WRITES,
    _("This is for the secretary and those who lead the network."),
    within=SEE,
)
READ_DRAFT = Right(
    _NOUN,
    _("read it before it is approved, and comment"),
    WRITES | ADJUSTS,
    _("Until it is approved it is read by those who write it and those who adjust it."),
    within=SEE,
)
ADJUST = Right(
    _NOUN,
    _("adjust it"),
    ADJUSTS,
    _("Only those who have been chosen to adjust it can do that."),
    within=SEE,
)
SETTLE_COMMENT = Right(
    _NOUN,
    _("take care of comments on it"),
    WRITES,
    _("This is for the secretary and those who lead the network."),
    within=SEE,
)
CORRECT = Right(
    _NOUN,
    _("correct it when it has been approved"),
    WRITES,
    _("This is for the secretary and those who lead the network."),
    within=SEE,
)


def rules_to_read(person: Person, slug: str) -> tuple[Network, bool]:
    """A network whose rules the person may read, and whether they may settle them."""
    network, mandate = network_to_see(person, slug)
    READ_RULES.ask(mandate, network)
    return network, SETTLE_RULES.allows(mandate, network)


def rules_to_settle(person: Person, slug: str) -> Network:
    """A network whose rules the person may settle."""
    network, mandate = network_to_see(person, slug)
    SETTLE_RULES.ask(mandate, network)
    return network


def meeting_to_adjust(person: Person, pk: int) -> Meeting:
    """A meeting whose adjusters the person may choose: before it, at it and while it is written."""
    meeting = _meeting(person, pk, CHOOSE_ADJUSTERS)
    meeting.check_open(correcting=True)
    return meeting


def is_asked(person: Person, minutes: Minutes) -> bool:
    """Whether the person is one of those who are to read a record that is out."""
    return minutes.asked().filter(pk=person.pk).exists()


def adjuster_awaited(person: Person, meeting: Meeting) -> Adjuster | None:
    """The person as one whose word on the record is awaited; no query unless it is out."""
    minutes = getattr(meeting, "minutes", None)
    if minutes is None or not minutes.is_submitted:
        return None
    return meeting.adjusters.awaited().filter(person=person).first()


def draft_to_read(person: Person, pk: int) -> tuple[Minutes, Mandate]:
    """A record that is out, which the person may read and comment."""
    meeting, mandate = meeting_to_see(person, pk)
    minutes = _minutes_of(meeting)
    READ_DRAFT.ask(mandate, meeting.network, own=is_asked(person, minutes))
    minutes.check_out()
    return minutes, mandate


def record_to_adjust(person: Person, pk: int) -> Adjuster:
    """The person as one of those who adjust a record that is out."""
    meeting, mandate = meeting_to_see(person, pk)
    adjuster = meeting.adjusters.filter(person=person).first()
    ADJUST.ask(mandate, meeting.network, own=adjuster is not None)
    _minutes_of(meeting).check_out()
    assert adjuster is not None  # the right is theirs alone
    return adjuster


def comment_to_settle(person: Person, pk: int, comment: int) -> Comment:
    """A comment on a record that the person writes."""
    meeting = _meeting(person, pk, SETTLE_COMMENT)
    rows = Comment.objects.select_related("minutes__meeting__network")
    return get_object_or_404(rows, pk=comment, minutes=_minutes_of(meeting))


def record_to_correct(person: Person, pk: int) -> Minutes:
    """An approved record that the person may open to correct it."""
    minutes = _minutes_of(_meeting(person, pk, CORRECT))
    if not minutes.is_approved:
        raise Refused(gettext("Only what is approved can be corrected."))
    return minutes


def correction_to_end(person: Person, pk: int) -> Reopening:
    """A correction under way that the person may give up."""
    reopening = record_to_correct(person, pk).reopening
    if reopening is None:
        raise Http404
    return reopening


def version_to_read(person: Person, pk: int, number: int) -> tuple[Meeting, Approval | Correction]:
    """One approved version of a record."""
    meeting, _mandate = meeting_to_see(person, pk)
    minutes = _minutes_of(meeting)
    if not minutes.is_approved:
        raise Http404
    found = [one for one in minutes.approval.versions() if one.version == number]
    if not found:
        raise Http404
    return meeting, found[0]


def _meeting(person: Person, pk: int, to: Right) -> Meeting:
    meeting, mandate = meeting_to_see(person, pk)
    to.ask(mandate, meeting.network)
    return meeting


def _minutes_of(meeting: Meeting) -> Minutes:
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    if minutes is None:
        raise Http404
    return minutes
