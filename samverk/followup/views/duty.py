"""The page of one duty: what the charter says, how it stands, and telling what was done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.followup import access
from samverk.followup.account import account
from samverk.followup.forms.duty import AttestForm
from samverk.followup.models import Attestation
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes


@writes
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """How one duty stands; those answerable may tell what samverk can't see."""
    person, today = signed_in(request), timezone.localdate()
    row, network, mandate = access.duty_to_read(person, pk)
    form = AttestForm(request.POST or None, this_year=today.year)
    if request.method == "POST":
        row = access.duty_to_attest(person, pk)
        if form.is_valid():
            Attestation.attest(row, by=person, on=today, **form.cleaned_data)
            messages.success(request, _("What you told is kept with the duty."))
            return redirect("followup:duty", pk)
    return page(
        request,
        "followup/duty.html",
        today=today,
        account=account(row, network, today=today),
        acts=mandate.writes(network),
        attests=access.is_attested(row) and access.may_attest(mandate, row, network),
        form=form,
    )
