"""The way of a record from draft to approved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings import access
from samverk.meetings.forms.approval import ApprovalForm, ReturnForm
from samverk.meetings.missing import approvers, missing
from samverk.meetings.models import Procedure
from samverk.meetings.models.adjusting import readers, unsettled
from samverk.meetings.progress import approved_by_leader
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes


@writes
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """What is missing, who approves, and the button to send."""
    person = signed_in(request)
    minutes = access.minutes_to_write(person, pk)
    meeting = minutes.meeting
    if request.method == "POST":
        minutes.submit(by=person)
        messages.success(request, _("Sent for approval."))
        return redirect(meeting)
    return page(
        request,
        "meetings/submission.html",
        meeting=meeting,
        missing=missing(meeting),
        leaders=approvers(meeting.network, timezone.localdate()),
        content=minutes.draft(),
        rules=Procedure.of(meeting.network),
        asked=minutes.asked(),
        comments=unsettled(meeting),
    )


@writes
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the record back to go on writing, after a question."""
    person = signed_in(request)
    minutes = access.minutes_out(person, pk)
    if request.method == "POST":
        minutes.withdraw(by=person)
        messages.success(request, _("Taken back. Now you can write again."))
        return redirect("meetings:write", pk)
    adjusted = [reader.person for reader in readers(minutes) if reader.adjusted_at]
    return page(request, "meetings/withdrawal.html", meeting=minutes.meeting, adjusted=adjusted)


@writes
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole text as it will be frozen, and the button to approve it."""
    person = signed_in(request)
    minutes = access.minutes_to_approve(person, pk)
    meeting = minutes.meeting
    if not approved_by_leader(meeting):
        return redirect("meetings:adjusting", pk)
    form = ApprovalForm(
        request.POST or None, meeting=meeting, initial={"submission": minutes.submission}
    )
    if form.is_valid():
        minutes.approve(by=person, at=timezone.now(), read=form.cleaned_data["submission"])
        messages.success(request, _("Approved. From now on nothing in it can be changed."))
        return redirect("meetings:minutes", pk)
    return page(
        request, "meetings/approval.html", meeting=meeting, form=form, content=minutes.draft()
    )


@writes
def sending_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the one who wrote, with a reason."""
    person = signed_in(request)
    minutes = access.minutes_to_approve(person, pk)
    form = ReturnForm(request.POST or None)
    if form.is_valid():
        minutes.send_back(by=person, **form.cleaned_data)
        messages.success(request, _("Sent back, with your reason."))
        return redirect(minutes.meeting)
    return page(request, "meetings/sending_back.html", meeting=minutes.meeting, form=form)
