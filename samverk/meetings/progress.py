"""How far a meeting has come, and what the one who looks is to do next."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverk.meetings.models import Invitation, Meeting, Procedure
from samverk.people.mandate import Mandate

Stage = Meeting.Stage


@dataclass(frozen=True)
class Step:
    """One step of a meeting's life; `state` is "done", "now" or "later"."""

    label: str
    state: str


@dataclass(frozen=True)
class Next:
    """The one button: what it says and where it leads."""

    label: str
    url: str


@dataclass(frozen=True)
class Standing:
    """One sentence on how it stands, with a chip's status and word."""

    status: str
    word: str
    sentence: str


def steps(meeting: Meeting, now: datetime) -> list[Step]:
    """The steps in order; one is "now". A step that was skipped stays undone."""
    stage = meeting.stage(now)
    minutes = getattr(meeting, "minutes", None)
    done = [
        (pgettext("meeting", "Planned"), True),
        (pgettext("meeting", "Agenda"), len(meeting.items.all()) > 0),
        (pgettext("meeting", "Called"), meeting.is_called),
        (pgettext("meeting", "Held"), minutes is not None or meeting.is_over(now)),
        (pgettext("meeting", "Minutes"), minutes is not None),
        (pgettext("meeting", "Approved"), stage == Stage.APPROVED),
        (pgettext("meeting", "Published"), minutes is not None and minutes.is_published),
    ]
    here = max(number for number, (_label, reached) in enumerate(done) if reached)
    return [
        Step(label, "now" if number == here else "done" if reached else "later")
        for number, (label, reached) in enumerate(done)
    ]


def stage_for(meeting: Meeting, now: datetime, *, writes: bool) -> Meeting.Stage:
    """How far it has come, to those who write: a correction under way is theirs alone to see."""
    return meeting.writing_stage(now) if writes else meeting.stage(now)


def approved_by_leader(meeting: Meeting) -> bool:
    """Whether it is whoever leads the network who approves its records."""
    return Procedure.of(meeting.network).approving == Procedure.Approving.LEADER


def possible(meeting: Meeting, now: datetime) -> frozenset[str]:
    """Which acts the meeting itself allows now, whoever asks: names of pages."""
    stage = meeting.stage(now)
    acts = set()
    if stage in (Stage.PLANNED, Stage.CALLED, Stage.HELD, Stage.DRAFTED):
        acts |= {"change", "agenda"}
        if meeting.has_begun(now):
            acts |= {"attendance", "write"}
            if not meeting.is_over(now):
                acts.add("course")
        else:
            acts.add("delegate")
    if stage in (Stage.PLANNED, Stage.CALLED, Stage.HELD):
        acts.add("cancel")
    if stage == Stage.APPROVED and meeting.writing_stage(now) == Stage.DRAFTED:
        acts |= {"attendance", "write"}
    if stage not in (Stage.CANCELLED, Stage.SUBMITTED, Stage.APPROVED):
        acts.add("adjusters")
    if hasattr(meeting, "minutes"):
        acts.add("minutes")
    return frozenset(acts)


def standing(meeting: Meeting, now: datetime, *, writes: bool = False) -> Standing:
    """How the meeting stands, in words; to those who write, also that it is being corrected."""
    words = {"record": meeting.the_record}
    if stage_for(meeting, now, writes=writes) != meeting.stage(now):
        return _corrected(meeting)
    match meeting.stage(now):
        case Stage.CANCELLED:
            who = meeting.cancellation.by
            said = _("{who} cancelled the meeting.").format(who=who)
            return Standing("late", pgettext("meeting", "Cancelled"), said)
        case Stage.PLANNED if meeting.has_begun(now):
            said = _("The meeting is under way; no notice was sent.")
            return Standing("due", pgettext("meeting", "Under way"), said)
        case Stage.PLANNED:
            return Standing(
                "upcoming", pgettext("meeting", "Planned"), _("The notice has not been sent yet.")
            )
        case Stage.CALLED if meeting.has_begun(now):
            return Standing("due", pgettext("meeting", "Under way"), _("The meeting is under way."))
        case Stage.CALLED:
            return Standing("met", pgettext("meeting", "Called"), _("The notice has been sent."))
        case Stage.HELD:
            said = _("The meeting has been held. Nobody has begun to write {record}.")
            return Standing("due", pgettext("meeting", "Held"), said.format(**words))
        case Stage.DRAFTED:
            who = meeting.minutes.begun_by
            said = _("{who} has begun to write {record}.").format(who=who, **words)
            return Standing("due", pgettext("meeting", "Draft"), said)
        case Stage.SUBMITTED:
            who = meeting.minutes.submission.by
            said = _("{who} has sent {record} for approval.").format(who=who, **words)
            return Standing("due", pgettext("meeting", "Out for approval"), said)
        case _approved:
            return _approved_by(meeting)


