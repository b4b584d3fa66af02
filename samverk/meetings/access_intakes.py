"""Who may hand in minutes as a file, and take in what was read in them. One door per act."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.documents.models import StoredFile
from samverk.meetings.access import SEE, mandate_of, meeting_to_record, meeting_to_see
from samverk.meetings.models import Intake, Meeting
from samverk.meetings.models.intake import IntakeQuerySet
from samverk.people.models import Person
from samverk.people.rights import COORDINATES, WRITES, Right

_NOUN = _("Minutes and meeting notes")
TAKE_IN = Right(
    _NOUN,
    _("take in what was read in a file, or put it aside"),
    WRITES,
    _("This is for the secretary and those who lead the network."),
    within=SEE,
)
FIND_MEETING = Right(
    _NOUN,
    _("find the meeting that a file is about"),
    COORDINATES,
    _("Files without a meeting are looked after by the office."),
)


def meeting_to_hand_in(person: Person, pk: int) -> Meeting:
    """A meeting that has begun and is open, whose minutes the person may hand in."""
    return meeting_to_record(person, pk)


def intakes_to_match(person: Person) -> IntakeQuerySet:
    """The files that nobody knows the meeting of."""
    FIND_MEETING.ask(mandate_of(person))
    return Intake.objects.unmatched().select_related("file", "by")


def intake_to_match(person: Person, pk: int) -> Intake:
    """A file that the person may say which meeting it is about: the office, any that waits."""
    FIND_MEETING.ask(mandate_of(person))
    return get_object_or_404(Intake.objects.waiting().select_related("file"), pk=pk)


def intake_to_take_in(person: Person, pk: int) -> Intake:
    """A file that waits at a meeting whose record the person may write."""
    intake = _intake(pk)
    if intake.meeting is None:
        FIND_MEETING.ask(mandate_of(person))
        raise Http404
    TAKE_IN.ask(mandate_of(person), intake.meeting.network)
    intake.check_waits()
    intake.meeting.check_begun(timezone.now())
    return intake


def intake_to_put_aside(person: Person, pk: int) -> Intake:
    """A file that waits: the meeting's writers may put it aside, or the office without one."""
    intake = _intake(pk)
    if intake.meeting:
        TAKE_IN.ask(mandate_of(person), intake.meeting.network)
    else:
        FIND_MEETING.ask(mandate_of(person))
    intake.check_waits()
    return intake


def file_to_keep(person: Person, pk: int) -> StoredFile:
    """The file, for those who see the meeting; without a meeting for the office."""
    intake = _intake(pk)
    if intake.meeting_id:
        meeting_to_see(person, intake.meeting_id)
    else:
        FIND_MEETING.ask(mandate_of(person))
    return intake.file


def _intake(pk: int) -> Intake:
    rows = Intake.objects.select_related("file", "meeting__network", "by")
    return get_object_or_404(rows, pk=pk)
