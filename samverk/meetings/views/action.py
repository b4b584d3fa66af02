"""What was decided to be done: whose it is, and done."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings import access
from samverk.meetings.access_decisions import OWN_ACTIONS, action_to_hand_over
from samverk.meetings.actions import LISTS, Actions
from samverk.meetings.forms.approval import CompletionForm
from samverk.meetings.forms.decision import HandOverForm
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes

A_PAGE = 50


@reads
def actions(request: HttpRequest) -> HttpResponse:
    """What is to be done, across meetings and networks: mine first."""
    person = signed_in(request, OWN_ACTIONS)
    today, slug = timezone.localdate(), request.GET.get("natverk", "")
    found = Actions.seen_by(person, access.mandate_of(person), today, slug=slug)
    name = found.chosen(request.GET.get("visa", ""))
    shown = Paginator(found.of(name), A_PAGE).get_page(request.GET.get("page"))
    numbers = found.numbers()
    return page(
        request,
        "meetings/actions.html",
        name=name,
        network=found.network,
        networks=found.networks(),
        lists=[(key, label, numbers[key]) for key, label in LISTS.items()],
        late=numbers["sena"],
        shown=shown,
        rows=[found.row(action) for action in shown],
    )


@writes
def handing_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody else do it, or by another day."""
    person = signed_in(request)
    action = action_to_hand_over(person, pk)
    form = HandOverForm(request.POST or None, action=action)
    if form.is_valid():
        action.hand_over(by=person, **form.facts)
        messages.success(request, _("Changed. Who is to do it now gets a letter."))
        return redirect("meetings:actions")
    return page(request, "meetings/hand_over.html", form=form, action=action)


@writes
def completion(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how it went, then mark the action as done."""
    person = signed_in(request)
    action = access.action_to_complete(person, pk)
    form = CompletionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        action.complete(by=person, on=timezone.localdate(), **form.cleaned_data)
        messages.success(request, _("“{action}” is marked as done.").format(action=action))
        return redirect("meetings:minutes", action.item.meeting_id)
    return page(request, "meetings/completion.html", form=form, action=action)
