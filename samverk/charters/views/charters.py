"""The shelf of charters, and a charter from upload to adoption."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from samverk.charters import access
from samverk.charters.forms import (
    AdoptionForm,
    FactsForm,
    NetworkForm,
    NewNetworkForm,
    ReadInForm,
)
from samverk.charters.lineage import lineage
from samverk.charters.models import Charter, expiry
from samverk.charters.spread import Spread
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@reads
def charters(request: HttpRequest) -> HttpResponse:
    """Every network that the person sees, with its charters."""
    shelf, corrects = access.shelf_to_read(signed_in(request))
    return page(request, "charters/charters.html", shelf=shelf, corrects=corrects)


@writes
def reading_in(request: HttpRequest) -> HttpResponse:
    """Upload a document; it becomes a draft, or leads to the one it already is."""
    person = signed_in(request)
    access.coordinator_reads_in(person)
    form = ReadInForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if not form.is_valid():
        return page(request, "charters/reading_in.html", form=form)
    document = form.cleaned_data["file"]
    if known := Charter.read_from(document.data):
        messages.info(request, _("That document is already read in. Here is what was read in it."))
        return redirect(known)
    charter = Charter.read_in(by=person, on=timezone.localdate(), **document._asdict())
    messages.success(request, _("“%(name)s” is kept and read.") % {"name": document.name})
    return redirect(charter)


@reads
def charter(request: HttpRequest, pk: int) -> HttpResponse:
    """The document and what was read in it: to correct as a draft, to read once proposed."""
    charter, corrects = access.charter_to_read(signed_in(request), pk)
    today = timezone.localdate()
    return page(
        request,
        "charters/draft.html" if charter.is_draft else "charters/adopted.html",
        charter=charter,
        spread=Spread.of(charter),
        standing=charter.standing(today),
        expires=expiry(charter),
        versions=lineage(charter, today, with_drafts=corrects),
        corrects=corrects,
    )


@reads
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as it came in, to keep."""
    stored = access.document_to_keep(signed_in(request), pk)
    disposition = content_disposition_header(as_attachment=True, filename=stored.name)
    return HttpResponse(
        stored.data(),
        content_type=stored.media_type,
        headers={"Content-Disposition": disposition},
    )


@writes
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is said of the charter as a whole."""
    person = signed_in(request)
    charter = access.charter_to_correct(person, pk)
    form = FactsForm(request.POST or None, initial=charter.facts)
    if form.is_valid():
        charter.describe(by=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(charter)
    return page(request, "charters/facts.html", charter=charter, form=form)


@writes
def network(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which network the charter is for."""
    person = signed_in(request)
    charter = access.charter_to_correct(person, pk)
    form = NetworkForm(request.POST or None, initial={"network": charter.network_id})
    if form.is_valid():
        charter.choose_network(form.cleaned_data["network"], by=person)
        messages.success(
            request, _("The charter is for %(network)s.") % {"network": charter.network}
        )
        return redirect(charter)
    return page(request, "charters/network.html", charter=charter, form=form)


@writes
def new_network(request: HttpRequest, pk: int) -> HttpResponse:
    """Start the network that the charter is for."""
    person = signed_in(request)
    charter = access.charter_to_correct(person, pk)
    form = NewNetworkForm(request.POST or None, initial=charter.network_it_names)
    if form.is_valid():
        network = charter.start_network(by=person, **form.cleaned_data)
        messages.success(request, _("The network %(network)s is started.") % {"network": network})
        return redirect(charter)
    return page(request, "charters/new_network.html", charter=charter, form=form)


@writes
def adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a body adopted the charter; what stands in the way is said first."""
    person = signed_in(request)
    charter = access.charter_to_correct(person, pk)
    today = timezone.localdate()
    form = AdoptionForm(request.POST or None, initial=charter.likely_adoption(today))
    if form.is_valid():
        charter.adopt(by=person, **form.cleaned_data)
        messages.success(request, _("The charter is adopted. It can no longer be changed."))
        return redirect(charter)
    spread = Spread.of(charter)
    return page(request, "charters/adoption.html", charter=charter, spread=spread, form=form)


@writes
def discarding(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away, after a question."""
    person = signed_in(request)
    charter = access.charter_to_correct(person, pk)
    if request.method == "POST":
        charter.discard(by=person)
        told = _("The draft is thrown away. The file can be read in again.")
        messages.success(request, told if charter.file else _("The draft is thrown away."))
        return redirect("charters:charters")
    return page(request, "charters/discarding.html", charter=charter)
