"""Adjusting a record: who does it, reading it with comments beside the text, and their word."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings import access_adjusting as access
from samverk.meetings.forms.adjusting import AdjustersForm, CommentForm
from samverk.meetings.forms.approval import ApprovalForm
from samverk.meetings.models import Adjuster, Comment, Procedure
from samverk.meetings.models.adjusting import readers, talks
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@writes
def adjusters(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who adjusts the record."""
    person = signed_in(request)
    meeting = access.meeting_to_adjust(person, pk)
    form = AdjustersForm(request.POST if request.method == "POST" else None, meeting=meeting)
    if form.is_valid():
        Adjuster.choose(meeting, form.cleaned_data["people"], by=person)
        messages.success(request, _("Saved. They get a letter when the record is sent out."))
        return redirect(meeting)
    return page(
        request,
        "meetings/adjusters.html",
        meeting=meeting,
        form=form,
        rules=Procedure.of(meeting.network),
    )


@reads
def adjusting(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as it is out, with what has been remarked on each item."""
    person = signed_in(request)
    minutes, mandate = access.draft_to_read(person, pk)
    return page(
        request,
        "meetings/adjusting.html",
        meeting=minutes.meeting,
        minutes=minutes,
        content=minutes.draft(),
        readers=readers(minutes),
        talks=talks(minutes),
        rules=Procedure.of(minutes.meeting.network),
        adjuster=access.adjuster_awaited(person, minutes.meeting),
        writes=mandate.writes(minutes.meeting.network),
        leads=mandate.leads(minutes.meeting.network),
        today=timezone.localdate(),
    )


@writes
def adjustment(request: HttpRequest, pk: int) -> HttpResponse:
    """The word of one of those who adjust it."""
    adjuster = access.record_to_adjust(signed_in(request), pk)
    form = ApprovalForm(request.POST or None, meeting=adjuster.meeting)
    if form.is_valid():
        adjuster.adjust(at=timezone.now(), read=form.cleaned_data["submission"])
        messages.success(request, _("Thank you. You have adjusted it."))
        return redirect("meetings:minutes", pk)
    messages.warning(request, _("The text has been changed since you read it. Read it again."))
    return redirect("meetings:adjusting", pk)


@writes
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """A remark on an item, or on all of it."""
    person = signed_in(request)
    minutes, _mandate = access.draft_to_read(person, pk)
    form = CommentForm(request.POST or None, meeting=minutes.meeting)
    if form.is_valid():
        Comment.say(minutes, by=person, **form.cleaned_data)
        messages.success(request, _("Your comment is there. Whoever wrote the text sees it."))
    else:
        messages.warning(request, _("Write what should be otherwise."))
    return redirect("meetings:adjusting", pk)


@writes
def comment_settled(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    """The comment has been taken care of."""
    person = signed_in(request)
    remark = access.comment_to_settle(person, pk, comment)
    if request.method == "POST":
        remark.settle(by=person)
        messages.success(request, _("The comment is taken care of."))
    return redirect("meetings:adjusting" if remark.minutes.is_out else "meetings:write", pk)
