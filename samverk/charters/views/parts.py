"""Correcting what was read: goals, assignments, duties, sentences and remarks."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters import access
from samverk.charters.forms import AssignmentForm, DutyForm, GoalForm
from samverk.charters.models import Assignment, Charter, Duty, Goal, Part, Sentence
from samverk.people.access import signed_in
from samverk.people.models import Person
from samverk.shell.pages import page, writes

type PartForm = type[GoalForm] | type[AssignmentForm] | type[DutyForm]


class Noun(NamedTuple):
    """A kind of part: its rows, its form, the field that a sentence fills, and its words."""

    rows: type[Goal] | type[Assignment] | type[Duty]
    form: PartForm
    said_in: str
    new: Promise
    change: Promise
    drop: Promise


GOAL = Noun(
    Goal,
    GoalForm,
    "title",
    gettext_lazy("Add a goal"),
    gettext_lazy("Correct the goal"),
    gettext_lazy("Take away the goal"),
)
ASSIGNMENT = Noun(
    Assignment,
    AssignmentForm,
    "text",
    gettext_lazy("Add an assignment"),
    gettext_lazy("Correct the assignment"),
    gettext_lazy("Take away the assignment"),
)
DUTY = Noun(
    Duty,
    DutyForm,
    "quote",
    gettext_lazy("Add a duty"),
    gettext_lazy("Correct the duty"),
    gettext_lazy("Take away the duty"),
)


TEMPLATES: dict[type[Part], str] = {Duty: "duty", Assignment: "assignment"}


@writes
def new_part(request: HttpRequest, pk: int, noun: Noun) -> HttpResponse:
    """Add what was not read, from a sentence (`?sentence=`) or free."""
    person = signed_in(request)
    charter = access.charter_to_correct(person, pk)
    sentence = access.sentence_pointed_at(charter, request.GET.get("sentence"))
    initial = _initial(request, noun, sentence)
    form = noun.form(request.POST or None, charter=charter, initial=initial)
    if form.is_valid():
        part = _add(charter, noun, by=person, sentence=sentence, facts=form.cleaned_data)
        messages.success(request, _("Added to the charter."))
        return redirect(part)
    return _form_page(request, charter, noun, form, title=noun.new, sentence=sentence)


@writes
def part(request: HttpRequest, pk: int, noun: Noun) -> HttpResponse:
    """Correct what was read."""
    person = signed_in(request)
    part = access.part_to_correct(person, noun.rows, pk)
    form = noun.form(request.POST or None, charter=part.charter, initial=part.facts)
    if form.is_valid():
        part.change(by=person, **form.cleaned_data)
        messages.success(request, _("Corrected."))
        return redirect(part)
    return _form_page(request, part.charter, noun, form, title=noun.change, sentence=part.sentence)


@writes
def part_drop(request: HttpRequest, pk: int, noun: Noun) -> HttpResponse:
    """Take away what was read wrongly, after a question."""
    person = signed_in(request)
    part = access.part_to_correct(person, noun.rows, pk)
    if request.method == "POST":
        part.drop(by=person)
        if part.charter.is_written_here:
            messages.success(request, _("Taken away, also from the document."))
            return redirect(part.charter)
        messages.success(request, _("Taken away. The sentence in the document stays."))
        return redirect(_place(part.charter, part.sentence))
    return page(request, "charters/part_drop.html", part=part, title=noun.drop)


@writes
def sentence_assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a sentence as an assignment, word for word."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = signed_in(request)
    sentence = access.sentence_to_correct(person, pk)
    part = sentence.charter.add_assignment(by=person, sentence=sentence, text=sentence.words)
    messages.success(request, _("The sentence is now an assignment."))
    return redirect(part)


@writes
def sentence_background(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a sentence as background."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = signed_in(request)
    sentence = access.sentence_to_correct(person, pk)
    sentence.set_aside(by=person)
    messages.success(request, _("The sentence is now background."))
    return redirect(_place(sentence.charter, sentence))


def _initial(request: HttpRequest, noun: Noun, sentence: Sentence | None) -> dict[str, Any]:
    """A new part begins with the words of its sentence, and the kind that a gap asks for."""
    said = {noun.said_in: sentence.words} if sentence else {}
    return said | {"kind": request.GET.get("kind", "")}


def _add(
    charter: Charter, noun: Noun, *, by: Person, sentence: Sentence | None, facts: dict[str, Any]
) -> Part:
    if noun is DUTY:
        return charter.add_duty(by=by, sentence=sentence, **facts)
    if noun is ASSIGNMENT:
        return charter.add_assignment(by=by, sentence=sentence, **facts)
    return charter.add_goal(by=by, sentence=sentence, **facts)


def _place(charter: Charter, sentence: Sentence | None) -> str:
    """The charter's page, where the sentence stands."""
    return charter.get_absolute_url() + (f"#{sentence.anchor}" if sentence else "")


def _form_page(
    request: HttpRequest,
    charter: Charter,
    noun: Noun,
    form: GoalForm | AssignmentForm | DutyForm,
    *,
    title: Promise,
    sentence: Sentence | None,
) -> HttpResponse:
    template = f"charters/{TEMPLATES.get(noun.rows, 'part')}.html"
    back = _place(charter, sentence)
    return page(
        request, template, charter=charter, form=form, title=title, sentence=sentence, back=back
    )
