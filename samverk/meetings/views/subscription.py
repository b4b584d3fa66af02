"""One's own calendar: its address, a new address, and the calendar itself."""

from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _

from samverk.meetings import access
from samverk.meetings.models import CalendarKey
from samverk.meetings.subscription import OwnCalendar
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@writes
def subscription(request: HttpRequest) -> HttpResponse:
    """The address of one's own calendar and how to use it; it is made when somebody asks."""
    person = signed_in(request, access.OWN_CALENDAR)
    if request.method == "POST":
        CalendarKey.of(person)
        messages.success(request, _("Your calendar has an address. Add it to your calendar."))
        return redirect("meetings:subscription")
    key = access.calendar_key(person)
    url = settings.BASE_URL + key.get_absolute_url() if key else ""
    webcal = "webcal:" + url.partition(":")[2]
    return page(request, "meetings/subscription.html", url=url, webcal=webcal)


@writes
def new_address(request: HttpRequest) -> HttpResponse:
    """A new address, after a question: the old one stops working."""
    person = signed_in(request, access.OWN_CALENDAR)
    if request.method == "POST":
        CalendarKey.change(person)
        messages.success(request, _("Your calendar has a new address. The old one is no more."))
        return redirect("meetings:subscription")
    return page(request, "meetings/new_address.html")


@login_not_required
@reads
def own_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar for whoever has the key; 304 where nothing has changed since last time."""
    calendar = OwnCalendar.of(access.calendar_owner(key), now=timezone.now())
    etag = quote_etag(sha256(calendar.text.encode()).hexdigest())
    changed = int(calendar.changed_at.timestamp())
    headers = {
        "Content-Disposition": 'inline; filename="moten.ics"',
        "ETag": etag,
        "Last-Modified": http_date(changed),
        "X-Robots-Tag": "noindex, nofollow",
    }
    whole = HttpResponse(
        calendar.text, content_type="text/calendar; charset=utf-8", headers=headers
    )
    patch_cache_control(whole, private=True, no_cache=True)
    answer = get_conditional_response(request, etag, changed, whole)
    return answer if isinstance(answer, HttpResponse) else whole
