"""Many documents handed in at once: how they are read, and what is done with many drafts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samverk.charters import access
from samverk.charters.adopting import Adoptable, likely
from samverk.charters.forms.batch import AdoptionsForm, ParcelForm, PlacesForm
from samverk.charters.models import Batch
from samverk.charters.progress import Progress
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes
from samverk.work.access import somebody_works


@writes
def reading_in_many(request: HttpRequest) -> HttpResponse:
    """Hand in many documents. They are kept here, and read in the background."""
    person = signed_in(request)
    access.coordinator_reads_in(person)
    form = ParcelForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        return redirect(Batch.hand_in(form.cleaned_data["parcel"], by=person))
    return page(request, "charters/reading_in_many.html", form=form)


@reads
def batches(request: HttpRequest) -> HttpResponse:
    """Every time that many documents were handed in."""
    found = access.batches_to_follow(signed_in(request))
    return page(request, "charters/batches.html", batches=found)


@reads
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """How the reading goes, and what each document became; it stays useful afterwards."""
    progress = Progress.of(access.batch_to_follow(signed_in(request), pk))
    works = not progress.is_going or somebody_works()
    return page(request, "charters/batch.html", progress=progress, works=works)


@require_POST
@writes
def batch_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Read no more of them."""
    person = signed_in(request)
    batch = access.batch_to_follow(person, pk)
    batch.stop(by=person)
    messages.success(request, _("The reading is stopped. What was read is kept."))
    return redirect(batch)


@require_POST
@writes
def batch_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with what waits."""
    person = signed_in(request)
    batch = access.batch_to_follow(person, pk)
    batch.resume(by=person)
    return redirect(batch)


@require_POST
@writes
def batch_file_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try once more with a document that led to nothing."""
    person = signed_in(request)
    file = access.batch_file_to_read(person, pk)
    file.read_again(by=person)
    return redirect(file.batch)


@require_POST
@writes
def batch_file_anyway(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a document in though it does not look like a charter."""
    person = signed_in(request)
    file = access.batch_file_to_read(person, pk)
    file.read_anyway(by=person)
    return redirect(file.batch)


@writes
def batch_places(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose or start the networks of many drafts."""
    person = signed_in(request)
    batch = access.batch_to_follow(person, pk)
    form = PlacesForm(request.POST or None, lines=Progress.of(batch).homeless)
    if form.is_valid():
        batch.place(by=person, **form.cleaned_data)
        messages.success(request, _("The networks are chosen."))
        return redirect(batch)
    return page(request, "charters/batch_places.html", batch=batch, form=form)


@writes
def batch_adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a body adopted many of the drafts, all or none."""
    person, today = signed_in(request), timezone.localdate()
    batch = access.batch_to_follow(person, pk)
    adoptables = Adoptable.among(Progress.of(batch).ready, today)
    form = AdoptionsForm(
        request.POST or None, adoptables=adoptables, initial=likely(adoptables, today)
    )
    if form.is_valid():
        batch.adopt(by=person, **form.cleaned_data)
        messages.success(request, _said_adopted(len(form.cleaned_data["adoptions"])))
        return redirect(batch)
    return page(request, "charters/batch_adoption.html", batch=batch, form=form)


@writes
def batch_discarding(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away the drafts of a batch, after a question that lists them."""
    person = signed_in(request)
    batch = access.batch_to_follow(person, pk)
    if request.method == "POST":
        batch.discard(by=person)
        messages.success(request, _("The drafts are thrown away. The files can be read in again."))
        return redirect(batch)
    return page(request, "charters/batch_discarding.html", batch=batch, drafts=batch.discardable())


def _said_adopted(number: int) -> str:
    said = ngettext(
        "%(number)s charter is adopted. It can no longer be changed.",
        "%(number)s charters are adopted. They can no longer be changed.",
        number,
    )
    return said % {"number": number}
