"""How long things are kept: rules, decisions, a trial, and the log."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.archive import access, disposing
from samverk.archive.forms import DecisionForm
from samverk.archive.models import DisposalDecision
from samverk.archive.rules import AT_ONCE, BY_KEY, KEPT, RULES
from samverk.shell.pages import page, reads, writes

LINES_A_PAGE = 20


@reads
def disposal(request: HttpRequest) -> HttpResponse:
    """The rules with their decisions, what is kept, and what has been disposed of."""
    access.office(request, access.DISPOSAL)
    in_force = disposing.decisions(timezone.localdate())
    log = Paginator(access.disposal_log(), LINES_A_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "archive/disposal.html",
        rules=[(rule, in_force.get(rule.key)) for rule in RULES],
        without=len(RULES) - len(in_force),
        kept=KEPT,
        at_once=AT_ONCE,
        log=log,
        lines=[(row, BY_KEY[row.rule].what) for row in log],
    )


@reads
def trial(request: HttpRequest) -> HttpResponse:
    """What each rule would dispose of now."""
    access.office(request, access.DISPOSAL)
    return page(request, "archive/trial.html", trials=disposing.trials(timezone.now()))


@writes
def decision(request: HttpRequest, key: str) -> HttpResponse:
    """Record that a body decided on a rule."""
    by, rule = access.rule_to_decide_on(request, key)
    today = timezone.localdate()
    form = DecisionForm(request.POST or None, initial={"since": today})
    if form.is_valid():
        DisposalDecision.enter(rule.key, by=by, **form.cleaned_data)
        messages.success(request, _("The decision is recorded. Each night the rule is followed."))
        return redirect("archive:disposal")
    held = disposing.decisions(today).get(rule.key)
    return page(request, "archive/decision.html", form=form, rule=rule, held=held)


@writes
def decision_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a decision end, after a question."""
    by, held = access.decision_to_end(request, pk)
    if request.method == "POST":
        held.end(by=by, on=timezone.localdate())
        messages.success(request, _("The decision has ended. Nothing more goes by it."))
        return redirect("archive:disposal")
    return page(request, "archive/decision_end.html", decision=held)
