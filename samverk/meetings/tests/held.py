"""What the tests about a held meeting stand on."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import AgendaItem, Meeting, Minutes
from samverk.meetings.models.writing import mark, words_of


def hold(
    cast: Cast, days_ago: int = 3, titles: tuple[str, ...] = ("Läsning", "Närvaro")
) -> Meeting:
    """A meeting of the network that is over, with items and nothing written."""
    start = timezone.now() - timedelta(days=days_ago)
    meeting = Meeting.plan(
        cast.network,
        by=cast.chair,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        place="Rådhuset i Skara",
    )
    for title in titles:
        meeting.add_item(by=cast.chair, title=title, duration=30)
    return meeting


def submitted(cast: Cast, days_ago: int = 3) -> Minutes:
    """Minutes that are out for approval."""
    meeting = hold(cast, days_ago)
    meeting.attendance.create(person=cast.member, name=cast.member.name)
    minutes = Minutes.begin(meeting, by=cast.secretary)
    minutes.submit(by=cast.secretary)
    return minutes


def page_of(meeting: Meeting) -> dict[str, Any]:
    """The fields of the writing page as the browser would send them untouched."""
    sent: dict[str, Any] = {"new-title": "", "new-kind": "information", "new-notes": ""}
    for item in meeting.items.all():
        sent |= {f"n-{item.pk}-{name}": value for name, value in fields(item).items()}
        for letter, rows in (("d", item.decisions.all()), ("a", item.actions.all())):
            prefix = f"{letter}-{item.pk}"
            sent[f"{prefix}-INITIAL_FORMS"] = len(rows)
            sent[f"{prefix}-TOTAL_FORMS"] = len(rows) + 2
            for number, row in enumerate(rows):
                for name, value in fields(row).items():
                    sent[f"{prefix}-{number}-{name}"] = "" if value is None else value
            if letter == "d":
                for number in (len(rows), len(rows) + 1):
                    sent[f"{prefix}-{number}-kind"] = "decide"
    return sent


def fields(row: Any) -> dict[str, Any]:
    return {"row_id": row.pk, "seen": mark(words_of(row)), **words_of(row)}


def item_of(meeting: Meeting, title: str) -> AgendaItem:
    return meeting.items.get(title=title)
