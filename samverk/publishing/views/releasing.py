"""The way of an approved record to the public: looked through, published, taken off, put back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people.access import signed_in
from samverk.publishing import access
from samverk.publishing.models import Release
from samverk.publishing.public import for_public
from samverk.shell.pages import page, writes


@writes
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """The record as the public will get it, and the button that publishes it."""
    person = signed_in(request)
    approval, correction = access.record_to_release(person, pk)
    if request.method == "POST":
        Release.make(approval, by=person, at=timezone.now(), correction=correction)
        messages.success(request, _("Published. The page is ready in a moment."))
        return redirect("meetings:minutes", pk)
    content = for_public((correction or approval).content, ())
    return page(
        request, "publishing/release.html", meeting=approval.minutes.meeting, content=content
    )
