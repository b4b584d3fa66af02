"""What is read in minutes: rows, and the JSON that a draft is kept as."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass
class Attendee:
    """`presence` is present, partly or absent. Without a name it is a whole municipality.

    `stands_in_for` names the one whose place was taken. `remark` is what else was said of them,
    `items` the numbers of those that they took part in, where it says so.
    """

    name: str = ""
    municipality: str = ""
    presence: str = "present"
    stands_in_for: str = ""
    remark: str = ""
    remotely: bool = False
    items: list[str] = field(default_factory=list)


@dataclass
class DecisionRead:
    """`kind` is one of Decision.Kind; `to_whom` is the body that something is recommended to."""

    text: str
    kind: str = "decide"
    to_whom: str = ""


@dataclass
class ActionRead:
    """`due` is a day written as ISO, or empty."""

    text: str
    who: str = ""
    due: str = ""


@dataclass
class ItemRead:
    """`number` is as written, without §; `notes` are lines of text, list items begin with "- "."""

    title: str
    number: str = ""
    notes: str = ""
    decisions: list[DecisionRead] = field(default_factory=list)
    actions: list[ActionRead] = field(default_factory=list)


@dataclass
class Next:
    """The next meeting: a day as ISO; hours as "09:00", or empty."""

    day: str
    starts: str = ""
    ends: str = ""
    place: str = ""


@dataclass
class Draft:
    """Minutes as read. `day` is an ISO day or empty; `vacant` are municipalities without anybody.

    `title` is the document's first line, by which a network is known.
    """

    title: str = ""
    day: str = ""
    attendance: list[Attendee] = field(default_factory=list)
    vacant: list[str] = field(default_factory=list)
    items: list[ItemRead] = field(default_factory=list)
    next: Next | None = None

    @property
    def date(self) -> date | None:
        return date.fromisoformat(self.day) if self.day else None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Draft":
        """The draft that `as_json` made; an empty one of {}."""
        return cls(
            title=said.get("title", ""),
            day=said.get("day", ""),
            attendance=[Attendee(**row) for row in said.get("attendance", [])],
            vacant=said.get("vacant", []),
            items=[_item(row) for row in said.get("items", [])],
            next=Next(**said["next"]) if said.get("next") else None,
        )


def _item(row: dict[str, Any]) -> ItemRead:
    return ItemRead(
        title=row["title"],
        number=row["number"],
        notes=row["notes"],
        decisions=[DecisionRead(**one) for one in row["decisions"]],
        actions=[ActionRead(**one) for one in row["actions"]],
    )
