"""A network's list of people: seen and corrected."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access
from samverk.people.confirmations import register_states
from samverk.people.forms import JoinForm
from samverk.people.forms.day import DayForm
from samverk.people.gaps import gaps
from samverk.people.models import Membership, Shown
from samverk.people.register import Register
from samverk.people.roles import misfits
from samverk.shell.pages import page, reads, writes


@reads
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """A network's people, seat by seat, with what is missing; as of any day."""
    person = access.signed_in(request)
    network, mandate = access.network_to_see(person, slug)
    today = timezone.localdate()
    form = DayForm(request.GET if "den" in request.GET else None)
    day = form.cleaned_data["den"] if form.is_valid() else today
    listed = Register.of(network, day, to=Shown.OFFICE if mandate.coordinator else Shown.NETWORK)
    return page(
        request,
        "people/register.html",
        network=network,
        register=listed,
        misfits=misfits(network, listed.appointments, day),
        gaps=gaps([network], day),
        state=register_states([network], today)[0],
        form=form,
        day=day,
        another="ahead" if day > today else "past" if day < today else "",
        keeps=day == today and access.KEEP_REGISTER.allows(mandate, network),
        arranges=day == today and access.ARRANGE_SEATS.allows(mandate, network),
    )


@writes
def joining(request: HttpRequest, slug: str) -> HttpResponse:
    """Put somebody on the list."""
    person = access.signed_in(request)
    network = access.register_to_keep(person, slug)
    form = JoinForm(request.POST or None, network=network)
    if form.is_valid():
        row = Membership.begin(network, by=person, on=timezone.localdate(), **form.cleaned_data)
        messages.success(request, _("{name} is on the list.").format(name=row.person.name))
        return redirect("people:register", slug)
    return page(request, "people/joining.html", network=network, form=form)


@writes
def leaving(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take somebody off the list, after a question."""
    person = access.signed_in(request)
    membership = access.membership_to_end(person, slug, pk)
    if request.method == "POST":
        membership.end(by=person, on=timezone.localdate())
        name = membership.person.name
        messages.success(request, _("{name} is no longer on the list.").format(name=name))
        return redirect("people:register", slug)
    return page(request, "people/leaving.html", membership=membership, network=membership.network)
