"""A network goes through its assignments one by one, and sends in what it says."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.models import Assignment
from samverk.followup import access
from samverk.followup.access import May
from samverk.followup.evidence import evidence
from samverk.followup.forms.reviews import (
    NONE,
    AdditionForm,
    CommentForm,
    PlacingForm,
    SettingAsideForm,
    VerdictForm,
)
from samverk.followup.models import Review
from samverk.followup.progress import look_of
from samverk.followup.reviewing import Line, Portrait, changes_in, continued, portrait, said_of
from samverk.people.access import signed_in
from samverk.people.mandate import Mandate
from samverk.shell.pages import page, reads, writes


@reads
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Every assignment with what the network says of it, and what waits."""
    today = timezone.localdate()
    found, mandate = access.review_to_read(signed_in(request), pk)
    return page(
        request,
        "followup/review.html",
        review=found,
        portrait=portrait(found),
        look=look_of(found, today),
        changes=changes_in(found),
        may=May.of(found, mandate),
    )


@writes
def verdict(request: HttpRequest, pk: int, assignment: int) -> HttpResponse:
    """One assignment: what it says, the year's evidence, and what becomes of it."""
    person = signed_in(request)
    found, mandate = access.review_to_read(person, pk)
    row = access.assignment_in(found, assignment)
    if request.method == "POST":
        found = access.review_to_write(person, pk)
    whole = portrait(found)
    line = whole.line_of(row)
    form = VerdictForm(request.POST or None, assignment=row, initial=_said(line))
    if form.is_valid():
        found.answer(row, by=person, **form.cleaned_data)
        messages.success(request, _("Your answer is saved."))
        return _on_to(whole.next_after(line), found)
    return _verdict_page(request, found, mandate, whole, line, form)


def _said(line: Line) -> dict[str, object]:
    """A changed wording begins with the one there is."""
    assignment, said = line.assignment, line.verdict
    changed = said is not None and said.changes_it
    return {
        "kind": said.kind if said else "",
        "text": said.text if said and changed else assignment.text,
        "parts": said.parts if said and changed else assignment.parts,
        "reason": said.reason if said else "",
    }


def _on_to(line: Line | None, found: Review) -> HttpResponse:
    """To the next assignment without an answer; when there is none, to the whole review."""
    if line is None:
        return redirect(found)
    return redirect("followup:verdict", found.pk, line.assignment.pk)


def _verdict_page(
    request: HttpRequest, found: Review, mandate: Mandate, whole: Portrait, line: Line,
    form: VerdictForm,
) -> HttpResponse:  # fmt: skip
    since, until = found.round.looks_back_from, found.until(timezone.localdate())
    before, after = whole.beside(line)
    return page(
        request, "followup/verdict.html", review=found, portrait=whole, line=line, form=form,
        evidence=evidence([line.assignment], since=since, until=until)[line.assignment.pk],
        since=since, until=until, before=before, after=after, may=May.of(found, mandate),
    )  # fmt: skip


@writes
def addition(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose an assignment that the network does not have yet."""
    person = signed_in(request)
    found = access.review_to_write(person, pk)
    goals = found.charter.goals.order_by("position", "pk")
    form = AdditionForm(request.POST or None, goals=goals)
    if form.is_valid():
        found.add(by=person, **form.cleaned_data)
        messages.success(request, _("The new assignment is in the review."))
        return redirect(found)
    return page(request, "followup/addition.html", review=found, form=form)


@writes
def addition_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a new assignment out of the review again."""
    person = signed_in(request)
    found, new = access.addition_to_take_away(person, pk)
    if request.method == "POST":
        found.take_away(new, by=person)
        messages.success(request, _("The new assignment is taken out of the review."))
        return redirect(found)
    return page(request, "followup/addition_drop.html", review=found, addition=new)


@writes
def placing(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which goal of the new strategy the assignments of each goal go under."""
    person = signed_in(request)
    found = access.review_to_write(person, pk)
    goals = portrait(found).goals
    form = PlacingForm(
        request.POST or None,
        goals=[goal for goal, _placing in goals],
        strategic=found.strategic_goals(),
        said=said_of(goals, NONE),
        continued=continued(found),
    )
    if form.is_valid():
        found.place_all(form.answers(), by=person)
        messages.success(request, _("Your answer is saved."))
        return redirect(found)
    return page(request, "followup/placing.html", review=found, form=form)


@writes
def comment(request: HttpRequest, pk: int, assignment: int | None = None) -> HttpResponse:
    """The responsible school chief comments on one assignment, or on the whole."""
    person = signed_in(request)
    found = access.review_to_comment(person, pk)
    row = access.assignment_in(found, assignment) if assignment else None
    form = CommentForm(request.POST or None)
    if form.is_valid():
        found.comment(by=person, assignment=row, text=form.cleaned_data["text"])
        messages.success(request, _("The network sees your comment."))
        return _back_to(found, row)
    return page(request, "followup/comment.html", review=found, assignment=row, form=form)


def _back_to(found: Review, row: Assignment | None) -> HttpResponse:
    return redirect("followup:verdict", found.pk, row.pk) if row else redirect(found)


@writes
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the review in, after a look at what is missing."""
    person = signed_in(request)
    found = access.review_to_write(person, pk)
    if request.method == "POST":
        found.submit(by=person)
        messages.success(
            request,
            _("The review is with %(network)s.") % {"network": found.round.commissioner},
        )
        return redirect(found)
    return page(
        request,
        "followup/submission.html",
        review=found,
        portrait=portrait(found),
        missing=found.missing(),
    )


@writes
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with a review that was sent in."""
    person = signed_in(request)
    found = access.review_to_write(person, pk)
    if request.method == "POST":
        found.take_back(by=person)
        messages.success(request, _("You can change your answers again."))
        return redirect(found)
    return page(request, "followup/taking_back.html", review=found)


@writes
def setting_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a network out of the round, with a reason."""
    person = signed_in(request)
    found = access.review_to_lead(person, pk)
    form = SettingAsideForm(request.POST or None)
    if form.is_valid():
        found.set_aside(by=person, reason=form.cleaned_data["reason"])
        messages.success(
            request, _("%(network)s is left out of the round.") % {"network": found.network}
        )
        return redirect(found)
    return page(request, "followup/setting_aside.html", review=found, form=form)
