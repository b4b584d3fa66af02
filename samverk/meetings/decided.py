"""A decision as a page and an excerpt show it: its words as they were approved, and what came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Self

from django.utils import timezone
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from samverk.documents.models import StoredFile
from samverk.documents.pdf.typeset import typeset
from samverk.ledger.record import record
from samverk.meetings.calendar import organisation
from samverk.meetings.models import (
    Action,
    AgendaItem,
    Anchoring,
    Assent,
    BacklogItem,
    Decision,
    Meeting,
)
from samverk.meetings.models.anchoring import absent_from, said_by_absent
from samverk.networks.models import Municipality, Network
from samverk.people.models import Person, Seat
from samverk.post.models import Letter
from samverk.shell import dates

type Content = Mapping[str, Any]


@dataclass(frozen=True)
class Approved:
    """A decision's words as they were approved: the record's content, the item, the decision."""

    content: Content
    item: Content
    words: Content

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """From the record as it says now. A record frozen before there were numbers in it is never
        corrected without getting them, so there the text tells which one it is."""
        content: Content = decision.item.meeting.minutes.approval.current.content
        number = str(decision.registered)
        every = [(item, words) for item in content["items"] for words in item["decisions"]]
        by_number = [pair for pair in every if pair[1].get("register") == number]
        by_text = [pair for pair in every if pair[1]["text"] == decision.text]
        item, words = (by_number or by_text)[0]
        return cls(content, item, words)


@dataclass(frozen=True)
class Said:
    """How a municipality stands to a decision: its word if it was absent, and if it is anchored."""

    municipality: Municipality
    assent: Assent | None
    word: str
    anchoring: Anchoring | None


def said_of(meeting: Meeting, today: date) -> list[Said]:
    """What those that were absent say of all that the meeting decided, by municipality."""
    asked = said_by_absent(meeting)
    return [Said(one.municipality, one, one.stands(today), None) for one in asked]


@dataclass(frozen=True)
class Decided:
    """All that a decision's page shows.

    `sent_on` waits at the network that is to decide further, `taken_up` is its item on an agenda
    there and `answers` what was decided. `unasked` were absent, and had nobody to ask.
    """

    approved: Approved
    actions: list[Action]
    sent_on: BacklogItem | None
    taken_up: AgendaItem | None
    answers: list[Decision]
    municipalities: list[Said]
    unasked: list[Municipality]

    @classmethod
    def of(cls, decision: Decision, today: date) -> Self:
        meeting = decision.item.meeting
        actions = decision.actions.select_related("person", "completion__by")
        assents = {one.municipality_id: one for one in said_by_absent(meeting)}
        if not decision.binds:
            assents = {}
        anchored = decision.anchorings.select_related("municipality", "by")
        anchorings = {one.municipality_id: one for one in anchored}
        seats = Seat.objects.on(meeting.date).filter(network=meeting.network_id)
        seated = Municipality.objects.filter(pk__in=seats.values("municipality"))
        towns = {town.pk: town for town in seated.order_by("name")}
        towns |= {one.municipality_id: one.municipality for one in anchorings.values()}
        absent = absent_from(meeting) if assents else []
        sent_on = BacklogItem.objects.filter(decision=decision).first()
        taken_up = sent_on.taken_up if sent_on else None
        return cls(
            approved=Approved.of(decision),
            actions=list(actions.order_by("pk")),
            sent_on=sent_on,
            taken_up=taken_up,
            answers=list(taken_up.decisions.registered()) if taken_up else [],
            municipalities=[
                Said(
                    municipality=town,
                    assent=(assent := assents.get(pk)),
                    word=assent.stands(today) if assent else "",
                    anchoring=anchorings.get(pk),
                )
                for pk, town in towns.items()
            ],
            unasked=[town for town in absent if town.pk not in assents],
        )

    @property
    def said(self) -> list[Said]:
        """Those that were absent and have been asked."""
        return [one for one in self.municipalities if one.assent]

    @property
    def anchored(self) -> list[Said]:
        return [one for one in self.municipalities if one.anchoring]


@dataclass(frozen=True)
class Excerpt:
    """One decision for those it concerns, certified by somebody on a day (rätt utdraget)."""

    decision: Decision
    by: Person
    on: date

    @property
    def number(self) -> str:
        return str(self.decision.registered)

    @property
    def file_name(self) -> str:
        slug = self.decision.item.meeting.network.slug
        return f"{slug}-{_('decision')}-{self.number.replace(':', '-')}.pdf"

    def sheet(self) -> dict[str, Any]:
        """What the page and the PDF say, in the language that is active; plain data."""
        approved = Approved.of(self.decision)
        content, item, words = approved.content, approved.item, approved.words
        return {
            "language": get_language() or "sv",
            "association": organisation().name,
            "network": content["network"],
            "title": self._title(content),
            "facts": [
                {"label": label, "value": value}
                for label, value in (
                    (_("Meeting"), _long_day(content["meeting"]["starts_at"])),
                    (_("Place"), content["meeting"]["place"]),
                    (_("Who took part"), turnout(content["attendance"])),
                    (_("Approved"), _approved(content)),
                )
                if value
            ],
            "paragraph": f"§ {item['paragraph']}" if item.get("paragraph") else "",
            "item": item["title"],
            "heading": _("Decision %(number)s") % {"number": self.number},
            "kind": str(Decision.Kind(words["kind"]).label),
            "text": [line for line in words["text"].splitlines() if line.strip()],
            "further": what_comes_of(words),
            "certified": _("Rightly excerpted by %(name)s on %(day)s.")
            % {"name": self.by.name, "day": _long_day(self.on.isoformat())},
        }

    def _title(self, content: Content) -> str:
        number = {"number": f"{content['year']}:{content['number']}"}
        if content["kind"] == Network.Record.NOTES:
            return _("Excerpt of meeting notes %(number)s") % number
        return _("Excerpt of minutes %(number)s") % number

    def pdf(self) -> bytes:
        at = timezone.make_aware(datetime.combine(self.on, datetime.min.time()))
        return typeset("excerpt", self.sheet(), at=at)

    def send(self, *, to: str, note: str = "", settles: bool = False) -> Letter:
        """Mail it to somebody it concerns; to the same address once a day."""
        with override("sv"):
            sheet = self.sheet()
            file = StoredFile.keep(
                name=self.file_name, data=self.pdf(), media_type="application/pdf"
            )
            facts = {"network": sheet["network"], "number": self.number}
            whose = sha256(to.lower().encode()).hexdigest()[:16]
            letter = Letter.write(
                key=f"excerpt:{self.decision.pk}:{whose}:{self.on}",
                to=to,
                subject=_("Decision %(number)s of %(network)s") % facts,
                text=_letter(sheet, note),
                reason=_("%(name)s sends you this decision.") % {"name": self.by.name},
                attachments=[file],
            )
        record(self.by, "decision.sent", self.decision, to=to)
        if settles:
            self.decision.settle(by=self.by, on=self.on, note=to)
        return letter


def turnout(attendance: list[dict[str, Any]]) -> str:
    """14 personer, från Hjo, Skara och Vara: in short, and nobody by name."""
    here = [row for row in attendance if row["presence"] != "absent"]
    towns = sorted({row["municipality"] for row in here if row["municipality"]})
    people = ngettext("%(count)s person", "%(count)s people", len(here)) % {"count": len(here)}
    if not towns:
        return people
    return _("%(people)s, from %(places)s") % {"people": people, "places": ", ".join(towns)}


def _approved(content: Content) -> str:
    day = _long_day(content["approved_at"])
    if content["approved_by"]:
        return _("%(day)s, by %(name)s") % {"day": day, "name": content["approved_by"]}
    return day


def what_comes_of(words: Content) -> str:
    """What comes of it: "Somebody is informed: rektorerna (av ordföranden)"."""
    leads_to = words.get("leads_to")
    if not leads_to:
        return ""
    said = str(Decision.LeadsTo(leads_to).label)
    by = _("by %(name)s") % {"name": words["by_whom"]} if words["by_whom"] else ""
    about = ", ".join(word for word in (words["to_whom"], by) if word)
    return f"{said}: {about}" if about else said


def _letter(sheet: Mapping[str, Any], note: str) -> str:
    about = f"{sheet['network']}, {sheet['facts'][0]['value']}"
    text = "\n".join(sheet["text"])
    parts = [note, about, f"{sheet['heading']}. {sheet['item']}", text, sheet["certified"]]
    return "\n\n".join(part for part in parts if part) + "\n"


def _long_day(iso: str) -> str:
    return dates.long_day(datetime.fromisoformat(iso))
