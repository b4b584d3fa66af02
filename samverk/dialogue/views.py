"""Pages for feedback: what waits, one thread, and sending."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.dialogue import access
from samverk.dialogue.forms import AnswerForm, SendForm
from samverk.dialogue.models import Feedback
from samverk.documents.prose import to_plain
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@reads
def threads(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, longest first, and what has been answered."""
    seen = access.feedback_seen_by(signed_in(request))
    answered = Paginator(seen.closed().newest_first(), 25)
    return page(
        request,
        "dialogue/threads.html",
        today=timezone.localdate(),
        waiting=seen.open().longest_wait_first(),
        answered=answered.get_page(request.GET.get("page")),
    )


@writes
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement and its answer; those who lead the receiver answer it here."""
    person = signed_in(request)
    feedback, may_answer = access.feedback_to_read(person, pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        access.feedback_to_answer(person, pk).acknowledge(by=person, text=form.cleaned_data["text"])
        messages.success(
            request, _("Your answer is with %(sender)s.") % {"sender": feedback.sender}
        )
        return redirect(feedback)
    return page(
        request,
        "dialogue/thread.html",
        today=timezone.localdate(),
        feedback=feedback,
        outcome=feedback.outcome(),
        form=form,
        may_answer=may_answer,
    )


@writes
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Send feedback from a network; `?punkt=` names the agenda item that it comes out of."""
    person = signed_in(request)
    network, receivers = access.network_to_send_from(person, slug)
    origin = access.item_to_send(network, request.GET.get("punkt", ""))
    initial = {"title": origin.title, "text": to_plain(origin.notes)} if origin else {}
    form = SendForm(request.POST or None, receivers=receivers, initial=initial)
    if form.is_valid():
        feedback = Feedback.send(
            sender=network, by=person, on=timezone.localdate(), origin=origin, **form.cleaned_data
        )
        text = _("Your feedback is with %(receiver)s and is offered to their next agenda.")
        messages.success(request, text % {"receiver": feedback.receiver})
        return redirect(feedback)
    return page(request, "dialogue/send.html", network=network, form=form, origin=origin)
