"""One of everything, made by the verbs that people use: what the door table opens doors to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from samverk.charters.models import Assignment, Charter, Duty
from samverk.charters.reading import read
from samverk.dialogue.models import Feedback
from samverk.documents.models import StoredFile
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import (
    Action,
    AgendaItem,
    Approval,
    BacklogItem,
    Decision,
    Invitation,
    Meeting,
    Minutes,
)
from samverk.people.models import Appointment
from samverk.publishing.acts import publish
from samverk.publishing.models import Publication, Release

CHARTER = """UPPDRAGSBESKRIVNING FÖR NÄTVERKET GRUNDSKOLA

Uppdrag

Skolchefsnätverket ger nätverket detta uppdrag för 2026–2028:

- Nätverket ska ta fram ett gemensamt stöd för läsning i årskurs 1–3.
- Nätverket ska jämföra hur kommunerna följer upp närvaron.

Ansvar

Ordförande

Ordföranden leder mötena och skickar kallelse senast två veckor före mötet.

Sekreterare

Sekreteraren skriver minnesanteckningar och skickar dem till kansli@skaraborg.example.

Sekreteraren samordnar nätverkets arbetsgrupper.

Möten

Nätverket träffas minst fyra gånger per år.
"""


@dataclass(frozen=True)
class World:
    """`meeting` is planned, `called` has had its notice and then a new agenda, `held` has
    minutes begun, `submitted` and `approved` are the past meetings of those names."""

    cast: Cast
    draft: Charter
    charter: Charter
    duty: Duty
    assignment: Assignment
    backlog: BacklogItem
    meeting: Meeting
    item: AgendaItem
    called: Meeting
    invitation: Invitation
    held: Meeting
    held_item: AgendaItem
    decision: Decision
    action: Action
    submitted: Meeting
    approved: Meeting
    approval: Approval
    publication: Publication
    feedback: Feedback
    secretary_appointment: Appointment


def build_world(cast: Cast) -> World:
    now = timezone.now()
    charter = read_in(cast)
    charter.adopt(
        by=cast.coordinator,
        body=cast.chiefs.name,
        on=now.date() - timedelta(days=300),
        in_force_from=now.date() - timedelta(days=300),
    )
    backlog = BacklogItem.propose(cast.network, by=cast.member, title="Läromedel till hösten")
    meeting, called = (meet(cast, now + timedelta(days=days)) for days in (40, 20))
    called.call(by=cast.chair)
    called.items.get().change(by=cast.secretary, presenter="Maria Holm")
    held, submitted, approved = (meet(cast, now - timedelta(days=days)) for days in (5, 30, 60))
    minutes = {past: write(cast, past) for past in (held, submitted, approved)}
    for past in (submitted, approved):
        minutes[past].submit(by=cast.secretary)
    approval = minutes[approved].approve(by=cast.chair, at=now)
    Release.make(approval, by=cast.secretary, at=now)
    publish(Entry.objects.get(verb="minutes.released"))
    feedback = Feedback.send(
        sender=cast.network,
        receiver=cast.chiefs,
        by=cast.liaison,
        on=now.date(),
        title="Tid för gemensam planering",
        text="Hur ser skolcheferna på en gemensam studiedag?",
        purpose=Feedback.Purpose.ANSWER,
    )
    return World(
        cast=cast,
        draft=read_in(cast),
        charter=charter,
        duty=charter.duties.earliest("pk"),
        assignment=charter.assignments.earliest("pk"),
        backlog=backlog,
        meeting=meeting,
        item=meeting.items.get(),
        called=called,
        invitation=called.invitations.get(person=cast.member),
        held=held,
        held_item=held.items.get(),
        decision=Decision.objects.get(item__meeting=held),
        action=Action.objects.get(item__meeting=held),
        submitted=submitted,
        approved=approved,
        approval=approval,
        publication=Publication.objects.get(),
        feedback=feedback,
        secretary_appointment=Appointment.objects.get(person=cast.secretary),
    )


def read_in(cast: Cast) -> Charter:
    """A draft of the charter above, for the network."""
    file = StoredFile.keep(name="uppdrag.txt", data=CHARTER.encode(), media_type="text/plain")
    reading = read(CHARTER, file=file.name, today=timezone.localdate())
    return Charter.draft(
        by=cast.coordinator, file=file, text=CHARTER, reading=reading, network=cast.network
    )


def meet(cast: Cast, start: datetime) -> Meeting:
    """A meeting with one item on its agenda."""
    meeting = Meeting.plan(
        cast.network,
        by=cast.chair,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        place="Rådhuset i Skara",
        host=cast.municipalities["Skara"],
    )
    meeting.add_item(by=cast.chair, title="Läsning i lågstadiet", duration=40)
    return meeting


def write(cast: Cast, meeting: Meeting) -> Minutes:
    """Minutes with one present, one decision and one action."""
    minutes = Minutes.begin(meeting, by=cast.secretary)
    item = meeting.items.get()
    item.decisions.create(text="Nätverket provar stödet i tre kommuner.")
    item.actions.create(text="Samla in exempel", person=cast.member)
    meeting.attendance.create(
        person=cast.member, name=cast.member.name, municipality=cast.member.municipality
    )
    return minutes
