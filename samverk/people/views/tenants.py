"""The municipalities whose own service lets their people in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access, ways
from samverk.people.forms.tenants import TenantForm
from samverk.people.models import Tenant
from samverk.people.provider import service
from samverk.shell.pages import page, reads, writes


@reads
def tenants(request: HttpRequest) -> HttpResponse:
    """All that are let in today."""
    found = access.tenants_to_manage(access.signed_in(request))
    return page(request, "people/tenants.html", tenants=found, service=service())


@writes
def tenant_new(request: HttpRequest) -> HttpResponse:
    """Let one more municipality in."""
    person = access.signed_in(request)
    access.tenants_to_manage(person)
    form = TenantForm(request.POST or None)
    if form.is_valid():
        tenant = Tenant.allow(by=person, on=timezone.localdate(), **form.cleaned_data)
        text = _("People of {municipality} can now link their accounts.")
        messages.success(request, text.format(municipality=tenant))
        return redirect("people:tenants")
    return page(request, "people/tenant_new.html", form=form)


@writes
def tenant_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a municipality in no longer, after a question."""
    person = access.signed_in(request)
    tenant = access.tenant_to_stop(person, pk)
    if request.method == "POST":
        tenant.stop(by=person, on=timezone.localdate())
        ways.sign_out_tenant(tenant)
        text = _("{municipality} no longer comes in with its own accounts.")
        messages.success(request, text.format(municipality=tenant))
        return redirect("people:tenants")
    return page(request, "people/tenant_end.html", tenant=tenant)
