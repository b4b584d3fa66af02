"""A network's list of people: seen, corrected, confirmed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.people import access
from samverk.people.forms import JoinForm
from samverk.people.models import Membership, RegisterConfirmation
from samverk.people.register import Register
from samverk.shell.pages import page, reads, writes


@reads
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """A network's people, by municipality, with what is missing."""
    person = access.signed_in(request)
    network, mandate = access.network_to_see(person, slug)
    return page(
        request,
        "people/register.html",
        network=network,
        register=Register.of(network, timezone.localdate()),
        keeps=mandate.writes(network),
    )


@writes
def confirmation(request: HttpRequest, slug: str) -> HttpResponse:
    """Confirm that the list is right; the page shows it once more first."""
    person = access.signed_in(request)
    network = access.register_to_keep(person, slug)
    today = timezone.localdate()
    if request.method == "POST":
        row = RegisterConfirmation.confirm(network, by=person, on=today)
        text = ngettext(
            "The list with %(count)d person is confirmed and with the office.",
            "The list with %(count)d people is confirmed and with the office.",
            row.count,
        )
        messages.success(request, text % {"count": row.count})
        return redirect("people:register", slug)
    register = Register.of(network, today)
    return page(request, "people/confirmation.html", network=network, register=register)


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
