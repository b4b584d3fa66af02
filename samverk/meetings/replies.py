"""Answering the notice by the link in one's letter, without signing in.

The link's token is the whole right to answer. Opening the link changes nothing, since mail
scanners open links before people do.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from samverk.meetings.access_notice import invitation_to_answer
from samverk.meetings.calendar import place_of
from samverk.meetings.letters import agenda_for
from samverk.meetings.mailing import Recipient
from samverk.meetings.models import Meeting
from samverk.meetings.timetable import timetable
from samverk.shell.pages import page, writes

ANSWERS = {
    "yes": gettext_lazy("I am coming"),
    "no": gettext_lazy("I am not coming"),
    "substitute": gettext_lazy("I am sending a substitute"),
}


class ReplyForm(forms.Form):
    answer = forms.ChoiceField(
        label=gettext_lazy("Are you coming?"),
        choices=list(ANSWERS.items()),
        widget=forms.RadioSelect,
    )
    substitute = forms.CharField(
        label=gettext_lazy("Who comes in your place?"),
        help_text=gettext_lazy("Write a name if you are sending a substitute."),
        error_messages={
            "required": gettext_lazy("Write the name of the one who comes in your place.")
        },
        max_length=120,
    )
    remotely = forms.BooleanField(label=gettext_lazy("I take part by video"), required=False)
    use_required_attribute = False

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not meeting.online_url:
            del self.fields["remotely"]
        if self.is_bound:
            self.fields["substitute"].required = self.data.get("answer") == "substitute"


@login_not_required
@never_cache
@writes
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """The meeting, and a form with the answer that the link named already chosen."""
    invitation = invitation_to_answer(token)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(invitation.language)
    sent_in = request.POST if request.method == "POST" else None
    form = ReplyForm(sent_in, initial=chosen(request, invitation), meeting=invitation.meeting)
    if form.is_valid():
        invitation.reply(**form.cleaned_data)
        messages.success(request, _("Thank you. Your answer is saved."))
        return redirect("meetings:reply", token)
    response = page(request, "meetings/reply.html", form=form, **facts(invitation))
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@login_not_required
@never_cache
@writes
def opened(request: HttpRequest, token: str) -> HttpResponse:
    """A person has opened the page above: its script says so at the first sign of a hand.

    A GET is nobody's word, since mail scanners follow links.
    """
    invitation = invitation_to_answer(token)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    invitation.open(at=timezone.now())
    return HttpResponse(status=204)


def chosen(request: HttpRequest, invitation: Recipient) -> dict[str, Any]:
    """The answer that the link asks for, else the one given before."""
    asked = request.GET.get("svar", "")
    answer = asked if asked in ANSWERS else invitation.answer
    return {
        "answer": answer,
        "substitute": invitation.substitute,
        "remotely": invitation.remotely,
    }


def facts(invitation: Recipient) -> dict[str, Any]:
    meeting = invitation.meeting
    return {
        "invitation": invitation,
        "meeting": meeting,
        "place": place_of(meeting),
        "agenda": agenda_for(invitation, timetable(meeting.items.all(), meeting.starts_at)),
        "over": meeting.is_over(timezone.now()),
        "answer": ANSWERS.get(invitation.answer, ""),
    }
