"""Decisions: a network's register of them, one with what came of it, and its excerpt."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from samverk.meetings.access_decisions import (
    ANCHOR,
    KEEP,
    decision_numbered,
    decision_to_anchor,
    decision_to_keep,
    decision_to_see,
    speaks_for,
)
from samverk.meetings.decided import Decided, Excerpt
from samverk.meetings.forms.decision import AnchorForm, ExcerptForm, RegisterForm, SettleForm
from samverk.meetings.models import Anchoring
from samverk.meetings.models.register import decisions_of, years_of
from samverk.people.access import network_to_see, signed_in
from samverk.shell.pages import page, reads, writes

A_PAGE = 50


@reads
def decisions(request: HttpRequest, slug: str) -> HttpResponse:
    """The register: a network's decisions by number, the latest first."""
    network, _mandate = network_to_see(signed_in(request), slug)
    form = RegisterForm(request.GET, years=years_of(network))
    found = form.chosen(decisions_of(network))
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return page(
        request, "meetings/decisions.html", status=200, network=network, form=form, shown=shown
    )


@reads
def numbered(request: HttpRequest, slug: str, year: int, number: int) -> HttpResponse:
    """From a number in the register to the decision's page."""
    network, _mandate = network_to_see(signed_in(request), slug)
    return redirect(decision_numbered(network, year, number))


@reads
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided, what comes of it and how far that has come."""
    person = signed_in(request)
    decision, mandate = decision_to_see(person, pk)
    network, today = decision.item.meeting.network, timezone.localdate()
    own = speaks_for(person, decision) if decision.binds else None
    return page(
        request,
        "meetings/decision.html",
        decision=decision,
        decided=Decided.of(decision, today),
        today=today,
        keeps=KEEP.allows(mandate, network),
        own=own if ANCHOR.allows(mandate, network, own=own is not None) else None,
        settling=SettleForm(auto_id="settle_%s"),
        anchoring=AnchorForm(initial={"on": today}),
    )


@writes
def settling(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that those who were to know know, or that those who were to decide have."""
    person = signed_in(request)
    decision = decision_to_keep(person, pk)
    form = SettleForm(request.POST or None)
    if form.is_valid():
        decision.settle(by=person, on=timezone.localdate(), **form.cleaned_data)
        messages.success(request, _("Noted."))
        return redirect(decision)
    return page(request, "meetings/settling.html", form=form, decision=decision)


@writes
def anchoring(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the decision is anchored in one's own municipality."""
    person = signed_in(request)
    decision, municipality = decision_to_anchor(person, pk)
    form = AnchorForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        Anchoring.note_of(decision, municipality, by=person, **form.cleaned_data)
        messages.success(request, _("Noted."))
        return redirect(decision)
    return page(
        request, "meetings/anchoring.html", form=form, decision=decision, municipality=municipality
    )


@writes
def excerpt(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision by itself, to print, fetch as PDF and mail to those it concerns."""
    person = signed_in(request)
    decision = decision_to_keep(person, pk)
    excerpt = Excerpt(decision, by=person, on=timezone.localdate())
    form = ExcerptForm(request.POST or None, decision=decision)
    if form.is_valid():
        excerpt.send(**form.cleaned_data)
        to = form.cleaned_data["to"]
        messages.success(request, _("The excerpt goes to {to}.").format(to=to))
        return redirect("meetings:excerpt", pk)
    return page(
        request, "meetings/excerpt.html", form=form, decision=decision, sheet=excerpt.sheet()
    )


@reads
def excerpt_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The excerpt as PDF, in the language of the page."""
    person = signed_in(request)
    excerpt = Excerpt(decision_to_keep(person, pk), by=person, on=timezone.localdate())
    header = content_disposition_header(as_attachment=False, filename=excerpt.file_name)
    return HttpResponse(
        excerpt.pdf(), content_type="application/pdf", headers={"Content-Disposition": header}
    )
