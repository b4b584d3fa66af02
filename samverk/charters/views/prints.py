"""A charter as Word and as PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header

from samverk.charters import access
from samverk.charters.models import Print
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes
from samverk.work.access import somebody_works


@writes
def charter_print(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The file, where it is made; asking for it has it made."""
    charter, _corrects = access.charter_to_read(signed_in(request), pk)
    today = timezone.localdate()
    if request.method == "POST":
        Print.ask(charter, kind, on=today)
        return redirect("charters:prints", pk)
    made = Print.of(charter, kind, on=today)
    if made is None or made.file is None:
        return redirect("charters:prints", pk)
    return attachment(made.file.name, made.file.data(), made.media_type)


@reads
def prints(request: HttpRequest, pk: int) -> HttpResponse:
    """Which files there are of the charter, and which are being made."""
    charter, _corrects = access.charter_to_read(signed_in(request), pk)
    today = timezone.localdate()
    lines = [(kind, Print.of(charter, kind, on=today)) for kind in Print.Kind]
    going = [asked for _kind, asked in lines if asked and asked.file is None]
    works = not going or somebody_works()
    return page(
        request, "charters/prints.html", charter=charter, lines=lines, going=going, works=works
    )


def attachment(name: str, data: bytes, media_type: str) -> HttpResponse:
    """A file to keep."""
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": disposition})
