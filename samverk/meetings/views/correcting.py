"""Correcting an approved record: opened with a reason, approved as a new version or given up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samverk.meetings import access_adjusting as access
from samverk.meetings.forms.adjusting import CorrectionForm
from samverk.meetings.models import Reopening
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@writes
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it, with a reason."""
    person = signed_in(request)
    minutes = access.record_to_correct(person, pk)
    form = CorrectionForm(request.POST or None)
    if form.is_valid():
        Reopening.open(minutes, by=person, **form.cleaned_data)
        messages.success(request, _("Opened. Correct it, and send it out as the first time."))
        return redirect("meetings:write", pk)
    return page(request, "meetings/correct.html", meeting=minutes.meeting, form=form)


@writes
def correction_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the correction up, after a question."""
    person = signed_in(request)
    reopening = access.correction_to_end(person, pk)
    if request.method == "POST":
        reopening.give_up(by=person)
        messages.success(request, _("Given up. The record stands as it was approved."))
        return redirect("meetings:minutes", pk)
    meeting = reopening.minutes.meeting
    return page(request, "meetings/correction_end.html", meeting=meeting, reopening=reopening)


@reads
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One approved version, as it was frozen."""
    meeting, version = access.version_to_read(signed_in(request), pk, number)
    return page(
        request,
        "meetings/version.html",
        meeting=meeting,
        version=version,
        content=version.content,
        versions=meeting.minutes.approval.versions(),
    )
