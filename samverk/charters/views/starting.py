"""A network asked for: its checklist, and the decision to start it or not."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.forms.lifecycle import (
    DecisionForm,
    EnoughForm,
    InitiativeForm,
    StartForm,
    WillingForm,
)
from samverk.charters.lifecycle import access
from samverk.charters.lifecycle.starting import Checklist, ask, start, turn_down
from samverk.people.access import signed_in
from samverk.people.mandate import Mandate
from samverk.shell.pages import page, reads, writes


@writes
def asking(request: HttpRequest) -> HttpResponse:
    """Ask for a network."""
    person = signed_in(request)
    mandate = access.must_ask(person)
    form = InitiativeForm(request.POST or None, **_choices(mandate))
    if form.is_valid():
        initiative = ask(by=person, on=timezone.localdate(), **form.cleaned_data)
        messages.success(request, _("The network is asked for. The checklist says what is left."))
        return redirect("charters:checklist", initiative.network.slug)
    return page(request, "charters/asking.html", form=form)


@reads
def checklist(request: HttpRequest, slug: str) -> HttpResponse:
    """What a new network needs: what there is, and what is missing."""
    initiative, mandate = access.initiative_to_see(signed_in(request), slug)
    network = initiative.network
    return page(
        request,
        "charters/checklist.html",
        initiative=initiative,
        network=network,
        checklist=Checklist.of(initiative),
        willing=initiative.willing.select_related("municipality"),
        open=network.standing(timezone.localdate()) == "proposed",
        decides=mandate.decides(network),
        coordinates=mandate.coordinator,
    )


@writes
def initiative(request: HttpRequest, slug: str) -> HttpResponse:
    """Say more about the network asked for."""
    person = signed_in(request)
    initiative = access.initiative_to_change(person, slug)
    facts = initiative.facts
    form = InitiativeForm(
        request.POST or None,
        initial=facts,
        initiative=initiative,
        **_choices(access.mandate_of(person)),
    )
    if form.is_valid():
        initiative.change(by=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("charters:checklist", slug)
    return page(request, "charters/initiative.html", network=initiative.network, form=form)


@writes
def willing(request: HttpRequest, slug: str) -> HttpResponse:
    """Tick the municipalities that want to take part."""
    person = signed_in(request)
    initiative = access.initiative_to_change(person, slug)
    chosen = [row.municipality_id for row in initiative.willing.all()]
    initial = {"municipalities": chosen, "on": timezone.localdate()}
    form = WillingForm(request.POST or None, initial=initial)
    if form.is_valid():
        initiative.note_willing(by=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("charters:checklist", slug)
    return page(request, "charters/willing.html", network=initiative.network, form=form)


@writes
def starting(request: HttpRequest, slug: str) -> HttpResponse:
    """Decide that the network starts, when all is there or for a reason."""
    person = signed_in(request)
    network = (row := access.initiative_to_change(person, slug)).network
    checklist, today = Checklist.of(row), timezone.localdate()
    initial = {"body": network.parent, "on": today}
    form = StartForm(request.POST or None, checklist=checklist, today=today, initial=initial)
    if form.is_valid():
        start(network, by=person, **form.cleaned_data)
        messages.success(request, _("The network has started. Now it needs its charter."))
        return redirect("charters:checklist", slug)
    return page(request, "charters/starting.html", network=network, checklist=checklist, form=form)


@writes
def turning_down(request: HttpRequest, slug: str) -> HttpResponse:
    """Say no to a network asked for."""
    person = signed_in(request)
    network = access.initiative_to_change(person, slug).network
    today = timezone.localdate()
    initial = {"body": network.parent, "on": today}
    form = DecisionForm(request.POST or None, today=today, initial=initial)
    if form.is_valid():
        turn_down(network, by=person, **form.cleaned_data)
        messages.success(request, _("The network asked for is turned down."))
        return redirect("charters:checklist", slug)
    return page(request, "charters/turning_down.html", network=network, form=form)


@writes
def enough(request: HttpRequest) -> HttpResponse:
    """Set how many willing municipalities are enough."""
    person = signed_in(request)
    federation = access.federation_to_set(person)
    initial = {"enough": federation.enough_municipalities}
    form = EnoughForm(request.POST or None, initial=initial)
    if form.is_valid():
        federation.require(form.cleaned_data["enough"], by=person)
        messages.success(request, _("Saved."))
        return redirect("desk:networks")
    return page(request, "charters/enough.html", form=form)


def _choices(mandate: Mandate) -> dict[str, Any]:
    """What the form about a network asked for lets the person choose."""
    bodies = access.bodies_to_ask(mandate, timezone.localdate())
    return {"bodies": bodies, "coordinates": mandate.coordinator}
