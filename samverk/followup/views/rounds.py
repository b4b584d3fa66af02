"""The yearly revision as those who lead it see it: all rounds, one round, and its acts."""

from datetime import date
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.followup import access
from samverk.followup.forms.rounds import AdoptionForm, HearingForm, RoundForm
from samverk.followup.models import Round
from samverk.followup.progress import Row, progress, shown
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@reads
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds that the person has a part in: those going on, and earlier ones."""
    today = timezone.localdate()
    reviews, mandate, bodies = access.reviews_to_see(signed_in(request))
    found = [
        Row.of(found, list(rows), mandate, today=today)
        for found, rows in groupby(reviews, key=lambda review: review.round)
    ]
    return page(
        request,
        "followup/rounds.html",
        current=[row for row in found if not row.is_over],
        earlier=[row for row in found if row.is_over],
        opens=bool(bodies),
        today=today,
    )


@writes
def new_round(request: HttpRequest) -> HttpResponse:
    """Open a round: the networks below are asked, and told by mail."""
    person, today = signed_in(request), timezone.localdate()
    bodies = access.bodies_to_open_for(person)
    form = RoundForm(request.POST or None, bodies=bodies, today=today)
    if form.is_valid():
        opened = Round.open(by=person, on=today, **form.cleaned_data)
        networks = opened.reviews.count()
        text = ngettext(
            "The revision is open. %(n)s network is asked by mail.",
            "The revision is open. %(n)s networks are asked by mail.",
            networks,
        )
        messages.success(request, text % {"n": networks})
        return redirect(opened)
    return page(request, "followup/new_round.html", form=form)


@reads
def one_round(request: HttpRequest, pk: int) -> HttpResponse:
    """All networks' progress, who can act, and the next step."""
    today = timezone.localdate()
    found, mandate = access.round_to_read(signed_in(request), pk)
    return page(
        request,
        "followup/round.html",
        round=found,
        progress=progress(found, today=today),
        leads=mandate.leads(found.commissioner),
        today=today,
    )


@writes
def proposing(request: HttpRequest, pk: int) -> HttpResponse:
    """Make proposals of all that has been sent in."""
    person = signed_in(request)
    found = access.round_to_lead(person, pk)
    if request.method == "POST":
        made = found.propose(by=person)
        text = ngettext("%(n)s proposal is made.", "%(n)s proposals are made.", len(made))
        messages.success(request, text % {"n": len(made)})
        return redirect(found)
    ready = found.ready()
    return page(request, "followup/proposing.html", round=found, reviews=shown(ready))


@writes
def hearing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the proposals to one of the commissioner's meetings."""
    person = signed_in(request)
    found = access.round_to_lead(person, pk)
    meetings = found.meetings_to_choose(timezone.now())
    form = HearingForm(request.POST or None, meetings=meetings)
    if form.is_valid():
        heard = found.take_to(form.cleaned_data["meeting"], by=person)
        messages.success(request, _("“{title}” is on the agenda.").format(title=heard.item))
        return redirect(found)
    return page(
        request,
        "followup/hearing.html",
        round=found,
        form=form,
        meetings=meetings,
        reviews=shown(found.proposed()),
    )


@writes
def round_adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the commissioner adopted proposals: all ticked ones in one act."""
    person = signed_in(request)
    found = access.round_to_lead(person, pk)
    proposed = found.proposed()
    form = AdoptionForm(request.POST or None, proposed=proposed, initial=_likely(found))
    if form.is_valid():
        found.adopt(by=person, **form.cleaned_data)
        messages.success(request, _("The charters are adopted. The networks are told by mail."))
        return redirect(found)
    return page(request, "followup/round_adoption.html", round=found, form=form, proposed=proposed)


def _likely(found: Round) -> dict[str, object]:
    """What the adoption most likely says: decided today, in force from the new year."""
    today = timezone.localdate()
    start = max(date(found.year, 1, 1), today)
    return {"body": found.commissioner.name, "on": today, "in_force_from": start}
