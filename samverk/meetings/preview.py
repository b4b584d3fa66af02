"""What goes to whom, before it is sent: made by what makes the real letters."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from icalendar import Calendar

from samverk.meetings.letters import Change, Matter, draft, in_detail
from samverk.meetings.mailing import Recipient
from samverk.meetings.models import Guest, Invitation, Meeting
from samverk.people.models import Person
from samverk.post.mime import Bodies, bodies
from samverk.shell import dates


@dataclass(frozen=True)
class Preview:
    """Who gets a letter of a `kind` (a Notice's), and the letter to `one` of them.

    `asked` are called, `informed` are deputies, `unreached` have no address. `entry` is what the
    calendar shows, as label and words. `changes` are those since people were last told.
    """

    kind: str
    asked: list[Invitation]
    informed: list[Invitation]
    guests: list[Guest]
    unreached: list[Person]
    one: Recipient | None
    letter: Bodies | None
    entry: list[tuple[str, str]]
    changes: list[Change]

    @property
    def everybody(self) -> list[Recipient]:
        return [*self.asked, *self.informed, *self.guests]

    @property
    def total(self) -> int:
        return len(self.everybody)


def preview(
    meeting: Meeting, *, kind: str, now: datetime, to: str = "", reply_url: str = ""
) -> Preview:
    """`to` is the code of the one whose letter is shown, the first if nobody has it.

    The secret in their link to answer is shown to nobody else: `reply_url` stands for it.
    """
    matter = Matter.of(meeting)
    called = [Invitation(meeting=meeting, person=one) for one in meeting.members_to_call()]
    guests = list(meeting.guests.exclude(email="").prefetch_related("items"))
    everybody: list[Recipient] = [*called, *guests]
    one = next((one for one in everybody if one.code == to), next(iter(everybody), None))
    changes = meeting.pending(now)
    letter = one and draft(
        matter, one, key="", kind=kind, changes=changes,
        reply_url=reply_url or _("[each person's own link]"),
    )  # fmt: skip
    return Preview(
        kind=kind,
        asked=[each for each in called if not matter.informs(each)],
        informed=[each for each in called if matter.informs(each)],
        guests=guests,
        unreached=meeting.members_out_of_reach(),
        one=one,
        letter=bodies(letter) if letter else None,
        entry=entry(letter.calendar) if letter else [],
        changes=in_detail(changes, meeting),
    )


def of_letter(meeting: Meeting, *, kind: str, now: datetime, to: str) -> str:
    """The HTML of one person's letter; its buttons lead nowhere."""
    found = preview(meeting, kind=kind, now=now, to=to, reply_url="#")
    return found.letter.html if found.letter else ""


def entry(calendar: str) -> list[tuple[str, str]]:
    """What an invitation puts in a calendar, in words."""
    event: Any = Calendar.from_ical(calendar).walk("VEVENT")[0]
    statuses = {"TENTATIVE": _("preliminary"), "CONFIRMED": _("confirmed")}
    asks = event["ATTENDEE"].params["RSVP"] == "TRUE"
    said = [
        (_("Heading"), event["SUMMARY"]),
        (_("When"), dates.moment(event["DTSTART"].dt, event["DTEND"].dt)),
        (_("Where"), event.get("LOCATION", "")),
        (_("Status"), statuses.get(str(event["STATUS"]), "")),
        (_("Asks for an answer"), _("yes") if asks else _("no")),
        (_("Text"), event.get("DESCRIPTION", "")),
    ]
    return [(label, str(words)) for label, words in said if words]
