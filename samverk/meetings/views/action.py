"""What was decided to be done, done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings import access
from samverk.meetings.forms.approval import CompletionForm
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes


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
