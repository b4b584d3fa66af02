"""Minutes handed in as a file: upload, look through, take in; and those that nobody could place."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.views.prints import attachment
from samverk.documents.models import StoredFile
from samverk.meetings import access_intakes as access
from samverk.meetings.access import LEAD, mandate_of
from samverk.meetings.forms.intake import HandInForm, IntakeForms, MatchForm
from samverk.meetings.models import Intake
from samverk.meetings.models.taking_in import take_in
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes

FILES_A_PAGE = 50


@writes
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """A file with the minutes of a meeting."""
    person = signed_in(request)
    meeting = access.meeting_to_hand_in(person, pk)
    form = HandInForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        document = form.cleaned_data["file"]
        file = StoredFile.keep(
            name=document.name, data=document.data, media_type=document.media_type
        )
        intake = Intake.hand_in(
            file, text=document.text, by=person, meeting=meeting, at=timezone.now()
        )
        return redirect("meetings:intake", intake.pk)
    return page(request, "meetings/hand_in.html", meeting=meeting, form=form)


@writes
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read in a file beside its text: to correct, and to take into the record."""
    person = signed_in(request)
    intake = access.intake_to_take_in(person, pk)
    plans = LEAD.allows(mandate_of(person), intake.network)
    forms = IntakeForms(intake, plans=plans, data=request.POST or None)
    if request.method != "POST" or not forms.is_valid():
        return _draft(request, intake, forms)
    take_in(intake, forms.taken(), by=person)
    said = _("It stands in %(record)s now. Read it through and send it for approval.")
    messages.success(request, said % {"record": forms.meeting.the_record})
    return redirect("meetings:minutes", forms.meeting.pk)


def _draft(request: HttpRequest, intake: Intake, forms: IntakeForms) -> HttpResponse:
    facts = {"intake": intake, "meeting": forms.meeting, "forms": forms}
    return page(request, "meetings/intake.html", status=422 if forms.first_wrong else 200, **facts)


@writes
def aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Make nothing of a file."""
    person = signed_in(request)
    intake = access.intake_to_put_aside(person, pk)
    if request.method != "POST":
        return page(request, "meetings/intake_aside.html", intake=intake, meeting=intake.meeting)
    intake.put_aside(by=person)
    messages.success(request, _("The file is put aside. It is kept."))
    return redirect(intake.meeting or "meetings:intakes")


@reads
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came in."""
    kept = access.file_to_keep(signed_in(request), pk)
    return attachment(kept.name, kept.data(), kept.media_type)


@reads
def intakes(request: HttpRequest) -> HttpResponse:
    """Files that nobody knows the meeting of."""
    waiting = access.intakes_to_match(signed_in(request))
    found = Paginator(waiting, FILES_A_PAGE).get_page(request.GET.get("page"))
    return page(request, "meetings/intakes.html", intakes=found)


@writes
def matching(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which meeting a file is about."""
    person = signed_in(request)
    intake = access.intake_to_match(person, pk)
    form = MatchForm(request.POST or None, intake=intake, now=timezone.now())
    if form.is_valid():
        intake.match(form.cleaned_data["meeting"], by=person)
        return redirect("meetings:intake", intake.pk)
    return page(request, "meetings/intake_match.html", intake=intake, form=form)
