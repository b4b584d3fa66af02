"""A network's life: asked for, weighed, started; resting and going on; groups and relations."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.forms.lifecycle import (
    ExtensionForm,
    GroupForm,
    PauseForm,
    PlaceForm,
    RelationForm,
    ResumeForm,
)
from samverk.charters.lifecycle import access
from samverk.charters.lifecycle.groups import start_group
from samverk.charters.lifecycle.life import Life
from samverk.networks.models import Relation
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@reads
def life(request: HttpRequest, slug: str) -> HttpResponse:
    """How a network stands, what was decided about it, and what may be decided now."""
    network, mandate = access.network_and_mandate(signed_in(request), slug)
    life = Life.of(network, mandate, timezone.localdate())
    return page(request, "charters/life.html", network=network, life=life)


@writes
def pause(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the network rest."""
    person = signed_in(request)
    network = access.network_to_decide(person, slug)
    today = timezone.localdate()
    initial = {"body": network.parent, "on": today, "since": today}
    form = PauseForm(request.POST or None, today=today, initial=initial)
    if form.is_valid():
        network.pause(by=person, **form.cleaned_data)
        messages.success(request, _("The network rests. Nothing is asked of it meanwhile."))
        return redirect("charters:life", slug)
    return page(request, "charters/pause.html", network=network, form=form)


@writes
def resume(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the network up again."""
    person = signed_in(request)
    network = access.network_to_decide(person, slug)
    today = timezone.localdate()
    initial = {"body": network.parent, "on": today, "since": today}
    form = ResumeForm(request.POST or None, today=today, initial=initial)
    if form.is_valid():
        network.resume(by=person, **form.cleaned_data)
        messages.success(request, _("The network goes on."))
        return redirect("charters:life", slug)
    return page(request, "charters/resume.html", network=network, form=form)


@writes
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """Start a working group below the network."""
    person = signed_in(request)
    network = access.network_to_grow(person, slug)
    today = timezone.localdate()
    form = GroupForm(request.POST or None, network=network, today=today)
    if form.is_valid():
        group = start_group(network, by=person, on=today, **form.cleaned_data)
        messages.success(request, _("The working group has started."))
        return redirect(group)
    return page(request, "charters/group.html", network=network, form=form)


@writes
def extension(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a working group a new end date."""
    person = signed_in(request)
    group = access.group_to_decide(person, slug)
    form = ExtensionForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        group.extend(by=person, **form.cleaned_data)
        messages.success(request, _("The working group has a new end date."))
        return redirect("charters:life", slug)
    return page(request, "charters/extension.html", network=group, form=form)


@writes
def relation(request: HttpRequest, slug: str) -> HttpResponse:
    """Note that the network has to do with another."""
    person = signed_in(request)
    network = access.network_to_relate(person, slug)
    today = timezone.localdate()
    initial = {"since": today}
    form = RelationForm(request.POST or None, network=network, today=today, initial=initial)
    if form.is_valid():
        Relation.begin(network, by=person, **form.cleaned_data)
        messages.success(request, _("Noted."))
        return redirect("charters:life", slug)
    return page(request, "charters/relation.html", network=network, form=form)


@writes
def relation_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """End what two networks have in common."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = signed_in(request)
    relation = access.relation_to_end(person, slug, pk)
    relation.end(by=person, on=timezone.localdate())
    messages.success(request, _("They no longer have it in common."))
    return redirect("charters:life", slug)


@writes
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Change which body commissions the network."""
    person = signed_in(request)
    network = access.network_to_place(person, slug)
    today = timezone.localdate()
    initial = {"parent": network.parent_id}
    form = PlaceForm(request.POST or None, network=network, today=today, initial=initial)
    if form.is_valid():
        network.place_under(form.cleaned_data["parent"], by=person)
        messages.success(request, _("The network has its place in the tree."))
        return redirect("charters:life", slug)
    return page(request, "charters/place.html", network=network, form=form)
