"""Roles in a network: given and ended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access
from samverk.people.forms import RoleForm
from samverk.people.models import Appointment
from samverk.shell.pages import page, writes


@writes
def role(request: HttpRequest, slug: str) -> HttpResponse:
    """Give one of the network's people a role."""
    person = access.signed_in(request)
    network = access.register_to_keep(person, slug)
    form = RoleForm(request.POST or None, network=network)
    if form.is_valid():
        Appointment.give(network, by=person, on=timezone.localdate(), **form.cleaned_data)
        messages.success(request, _("The role is given."))
        return redirect("people:register", slug)
    return page(request, "people/role.html", network=network, form=form)


@writes
def role_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let a role end, after a question."""
    person = access.signed_in(request)
    appointment = access.appointment_to_end(person, slug, pk)
    if request.method == "POST":
        appointment.end(by=person, on=timezone.localdate())
        messages.success(request, _("The role has ended."))
        return redirect("people:register", slug)
    network = appointment.network
    return page(request, "people/role_end.html", appointment=appointment, network=network)
