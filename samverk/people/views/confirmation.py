"""Lists of people confirmed: one by those who keep it, all as the office sees them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext

from samverk.people import access, access_roles
from samverk.people.confirmations import counted, register_states
from samverk.people.models import RegisterConfirmation
from samverk.people.register import Register
from samverk.shell.pages import page, reads, writes
from samverk.shell.periods import period_of


@writes
def confirmation(request: HttpRequest, slug: str) -> HttpResponse:
    """Confirm that the list is right for the term; the page shows it once more first."""
    person = access.signed_in(request)
    network = access.register_to_keep(person, slug)
    today = timezone.localdate()
    if request.method == "POST":
        row = RegisterConfirmation.confirm(network, by=person, on=today)
        messages.success(request, is_with_the_office(row))
        return redirect("people:register", slug)
    return page(
        request,
        "people/confirmation.html",
        network=network,
        register=Register.of(network, today),
        state=register_states([network], today)[0],
    )


@reads
def registers(request: HttpRequest) -> HttpResponse:
    """How all lists stand, what is late first."""
    networks = access_roles.registers_to_follow(access.signed_in(request))
    today = timezone.localdate()
    states = register_states(networks, today)
    term = period_of(today, "term")
    return page(request, "people/registers.html", states=states, counts=counted(states), term=term)


def is_with_the_office(row: RegisterConfirmation) -> str:
    return ngettext(
        "The list with %(count)d person is confirmed for the %(term)s, and the office has it.",
        "The list with %(count)d people is confirmed for the %(term)s, and the office has it.",
        row.count,
    ) % {"count": row.count, "term": period_of(row.on, "term").label}
