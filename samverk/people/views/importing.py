"""Lists of people taken in from files: handed in, looked through, carried out."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samverk.people import access, access_importing
from samverk.people.forms.importing import ColumnsForm, ImportForm, RowForm
from samverk.people.importing.telling import Progress
from samverk.people.models import RegisterImport
from samverk.shell.pages import page, reads, writes
from samverk.work.access import somebody_works

ROWS_A_PAGE = 100


@writes
def importing(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand in a file with one network's list. It is kept here, and read in the background."""
    person = access.signed_in(request)
    network = access.register_to_keep(person, slug)
    earlier = access_importing.imports_to_follow(person, network)
    form = ImportForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        file, office = form.cleaned_data["file"], access_importing.is_office(person)
        return redirect(
            RegisterImport.hand_in(by=person, network=network, is_offices=office, **file)
        )
    return page(request, "people/importing.html", network=network, form=form, earlier=earlier[:20])


@writes
def importing_all(request: HttpRequest) -> HttpResponse:
    """Hand in a file with the lists of many networks."""
    person = access.signed_in(request)
    earlier = access_importing.imports_to_follow(person, None)
    form = ImportForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        file = form.cleaned_data["file"]
        return redirect(RegisterImport.hand_in(by=person, network=None, is_offices=True, **file))
    return page(request, "people/importing.html", network=None, form=form, earlier=earlier[:20])


@reads
def register_import(request: HttpRequest, pk: int) -> HttpResponse:
    """What each row of the file would change; how far it has come while that is being done."""
    whole = access_importing.import_to_follow(access.signed_in(request), pk)
    progress = Progress.of(whole, chosen=request.GET.get("verdict", ""))
    rows = Paginator(progress.rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    works = not whole.is_going or somebody_works()
    return page(request, "people/import.html", progress=progress, rows=rows, works=works)


@writes
def import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the columns are, and have the file read again."""
    whole = access_importing.import_to_follow(access.signed_in(request), pk)
    form = ColumnsForm(request.POST or None, whole=whole)
    if form.is_valid():
        whole.read_as(**form.cleaned_data)
        return redirect(whole)
    return page(request, "people/import_columns.html", whole=whole, form=form)


@writes
def import_row(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Say who or what a row means, or leave it out."""
    found = access_importing.row_to_settle(access.signed_in(request), pk, row)
    form = RowForm(request.POST or None, row=found)
    if form.is_valid():
        out = "out" in request.POST
        found.whole.settle(found, **form.cleaned_data["said"], out=out)
        messages.success(request, _("The row is left out.") if out else _("The row is settled."))
        return redirect(found.whole)
    return page(request, "people/import_row.html", row=found, form=form)


@require_POST
@writes
def import_begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry it out, in the background."""
    person = access.signed_in(request)
    whole = access_importing.import_to_follow(person, pk)
    whole.begin(by=person)
    return redirect(whole)
