"""A new e-mail address of one's own: asked for, and confirmed with the code that came to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access, new_address
from samverk.people.forms.address import AddressForm, CodeForm
from samverk.shell.pages import page, writes


@writes
def address(request: HttpRequest) -> HttpResponse:
    """Write the new address; a code goes there."""
    person = access.signed_in(request, access.OWN_DETAILS)
    form = AddressForm(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        new_address.ask(request.session, person, email, now=timezone.now())
        messages.success(request, _("A code is on its way to {address}.").format(address=email))
        return redirect("people:own_address_code")
    return page(request, "people/own_address.html", form=form, mailbox=person.mailbox)


@writes
def address_code(request: HttpRequest) -> HttpResponse:
    """Write the code, and the address is changed."""
    person = access.signed_in(request, access.OWN_DETAILS)
    waiting = new_address.waiting_for(request.session)
    if not waiting:
        return redirect("people:own_address")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if new_address.is_right(request.session, form.cleaned_data["code"], now=timezone.now()):
            email = new_address.take(request.session, person)
            messages.success(request, _("Your address is now {address}.").format(address=email))
            return redirect("people:me")
        form.add_error("code", _("That is not the code, or it is too old. Ask for a new one."))
    return page(request, "people/own_address_code.html", form=form, waiting=waiting)
