"""A meeting as a whole: planned, seen, changed, called, cancelled."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.meetings import access
from samverk.meetings.forms.meeting import CancelForm, MeetingForm, next_like
from samverk.meetings.models import Meeting, Replies
from samverk.meetings.preview import preview
from samverk.meetings.progress import next_step, possible, standing, steps
from samverk.meetings.timetable import timetable
from samverk.meetings.turns import host_in_turn
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@writes
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan a meeting; the last one's times and place are filled in."""
    person = signed_in(request)
    network = access.network_to_plan_for(person, slug)
    today = timezone.localdate()
    host = host_in_turn(network, today)
    form = MeetingForm(
        request.POST or None,
        network=network,
        today=today,
        initial=next_like(Meeting.latest_of(network), host=host),
    )
    if form.is_settled():
        meeting = Meeting.plan(network, by=person, **form.facts)
        messages.success(request, _("The meeting is planned. Now make the agenda."))
        return redirect("meetings:agenda", meeting.pk)
    return page(request, "meetings/plan.html", form=form, network=network, in_turn=host)


@reads
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """How it stands, the agenda, who comes, and the next step for the one who looks."""
    person = signed_in(request)
    meeting, mandate = access.meeting_to_see(person, pk)
    now = timezone.now()
    replies = Replies.to(meeting)
    prepares = access.prepares(mandate, meeting)
    return page(
        request,
        "meetings/meeting.html",
        meeting=meeting,
        agenda=timetable(meeting.items.all(), meeting.starts_at),
        replies=replies,
        own=replies.of(person),
        steps=steps(meeting, now),
        standing=standing(meeting, now),
        next=next_step(meeting, mandate, now, replies.of(person), prepares=prepares),
        leads=mandate.leads(meeting.network),
        writes=mandate.writes(meeting.network),
        prepares=access.WRITE_AGENDA.allows(mandate, meeting.network, own=prepares),
        preparers=meeting.preparers(now),
        readers=meeting.readers_of_new_agenda(now),
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
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Show exactly what goes to whom, then send it."""
    person = signed_in(request)
    meeting = access.meeting_to_lead(person, pk)
    called = meeting.members_to_call()
    if request.method == "POST":
        meeting.call(by=person)
        messages.success(request, goes_to(len(called)))
        return redirect(meeting)
    return page(
        request,
        "meetings/call.html",
        meeting=meeting,
        called=called,
        audience=person.audience(timezone.localdate()),
        out_of_reach=meeting.members_out_of_reach(),
        letter=preview(meeting),
    )


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


def goes_to(people: int) -> str:
    return ngettext(
        "The notice goes to %(people)s person.", "The notice goes to %(people)s people.", people
    ) % {"people": people}
