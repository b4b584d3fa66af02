"""A network's seats: opened, changed, filled, taken away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access
from samverk.people.forms.seats import NewSeatForm, SeatForm, WhoForm
from samverk.people.models import Membership, Seat
from samverk.shell.pages import page, writes


@writes
def seating(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put somebody on a vacant seat."""
    return _put(request, slug, pk, kind=Membership.Kind.MEMBER)


@writes
def deputy(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say who stands in for who sits on a seat."""
    return _put(request, slug, pk, kind=Membership.Kind.DEPUTY)


def _put(request: HttpRequest, slug: str, pk: int, *, kind: str) -> HttpResponse:
    person = access.signed_in(request)
    seat = access.seat_to_fill(person, slug, pk)
    form = WhoForm(request.POST or None, initial={"title": seat.function})
    if form.is_valid():
        row = Membership.begin(
            seat.network,
            by=person,
            on=timezone.localdate(),
            seat=seat,
            kind=kind,
            **form.cleaned_data,
        )
        messages.success(request, _("{name} is on the list.").format(name=row.person.name))
        return redirect("people:register", slug)
    return page(
        request, "people/seating.html", form=form, seat=seat, network=seat.network, kind=kind
    )


@writes
def seat_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a municipality one more seat."""
    person = access.signed_in(request)
    network = access.seats_to_arrange(person, slug)
    form = NewSeatForm(request.POST or None)
    if form.is_valid():
        seat = Seat.open(network, by=person, on=timezone.localdate(), **form.cleaned_data)
        messages.success(request, _("{seat} has a seat, which is vacant.").format(seat=seat))
        return redirect("people:register", slug)
    return page(request, "people/seat_new.html", form=form, network=network)


@writes
def seat(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What a seat is for, and whether it goes with a post."""
    person = access.signed_in(request)
    row = access.seat_to_arrange(person, slug, pk)
    form = SeatForm(
        request.POST or None,
        initial={"competence": row.competence, "bound": row.bound, "function": row.function},
    )
    if form.is_valid():
        row.change(by=person, **form.cleaned_data)
        messages.success(request, _("The seat is changed."))
        return redirect("people:register", slug)
    return page(request, "people/seat.html", form=form, seat=row, network=row.network)


@writes
def seat_gone(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a seat away, after a question."""
    person = access.signed_in(request)
    row = access.seat_to_arrange(person, slug, pk)
    if request.method == "POST":
        row.withdraw(by=person, on=timezone.localdate())
        messages.success(request, _("The seat of {seat} is taken away.").format(seat=row))
        return redirect("people:register", slug)
    return page(request, "people/seat_gone.html", seat=row, network=row.network)
