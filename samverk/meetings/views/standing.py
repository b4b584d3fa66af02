"""The items that every agenda of a network begins with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.meetings.access_agenda import network_to_keep_items_of, standing_item_to_keep
from samverk.meetings.forms.agenda import MoveForm
from samverk.meetings.forms.standing import OrderForm, StandingItemForm
from samverk.meetings.models import StandingItem
from samverk.meetings.models.standing import adopt_usual_items, arrange_standing, usual_items
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes


@writes
def standing(request: HttpRequest, slug: str) -> HttpResponse:
    """The items in order, a form for one more, and the usual ones where there are none."""
    person = signed_in(request)
    network = network_to_keep_items_of(person, slug)
    form = StandingItemForm(request.POST or None)
    if form.is_valid():
        item = StandingItem.add(network, by=person, **form.facts)
        messages.success(request, _("“{title}” is a standing item.").format(title=item))
        return redirect("meetings:standing", slug)
    items = list(network.standing_items.all())
    return page(
        request,
        "meetings/standing.html",
        network=network,
        form=form,
        items=items,
        minutes=sum(item.duration or 0 for item in items),
        usual=[] if items else usual_items(network),
    )


@writes
def standing_usual(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin with the usual items."""
    person = signed_in(request)
    network = network_to_keep_items_of(person, slug)
    if request.method == "POST":
        adopt_usual_items(network, by=person)
        messages.success(request, _("The usual items are there. Change them as you like."))
    return redirect("meetings:standing", slug)


@writes
def standing_order(request: HttpRequest, slug: str) -> HttpResponse:
    """All of them in a new order."""
    person = signed_in(request)
    network = network_to_keep_items_of(person, slug)
    form = OrderForm(request.POST or None)
    if form.is_valid():
        arrange_standing(network, form.ids, by=person)
    return redirect("meetings:standing", slug)


@writes
def standing_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change one."""
    person = signed_in(request)
    item = standing_item_to_keep(person, slug, pk)
    form = StandingItemForm(request.POST or None, instance=item)
    if form.is_valid():
        item.change(by=person, **form.facts)
        messages.success(request, _("“{title}” is changed.").format(title=item))
        return redirect("meetings:standing", slug)
    return page(request, "meetings/standing_item.html", form=form, network=item.network)


@writes
def standing_move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One step up or down."""
    person = signed_in(request)
    item = standing_item_to_keep(person, slug, pk)
    form = MoveForm(request.POST or None)
    if form.is_valid():
        item.move(by=person, up=form.cleaned_data["up"])
    return redirect(reverse("meetings:standing", args=[slug]) + f"#item-{item.pk}")


@writes
def standing_drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take one away, after a question."""
    person = signed_in(request)
    item = standing_item_to_keep(person, slug, pk)
    if request.method == "POST":
        item.remove(by=person)
        messages.success(request, _("“{title}” is no longer a standing item.").format(title=item))
        return redirect("meetings:standing", slug)
    return page(request, "meetings/standing_drop.html", item=item, network=item.network)
