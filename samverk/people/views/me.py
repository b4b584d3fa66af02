"""One's own pages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access
from samverk.people.forms import MeForm
from samverk.shell.pages import page, reads, writes


@reads
def me(request: HttpRequest) -> HttpResponse:
    """One's own networks and roles, and the way to all that one can see to oneself."""
    person = access.signed_in(request, access.OWN_DETAILS)
    today = timezone.localdate()
    return page(
        request,
        "people/me.html",
        memberships=person.memberships_on(today),
        appointments=person.appointments_on(today),
    )


@writes
def own_details(request: HttpRequest) -> HttpResponse:
    """Correct one's own details."""
    person = access.signed_in(request, access.OWN_DETAILS)
    form = MeForm(request.POST or None, of=person)
    if form.is_valid():
        if form.corrections:
            person.change(**form.corrections)
        messages.success(request, _("Your details are saved."))
        return redirect("people:me")
    return page(request, "people/own_details.html", form=form)
