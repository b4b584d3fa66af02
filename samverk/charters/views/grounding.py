"""What a charter rests on: its strategy, and which of the strategy's goals its goals are."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters import access_strategy as access
from samverk.charters.forms.strategy import AimsForm, GroundingForm
from samverk.charters.models import aim, ground, register_strategy_of
from samverk.charters.resting import Foundation
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes


@writes
def grounding(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the strategy that a charter rests on."""
    person = signed_in(request)
    charter = access.charter_to_ground(person, pk)
    form = GroundingForm(request.POST or None, charter=charter)
    if form.is_valid():
        strategy = form.cleaned_data["strategy"]
        ground(charter, strategy, by=person)
        messages.success(request, _("The charter rests on %(strategy)s.") % {"strategy": strategy})
        return redirect("charters:aims", pk)
    foundation = Foundation.of(charter, timezone.localdate(), person)
    return page(
        request, "charters/grounding.html", charter=charter, form=form, foundation=foundation
    )


@writes
def strategy_it_names(request: HttpRequest, pk: int) -> HttpResponse:
    """Put up the strategy that the charter names, with what the charter says of it."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = signed_in(request)
    charter = access.charter_to_ground(person, pk)
    strategy = register_strategy_of(charter, by=person)
    messages.success(
        request,
        _("“%(name)s” now stands here, with the goals that the charter lists. Correct the rest.")
        % {"name": strategy},
    )
    return redirect(strategy)


@writes
def aims(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which goal of the strategy each of the charter's goals is."""
    person = signed_in(request)
    charter, strategy = access.charter_to_aim(person, pk)
    form = AimsForm(request.POST or None, charter=charter, strategy=strategy)
    if form.is_valid():
        aim(charter, form.aims, by=person)
        messages.success(request, _("Saved."))
        return redirect(charter)
    return page(request, "charters/aims.html", charter=charter, strategy=strategy, form=form)
