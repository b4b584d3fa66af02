"""An approved record in words: the frozen content with labels and dates in one language.

The page and the PDF are both made from it, so that they say the same. What was written by
people stands as they wrote it, in the language they wrote it in.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext, ngettext

from samverk.documents.prose import blocks
from samverk.meetings.models import Decision, Meeting
from samverk.meetings.models.agenda import ItemKind
from samverk.networks.models import Network
from samverk.publishing.public import MASK
from samverk.shell.dates import clock, hours, long_day

type Content = Mapping[str, Any]


def sheet_of(content: Content, *, sha256: str, association: str) -> dict[str, Any]:
    """Everything that the record says, ready to be set, in the active language.

    `content` is the complete record or what was released of it; `sha256` is the complete one's.
    """
    return {
        "language": get_language() or settings.LANGUAGE_CODE,
        "written_in": settings.LANGUAGE_CODE,
        "association": association,
        "network": content["network"],
        "number": f"{content['year']}:{content['number']}",
        "title": title_of(content["kind"], content["year"], content["number"]),
        "version": _version(content),
        "facts": _facts(content),
        "attendance": _attendance(content["attendance"]),
        "turnout": _turnout(content["attendance"]),
        "items": [_item(item) for item in content["items"]],
        "left_out": _left_out(content),
        "approval": _approval(content),
        "sha256": sha256,
        "labels": _labels(),
    }


def title_of(kind: str, year: int, number: int) -> str:
    """Protokoll 2026:3; Minnesanteckningar 2026:3."""
    if kind == Network.Record.NOTES:
        return gettext("Meeting notes %(number)s") % {"number": f"{year}:{number}"}
    return gettext("Minutes %(number)s") % {"number": f"{year}:{number}"}


def long_moment(start: datetime, end: datetime) -> str:
    """fredag 13 mars 2026 kl. 9.00–12.00, over midnight with both days."""
    said = gettext("%(day)s, %(hours)s")
    if start.date() == end.date():
        return said % {"day": long_day(start), "hours": hours(start, end)}
    moments = [said % {"day": long_day(when), "hours": clock(when)} for when in (start, end)]
    return " – ".join(moments)


def _facts(content: Content) -> list[dict[str, str]]:
    meeting = content["meeting"]
    start, end = (datetime.fromisoformat(meeting[key]) for key in ("starts_at", "ends_at"))
    place = [meeting["place"]] if meeting["place"] else []
    if meeting["online"]:
        place.append(gettext("also online") if place else gettext("Online"))
    facts = [
        (gettext("When"), long_moment(start, end)),
        (gettext("Where"), ", ".join(place)),
        (gettext("Host"), meeting["host"]),
        (gettext("Kind of meeting"), _heads(meeting["kind"])),
        (gettext("Written by"), content["written_by"]),
        (gettext("Adjusters"), ", ".join(content.get("adjusters", []))),
    ]
    return [{"label": label, "value": value} for label, value in facts if value]


def _heads(kind: str) -> str:
    """Only what is not an ordinary meeting of the network has to be said."""
    return "" if kind == Meeting.Kind.NETWORK else str(Meeting.Kind(kind).label).capitalize()


def _attendance(rows: Iterable[Content]) -> list[dict[str, Any]]:
    """One line for each municipality, the others last: who was there, and who was not."""
    by_town = sorted(rows, key=lambda row: (row["municipality"] == "", row["municipality"]))
    return [
        {
            "municipality": town or gettext("Others"),
            "present": [_present(row) for row in people if row["presence"] != "absent"],
            "absent": [
                _noted(row, [row["remark"]]) for row in people if row["presence"] == "absent"
            ],
        }
        for town, group in groupby(by_town, key=lambda row: row["municipality"])
        if (people := list(group))
    ]


def _present(row: Content) -> str:
    notes = [row["remark"]]
    if row.get("remotely"):
        notes.insert(0, gettext("by video"))
    if row["presence"] == "partly":
        notes.insert(0, _part(row.get("items", [])))
    if row["stands_in_for"]:
        notes.insert(0, gettext("for %(name)s") % {"name": row["stands_in_for"]})
    return _noted(row, notes)


def _part(items: Sequence[int]) -> str:
    """At which items somebody was there who came for a part."""
    if not items:
        return gettext("part of the meeting")
    numbers = ", ".join(map(str, items))
    return ngettext("item %(numbers)s", "items %(numbers)s", len(items)) % {"numbers": numbers}


def _noted(row: Content, notes: Iterable[str]) -> str:
    said = ", ".join(note for note in notes if note)
    return f"{row['name']} ({said})" if said else str(row["name"])


def _turnout(rows: Iterable[Content]) -> str:
    """14 var med, från 12 kommuner."""
    there = [row for row in rows if row["presence"] != "absent"]
    towns = len({row["municipality"] for row in there if row["municipality"]})
    people = ngettext("%(count)s person took part", "%(count)s people took part", len(there))
    places = ngettext("from %(count)s municipality", "from %(count)s municipalities", towns)
    said = people % {"count": len(there)}
    return f"{said}, {places % {'count': towns}}." if towns else f"{said}."


def _item(item: Content) -> dict[str, Any]:
    """An item; of one that is internal only its number is told."""
    paragraph = item.get("paragraph")
    if not item.get("public", True):
        title = gettext("Item %(number)s is internal") % {"number": item["number"]}
        return _NOTHING | {"number": item["number"], "label": _sign(paragraph), "title": title}
    return {
        "number": item["number"],
        "label": _sign(paragraph) or f"{item['number']}.",
        "title": item["title"],
        "is_internal": False,
        "kind": str(ItemKind(item["kind"]).label),
        "presenter": item["presenter"],
        "text": blocks(item["text"]),
        "notes": [*blocks(item["notes"]), *blocks(_moved(item))],
        "papers": [
            {"title": paper["title"], "file": paper["file"]}
            for paper in item.get("attachments", [])
        ],
        "decisions": [_decision(decision) for decision in item["decisions"]],
        "actions": [_action(action) for action in item["actions"]],
    }


def _moved(item: Content) -> str:
    """That the meeting moved the item on, if it did."""
    to = item.get("moved_to")
    if to is None:
        return ""
    if not to:
        return gettext("Moved on to a later meeting.")
    day = long_day(date.fromisoformat(to))
    return gettext("Moved on to the meeting on %(day)s.") % {"day": day}


# What stands of an item that is internal.
_NOTHING: dict[str, Any] = {
    "is_internal": True, "kind": "", "presenter": "", "text": [], "notes": [], "papers": [],
    "decisions": [], "actions": [],
}  # fmt: skip


def _sign(paragraph: int | None) -> str:
    return f"§ {paragraph}" if paragraph else ""


def _decision(decision: Content) -> dict[str, Any]:
    register = decision.get("register", "")
    kind = str(Decision.Kind(decision["kind"]).label)
    numbered = gettext("number %(number)s in the register") % {"number": register}
    return {
        "number": decision["number"],
        "title": gettext("Decision %(number)s") % {"number": decision["number"]},
        "kind": f"{kind} · {numbered}" if register else kind,
        "text": blocks(decision["text"]),
        "leads_to": _leads_to(decision),
    }


def _leads_to(decision: Content) -> str:
    """What comes of a decision, in a sentence; "" where the record does not say."""
    to_whom, by_whom = decision.get("to_whom", ""), decision.get("by_whom", "")
    match decision.get("leads_to", ""):
        case Decision.LeadsTo.INFORMATION if to_whom and by_whom:
            said = gettext("%(to_whom)s is told, by %(by_whom)s.")
        case Decision.LeadsTo.INFORMATION if to_whom:
            said = gettext("%(to_whom)s is told.")
        case Decision.LeadsTo.FURTHER if to_whom:
            said = gettext("%(to_whom)s decides further.")
        case _:
            return ""
    return said % {"to_whom": to_whom, "by_whom": by_whom}


def _action(action: Content) -> dict[str, str]:
    due = long_day(date.fromisoformat(action["due"])) if action["due"] else ""
    text, report = action["text"], action.get("report", "")
    if report:
        text += "\n" + gettext("Reported back: %(how)s") % {"how": report}
    return {"text": text, "who": action["who"], "due": due}


def _version(content: Content) -> str:
    """Which version this is and why it was made; "" for the first."""
    version = content.get("version", 1)
    if version == 1:
        return ""
    said = gettext("Version %(version)s. Corrected: %(reason)s")
    return said % {"version": version, "reason": content.get("reason", "")}


def _left_out(content: Content) -> str:
    """What the public version lacks, if it lacks anything."""
    internal = any(not item.get("public", True) for item in content["items"])
    masked = MASK in str(content)
    if internal and masked:
        return gettext("Internal items and some words are left out here, but not in the record.")
    if internal:
        return gettext("Internal items are left out here, but not in the record.")
    return gettext("Some words are left out here, but not in the record.") if masked else ""


def _approval(content: Content) -> str:
    """Who approved it, or how it was approved, and on which day."""
    notes = content["kind"] == Network.Record.NOTES
    facts = {
        "name": content["approved_by"],
        "day": long_day(datetime.fromisoformat(content["approved_at"])),
    }
    if content.get("approving") == "silence":
        if notes:
            return (
                gettext("Nobody objected, and the meeting notes were approved on %(day)s.") % facts
            )
        return gettext("Nobody objected, and the minutes were approved on %(day)s.") % facts
    if content.get("approving") == "adjusters":
        if notes:
            return gettext("All adjusters had approved the meeting notes on %(day)s.") % facts
        return gettext("All adjusters had approved the minutes on %(day)s.") % facts
    if notes:
        return gettext("The meeting notes were approved by %(name)s on %(day)s.") % facts
    return gettext("The minutes were approved by %(name)s on %(day)s.") % facts


def _labels() -> dict[str, str]:
    """The words that stand in both the page and the PDF."""
    return {
        "attendance": gettext("Attendance"),
        "municipality": gettext("Municipality"),
        "present": gettext("Present"),
        "absent": gettext("Absent"),
        "items": gettext("Items"),
        "presenter": gettext("Presented by"),
        "action": gettext("Action"),
        "who": gettext("Who"),
        "due": gettext("By"),
        "papers": gettext("Papers"),
        "leads_to": gettext("What it leads to"),
        "approval": gettext("Approval"),
        "fingerprint": gettext("Fingerprint of the content (SHA-256)"),
        "page": gettext("page {number} of {pages}"),
    }