def _approved_by(meeting: Meeting) -> Standing:
    """By whom, or that it was by all who adjust it, or by silence."""
    version = meeting.minutes.approval.current
    words = {"who": version.by, "record": meeting.the_record}
    match version.content.get("approving"):
        case "silence":
            said = _("Nobody objected in time, so {record} has been approved by silence.")
        case "adjusters":
            said = _("All who adjust {record} have approved.")
        case _leader:
            said = _("{who} has approved {record}.")
    return Standing("met", pgettext("meeting", "Approved"), said.format(**words))


def _corrected(meeting: Meeting) -> Standing:
    reopening = meeting.minutes.reopening
    assert reopening is not None
    words = {"who": reopening.by, "record": meeting.the_record, "reason": reopening.reason}
    said = _("{who} has opened {record} to correct it: {reason}").format(**words)
    if meeting.minutes.is_submitted:
        said = _("The correction of {record} is out for approval.").format(**words)
    return Standing("due", pgettext("meeting", "Being corrected"), said)


def next_step(
    meeting: Meeting,
    mandate: Mandate,
    now: datetime,
    invitation: Invitation | None,
    *,
    prepares: bool = False,
    adjusts: bool = False,
) -> Next | None:
    """What this person has to do with this meeting now; None where it is others' turn.

    `prepares`: they have been asked to prepare it; `adjusts`: their word on the record is awaited.
    """
    leads, writes = mandate.leads(meeting.network), mandate.writes(meeting.network)
    stage = stage_for(meeting, now, writes=writes)
    if stage == Stage.CANCELLED:
        return None
    if adjusts:
        return _to(meeting, "adjusting", _("Read and adjust {record}"))
    if stage in (Stage.PLANNED, Stage.CALLED) and not meeting.has_begun(now):
        return _before(meeting, leads=leads, writes=writes or prepares, invitation=invitation)
    if stage == Stage.APPROVED and writes and meeting.minutes.awaits_release:
        said = _("Look through and publish {record}").format(record=meeting.the_record)
        return Next(said, reverse("publishing:release", args=[meeting.pk]))
    if stage == Stage.APPROVED or not writes:
        return _to(meeting, "minutes", _("Read {record}")) if hasattr(meeting, "minutes") else None
    if stage == Stage.SUBMITTED and leads and approved_by_leader(meeting):
        return _to(meeting, "approve", _("Read and approve {record}"))
    if stage == Stage.SUBMITTED:
        return _to(meeting, "adjusting", _("Read {record}"))
    if handed_in := meeting.intakes.waiting().first():
        url = reverse("meetings:intake", args=[handed_in.pk])
        return Next(_("Look through the file that was handed in"), url)
    if not meeting.attendance.exists():
        return _to(meeting, "attendance", _("Mark who came"))
    if stage == Stage.DRAFTED:
        return _to(meeting, "write", _("Go on writing {record}"))
    return _to(meeting, "write", _("Write {record}"))


def _before(
    meeting: Meeting, *, leads: bool, writes: bool, invitation: Invitation | None
) -> Next | None:
    if meeting.is_called:
        if invitation and not invitation.answer:
            return Next(_("Answer the notice"), reverse("meetings:reply", args=[invitation.token]))
        return _to(meeting, "agenda", _("Go on with the agenda")) if writes else None
    if leads and meeting.items.exists():
        return _to(meeting, "call", _("Look through and send the notice"))
    return _to(meeting, "agenda", _("Make the agenda")) if writes else None


def _to(meeting: Meeting, name: str, label: str) -> Next:
    url = reverse(f"meetings:{name}", args=[meeting.pk])
    return Next(label.format(record=meeting.the_record), url)
