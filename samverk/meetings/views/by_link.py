"""What is done by a link in a letter, without signing in: the link is the whole right to it.

Opening a link changes nothing, since mail scanners open links before people do.
"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from samverk.meetings.access_decisions import assent_to_answer
from samverk.meetings.actions import action_of_link
from samverk.meetings.forms.approval import CompletionForm
from samverk.meetings.forms.decision import AssentForm
from samverk.people.models import Person
from samverk.shell.pages import page, writes


@login_not_required
@never_cache
@writes
def action_by_link(request: HttpRequest, signed: str) -> HttpResponse:
    """Mark one's action as done; on the same day it can be taken back."""
    action, today = action_of_link(signed), timezone.localdate()
    if action is None or action.person is None:
        raise Http404
    _speak_to(request, action.person)
    if "undo" in request.POST:
        action.reopen(by=action.person, on=today)
        messages.success(request, _("Taken back. It is still to be done."))
        return redirect("meetings:action_by_link", signed)
    form = CompletionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        action.complete(by=action.person, on=today, **form.cleaned_data)
        messages.success(request, _("Thank you. It is marked as done."))
        return redirect("meetings:action_by_link", signed)
    return _alone(
        page(request, "meetings/action_by_link.html", form=form, action=action, today=today)
    )


@login_not_required
@never_cache
@writes
def assent(request: HttpRequest, token: str) -> HttpResponse:
    """Say what one's municipality, which was absent, says of a meeting's decisions."""
    assent, today = assent_to_answer(token), timezone.localdate()
    _speak_to(request, assent.person)
    given = {"answer": assent.answer, "text": assent.text}
    form = AssentForm(request.POST if request.method == "POST" else None, initial=given)
    if form.is_valid():
        assent.reply(on=today, **form.cleaned_data)
        messages.success(request, _("Thank you. Your answer is saved."))
        return redirect("meetings:assent", token)
    return _alone(
        page(
            request, "meetings/assent.html", form=form, assent=assent,
            word=assent.stands(today), over=assent.is_over(today),
        )
    )  # fmt: skip


def _speak_to(request: HttpRequest, person: Person) -> None:
    """In the language of who got the link, unless the one who reads has chosen another."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(person.language)


def _alone(response: HttpResponse) -> HttpResponse:
    """No search engine lists a page that a secret address leads to."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
