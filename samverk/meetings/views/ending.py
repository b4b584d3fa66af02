"""A network ends: it closes, is done, or goes into another, and leaves work to carry over."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.lifecycle.access import network_to_decide
from samverk.charters.lifecycle.ending import close, merge
from samverk.meetings import access
from samverk.meetings.forms.ending import ClosingForm, DoneForm, MergingForm
from samverk.meetings.models.ending import Farewell, carry_over, left_by
from samverk.networks.models import Network
from samverk.people.access import signed_in
from samverk.people.models import Person
from samverk.shell.pages import page, reads, writes


@writes
def closing(request: HttpRequest, slug: str) -> HttpResponse:
    """Close a network after showing all that ends with it; a working group tells what came out."""
    person = signed_in(request)
    network = network_to_decide(person, slug)
    if network.is_group:
        return _done(request, person, network)
    form = ClosingForm(request.POST or None, **_decision(network))
    if form.is_valid():
        close(network, by=person, **form.cleaned_data)
        messages.success(request, _("It is written down that the network ends."))
        return redirect("charters:life", slug)
    return page(request, "meetings/closing.html", form=form, **_ending(network))


def _done(request: HttpRequest, person: Person, group: Network) -> HttpResponse:
    form = DoneForm(request.POST or None)
    if form.is_valid():
        today = timezone.localdate()
        yesterday = today - timedelta(days=1)
        body = str(group.parent)
        close(group, by=person, body=body, on=today, last_day=yesterday, **form.cleaned_data)
        messages.success(request, _("The working group is done."))
        return redirect("charters:life", group.slug)
    return page(request, "meetings/done.html", form=form, **_ending(group))


@writes
def merging(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a network go into another, with the members that are ticked."""
    person = signed_in(request)
    network = network_to_decide(person, slug)
    form = MergingForm(request.POST or None, network=network, **_decision(network))
    if form.is_valid():
        merge(network, by=person, **form.cleaned_data)
        messages.success(request, _("It is written down. Now carry over what is left to do."))
        return redirect("meetings:handover", slug)
    return page(request, "meetings/merging.html", form=form, **_ending(network))


@reads
def handover(request: HttpRequest, slug: str) -> HttpResponse:
    """What a merged network left, each to carry over with one click."""
    network, end = access.merged_network(signed_in(request), slug)
    left = left_by(network)
    return page(request, "meetings/handover.html", network=network, into=end.into, left=left)


@writes
def carrying(request: HttpRequest, slug: str, noun: str, pk: int) -> HttpResponse:
    """Carry one thing over."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = signed_in(request)
    network, end = access.merged_network(person, slug)
    carry_over(network, noun, pk, by=person)
    messages.success(request, _("It waits to be taken up by %(network)s.") % {"network": end.into})
    return redirect("meetings:handover", slug)


def _decision(network: Network) -> dict[str, Any]:
    today = timezone.localdate()
    initial = {"body": network.parent, "on": today, "last_day": today}
    return {"today": today, "initial": initial}


def _ending(network: Network) -> dict[str, Any]:
    """What the page lists before anything is done."""
    now = timezone.now()
    farewell = Farewell.of(network, timezone.localdate(now), now=now)
    return {"network": network, "farewell": farewell}
