"""The goals of strategies, and how they go on from one strategy to the next."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samverk.charters import access_strategy as access
from samverk.charters.forms.strategy import ContinuationForm, StrategicGoalForm, WayForm
from samverk.charters.resting import goals_with_links
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes


@writes
def new_goal(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a goal to a strategy, last."""
    person = signed_in(request)
    strategy = access.strategy_to_correct(person, pk)
    form = StrategicGoalForm(request.POST or None)
    if form.is_valid():
        goal = strategy.add_goal(by=person, **form.cleaned_data)
        messages.success(request, _("The goal is added to the strategy."))
        return redirect(goal)
    return page(request, "charters/strategic_goal.html", form=form, strategy=strategy)


@writes
def goal(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a goal of a strategy."""
    person = signed_in(request)
    goal = access.strategic_goal_to_correct(person, pk)
    form = StrategicGoalForm(request.POST or None, initial=goal.facts)
    if form.is_valid():
        goal.change(by=person, **form.cleaned_data)
        messages.success(request, _("Corrected."))
        return redirect(goal)
    return page(
        request, "charters/strategic_goal.html", form=form, strategy=goal.strategy, goal=goal
    )


@writes
def goal_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a goal that no charter rests on, after a question."""
    person = signed_in(request)
    goal = access.strategic_goal_to_correct(person, pk)
    if request.method == "POST":
        goal.remove(by=person)
        messages.success(request, _("The goal is taken away from the strategy."))
        return redirect(goal.strategy)
    return page(request, "charters/strategic_goal_drop.html", goal=goal)


@writes
def goal_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a goal a step up or down."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = signed_in(request)
    goal = access.strategic_goal_to_correct(person, pk)
    form = WayForm(request.POST)
    if form.is_valid():
        goal.move(by=person, up=form.cleaned_data["up"])
    return redirect(goal)


@writes
def continuing(request: HttpRequest, pk: int, earlier: int) -> HttpResponse:
    """Say which goals of an earlier strategy continue in this one, side by side."""
    person = signed_in(request)
    later, before = (access.strategy_to_correct(person, each) for each in (pk, earlier))
    form = ContinuationForm(request.POST or None, earlier=before, later=later)
    if form.is_valid():
        said = form.cleaned_data
        said["earlier"].continue_in(said["later"], by=person, note=said["note"])
        messages.success(request, _("The link is kept."))
        return redirect("charters:continuing", pk, earlier)
    return page(
        request,
        "charters/continuing.html",
        form=form,
        later=later,
        earlier=before,
        before=goals_with_links(before),
        after=goals_with_links(later),
    )


@writes
def continuation_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a link between two goals, after a question."""
    person = signed_in(request)
    link = access.continuation_to_take_back(person, pk)
    if request.method == "POST":
        link.take_back(by=person)
        messages.success(request, _("The link is taken away."))
        return redirect("charters:continuing", link.later.strategy_id, link.earlier.strategy_id)
    return page(request, "charters/continuation_drop.html", link=link)
