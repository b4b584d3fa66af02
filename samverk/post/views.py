"""The demo's outgoing mail, the letters that the office should look at, and what came in."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.csp import CSP
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override

from samverk.post import access, outbox
from samverk.post import mails as incoming
from samverk.post.tasks import TROUBLE
from samverk.shell.pages import page, reads, writes
from samverk.work.access import somebody_works

MAILS_A_PAGE = 25
LETTERS_A_PAGE = 50
# A mail may style itself and be shown inside our page; links open beside it; nothing runs.
MAIL_POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "img-src": ["data:"],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
    "frame-ancestors": [CSP.SELF],
}


@login_not_required
@reads
def mails(request: HttpRequest) -> HttpResponse:
    """What went out from the demo, newest first: here one reads one's sign-in code."""
    access.must_be_the_demo()
    places = Paginator(outbox.newest(), MAILS_A_PAGE).get_page(request.GET.get("page"))
    shown = [access.mail_to_read(file, number) for file, number in places]
    return page(request, "post/mails.html", places=places, mails=shown)


@login_not_required
@reads
def mail(request: HttpRequest, file: str, number: int) -> HttpResponse:
    """One mail, as it was delivered."""
    return page(request, "post/mail_as_sent.html", mail=access.mail_to_read(file, number))


@login_not_required
@reads
@xframe_options_sameorigin
@csp_override(MAIL_POLICY)
def mail_html(request: HttpRequest, file: str, number: int) -> HttpResponse:
    """The HTML of a mail alone, for the frame on its page."""
    return HttpResponse(access.mail_to_read(file, number).html)


@reads
def letters(request: HttpRequest) -> HttpResponse:
    """Letters that were refused or have waited long, and what to do about them."""
    troubled = access.letters_in_trouble(cast("access.SignedIn", request.user)).newest_first()
    found = Paginator(troubled, LETTERS_A_PAGE).get_page(request.GET.get("page"))
    return page(request, "post/letters.html", letters=found, worked=somebody_works())


@writes
def sent_again(request: HttpRequest, pk: int) -> HttpResponse:
    letter = access.letter_to_send_again(cast("access.SignedIn", request.user), pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    letter.send_again(by=cast("models.Model", request.user))
    messages.success(request, _("The letter to %(to)s is sent again.") % {"to": letter.to})
    return redirect("post:letters")


@reads
def arrivals(request: HttpRequest) -> HttpResponse:
    """What came in, and what was made of it."""
    found = access.arrivals_to_read(cast("access.SignedIn", request.user)).newest_first()
    shown = Paginator(found, LETTERS_A_PAGE).get_page(request.GET.get("page"))
    context = {"trouble": cache.get(TROUBLE), "reads_mail": bool(settings.INBOX)}
    return page(request, "post/arrivals.html", arrivals=shown, **context)


@reads
def arrival(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail: its text, and what hangs on to it."""
    arrival = access.arrival_to_read(cast("access.SignedIn", request.user), pk)
    message = incoming.parse(arrival.raw.data())
    files = [part.name for part in incoming.parts(message) if part.name]
    text = incoming.text_of(message)
    return page(request, "post/arrival.html", arrival=arrival, text=text, files=files)


@reads
def arrival_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail as it came, to open in a mail program."""
    arrival = access.arrival_to_read(cast("access.SignedIn", request.user), pk)
    disposition = content_disposition_header(as_attachment=True, filename=arrival.raw.name)
    headers = {"Content-Disposition": disposition}
    return HttpResponse(arrival.raw.data(), content_type="message/rfc822", headers=headers)
