"""The frozen content of approved minutes: plain data that every later form is made from.

Shape (all texts as written; dates ISO 8601):

    {"network", "slug", "kind": "notes"|"minutes", "year", "number",
     "version": int, "reason": why this version was made, "" for the first,
     "meeting": {"kind", "starts_at", "ends_at", "place", "online": bool, "host"},
     "attendance": [{"name", "municipality", "presence", "stands_in_for", "remark",
                     "remotely": bool, "items": [number of each item, [] for all of them]}],
     "items": [{"number", "title", "kind", "presenter", "text", "notes",
                "public": bool, "paragraph": § in the year or None,
                "moved_to": day of the meeting it was moved on to, "" for one not yet planned,
                            None where it was not moved on,
                "attachments": [{"title", "file": id of a StoredFile, "public": bool}],
                "decisions": [{"number", "kind", "text", "register": "2026:14" or "",
                               "leads_to", "to_whom", "by_whom"}],
                "actions": [{"text", "who", "due", "report"}]}],
     "adjusters": [name], "written_by", "approved_by", "approved_at",
     "approving": "leader"|"adjusters"|"silence"}

Decisions are numbered through the whole record, from 1. Only minutes have paragraphs (§), and they
run through the network's year. Where a record was approved by silence `approved_by` is "".

Records frozen before a key was there lack it: read "public", "paragraph", "moved_to",
"attachments", "register", "leads_to", "to_whom", "by_whom", "report", "remotely", "items" of
attendance, "adjusters", "version", "reason" and "approving" with `.get`. Without "public" an item
is public.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from samverk.meetings.models import (
        AgendaItem,
        Attachment,
        Attendance,
        Decision,
        Meeting,
        Minutes,
    )
    from samverk.people.models import Person


@dataclass(frozen=True)
class Stamp:
    """What approval adds to a draft: numbers, who approved and how, and which version it is.

    `free` is the year's first paragraph that nobody has; None where the record has none. `former`
    is the content of the version before, whose paragraphs and numbers stay.
    """

    year: int
    number: int | None = None
    approved_by: "Person | None" = None
    approved_at: datetime | None = None
    approving: str = ""
    version: int = 1
    reason: str = ""
    free: int | None = None
    former: Mapping[str, Any] = field(default_factory=dict)


def content_of(minutes: "Minutes", stamp: Stamp) -> dict[str, Any]:
    """Gather a record into plain data; without number and approver it is a draft."""
    meeting = minutes.meeting
    items = list(
        meeting.items.select_related("postponement__to").prefetch_related(
            "decisions__registered", "decisions__further", "actions__person", "attachments"
        )
    )
    numbers = {item.pk: number for number, item in enumerate(items, start=1)}
    attendance = meeting.attendance.select_related("municipality", "stands_in_for")
    by, at = stamp.approved_by, stamp.approved_at
    return {
        "network": meeting.network.name,
        "slug": meeting.network.slug,
        "kind": minutes.kind,
        "year": stamp.year,
        "number": stamp.number,
        "version": stamp.version,
        "reason": stamp.reason,
        "meeting": _meeting(meeting),
        "attendance": [_attendance(row, numbers) for row in attendance.prefetch_related("items")],
        "items": _items(items, stamp),
        "adjusters": [str(row.person) for row in meeting.adjusters.select_related("person")],
        "written_by": minutes.begun_by.name,
        "approved_by": by.name if by and stamp.approving != "silence" else "",
        "approved_at": at.isoformat() if at else "",
        "approving": stamp.approving,
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


def _attendance(row: "Attendance", numbers: Mapping[int, int]) -> dict[str, Any]:
    return {
        "name": row.name,
        "municipality": row.municipality.name if row.municipality else "",
        "presence": row.presence,
        "stands_in_for": row.stands_in_for.name if row.stands_in_for else "",
        "remark": row.remark,
        "remotely": row.remotely,
        "items": sorted(numbers[item.pk] for item in row.items.all() if item.pk in numbers),
    }


def _items(items: "list[AgendaItem]", stamp: Stamp) -> list[dict[str, Any]]:
    """What an earlier version had keeps its numbers; what is new gets the next ones."""
    paragraphs = _paragraphs(stamp)
    numbers = _decision_numbers(stamp.former)
    return [
        _item(item, number, next(paragraphs), numbers) for number, item in enumerate(items, start=1)
    ]


def _paragraphs(stamp: Stamp) -> Iterator[int | None]:
    """The § of one item after the other, first those of the version before."""
    for item in stamp.former.get("items", []):
        yield item.get("paragraph")
    if stamp.free is None:
        while True:
            yield None
    yield from count(stamp.free)


class _Numbers(dict[str, int]):
    """A decision's number in the record, by its number in the register; `new` for the rest."""

    new: Iterator[int]


def _decision_numbers(former: Mapping[str, Any]) -> _Numbers:
    decided = [
        each
        for item in former.get("items", [])
        for each in item["decisions"]
        if each.get("register")
    ]
    numbers = _Numbers({each["register"]: each["number"] for each in decided})
    numbers.new = count(max(numbers.values(), default=0) + 1)
    return numbers


def _item(
    item: "AgendaItem", number: int, paragraph: int | None, numbers: _Numbers
) -> dict[str, Any]:
    return {
        "number": number,
        "paragraph": paragraph,
        "title": item.title,
        "kind": item.kind,
        "presenter": item.presenter,
        "public": item.is_public,
        "moved_to": _moved_to(item),
        "text": item.text,
        "notes": item.notes,
        "attachments": [_attachment(attachment) for attachment in item.attachments.all()],
        "decisions": [_decision(decision, numbers) for decision in item.decisions.all()],
        "actions": [
            {
                "text": action.text,
                "who": action.owner,
                "due": action.due.isoformat() if action.due else "",
                "report": action.report,
            }
            for action in item.actions.all()
        ],
    }


def _moved_to(item: "AgendaItem") -> str | None:
    postponement = getattr(item, "postponement", None)
    if postponement is None:
        return None
    return postponement.to.date.isoformat() if postponement.to else ""


def _attachment(attachment: "Attachment") -> dict[str, Any]:
    return {
        "title": attachment.title,
        "file": attachment.file_id,
        "public": attachment.is_public,
    }


def _decision(decision: "Decision", numbers: _Numbers) -> dict[str, Any]:
    registered = getattr(decision, "registered", None)
    register = str(registered) if registered else ""
    return {
        "number": numbers.get(register) or next(numbers.new),
        "kind": decision.kind,
        "text": decision.text,
        "register": register,
        "leads_to": decision.leads_to,
        "to_whom": str(decision.further or decision.to_whom),
        "by_whom": decision.by_whom,
    }
