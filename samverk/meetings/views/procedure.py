"""How a network works: its rules, read by all in it and settled by those who lead it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samverk.meetings.access_adjusting import rules_to_read, rules_to_settle
from samverk.meetings.forms.procedure import ProcedureForm
from samverk.meetings.models import Procedure
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@reads
def procedure(request: HttpRequest, slug: str) -> HttpResponse:
    """The rules in words."""
    network, settles = rules_to_read(signed_in(request), slug)
    rules = Procedure.of(network)
    return page(request, "meetings/procedure.html", network=network, rules=rules, settles=settles)


@writes
def procedure_change(request: HttpRequest, slug: str) -> HttpResponse:
    """Settle them."""
    person = signed_in(request)
    network = rules_to_settle(person, slug)
    form = ProcedureForm(request.POST or None, network=network)
    if form.is_valid():
        Procedure.settle(network, by=person, **form.cleaned_data)
        messages.success(request, _("Saved. This is how the network works from now on."))
        return redirect("meetings:procedure", slug)
    return page(request, "meetings/procedure_change.html", network=network, form=form)
