"""All meetings that a person sees, by month."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from samverk.meetings import access
from samverk.meetings.months import Calendar
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads


@reads
def calendar(request: HttpRequest) -> HttpResponse:
    """Those that are coming, then the past ones, folded."""
    person = signed_in(request, access.CALENDAR)
    mandate = access.mandate_of(person)
    return page(
        request,
        "meetings/calendar.html",
        meetings=Calendar.of(person, mandate, timezone.now()),
        networks=access.networks_to_plan_for(mandate),
    )
