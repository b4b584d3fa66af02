"""Lists of people to take away."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from samverk.people import access, access_importing
from samverk.people.exporting import cards, sheets
from samverk.people.exporting.rows import entries, in_order
from samverk.people.models import Shown
from samverk.shell.pages import reads


@reads
def register_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """A network's list as an Excel file, which can be taken in again."""
    network, audience = access_importing.list_to_take_away(access.signed_in(request), slug)
    rows = in_order(entries(network, timezone.localdate(), to=audience))
    data = sheets.workbook([(network.name, rows)], tells_network=False)
    return _attachment(f"{network.slug}.xlsx", data, sheets.MEDIA_TYPE)


@reads
def register_cards(request: HttpRequest, slug: str) -> HttpResponse:
    """A network's people as contact cards."""
    network, audience = access_importing.list_to_take_away(access.signed_in(request), slug)
    rows = in_order(entries(network, timezone.localdate(), to=audience))
    return _attachment(f"{network.slug}.vcf", cards.cards(rows), cards.MEDIA_TYPE)


@reads
def registers_sheet(request: HttpRequest) -> HttpResponse:
    """The lists of all networks as an Excel file with a sheet for each."""
    networks = access_importing.lists_to_take_away(access.signed_in(request))
    today = timezone.localdate()
    lists = [
        (network.name, in_order(entries(network, today, to=Shown.OFFICE))) for network in networks
    ]
    data = sheets.workbook(lists, tells_network=True)
    return _attachment(_("lists-of-people.xlsx"), data, sheets.MEDIA_TYPE)


def _attachment(name: str, data: bytes, media_type: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": disposition})
