"""Who sees what of a person, and protected identity."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access_privacy as access
from samverk.people.forms.visibility import ProtectionForm, VisibilityForm
from samverk.people.models import Shield
from samverk.people.models.card import Card
from samverk.shell.pages import page, writes


@writes
def visibility(request: HttpRequest) -> HttpResponse:
    """Choose who sees each of one's details; what everybody sees stands beside."""
    person = access.own_visibility(request)
    form = VisibilityForm(request.POST or None, of=person)
    if form.is_valid():
        if form.changed_data:
            person.show(**form.cleaned_data)
        messages.success(request, _("Your choice is saved and holds from now on."))
        return redirect("people:visibility")
    return page(
        request,
        "people/visibility.html",
        form=form,
        public=Card.of(person),
        protected=person.truth != person,
    )


@writes
def own_protection(request: HttpRequest) -> HttpResponse:
    """Have one's own details protected, after a question."""
    person = access.own_visibility(request)
    if request.method == "POST":
        Shield.put_up(person, by=person, at=timezone.now())
        messages.success(request, _("Your details are protected from now on."))
        return redirect("people:visibility")
    return page(request, "people/own_protection.html")


@writes
def protection(request: HttpRequest) -> HttpResponse:
    """Protect the details of whoever has an address, or lift the protection."""
    office = access.office_protects(request)
    form = ProtectionForm(request.POST or None)
    if form.is_valid():
        form.carry_out(by=office, at=timezone.now())
        messages.success(request, _("Done. It holds from now on."))
        return redirect("people:protection")
    return page(request, "people/protection.html", form=form)
