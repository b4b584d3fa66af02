"""One person on a network's list, and corrections of what it says about them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samverk.people import access
from samverk.people.forms.details import DetailsForm
from samverk.shell.pages import page, writes


@writes
def details(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Correct what the list says about somebody."""
    person = access.signed_in(request)
    membership, office = access.membership_to_correct(person, slug, pk)
    form = DetailsForm(request.POST or None, of=membership.person, office=office)
    if form.is_valid():
        membership.person.change(by=person, **form.corrections)
        messages.success(request, _("The details are saved."))
        return redirect("people:register", slug)
    return page(request, "people/details.html", form=form, membership=membership)
