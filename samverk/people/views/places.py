"""One person's place in a network: handed over, ended on a day, and people without a seat."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access
from samverk.people.forms.seats import CooptForm, HandOverForm, LastDayForm
from samverk.people.models import Membership
from samverk.shell.dates import day
from samverk.shell.pages import page, reads, writes


@reads
def place(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Somebody on the list, and what can be changed."""
    person = access.signed_in(request)
    membership = access.membership_to_end(person, slug, pk)
    roles = membership.person.appointments_on(timezone.localdate()).filter(
        network=membership.network
    )
    return page(
        request,
        "people/place.html",
        membership=membership,
        network=membership.network,
        roles=[row.role for row in roles],
    )


@writes
def handing_over(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let somebody else have the place: one leaves and the other comes, in one act."""
    person = access.signed_in(request)
    membership = access.membership_to_end(person, slug, pk)
    form = HandOverForm(request.POST or None, membership=membership, today=timezone.localdate())
    if form.is_valid():
        row = membership.hand_over(by=person, **form.cleaned_data)
        said = _("{name} has the place from {day}.").format(name=row.person, day=day(row.since))
        messages.success(request, said)
        return redirect("people:register", slug)
    return page(
        request,
        "people/handing_over.html",
        form=form,
        membership=membership,
        network=membership.network,
    )


@writes
def last_day(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say which day somebody's place ends, or that it goes on."""
    person = access.signed_in(request)
    membership = access.membership_to_end(person, slug, pk)
    form = LastDayForm(
        request.POST or None, today=timezone.localdate(), initial={"day": membership.until}
    )
    if form.is_valid():
        membership.last_until(by=person, day=form.cleaned_data["day"])
        messages.success(request, said_of(membership))
        return redirect("people:place", slug, pk)
    return page(
        request,
        "people/last_day.html",
        form=form,
        membership=membership,
        network=membership.network,
    )


def said_of(membership: Membership) -> str:
    if membership.until is None:
        return _("The place has no last day.")
    return _("The last day is {day}.").format(day=day(membership.until))


@writes
def coopting(request: HttpRequest, slug: str) -> HttpResponse:
    """Let somebody take part without a seat."""
    person = access.signed_in(request)
    network = access.register_to_keep(person, slug)
    form = CooptForm(request.POST or None)
    if form.is_valid():
        row = Membership.begin(
            network, by=person, on=timezone.localdate(), kind="adjunct", **form.cleaned_data
        )
        messages.success(request, _("{name} is on the list.").format(name=row.person.name))
        return redirect("people:register", slug)
    return page(request, "people/coopting.html", network=network, form=form)
