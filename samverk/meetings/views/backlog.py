"""What a network means to take up: proposed by anybody in it, taken up or turned down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings import access_agenda
from samverk.meetings.backlog import Backlog
from samverk.meetings.forms.backlog import DecliningForm, ProposalForm
from samverk.meetings.models import BacklogItem
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes


@writes
def backlog(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits, what became of the rest, and a form to propose."""
    person = signed_in(request)
    network, mandate = access_agenda.network_to_propose_to(person, slug)
    form, now = ProposalForm(request.POST or None), timezone.now()
    if form.is_valid():
        item = BacklogItem.propose(network, by=person, **form.cleaned_data)
        messages.success(request, _("“{title}” waits to be taken up.").format(title=item))
        return redirect("meetings:backlog", slug)
    return page(
        request,
        "meetings/backlog.html",
        network=network,
        form=form,
        backlog=Backlog.of(network, now=now, number=request.GET.get("page")),
        now=now,
        writes=mandate.writes(network),
        declines=access_agenda.DECLINE.allows(mandate, network),
    )


@writes
def declining(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Turn a proposal down, with the reason."""
    person = signed_in(request)
    item = access_agenda.proposal_to_decline(person, slug, pk)
    form = DecliningForm(request.POST or None)
    if form.is_valid():
        item.decline(by=person, **form.cleaned_data)
        messages.success(request, _("“{title}” is not taken up.").format(title=item))
        return redirect("meetings:backlog", slug)
    return page(request, "meetings/declining.html", form=form, item=item, network=item.network)
