"""The record, to be read."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from samverk.meetings import access
from samverk.meetings.access_adjusting import adjuster_awaited
from samverk.meetings.models.outcome import actions_of
from samverk.meetings.progress import approved_by_leader, stage_for, standing, steps
from samverk.meetings.record_due import due_of
from samverk.meetings.shown import shown
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads


@reads
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The approved record; before that, and while it is corrected, the draft for who writes it."""
    person = signed_in(request)
    meeting, mandate = access.meeting_to_see(person, pk)
    now, writes = timezone.now(), mandate.writes(meeting.network)
    read = shown(meeting, writes=writes)
    return page(
        request,
        "meetings/minutes.html",
        meeting=meeting,
        read=read,
        content=read.content,
        steps=steps(meeting, now),
        standing=standing(meeting, now, writes=writes),
        stage=stage_for(meeting, now, writes=writes),
        today=timezone.localdate(now),
        writes=writes,
        leads=mandate.leads(meeting.network),
        adjuster=adjuster_awaited(person, meeting),
        by_leader=approved_by_leader(meeting),
        due=due_of(meeting, now) if writes else None,
        actions=actions_of(meeting) if read.content else [],
        origins=list(meeting.items.all()) if access.gives_feedback(mandate, meeting) else [],
    )
