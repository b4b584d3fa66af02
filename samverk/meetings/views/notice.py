"""Telling people of a meeting: the day to keep, the notice, updates and reminders."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override

from samverk.meetings import access
from samverk.meetings.models import Meeting
from samverk.meetings.preview import Preview, of_letter, preview
from samverk.people.access import signed_in
from samverk.post.views import MAIL_POLICY
from samverk.shell.pages import page, reads, writes


@writes
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Show exactly what goes to whom, then send the notice."""
    return _telling(request, pk, "request", Meeting.call)


@writes
def saving(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for the letter that asks people to keep the day free."""
    return _telling(request, pk, "save", Meeting.save_the_date)


@writes
def updating(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for all that has changed since people were last told."""
    return _telling(request, pk, "update", Meeting.send_update)


@reads
@xframe_options_sameorigin
@csp_override(MAIL_POLICY)
def letter(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The HTML of one person's letter alone, for the frame on the pages above."""
    meeting = access.meeting_to_write(signed_in(request), pk)
    if kind not in ("save", "request", "update"):
        raise Http404
    to = request.GET.get("to", "")
    return HttpResponse(of_letter(meeting, kind=kind, now=timezone.now(), to=to))


@writes
def reminding(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind those who have not answered; the button is on the meeting's page."""
    person = signed_in(request)
    meeting = access.meeting_to_lead(person, pk)
    if request.method == "POST":
        meeting.remind(by=person, now=timezone.now())
        messages.success(request, _("A reminder goes to those who have not answered."))
    return redirect(meeting)


def _telling(request: HttpRequest, pk: int, kind: str, tell: Callable[..., None]) -> HttpResponse:
    person, now = signed_in(request), timezone.now()
    meeting = access.meeting_to_lead(person, pk)
    found = preview(meeting, kind=kind, now=now, to=request.GET.get("to", ""))
    if request.method == "POST":
        tell(meeting, by=person)
        messages.success(request, goes_to(kind, found.total))
        return redirect(meeting)
    by, today = meeting.notice_by(), timezone.localdate(now)
    return page(
        request,
        "meetings/telling.html",
        meeting=meeting,
        preview=found,
        is_done=_is_done(meeting, found),
        notice_by=by,
        notice_days=(meeting.date - by).days,
        is_late=by < today,
        audience=person.audience(today),
    )


def _is_done(meeting: Meeting, found: Preview) -> bool:
    """Whether there is nothing to send, since it has gone or nothing has changed."""
    if found.kind == "update":
        return not found.changes
    return meeting.is_called if found.kind == "request" else meeting.is_saved


def goes_to(kind: str, people: int) -> str:
    if kind == "request":
        said = ngettext(
            "The notice goes to %(people)s person.", "The notice goes to %(people)s people.", people
        )
    else:
        said = ngettext(
            "A letter goes to %(people)s person.", "A letter goes to %(people)s people.", people
        )
    return said % {"people": people}
