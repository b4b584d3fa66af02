"""The meeting while it goes on: the chair's view, and what is shown on the wall."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from samverk.meetings import access
from samverk.meetings.course import Course, go_to
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@reads
def course(request: HttpRequest, pk: int) -> HttpResponse:
    """For the one who leads: where the meeting is, the time that is left, and what comes next."""
    meeting = access.meeting_to_record(signed_in(request), pk)
    now = timezone.now()
    return page(
        request, "meetings/course.html", meeting=meeting, course=Course.of(meeting, now), now=now
    )


@writes
def going(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting comes to an item."""
    person = signed_in(request)
    item = access.item_to_go_to(person, pk)
    if request.method == "POST":
        go_to(item, by=person, at=timezone.now())
    return redirect("meetings:course", item.meeting_id)


@reads
def wall(request: HttpRequest, pk: int) -> HttpResponse:
    """What everybody in the room sees: the item, its time, its decisions, and the next item."""
    meeting, _mandate = access.meeting_to_see(signed_in(request), pk)
    now = timezone.now()
    found = Course.of(meeting, now)
    decisions = found.current.decisions.all() if found.current else []
    return page(
        request,
        "meetings/wall.html",
        meeting=meeting,
        course=found,
        decisions=decisions,
        now=now,
    )
