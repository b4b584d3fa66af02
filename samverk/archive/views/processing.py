"""The register of processing (art. 30), to read, print and fetch."""

import csv

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from samverk.archive import access
from samverk.archive import processing as register
from samverk.shell.pages import page, reads


@reads
def processing(request: HttpRequest) -> HttpResponse:
    """What is done with personal data, what for, and for how long it is kept."""
    access.office(request, access.PROCESSING)
    return page(
        request,
        "archive/processing.html",
        activities=register.ACTIVITIES,
        security=register.SECURITY,
        today=timezone.localdate(),
    )


@reads
def processing_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table; the mark at its beginning tells spreadsheets that it is UTF-8."""
    access.office(request, access.PROCESSING)
    response = HttpResponse(
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="behandlingar.csv"'},
    )
    csv.writer(response, delimiter=";").writerows(register.as_rows())
    return response


@reads
def processing_json(request: HttpRequest) -> HttpResponse:
    """The same for machines."""
    access.office(request, access.PROCESSING)
    association = access.controller()
    data = register.as_data(association.name, association.office_mail)
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
