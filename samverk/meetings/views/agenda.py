"""The agenda: its items, and what is offered to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.meetings import access
from samverk.meetings.brought import brought
from samverk.meetings.forms.agenda import ItemForm, MoveForm, TakeUpForm
from samverk.meetings.forms.paper import PaperForm
from samverk.meetings.forms.standing import OrderForm
from samverk.meetings.letters import in_detail
from samverk.meetings.models import AgendaItem, Meeting
from samverk.meetings.models.agenda import arrange
from samverk.meetings.models.sources import take_up
from samverk.meetings.models.standing import bring
from samverk.meetings.offers import offers
from samverk.meetings.timetable import timetable
from samverk.people.access import signed_in
from samverk.shell.pages import page, writes


@writes
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The items in order, a form for one more, and what is offered."""
    person = signed_in(request)
    meeting = access.meeting_to_write(person, pk)
    form = ItemForm(request.POST or None)
    if form.is_valid():
        item = meeting.add_item(by=person, **form.facts)
        messages.success(request, _("“{title}” is on the agenda.").format(title=item))
        return redirect("meetings:agenda", pk)
    return _agenda(request, meeting, form)


@writes
def taking_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Put something that is offered on the agenda."""
    person = signed_in(request)
    meeting = access.meeting_to_write(person, pk)
    form = TakeUpForm(request.POST or None, meeting=meeting)
    if form.is_valid():
        brings = form.cleaned_data["brings"]
        taken = [take_up(meeting, source, by=person) for source in form.sources]
        taken += [bring(meeting, brings, by=person)] if brings else []
        messages.success(request, _on_the_agenda(taken))
    elif form.is_bound:
        messages.warning(request, _("This has already been taken up, or is done."))
    return redirect("meetings:agenda", pk)


@writes
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one item."""
    person = signed_in(request)
    item = access.item_to_write(person, pk)
    form = ItemForm(request.POST or None, instance=item)
    if form.is_valid():
        item.change(by=person, **form.facts)
        messages.success(request, _("“{title}” is changed.").format(title=item))
        return redirect("meetings:agenda", item.meeting_id)
    return page(
        request,
        "meetings/item.html",
        form=form,
        item=item,
        meeting=item.meeting,
        items=item.meeting.agenda(),
        papers=item.attachments.select_related("file"),
        paper_form=PaperForm(auto_id="paper_%s"),
    )


@writes
def moving(request: HttpRequest, pk: int) -> HttpResponse:
    """One step up or down."""
    person = signed_in(request)
    item = access.item_to_write(person, pk)
    form = MoveForm(request.POST or None)
    if form.is_valid():
        item.move(by=person, up=form.cleaned_data["up"])
    return redirect(reverse("meetings:agenda", args=[item.meeting_id]) + f"#item-{item.pk}")


@writes
def arranging(request: HttpRequest, pk: int) -> HttpResponse:
    """All of the items in a new order."""
    person = signed_in(request)
    meeting = access.meeting_to_write(person, pk)
    form = OrderForm(request.POST or None)
    if form.is_valid():
        arrange(meeting, form.ids, by=person)
    return redirect("meetings:agenda", pk)


@writes
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item off the agenda, after a question."""
    person = signed_in(request)
    item = access.item_to_write(person, pk)
    if request.method == "POST":
        item.remove(by=person)
        messages.success(request, _("“{title}” is off the agenda.").format(title=item))
        return redirect("meetings:agenda", item.meeting_id)
    return page(request, "meetings/removal.html", item=item, meeting=item.meeting)


def _on_the_agenda(items: list[AgendaItem]) -> str:
    if len(items) == 1:
        return _("“{title}” is on the agenda.").format(title=items[0])
    return ngettext(
        "%(number)s item is on the agenda.", "%(number)s items are on the agenda.", len(items)
    ) % {"number": len(items)}


def _agenda(request: HttpRequest, meeting: Meeting, form: ItemForm) -> HttpResponse:
    now, items = timezone.now(), meeting.agenda()
    return page(
        request,
        "meetings/agenda.html",
        meeting=meeting,
        form=form,
        items=items,
        lines=timetable(items, meeting.starts_at),
        brought=brought(items.items),
        offers=offers(meeting, items.items),
        today=timezone.localdate(now),
        told=meeting.is_told(now),
        changes=in_detail(meeting.pending(now), meeting),
        leads=access.mandate_of(signed_in(request)).leads(meeting.network),
    )
