"""Writing the record: the page, and what it is told when it saves by itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.meetings import access
from samverk.meetings.forms.record import RecordForms, beside
from samverk.meetings.marking import Lifted
from samverk.meetings.models import Meeting
from samverk.meetings.models.adjusting import unsettled
from samverk.meetings.models.writing import Outcome, Piece, Row, mark, words_of, write
from samverk.people.access import signed_in
from samverk.shell import dates
from samverk.shell.pages import asks_for_data, page, writes


@writes
def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """Item by item: notes, decisions, actions. Saving loses nothing, also with two who write."""
    person = signed_in(request)
    meeting = access.meeting_to_record(person, pk)
    if request.method != "POST":
        return _page(request, meeting, RecordForms(meeting))
    sent = RecordForms(meeting, request.POST)
    by_itself = "autosave" in request.POST
    if not sent.is_valid() and not by_itself:
        return _mistaken(request, meeting, sent)
    new_items = [] if by_itself else sent.new_items()
    lifts = not by_itself and not sent.homeless()
    outcome = write(meeting, sent.pieces(), by=person, new_items=new_items, lifts=lifts)
    if asks_for_data(request):
        return _told(request, meeting, sent, outcome)
    return _shown(request, meeting, sent, outcome)


def _page(
    request: HttpRequest,
    meeting: Meeting,
    record: RecordForms,
    *,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    facts = {"meeting": meeting, "record": record, "comments": unsettled(meeting), **context}
    return page(request, "meetings/write.html", status=status, **facts)


def _mistaken(request: HttpRequest, meeting: Meeting, sent: RecordForms) -> HttpResponse:
    if asks_for_data(request):
        return JsonResponse({"state": _("Something has to be put right.")}, status=422)
    return _page(request, meeting, sent, status=422, mistaken=True)


def _shown(
    request: HttpRequest, meeting: Meeting, sent: RecordForms, outcome: Outcome
) -> HttpResponse:
    """The next page, or this one again with both texts."""
    homeless = sent.homeless()
    if outcome.conflicts or homeless:
        again = RecordForms(meeting, conflicts=outcome.conflicts, homeless=homeless)
        met = meeting.latest_writer(but=signed_in(request))
        return _page(request, meeting, again, status=409, conflict=True, met=met)
    _tell(request, outcome)
    return redirect(_next(request, meeting))


def _next(request: HttpRequest, meeting: Meeting) -> str:
    name = "meetings:minutes" if "read" in request.POST else "meetings:write"
    return reverse(name, args=[meeting.pk])


def _saved() -> str:
    return _("Saved at {clock}.").format(clock=dates.clock(timezone.now()))


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    """That it is saved, and what was taken out of the notes to be rows of its own."""
    messages.success(request, _saved())
    for number, lifted in outcome.lifted.items():
        messages.info(request, _lifted(number, lifted))


def _lifted(number: int, lifted: Lifted) -> str:
    decisions, actions = len(lifted.decisions), len(lifted.actions)
    made = [
        ngettext("%(count)s decision", "%(count)s decisions", decisions) % {"count": decisions},
        ngettext("%(count)s action", "%(count)s actions", actions) % {"count": actions},
    ]
    said = [what for what, count in zip(made, (decisions, actions), strict=True) if count]
    text = _("Out of the text under item %(number)s came %(what)s. See that it is right.")
    return text % {"number": number, "what": _(" and ").join(said)}


def _told(
    request: HttpRequest, meeting: Meeting, sent: RecordForms, outcome: Outcome
) -> JsonResponse:
    """What a page that saves without being loaded anew has to know.

    `fields` are new values by name of field. `conflicts` have the other's words, to be shown
    beside the writer's; `elsewhere` has words of others where the writer wrote none. `homeless` is
    text whose item is among those `gone`. `next` is where a press on Save leads.
    """
    explicit = "autosave" not in request.POST
    status, state = _state(sent, outcome)
    told: dict[str, object] = {
        "state": state,
        "fields": _marks(outcome) | (_emptied(sent) if explicit else {}),
        "conflicts": [_met(piece, row) for piece, row in outcome.conflicts],
        "elsewhere": [_as_it_stands(piece, row) for piece, row in outcome.elsewhere],
        "homeless": sent.homeless(),
        "gone": sent.gone(),
    }
    if outcome.elsewhere:
        other = meeting.latest_writer(but=signed_in(request))
        told["hint"] = _("{person} wrote here just now.").format(person=other or _("Somebody else"))
    if explicit and status == 200:
        _tell(request, outcome)
        told["next"] = _next(request, meeting)
    return JsonResponse(told, status=status)


def _state(sent: RecordForms, outcome: Outcome) -> tuple[int, str]:
    """The status of the answer, and how it stands, in a sentence."""
    if outcome.conflicts:
        return 409, _("Somebody else has written in the same place. Choose a text and press Save.")
    if sent.homeless():
        return 409, _("An item was taken off the agenda. What you wrote there stands last here.")
    if not sent.is_valid():
        return 422, _("Something has to be put right. Everything else is saved.")
    return 200, _saved()


def _marks(outcome: Outcome) -> dict[str, object]:
    fields: dict[str, object] = {}
    for piece, row in outcome.kept:
        fields[f"{piece.place}-row_id"] = row.pk
        fields[f"{piece.place}-seen"] = mark(words_of(row))
    return fields


def _emptied(sent: RecordForms) -> dict[str, object]:
    """The new item has become one of the others."""
    return {"new-title": "", "new-notes": ""} if sent.new_items() else {}


def _met(piece: Piece, row: Row) -> dict[str, object]:
    html = render_to_string("meetings/theirs.html", {"form": beside(piece, row)})
    return {
        "place": piece.place,
        "row_id": row.pk,
        "seen": mark(words_of(row)),
        "html": html,
    }


def _as_it_stands(piece: Piece, row: Row) -> dict[str, object]:
    return {"place": piece.place, "seen": mark(words_of(row)), "words": words_of(row)}
