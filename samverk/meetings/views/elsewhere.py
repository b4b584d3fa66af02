"""An item to another meeting, and back again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings import access
from samverk.meetings.forms.elsewhere import ElsewhereForm
from samverk.meetings.models.moving import bring_back, copy_to, meetings_to_move_to, move_on
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes


@writes
def elsewhere(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an item to another meeting, or copy it there; the page tells the two apart."""
    person = signed_in(request)
    item = access.item_to_write(person, pk)
    form = ElsewhereForm(request.POST or None, meetings=meetings_to_move_to(item))
    if form.is_valid():
        meeting, to = item.meeting, form.cleaned_data["to"]
        if form.cleaned_data["way"] == ElsewhereForm.Way.COPY:
            copy_to(item, to=to, by=person)
            messages.success(request, _("“{title}” is copied.").format(title=item))
        else:
            move_on(item, to=to, by=person)
            messages.success(request, _("“{title}” is moved.").format(title=item))
        return redirect("meetings:agenda", meeting.pk)
    begun = item.meeting.has_begun(timezone.now())
    return page(
        request, "meetings/elsewhere.html", form=form, item=item, meeting=item.meeting, begun=begun
    )


@writes
def bringing_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that an item was moved on."""
    person = signed_in(request)
    item = access.item_to_write(person, pk)
    if request.method == "POST":
        bring_back(item, by=person)
        messages.success(request, _("“{title}” is back at this meeting.").format(title=item))
    return redirect("meetings:agenda", item.meeting_id)
