"""The versions of a charter: the next one, its proposal, its end, and what differs between two."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters import access
from samverk.charters.comparing import compare
from samverk.charters.forms.ending import EndingForm
from samverk.charters.models.differences import differences_when_read
from samverk.charters.side_by_side import side_by_side
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@writes
def next_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version: a draft that says all that this one says."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = signed_in(request)
    draft = access.charter_to_carry_on(person, pk).copy(by=person)
    messages.success(request, _("Here is the next version, as a draft. Change what is to be new."))
    return redirect(draft)


@writes
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay a draft before those who adopt it; what stands in the way is said first."""
    person = signed_in(request)
    charter = access.charter_to_correct(person, pk)
    if request.method == "POST":
        charter.propose(by=person)
        messages.success(
            request, _("The charter is proposed. Those who see the network can read it.")
        )
        return redirect(charter)
    unlike = differences_when_read(charter) if charter.is_written_here else []
    return page(request, "charters/proposal.html", charter=charter, differences=unlike)


@writes
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a proposal, to go on with the draft."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = signed_in(request)
    charter = access.charter_to_correct(person, pk)
    charter.withdraw(by=person)
    messages.success(request, _("The proposal is taken back. You can change the draft again."))
    return redirect(charter)


@writes
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a body ends a charter, without another in its place."""
    person = signed_in(request)
    charter = access.charter_to_carry_on(person, pk)
    body = {"body": charter.adoption.body, "last_day": timezone.localdate()}
    form = EndingForm(request.POST or None, initial=body)
    if form.is_valid():
        charter.end(by=person, **form.cleaned_data)
        messages.success(request, _("It is recorded when the charter ends."))
        return redirect(charter)
    return page(request, "charters/ending.html", charter=charter, form=form)


@writes
def following(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a document that was read in is a new version of the charter before."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = signed_in(request)
    charter, earlier = access.charter_to_follow(person, pk)
    charter.follow(earlier, by=person)
    messages.success(request, _("What stands as before has kept what you had corrected there."))
    return redirect(charter)


@reads
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """What differs between two versions: in meaning, and word by word."""
    person = signed_in(request)
    earlier, later = access.charters_to_compare(person, pk, request.GET.get("med"))
    return page(
        request,
        "charters/comparison.html",
        charter=later,
        earlier=earlier,
        changes=compare(earlier, later),
        stretches=side_by_side(earlier, later),
    )
