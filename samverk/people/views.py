"""Pages about people: one's own, and a network's list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.people import access
from samverk.people.forms import JoinForm, MeForm, RoleForm
from samverk.people.models import Appointment, Membership, RegisterConfirmation
from samverk.people.register import Register
from samverk.shell.pages import page, reads, writes


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


@reads
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """A network's people, by municipality, with what is missing."""
    person = access.signed_in(request)
    network, mandate = access.network_to_see(person, slug)
    return page(
        request,
        "people/register.html",
        network=network,
        register=Register.of(network, timezone.localdate()),
        keeps=mandate.writes(network),
    )


@writes
def confirmation(request: HttpRequest, slug: str) -> HttpResponse:
    """Confirm that the list is right; the page shows it once more first."""
    person = access.signed_in(request)
    network = access.register_to_keep(person, slug)
    today = timezone.localdate()
    if request.method == "POST":
        row = RegisterConfirmation.confirm(network, by=person, on=today)
        text = ngettext(
            "The list with %(count)d person is confirmed and with the office.",
            "The list with %(count)d people is confirmed and with the office.",
            row.count,
        )
        messages.success(request, text % {"count": row.count})
        return redirect("people:register", slug)
    register = Register.of(network, today)
    return page(request, "people/confirmation.html", network=network, register=register)


@writes
def joining(request: HttpRequest, slug: str) -> HttpResponse:
    """Put somebody on the list."""
    person = access.signed_in(request)
    network = access.register_to_keep(person, slug)
    form = JoinForm(request.POST or None, network=network)
    if form.is_valid():
        row = Membership.begin(network, by=person, on=timezone.localdate(), **form.cleaned_data)
        messages.success(request, _("{name} is on the list.").format(name=row.person.name))
        return redirect("people:register", slug)
    return page(request, "people/joining.html", network=network, form=form)


@writes
def leaving(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take somebody off the list, after a question."""
    person = access.signed_in(request)
    membership = access.membership_to_end(person, slug, pk)
    if request.method == "POST":
        membership.end(by=person, on=timezone.localdate())
        name = membership.person.name
        messages.success(request, _("{name} is no longer on the list.").format(name=name))
        return redirect("people:register", slug)
    return page(request, "people/leaving.html", membership=membership, network=membership.network)


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
