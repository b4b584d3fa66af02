"""What follows an act on a record. Each may run more than once (house/consequences.py)."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from samverk.ledger.models import Entry
from samverk.meetings.calendar import organisation
from samverk.meetings.letters import tidy
from samverk.meetings.missing import approvers
from samverk.meetings.models import Approval, Comment, Meeting
from samverk.meetings.models.ending import meetings_after
from samverk.meetings.progress import approved_by_leader
from samverk.networks.models import Network
from samverk.people.models import Membership, Person
from samverk.post.models import Letter
from samverk.shell import dates

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

BACK_AND_FORTH = ("minutes.submitted", "minutes.withdrawn", "minutes.returned")


def ask_for_approval(entry: Entry) -> None:
    """After "minutes.submitted": one letter to each who is to read it, and to those who lead the
    network where they approve it."""
    meeting = Meeting.objects.with_stage().get(pk=entry.noun_id)
    if not _still_so(entry, meeting):
        return
    for person in meeting.minutes.asked():
        ask_to_adjust(entry, meeting, person)
    if not approved_by_leader(meeting):
        return
    for person in approvers(meeting.network, timezone.localdate(entry.at)):
        with translation.override(person.language):
            facts = {"network": meeting.network, "office": organisation().office_mail}
            reason = _("You lead %(network)s. If that is wrong, write to %(office)s.") % facts
            subject = _("To approve: %(network)s %(day)s")
            _write(entry, meeting, to=person, page="approve", subject=subject, reason=reason)


def ask_to_adjust(entry: Entry, meeting: Meeting, person: Person) -> None:
    """To one of those who read the record before it is approved."""
    with translation.override(person.language):
        reason = _("You are one of those who read %(record)s of %(network)s before it is approved.")
        words = {"record": meeting.the_record, "network": meeting.network}
        subject = _("To read: %(network)s %(day)s")
        _write(entry, meeting, to=person, page="adjusting", subject=subject, reason=reason % words)


def tell_of_comment(entry: Entry) -> None:
    """After "minutes.commented": one letter to who sent the record out, for the first comment."""
    meeting = Meeting.objects.with_stage().get(pk=entry.noun_id)
    comment = Comment.objects.filter(pk=entry.facts["comment"], settled_at=None).first()
    if comment is None or not meeting.minutes.is_out:
        return
    submission = meeting.minutes.submission
    earlier = meeting.minutes.comments.filter(at__gte=submission.at, pk__lt=comment.pk)
    if not earlier.exists():
        subject = _lazy("Comments: %(network)s %(day)s")
        _tell_sender(entry, meeting, page="adjusting", subject=subject)


def tell_of_approval(entry: Entry) -> None:
    """After "minutes.approved" and "minutes.corrected": to who sent it out, what is next."""
    approval = Approval.objects.select_related("minutes").get(pk=entry.noun_id)
    meeting = Meeting.objects.with_stage().get(pk=approval.minutes.meeting_id)
    if meeting.minutes.is_submitted:
        _tell_sender(entry, meeting, page="minutes", subject=_lazy("Approved: %(network)s %(day)s"))


def _tell_sender(entry: Entry, meeting: Meeting, *, page: str, subject: "_StrPromise") -> None:
    """A letter to the one who sent the record out."""
    person = meeting.minutes.submission.by
    with translation.override(person.language):
        reason = _("You sent %(record)s of %(network)s for approval.")
        words = {"record": meeting.the_record, "network": meeting.network}
        _write(entry, meeting, to=person, page=page, subject=str(subject), reason=reason % words)


def hand_back(entry: Entry) -> None:
    """After "minutes.returned": one letter to the one who sent the record for approval."""
    meeting = Meeting.objects.with_stage().get(pk=entry.noun_id)
    person = _sender(entry, meeting)
    if not person or not _still_so(entry, meeting):
        return
    with translation.override(person.language):
        words = {"record": meeting.the_record, "network": meeting.network}
        reason = _("You sent %(record)s of %(network)s for approval.") % words
        subject = _("Sent back: %(network)s %(day)s")
        _write(entry, meeting, to=person, page="write", subject=subject, reason=reason)


def cancel_meetings(entry: Entry) -> None:
    """After "network.closed" and "network.merged": its meetings after the last day are off.

    Each is cancelled by its own verb, which tells those called; a second run finds none.
    """
    network = Network.objects.get(pk=entry.noun_id)
    end = network.end_decision
    if end is None or end.until is None or entry.actor is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("%(network)s has ended.") % {"network": network}
    for meeting in meetings_after(network, end.until, now=entry.at):
        with transaction.atomic():
            meeting.cancel(by=entry.actor, reason=reason)


def follow_the_list(entry: Entry) -> None:
    """After somebody came to a network's list or left it: their coming meetings follow.

    Who is on the list of a meeting that the others have been called to is called too, and from
    who no longer is, the invitation is taken back. What is as it should be already stays so.
    """
    membership = Membership.objects.select_related("person", "network").get(pk=entry.noun_id)
    person, now = membership.person, timezone.now()
    ahead = Meeting.objects.standing().of(membership.network).filter(starts_at__gt=now)
    for meeting in ahead.select_related("network").prefetch_related("notices"):
        listed = person in meeting.members_to_call()
        held = meeting.invitations.filter(person=person).first()
        with transaction.atomic():
            if listed and not held:
                meeting.call_also(person)
            elif held and not listed:
                held.withdraw(by=entry.actor)


def _still_so(entry: Entry, meeting: Meeting) -> bool:
    """Whether the record has gone nowhere since: neither approved, taken back nor sent again."""
    moves = Entry.objects.about(meeting).filter(verb__in=BACK_AND_FORTH)
    minutes = meeting.minutes
    approved = minutes.is_approved and not minutes.reopening
    return moves.newest_first().first() == entry and not approved


def _sender(entry: Entry, meeting: Meeting) -> Person | None:
    """The one who sent the record that was sent back."""
    sent = Entry.objects.about(meeting).filter(verb="minutes.submitted", pk__lt=entry.pk)
    latest = sent.newest_first().first()
    return latest.actor if latest else None


def _write(
    entry: Entry, meeting: Meeting, *, to: Person, page: str, subject: str, reason: str
) -> None:
    """A letter that leads to a page, in the language that is active; none to the one who acted."""
    if to == entry.actor or not to.mailbox or not to.is_active:
        return
    context = {
        "meeting": meeting,
        "entry": entry,
        "url": settings.BASE_URL + reverse(f"meetings:{page}", args=[meeting.pk]),
    }
    Letter.write(
        key=f"{page}:{entry.pk}:{to.pk}",
        to=to.mailbox,
        subject=subject % {"network": meeting.network, "day": dates.day(meeting.starts_at)},
        text=tidy(render_to_string(f"meetings/letters/{page}.txt", context)),
        reason=reason,
        language=to.language,
    )
