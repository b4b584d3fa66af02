"""What is mine to do, the networks, one network, and how they all stand. Reads only."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from samverk.charters.lifecycle.access import may_ask
from samverk.charters.lifecycle.life import Life
from samverk.desk import access
from samverk.desk.forms import OverviewForm
from samverk.desk.mine import desk_of
from samverk.desk.morning import morning as morning_of
from samverk.desk.networks import tree
from samverk.desk.overview import overview as overview_of
from samverk.desk.past import as_of
from samverk.desk.portrait import portrait
from samverk.desk.welcome import Introduction, place_in_words
from samverk.people.access import READ_NETWORK_LOG, signed_in
from samverk.people.forms.day import DayForm
from samverk.shell.pages import page, reads


@reads
def mine(request: HttpRequest) -> HttpResponse:
    """What I am to do, what I wait for, and my meetings."""
    today = timezone.localdate()
    person, mandate = signed_in(request, access.OWN_DESK), access.mandate_of(request)
    desk = desk_of(person, mandate, now=timezone.now())
    return page(request, "desk/mine.html", desk=desk, today=today, office=mandate.coordinator)


@reads
def morning(request: HttpRequest) -> HttpResponse:
    """What needs a hand in all networks, for the office."""
    access.must_be_the_office(request)
    sections = morning_of(now=timezone.now())
    matters = [matter for section in sections for matter in section.matters]
    return page(
        request,
        "desk/morning.html",
        today=timezone.localdate(),
        sections=sections,
        number=len(matters),
        first=matters[0] if matters else None,
    )


@reads
def networks(request: HttpRequest) -> HttpResponse:
    """The networks I may see, below the bodies that commission them."""
    mandate = access.mandate_of(request)
    access.SEE_NETWORKS.ask(mandate)
    found = tree(mandate, now=timezone.now())
    return page(
        request,
        "desk/networks.html",
        tree=found,
        coordinates=mandate.coordinator,
        asks=may_ask(mandate, timezone.localdate()),
    )


@reads
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """One network: what it is for, who leads it, what it must do, how it goes, when it meets."""
    person = signed_in(request)
    row, mandate = access.network_to_see(person, slug)
    form = DayForm(request.GET if "den" in request.GET else None)
    if form.is_valid():
        past = as_of(row, form.cleaned_data["den"], today=timezone.localdate())
        return page(request, "desk/past.html", status=200, network=row, past=past, form=form)
    found = portrait(row, mandate, now=timezone.now())
    return page(
        request,
        "desk/network.html",
        form=form,
        today=timezone.localdate(),
        network=row,
        portrait=found,
        pressing=found.pressing(person),
        life=Life.of(row, mandate, timezone.localdate()),
        person=person,
        acts=mandate.writes(row),
        looks_back=READ_NETWORK_LOG.allows(mandate, row),
    )


@reads
def introduction(request: HttpRequest, slug: str) -> HttpResponse:
    """What somebody new needs to know, for who has lost the letter."""
    person = signed_in(request)
    row, _mandate = access.network_to_see(person, slug)
    place = person.memberships_on(timezone.localdate()).filter(network=row).first()
    return page(
        request,
        "desk/introduction.html",
        one=Introduction.to(row, now=timezone.now()),
        place=place_in_words(place) if place else "",
    )


@reads
def introduction_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The charter in force on one page, in the language of the page."""
    one = Introduction.to(access.chartered_to_see(signed_in(request), slug), now=timezone.now())
    headers = {
        "Content-Disposition": content_disposition_header(
            as_attachment=False, filename=one.file_name
        )
    }
    return HttpResponse(one.pdf(), content_type="application/pdf", headers=headers)


@reads
def overview(request: HttpRequest) -> HttpResponse:
    """All networks by what their charters ask for, what is late first."""
    access.must_oversee(request)
    form = OverviewForm(request.GET)
    found = overview_of(today=timezone.localdate())
    return page(
        request,
        "desk/overview.html",
        status=200,
        today=timezone.localdate(),
        form=form,
        overview=found,
        rows=form.chosen(found.rows),
    )
