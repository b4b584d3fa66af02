"""What each municipality's own administration is bound to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters import access_strategy as access
from samverk.charters.bound import Bound, towns
from samverk.charters.forms.strategy import CommitmentForm
from samverk.charters.models import Commitment
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@reads
def municipalities(request: HttpRequest) -> HttpResponse:
    """Every municipality, the strategies it has adopted and how many networks it is in."""
    signed_in(request, access.READ_MUNICIPALITY)
    return page(request, "charters/municipalities.html", towns=towns(timezone.localdate()))


@reads
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """The strategies that bind it, its people in networks, and what those do for each goal."""
    municipality, mandate = access.municipality_to_read(signed_in(request), code)
    bound = Bound.of(municipality, timezone.localdate(), mandate)
    return page(
        request,
        "charters/municipality.html",
        municipality=municipality,
        bound=bound,
        corrects=mandate.coordinator,
    )


@writes
def commitment(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Record that the municipality has adopted a strategy."""
    person = signed_in(request)
    municipality = access.municipality_to_commit(person, code)
    strategy = access.strategy_to_correct(person, pk)
    form = CommitmentForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        Commitment.make(municipality, strategy, by=person, **form.cleaned_data)
        said = {"town": municipality, "strategy": strategy}
        messages.success(request, _("%(town)s has adopted %(strategy)s.") % said)
        return redirect("charters:municipality", code)
    return page(
        request,
        "charters/commitment.html",
        form=form,
        municipality=municipality,
        strategy=strategy,
    )


@writes
def commitment_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away an adoption that was recorded by mistake, after a question."""
    person = signed_in(request)
    commitment = access.commitment_to_take_back(person, pk)
    if request.method == "POST":
        commitment.take_back(by=person)
        messages.success(request, _("Taken away."))
        return redirect("charters:municipality", commitment.municipality.code)
    return page(request, "charters/commitment_drop.html", commitment=commitment)
