"""Roles that go round: whose turn it is and whose it will be, the order, and handing over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings.access_turns import rotation_to_keep
from samverk.meetings.forms.turns import HandForm, TurnMoveForm, TurnsForm
from samverk.meetings.turns import number_now, round_of, rounds
from samverk.people.access import KEEP_REGISTER, network_to_see, register_to_keep, signed_in
from samverk.people.models import Rotation
from samverk.shell.pages import page, reads, writes


@reads
def turns(request: HttpRequest, slug: str) -> HttpResponse:
    """Whose turn it is, and the turns that come."""
    network, mandate = network_to_see(signed_in(request), slug)
    return page(
        request,
        "meetings/turns.html",
        network=network,
        rounds=rounds(network, timezone.now()),
        keeps=KEEP_REGISTER.allows(mandate, network),
    )


@writes
def turns_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a role go round."""
    person = signed_in(request)
    network = register_to_keep(person, slug)
    form = TurnsForm(request.POST or None, network=network)
    if form.is_valid():
        Rotation.begin(
            network,
            by=person,
            on=timezone.localdate(),
            role=form.cleaned_data["role"],
            per=form.cleaned_data["per"],
            municipalities=form.order,
        )
        messages.success(request, _("The order is set."))
        return redirect("meetings:turns", slug)
    return page(request, "meetings/turns_new.html", network=network, form=form)


@writes
def turn_move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One step up or down in the order."""
    person = signed_in(request)
    rotation = rotation_to_keep(person, slug, pk)
    form = TurnMoveForm(request.POST or None)
    if form.is_valid():
        number = number_now(rotation, timezone.now())
        rotation.move(by=person, number=number, **form.cleaned_data)
    return redirect("meetings:turns", slug)


@writes
def turn_skip(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let the turn of now pass to the next, after a question."""
    person = signed_in(request)
    rotation = rotation_to_keep(person, slug, pk)
    now = timezone.now()
    if request.method == "POST":
        rotation.skip(by=person, number=number_now(rotation, now))
        messages.success(request, _("The turn has passed to the next."))
        return redirect("meetings:turns", slug)
    return page(request, "meetings/turn_skip.html", round=round_of(rotation, now))


@writes
def turn_hand(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give the role for a year to who sits for the municipality in turn."""
    person = signed_in(request)
    rotation = rotation_to_keep(person, slug, pk)
    form = HandForm(request.POST or None)
    if form.is_valid():
        chosen, year = form.cleaned_data["person"], form.cleaned_data["year"]
        rotation.hand(chosen, by=person, on=timezone.localdate(), year=year)
        text = _("{name} has the role in {year}.").format(name=chosen.name, year=year)
        messages.success(request, text)
    return redirect("meetings:turns", slug)


@writes
def turns_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let the role go round no longer, after a question."""
    person = signed_in(request)
    rotation = rotation_to_keep(person, slug, pk)
    if request.method == "POST":
        rotation.end(by=person, on=timezone.localdate())
        messages.success(request, _("The role goes round no longer."))
        return redirect("meetings:turns", slug)
    return page(request, "meetings/turns_end.html", rotation=rotation)
