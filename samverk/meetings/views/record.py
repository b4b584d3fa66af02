"""The record: read, and written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings import access
from samverk.meetings.forms.record import RecordForms
from samverk.meetings.models import Meeting
from samverk.meetings.models.outcome import actions_of
from samverk.meetings.models.writing import Outcome, mark, words_of, write
from samverk.meetings.progress import standing, steps
from samverk.people.access import signed_in
from samverk.shell import dates
from samverk.shell.pages import page, reads, writes


@reads
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The approved record; before that the draft, for those who write it."""
    meeting, mandate = access.meeting_to_see(signed_in(request), pk)
    now = timezone.now()
    minutes = getattr(meeting, "minutes", None)
    approval = getattr(minutes, "approval", None)
    writes = mandate.writes(meeting.network)
    draft = minutes.draft() if minutes and writes and not approval else None
    return page(
        request,
        "meetings/minutes.html",
        meeting=meeting,
        approval=approval,
        content=approval.content if approval else draft,
        steps=steps(meeting, now),
        standing=standing(meeting, now),
        stage=meeting.stage(now),
        today=timezone.localdate(now),
        writes=writes,
        leads=mandate.leads(meeting.network),
        actions=actions_of(meeting) if approval or writes else [],
        origins=list(meeting.items.all()) if access.gives_feedback(mandate, meeting) else [],
    )


@writes
def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """Item by item: notes, decisions, actions. Saving loses nothing, also with two who write."""
    person = signed_in(request)
    meeting = access.meeting_to_record(person, pk)
    if request.method != "POST":
        return _page(request, meeting, RecordForms(meeting))
    sent = RecordForms(meeting, request.POST)
    if not sent.is_valid():
        return _mistaken(request, meeting, sent)
    outcome = write(meeting, sent.pieces(), by=person, new_items=sent.new_items())
    homeless = sent.homeless()
    if _is_script(request):
        return _told(outcome, homeless)
    if outcome.conflicts or homeless:
        again = RecordForms(meeting, conflicts=outcome.conflicts, homeless=homeless)
        met = meeting.latest_writer(but=person)
        return _page(request, meeting, again, status=409, conflict=True, met=met)
    messages.success(request, _("Saved at {clock}.").format(clock=dates.clock(timezone.now())))
    return redirect("meetings:minutes" if "read" in request.POST else "meetings:write", pk)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _page(
    request: HttpRequest,
    meeting: Meeting,
    record: RecordForms,
    *,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    facts = {"meeting": meeting, "record": record, **context}
    return page(request, "meetings/write.html", status=status, **facts)


def _mistaken(request: HttpRequest, meeting: Meeting, sent: RecordForms) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"state": _("Something has to be put right. Press Save.")}, status=422)
    return _page(request, meeting, sent, status=422, mistaken=True)


def _told(outcome: Outcome, homeless: str) -> HttpResponse:
    """What a page that saves by itself has to know: the new marks, by name of field."""
    if outcome.conflicts or homeless:
        state = _("Somebody else has written in the same place. Press Save to see both texts.")
        return JsonResponse({"state": state}, status=409)
    fields: dict[str, object] = {}
    for piece, row in outcome.kept:
        fields[f"{piece.place}-row_id"] = row.pk
        fields[f"{piece.place}-seen"] = mark(words_of(row))
    state = _("Saved at {clock}.").format(clock=dates.clock(timezone.now()))
    return JsonResponse({"state": state, "fields": fields})
