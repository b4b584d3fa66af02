"""The governing documents: the chain, one document, and keeping them in order."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from samverk.charters import access_strategy as access
from samverk.charters.chain import Chain
from samverk.charters.forms.strategy import GoverningDocumentForm
from samverk.charters.models import GoverningDocument
from samverk.charters.resting import Outlook
from samverk.people.access import signed_in
from samverk.people.mandate import Mandate
from samverk.shell.pages import page, reads, writes


@reads
def documents(request: HttpRequest) -> HttpResponse:
    """The chain from the top down, and what every network's charter rests on."""
    today = timezone.localdate()
    mandate = Mandate.of(signed_in(request, access.READ_GOVERNING), today)
    chain = Chain.of(today, mandate)
    return page(request, "charters/documents.html", chain=chain, corrects=mandate.coordinator)


@reads
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: what it rests on, what it says, what it carries."""
    document, mandate = access.governing_document_to_read(signed_in(request), pk)
    outlook = Outlook.of(document, timezone.localdate(), mandate)
    return page(
        request,
        "charters/document.html",
        document=document,
        outlook=outlook,
        corrects=mandate.coordinator,
    )


@writes
def new_document(request: HttpRequest) -> HttpResponse:
    """Add a document to the chain."""
    person = signed_in(request)
    access.coordinator_governs(person)
    form = GoverningDocumentForm(*_sent(request), today=timezone.localdate())
    if form.is_valid():
        document = GoverningDocument.add(by=person, **form.cleaned_data)
        messages.success(request, _("“%(name)s” now stands here.") % {"name": document})
        return redirect(document)
    return page(request, "charters/document_form.html", form=form)


@writes
def document_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is said of a document."""
    person = signed_in(request)
    document = access.governing_document_to_correct(person, pk)
    form = GoverningDocumentForm(
        *_sent(request), document=document, initial=document.facts, today=timezone.localdate()
    )
    if form.is_valid():
        document.change(by=person, **form.cleaned_data)
        messages.success(request, _("Corrected."))
        return redirect(document)
    return page(request, "charters/document_form.html", form=form, document=document)


@writes
def document_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a document that was put up by mistake, after a question."""
    person = signed_in(request)
    document = access.governing_document_to_correct(person, pk)
    if request.method == "POST":
        document.remove(by=person)
        messages.success(request, _("“%(name)s” is taken away.") % {"name": document})
        return redirect("charters:documents")
    return page(request, "charters/document_drop.html", document=document)


@reads
def document_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The document itself, as it came."""
    stored = access.governing_file_to_keep(signed_in(request), pk)
    disposition = content_disposition_header(as_attachment=True, filename=stored.name)
    return HttpResponse(
        stored.data(),
        content_type=stored.media_type,
        headers={"Content-Disposition": disposition},
    )


def _sent(request: HttpRequest) -> tuple[object, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()
