"""Who may do what."""

from django.http import HttpRequest, HttpResponse

from samverk.people import access
from samverk.people.permissions import table
from samverk.people.rights import COLUMNS
from samverk.shell.pages import page, reads


@reads
def permissions(request: HttpRequest) -> HttpResponse:
    """All rights in one table, as the doors know them."""
    access.signed_in(request, access.READ_RIGHTS)
    return page(request, "people/permissions.html", table=table(), columns=COLUMNS)
