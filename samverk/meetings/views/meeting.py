"""A meeting as a whole: planned, seen, changed, called, cancelled."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings import access
from samverk.meetings.access_adjusting import adjuster_awaited
from samverk.meetings.brought import brought
from samverk.meetings.decided import said_of
from samverk.meetings.forms.meeting import CancelForm, MeetingForm, PlanForm, next_like
from samverk.meetings.models import Meeting, Replies
from samverk.meetings.models.standing import begin_agenda
from samverk.meetings.progress import next_step, possible, standing, steps
from samverk.meetings.record_due import due_of
from samverk.meetings.timetable import timetable
from samverk.meetings.told import Told
from samverk.meetings.turns import host_in_turn
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@writes
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan a meeting; the last one's times and place are filled in."""
    person = signed_in(request)
    network = access.network_to_plan_for(person, slug)
    today = timezone.localdate()
    host, last = host_in_turn(network, today), Meeting.latest_of(network)
    form = PlanForm(
        request.POST or None,
        network=network,
        today=today,
        last=last,
        initial=next_like(last, host=host) | {"begin": "template"},
    )
    if form.is_settled():
        meeting = Meeting.plan(network, by=person, **form.facts)
        begin_agenda(meeting, like=form.like, by=person)
        messages.success(request, _("The meeting is planned. Now make the agenda."))
        return redirect("meetings:agenda", meeting.pk)
    return page(request, "meetings/plan.html", form=form, network=network, in_turn=host)


@reads
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """How it stands, the agenda, who comes, and the next step for the one who looks."""
    person = signed_in(request)
    meeting, mandate = access.meeting_to_see(person, pk)
    now, agenda = timezone.now(), meeting.agenda()
    replies = Replies.to(meeting)
    prepares = access.prepares(mandate, meeting)
    adjuster, writes = adjuster_awaited(person, meeting), mandate.writes(meeting.network)
    return page(
        request,
        "meetings/meeting.html",
        meeting=meeting,
        agenda=timetable(agenda, meeting.starts_at),
        brought=brought(agenda.items),
        replies=replies,
        own=replies.of(person),
        steps=steps(meeting, now),
        standing=standing(meeting, now, writes=writes),
        next=next_step(
            meeting, mandate, now, replies.of(person), prepares=prepares, adjusts=bool(adjuster)
        ),
        leads=mandate.leads(meeting.network),
        writes=writes,
        due=due_of(meeting, now) if writes else None,
        today=timezone.localdate(now),
        prepares=access.WRITE_AGENDA.allows(mandate, meeting.network, own=prepares),
        preparers=meeting.preparers(now),
        told=Told.of(meeting, replies, now, writes=mandate.writes(meeting.network)),
        absent=said_of(meeting, timezone.localdate(now)),
        can=possible(meeting, now),
    )


@writes
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change it; those who have been called are told."""
    person = signed_in(request)
    meeting = access.meeting_to_lead(person, pk)
    told = meeting.members_to_call() if meeting.is_told(timezone.now()) else []
    form = MeetingForm(
        request.POST or None,
        network=meeting.network,
        today=timezone.localdate(),
        meeting=meeting,
    )
    if form.is_settled():
        meeting.change(by=person, **form.facts)
        messages.success(request, _("The meeting is changed."))
        return redirect(meeting)
    return page(request, "meetings/change.html", form=form, meeting=meeting, told=told)


@writes
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off, after a question."""
    person = signed_in(request)
    meeting = access.meeting_to_lead(person, pk)
    told = meeting.members_to_call() if meeting.is_told(timezone.now()) else []
    form = CancelForm(request.POST or None)
    if form.is_valid():
        meeting.cancel(by=person, **form.cleaned_data)
        messages.success(request, _("The meeting is cancelled."))
        return redirect(meeting)
    return page(request, "meetings/cancel.html", form=form, meeting=meeting, told=told)
