"""Guests at a meeting: inviting them, and taking an invitation back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samverk.meetings import access
from samverk.meetings.access_notice import guest_to_withdraw
from samverk.meetings.forms.guests import GuestForm
from samverk.meetings.models import Guest
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes


@writes
def guests(request: HttpRequest, pk: int) -> HttpResponse:
    """Who comes from outside, and a form for one more."""
    person = signed_in(request)
    meeting = access.meeting_to_lead(person, pk)
    form = GuestForm(request.POST or None, meeting=meeting)
    if form.is_valid():
        guest = Guest.invite(meeting, by=person, **form.cleaned_data)
        said = (
            _("{name} is invited.") if meeting.is_saved else _("{name} is on the list of guests.")
        )
        messages.success(request, said.format(name=guest))
        return redirect("meetings:guests", pk)
    found = meeting.guests.prefetch_related("items")
    return page(request, "meetings/guests.html", meeting=meeting, form=form, guests=found)


@writes
def guest_withdrawal(request: HttpRequest, pk: int, guest: int) -> HttpResponse:
    """Take the invitation back, after a question."""
    person = signed_in(request)
    row = guest_to_withdraw(person, pk, guest)
    if request.method == "POST":
        row.withdraw(by=person)
        messages.success(request, _("{name} is no longer invited.").format(name=row.name))
        return redirect("meetings:guests", pk)
    return page(request, "meetings/guest_withdrawal.html", meeting=row.meeting, guest=row)
