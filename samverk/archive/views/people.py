"""What the office does with people's data: hands it out, and anonymises accounts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.archive import access, known
from samverk.archive.forms import AnonymiseForm, DeclineForm, FindForm
from samverk.archive.models import Anonymisation
from samverk.archive.models.anonymisation import obstacles
from samverk.archive.views.own import as_file
from samverk.shell.pages import page, writes

WHOLE = 1000  # rows of each kind on a page that is handed out; the file holds them all


@writes
def people(request: HttpRequest) -> HttpResponse:
    """Requests that wait, and a way to find somebody. Names are posted, not put in an address."""
    access.office(request, access.PEOPLES_DATA)
    form = FindForm(request.POST or None)
    found = access.people_found(form.cleaned_data["sought"]) if form.is_valid() else None
    return page(
        request,
        "archive/people.html",
        form=form,
        found=found,
        pending=access.pending_requests(),
        anonymised=access.anonymised_last(),
    )


@writes
def handing_out(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out what is known about somebody who cannot sign in. It is logged."""
    by, person = access.person_to_tell_of(request, pk)
    if request.method != "POST":
        return page(request, "archive/handing_out.html", person=person)
    known.hand_out(person, by=by)
    if "file" in request.POST:
        return as_file(known.as_json(person, at=timezone.now()))
    groups = known.parts(person, most=WHOLE)
    return page(request, "archive/handed_out.html", person=person, groups=groups, at=timezone.now())


@writes
def anonymisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Anonymise an account, after the name has been written once more."""
    by, person = access.person_to_anonymise(request, pk)
    today = timezone.localdate()
    form = AnonymiseForm(request.POST or None, person_name=person.name)
    if form.is_valid():
        Anonymisation.make(person, by=by, on=today, reason=form.cleaned_data["reason"])
        messages.success(request, _("The account is anonymised. What is on record stays."))
        return redirect("archive:people")
    still = obstacles(person, today)
    return page(request, "archive/anonymisation.html", form=form, person=person, obstacles=still)


@writes
def declined(request: HttpRequest, pk: int) -> HttpResponse:
    """Say no to a request, and why."""
    by, asked = access.request_to_decline(request, pk)
    form = DeclineForm(request.POST or None)
    if form.is_valid():
        asked.decline(by=by, **form.cleaned_data)
        messages.success(request, _("The answer is kept, and shown to the person."))
        return redirect("archive:people")
    return page(request, "archive/declined.html", form=form, asked=asked)
