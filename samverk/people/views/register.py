"""A network's list of people: seen and corrected."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people import access
from samverk.people.confirmations import register_states
from samverk.people.forms import JoinForm
from samverk.people.models import Membership
from samverk.people.register import Register
from samverk.shell.pages import page, reads, writes


@reads
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """A network's people, by municipality, with what is missing."""
    person = access.signed_in(request)
    network, mandate = access.network_to_see(person, slug)
    today = timezone.localdate()
    return page(
        request,
        "people/register.html",
        network=network,
        register=Register.of(network, today),
        state=register_states([network], today)[0],
        keeps=mandate.writes(network),
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
