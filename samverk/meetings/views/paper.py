"""The papers of an agenda item: put there, read, renamed and taken away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from samverk.meetings import access, access_agenda
from samverk.meetings.forms.paper import PaperFactsForm, PaperForm
from samverk.meetings.models import Attachment
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@writes
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a paper with an item."""
    person = signed_in(request)
    item = access.item_to_write(person, pk)
    form = PaperForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        paper = Attachment.attach(item, by=person, **form.cleaned_data)
        messages.success(request, _("“{title}” is attached.").format(title=paper))
        return redirect("meetings:item", pk)
    return page(request, "meetings/papers.html", form=form, item=item, meeting=item.meeting)


@reads
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The file itself, to keep."""
    stored = access_agenda.paper_to_read(signed_in(request), pk).file
    return HttpResponse(
        stored.data(),
        content_type=stored.media_type,
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=True, filename=stored.name
            )
        },
    )


@writes
def paper_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it another name, or say that the public may have it."""
    person = signed_in(request)
    paper = access_agenda.paper_to_change(person, pk)
    facts = {"title": paper.title, "is_public": paper.is_public}
    form = PaperFactsForm(request.POST or None, initial=facts)
    if form.is_valid():
        paper.change(by=person, **form.cleaned_data)
        messages.success(request, _("“{title}” is changed.").format(title=paper))
        return redirect("meetings:item", paper.item_id)
    item = paper.item
    return page(
        request,
        "meetings/paper_change.html",
        form=form,
        paper=paper,
        item=item,
        meeting=item.meeting,
    )


@writes
def paper_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it away from the item."""
    person = signed_in(request)
    paper = access_agenda.paper_to_change(person, pk)
    if request.method == "POST":
        paper.remove(by=person)
        messages.success(request, _("“{title}” is taken away.").format(title=paper))
    return redirect("meetings:item", paper.item_id)
