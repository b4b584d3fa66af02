"""What samverk knows about whoever asks, and the wish to be forgotten."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.archive import access, known
from samverk.archive.models import Request
from samverk.shell.pages import page, reads, writes

FEW = 10
ROWS_A_PAGE = 50


@reads
def own(request: HttpRequest) -> HttpResponse:
    """All that is known, the latest of each kind."""
    person = access.own(request)
    return page(
        request,
        "archive/own.html",
        groups=known.parts(person, most=FEW),
        asked=access.open_request(person),
    )


@reads
def own_part(request: HttpRequest, key: str) -> HttpResponse:
    """All rows of one kind, a page at a time."""
    _person, source = access.own_source(request, key)
    rows = Paginator(source.rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    in_words = [source.in_words(row) for row in rows]
    return page(request, "archive/own_part.html", source=source, pages=rows, rows=in_words)


@reads
def own_file(request: HttpRequest) -> StreamingHttpResponse:
    """All of it as one file for machines."""
    person = access.own(request)
    return as_file(known.as_json(person, at=timezone.now()))


def as_file(pieces: Iterator[str]) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        pieces,
        content_type="application/json",
        headers={"Content-Disposition": 'attachment; filename="uppgifter.json"'},
    )


@writes
def own_request(request: HttpRequest) -> HttpResponse:
    """Ask the office to anonymise the account, or take it back."""
    person = access.own(request)
    asked = access.open_request(person)
    if request.method != "POST":
        said = access.last_answer(person)
        return page(request, "archive/own_request.html", asked=asked, answer=said)
    if asked:
        asked.take_back()
        messages.success(request, _("You have taken your request back."))
    else:
        Request.ask(person, at=timezone.now())
        messages.success(request, _("The office has your request and answers it."))
    return redirect("archive:own_request")
