"""The way of an approved record to the public: looked through, published, taken off, put back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings.calendar import organisation
from samverk.people.access import signed_in
from samverk.publishing import access
from samverk.publishing.forms import ReleaseForm, WithdrawalForm
from samverk.publishing.models import Withdrawal
from samverk.publishing.sheet import sheet_of
from samverk.shell.pages import page, writes


@writes
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """The record as the public will get it, what was found in it, and the one button."""
    person = signed_in(request)
    looking = access.record_to_release(person, pk)
    form = ReleaseForm(request.POST or None, looking=looking)
    if form.is_valid() and "look" not in request.POST:
        said = looking.let_out(by=person, at=timezone.now(), hidden=form.hidden)
        messages.success(request, said)
        return redirect("meetings:minutes", pk)
    sheet = sheet_of(
        looking.shown(form.hidden),
        sha256=looking.record.sha256,
        association=organisation().name,
    )
    return page(request, "publishing/release.html", looking=looking, form=form, sheet=sheet)


@writes
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Off the public site, with a reason; the archived record is not touched."""
    person = signed_in(request)
    publication = access.record_to_withdraw(person, pk)
    form = WithdrawalForm(request.POST or None)
    if form.is_valid():
        Withdrawal.make(publication, by=person, **form.cleaned_data)
        messages.success(request, _("Taken off the public site. It can be put back at any time."))
        return redirect("meetings:minutes", pk)
    meeting = publication.approval.minutes.meeting
    return page(request, "publishing/withdrawal.html", meeting=meeting, form=form)
