"""Who came."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings import access
from samverk.meetings.forms.attendance import AttendanceForms
from samverk.meetings.models.attendance import mark_attendance
from samverk.people.access import signed_in
from samverk.shell import dates
from samverk.shell.pages import page, writes


@writes
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The network's list that day, filled in from the replies, and room for guests."""
    person = signed_in(request)
    meeting = access.meeting_to_record(person, pk)
    lines = AttendanceForms(meeting, request.POST or None)
    valid = lines.is_valid()
    if valid:
        mark_attendance(meeting, by=person, marks=lines.marks(), guests=lines.new_guests())
        if request.headers.get("Accept") == "application/json":
            return JsonResponse(told(AttendanceForms(meeting)))
        messages.success(request, _("The attendance is saved."))
        return redirect("meetings:write" if "on" in request.POST else "meetings:attendance", pk)
    status = 422 if request.method == "POST" else 200
    return page(request, "meetings/attendance.html", meeting=meeting, lines=lines, status=status)


def told(lines: AttendanceForms) -> dict[str, object]:
    """What a page that saves each tap has to know: that it is saved, and the new marks."""
    state = _("Saved at {clock}.").format(clock=dates.clock(timezone.now()))
    fields = {f"{line.prefix}-seen": line.initial["seen"] for line in lines.members}
    return {"state": state, "fields": fields}
