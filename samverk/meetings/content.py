"""The frozen content of approved minutes: plain data that every later form is made from.

Shape (all texts as written; dates ISO 8601):

    {"network", "slug", "kind": "notes"|"minutes", "year", "number",
     "meeting": {"kind", "starts_at", "ends_at", "place", "online": bool, "host"},
     "attendance": [{"name", "municipality", "presence", "stands_in_for", "remark"}],
     "items": [{"number", "title", "kind", "presenter", "text", "notes",
                "decisions": [{"number", "kind", "text"}],
                "actions": [{"text", "who", "due"}]}],
     "written_by", "approved_by", "approved_at"}

Decisions are numbered through the whole record, from 1.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from samverk.meetings.models import AgendaItem, Attendance, Meeting, Minutes
    from samverk.people.models import Person


def content_of(
    minutes: "Minutes",
    *,
    year: int,
    number: int | None,
    approved_by: "Person | None",
    approved_at: datetime | None,
) -> dict[str, Any]:
    """Gather a record into plain data; without number and approver it is a draft."""
    meeting = minutes.meeting
    attendance = meeting.attendance.select_related("municipality", "stands_in_for")
    return {
        "network": meeting.network.name,
        "slug": meeting.network.slug,
        "kind": minutes.kind,
        "year": year,
        "number": number,
        "meeting": _meeting(meeting),
        "attendance": [_attendance(row) for row in attendance],
        "items": _items(meeting),
        "written_by": minutes.begun_by.name,
        "approved_by": approved_by.name if approved_by else "",
        "approved_at": approved_at.isoformat() if approved_at else "",
    }


def _meeting(meeting: "Meeting") -> dict[str, Any]:
    return {
        "kind": meeting.kind,
        "starts_at": timezone.localtime(meeting.starts_at).isoformat(),
        "ends_at": timezone.localtime(meeting.ends_at).isoformat(),
        "place": meeting.place,
        "online": bool(meeting.online_url),
        "host": meeting.host.name if meeting.host else "",
    }


def _attendance(row: "Attendance") -> dict[str, Any]:
    return {
        "name": row.name,
        "municipality": row.municipality.name if row.municipality else "",
        "presence": row.presence,
        "stands_in_for": row.stands_in_for.name if row.stands_in_for else "",
        "remark": row.remark,
    }


def _items(meeting: "Meeting") -> list[dict[str, Any]]:
    items = meeting.items.prefetch_related("decisions", "actions__person")
    contents = []
    decided = 0
    for number, item in enumerate(items, start=1):
        contents.append(_item(item, number, decided))
        decided += len(contents[-1]["decisions"])
    return contents


def _item(item: "AgendaItem", number: int, decided: int) -> dict[str, Any]:
    return {
        "number": number,
        "title": item.title,
        "kind": item.kind,
        "presenter": item.presenter,
        "text": item.text,
        "notes": item.notes,
        "decisions": [
            {"number": decided + nth, "kind": decision.kind, "text": decision.text}
            for nth, decision in enumerate(item.decisions.all(), start=1)
        ],
        "actions": [
            {
                "text": action.text,
                "who": action.owner,
                "due": action.due.isoformat() if action.due else "",
            }
            for action in item.actions.all()
        ],
    }
