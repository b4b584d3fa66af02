"""Roles in a network: seen, given and ended, and who may have them."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access, access_roles
from samverk.people.forms.roles import RoleEndForm, RoleForm, RuleForm
from samverk.people.models import Appointment, Eligibility
from samverk.people.roles import Roles, rules_of
from samverk.shell.pages import page, reads, writes


@reads
def roles(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has which role and who comes next, and the rules of it."""
    network, mandate = access.network_to_see(access.signed_in(request), slug)
    return page(
        request,
        "people/roles.html",
        network=network,
        roles=Roles.of(network, timezone.localdate()),
        keeps=access.KEEP_REGISTER.allows(mandate, network),
        rules=access_roles.RULE_ROLES.allows(mandate, network),
    )


@writes
def role(request: HttpRequest, slug: str) -> HttpResponse:
    """Give one of the network's people a role, from a day and perhaps until another."""
    person = access.signed_in(request)
    network = access.register_to_keep(person, slug)
    today = timezone.localdate()
    form = RoleForm(request.POST or None, network=network, today=today)
    if form.is_valid():
        Appointment.give(network, by=person, **form.cleaned_data)
        messages.success(request, _("The role is given."))
        return redirect("people:roles", slug)
    rules = rules_of(network, today)
    return page(request, "people/role.html", network=network, form=form, rules=rules)


@writes
def role_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let a role end, on a day that is chosen."""
    person = access.signed_in(request)
    appointment = access.appointment_to_end(person, slug, pk)
    yesterday = timezone.localdate() - timedelta(days=1)
    last = max(appointment.until or yesterday, appointment.since)
    form = RoleEndForm(request.POST or None, since=appointment.since, initial={"last_day": last})
    if form.is_valid():
        appointment.end(by=person, on=form.cleaned_data["last_day"] + timedelta(days=1))
        messages.success(request, _("The role has its last day."))
        return redirect("people:roles", slug)
    network = appointment.network
    return page(
        request, "people/role_end.html", appointment=appointment, network=network, form=form
    )


@writes
def role_withdrawal(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take back a role that somebody was to have, after a question."""
    person = access.signed_in(request)
    appointment = access_roles.role_to_take_back(person, slug, pk)
    if request.method == "POST":
        appointment.end(by=person, on=appointment.since)
        messages.success(request, _("The role is taken back."))
        return redirect("people:roles", slug)
    network = appointment.network
    return page(request, "people/role_withdrawal.html", appointment=appointment, network=network)


@writes
def rule(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who may have a role, or that everybody may."""
    person = access.signed_in(request)
    network = access_roles.roles_to_rule(person, slug)
    form = RuleForm(request.POST or None, initial={"role": "chair", "among": "body"})
    if form.is_valid():
        Eligibility.say(network, by=person, on=timezone.localdate(), **form.cleaned_data)
        messages.success(request, _("The rule holds from today."))
        return redirect("people:roles", slug)
    return page(request, "people/rule.html", network=network, form=form)
