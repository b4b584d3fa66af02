"""Gaps and warnings: put right at once, let stand with a note, or taken up again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samverk.charters import access
from samverk.charters.forms.remedies import NoteForm
from samverk.charters.reading.vocabulary import TERMS
from samverk.charters.remarks import Remark
from samverk.charters.remedies import remedy_of
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@writes
def remedied(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a remark; what it leads to is done at once."""
    person = signed_in(request)
    finding = access.finding_to_settle(person, pk)
    remedy = remedy_of(finding)
    form = remedy.asks(finding, request.POST if request.method == "POST" else None)
    if form and form.is_valid():
        charter = finding.charter
        messages.success(request, remedy.put_right(finding, by=person, **form.cleaned_data))
        return redirect(f"{charter.get_absolute_url()}#remarks")
    remark = Remark.of(finding, form)
    return page(request, "charters/finding.html", finding=finding, remark=remark, form=form)


@writes
def settled(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a gap or a warning has been seen and may stand, and why."""
    person = signed_in(request)
    finding = access.finding_to_settle(person, pk)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        finding.settle(by=person, **form.cleaned_data)
        messages.success(request, _("The remark is put aside."))
        return redirect(f"{finding.charter.get_absolute_url()}#remarks")
    return page(request, "charters/finding.html", finding=finding, note=form)


@writes
def opened(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up a remark that was put aside."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = signed_in(request)
    finding = access.finding_to_settle(person, pk)
    finding.open_again(by=person)
    messages.success(request, _("The remark is among those to look at again."))
    return redirect(f"{finding.charter.get_absolute_url()}#finding-{finding.pk}")


@reads
def vocabulary(request: HttpRequest) -> HttpResponse:
    """Words that were replaced, since when, and what is written now."""
    signed_in(request, access.READ_VOCABULARY)
    return page(request, "charters/vocabulary.html", terms=TERMS)
