"""What everybody may read, without signing in."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language

from samverk.documents.models import StoredFile
from samverk.meetings.calendar import feed, organisation
from samverk.publishing import access
from samverk.publishing.accessibility import STATEMENT
from samverk.publishing.front import calendar_of, ended_networks, front_of, glances
from samverk.publishing.models import Publication
from samverk.publishing.models.release import versions_of
from samverk.publishing.sheet import sheet_of
from samverk.shell.pages import listed, page, reads

GONE = 410  # HTTP's word for what was here and has been taken away


@login_not_required
@reads
@listed
def start(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    ended = ended_networks(timezone.localdate(now))
    return page(request, "publishing/start.html", glances=glances(now), ended=ended)


@login_not_required
@reads
def network(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.public_network(slug)
    front = front_of(found, now=timezone.now(), today=timezone.localdate())
    calendar_url = settings.BASE_URL + reverse("publishing:calendar", args=[slug])
    subscribe_url = "webcal:" + calendar_url.partition(":")[2]
    return page(
        request,
        "publishing/network.html",
        front=front,
        calendar_url=calendar_url,
        subscribe_url=subscribe_url,
    )


@login_not_required
@reads
def minutes(request: HttpRequest, slug: str, year: int, number: int) -> HttpResponse:
    publication = access.public_record(slug, year, number)
    if publication.withdrawal:
        return page(request, "publishing/gone.html", status=GONE, publication=publication)
    sheet = sheet_of(
        publication.content, sha256=publication.sha256, association=organisation().name
    )
    return page(
        request,
        "publishing/minutes.html",
        publication=publication,
        sheet=sheet,
        versions=versions_of(publication),
    )


@login_not_required
@reads
def minutes_pdf(request: HttpRequest, slug: str, year: int, number: int) -> HttpResponse:
    """The PDF in ?sprak=, else in the language of the page."""
    publication = access.public_record(slug, year, number)
    return _file(
        request, publication, publication.pdf(request.GET.get("sprak") or get_language() or "")
    )


@login_not_required
@reads
def minutes_docx(request: HttpRequest, slug: str, year: int, number: int) -> HttpResponse:
    """The record for Word, in Swedish."""
    publication = access.public_record(slug, year, number)
    if publication.docx is None:
        raise Http404
    return _file(request, publication, publication.docx)


@login_not_required
@reads
def paper(request: HttpRequest, slug: str, year: int, number: int, pk: int) -> HttpResponse:
    """A paper that went with an item and is public, unless somebody named in it is protected."""
    publication = access.public_record(slug, year, number)
    return _file(request, publication, access.public_paper(publication, pk))


def _file(request: HttpRequest, publication: Publication, file: StoredFile) -> HttpResponse:
    if publication.withdrawal:
        return page(request, "publishing/gone.html", status=GONE, publication=publication)
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=False, filename=file.name)
    }
    return HttpResponse(file.data(), content_type=file.media_type, headers=headers)


@login_not_required
@reads
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.public_network(slug)
    text = feed(calendar_of(found, now=timezone.now()), name=found.name)
    headers = {"Content-Disposition": f'inline; filename="{slug}.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


@login_not_required
@reads
@listed
def accessibility(request: HttpRequest) -> HttpResponse:
    return page(request, "publishing/accessibility.html", statement=STATEMENT)
