"""What has been done: all of it for the office, a network's for those who lead it."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from samverk.ledger.models import Entry
from samverk.networks.models import Network
from samverk.people import access
from samverk.people.forms.log import LogForm
from samverk.people.log import log as entries
from samverk.people.log import with_networks
from samverk.shell.pages import page, reads

ENTRIES_A_PAGE = 50


@reads
def log(request: HttpRequest) -> HttpResponse:
    """All that has been done, newest first."""
    access.must_read_log(access.signed_in(request))
    form = LogForm(request.GET)
    return _page(request, form, entries(**form.chosen), network=None)


@reads
def network_log(request: HttpRequest, slug: str) -> HttpResponse:
    """What has been done in one network."""
    network = access.network_to_look_back_on(access.signed_in(request), slug)
    form = LogForm(request.GET, of=network)
    return _page(request, form, entries(network=network, **form.chosen), network=network)


def _page(
    request: HttpRequest, form: LogForm, found: QuerySet[Entry], network: Network | None
) -> HttpResponse:
    shown = Paginator(found, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    rows = [(row, None) for row in shown] if network else with_networks(shown)
    return page(
        request, "people/log.html", status=200, form=form, shown=shown, rows=rows, network=network
    )
