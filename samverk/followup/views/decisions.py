"""Which decision an assignment of a draft rests on, chosen among those in approved records."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samverk.charters.access import part_to_correct
from samverk.charters.models import Assignment
from samverk.followup.decisions import address_of, decisions_above, in_words
from samverk.followup.forms.decisions import ChosenForm
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes

#: As many as one looks through at once.
AT_ONCE = 20


@writes
def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """Search (`?q=`) the decisions of the bodies above the network, and choose one."""
    person = signed_in(request)
    assignment = part_to_correct(person, Assignment, pk)
    network, asked = assignment.charter.network, request.GET.get("q", "")
    form = ChosenForm(request.POST or None, network=network)
    if form.is_valid():
        chosen = form.cleaned_data["decision"]
        assignment.rest_on_decision(by=person, words=in_words(chosen), url=address_of(chosen))
        messages.success(request, _("The assignment rests on that decision."))
        return redirect(assignment)
    found = decisions_above(network, asked) if network else ()
    known = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    bodies = list(network.above()) if network else []
    return page(
        request,
        "followup/decisions.html",
        assignment=assignment,
        charter=assignment.charter,
        bodies=bodies,
        known=known,
        asked=asked,
        form=form,
    )
