"""Letting somebody prepare a meeting, and what they see of its notice."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings import access
from samverk.meetings.forms.delegating import DelegationForm
from samverk.meetings.preview import preview
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@writes
def delegating(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody prepare the meeting, and see who does."""
    person = signed_in(request)
    meeting = access.meeting_to_delegate(person, pk)
    form = DelegationForm(request.POST or None, meeting=meeting)
    if form.is_valid():
        delegation = meeting.delegate(by=person, **form.cleaned_data)
        said = _("{name} can now prepare the meeting, and gets a letter about it.")
        messages.success(request, said.format(name=delegation.person))
        return redirect(meeting)
    found = meeting.preparers(timezone.now())
    return page(request, "meetings/delegating.html", form=form, meeting=meeting, preparers=found)


@writes
def delegation_end(request: HttpRequest, pk: int, delegation: int) -> HttpResponse:
    """Take it back; the page with the button is the one above."""
    person = signed_in(request)
    row = access.delegation_to_end(person, pk, delegation)
    if request.method == "POST":
        row.end(by=person)
        messages.success(request, _("{name} no longer prepares it.").format(name=row.person))
    return redirect("meetings:delegating", pk)


@reads
def notice_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What the notice will look like, for those who write the agenda."""
    meeting = access.meeting_to_write(signed_in(request), pk)
    found = preview(meeting, kind="request", now=timezone.now())
    return page(request, "meetings/notice_preview.html", meeting=meeting, preview=found)
