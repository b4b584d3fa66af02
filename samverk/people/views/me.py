"""One's own pages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access
from samverk.people.forms import MeForm
from samverk.shell.pages import page, writes


@writes
def me(request: HttpRequest) -> HttpResponse:
    """One's own details, networks and roles."""
    person = access.signed_in(request)
    form = MeForm(request.POST or None, instance=person)
    if form.is_valid():
        person.change(**form.cleaned_data)
        messages.success(request, _("Your details are saved."))
        return redirect("people:me")
    today = timezone.localdate()
    return page(
        request,
        "people/me.html",
        form=form,
        memberships=person.memberships_on(today),
        appointments=person.appointments_on(today),
    )
