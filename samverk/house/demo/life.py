"""The stories of the demo: what the networks do from one end of the year to the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from samverk.charters.models import Charter
from samverk.documents.extract import extract
from samverk.documents.prose import from_plain
from samverk.house.demo.charters import written as filled_in
from samverk.house.demo.days import DAY, Rhythm, at, weekday
from samverk.house.demo.papers import DOCX, ODT, docx, odt
from samverk.house.demo.story import Story
from samverk.house.demo.topics import (
    CLOSING,
    FOLLOW_UPS,
    OPENING,
    ROUNDS,
    TAKEN_UP,
    TOPICS,
    Topic,
)
from samverk.ledger.record import record
from samverk.meetings.models import Adjuster, AgendaItem, Approval, Meeting, Minutes, Procedure
from samverk.meetings.models.attendance import Mark, mark_attendance
from samverk.meetings.models.sources import backlog_for, take_up
from samverk.networks.models import Municipality, Network
from samverk.people.models import Appointment, Person, RegisterConfirmation
from samverk.publishing.models import Release

HOUSES = ("Stadshuset", "Kommunhuset", "Biblioteket", "Kulturhuset", "Utbildningens hus")
SUBSTITUTES = ("Sven Orrling", "Britta Hamn", "Leif Skoglund", "Elin Vret", "Hanna Möller")
NEVER = 1000  # days: later than the demo reaches


@dataclass(frozen=True)
class Fate:
    """How it goes for a meeting. All numbers are days. `spilled` is something that somebody wrote
    in its record and that is too much for the public, so that it waits to be looked through."""

    called: int = 24
    written: int = 3
    submitted: int = 2
    approved: int = 3
    spilled: str = ""
    cancelled_on: date | None = None
    reason: str = ""


@dataclass
class Company:
    """A network with its people, and what comes next on its agendas."""

    network: Network
    office: Person
    rhythm: Rhythm
    chance: Random
    met: int = 0
    topics: tuple[Topic, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.topics = TOPICS[self.network.slug]

    def holder(self, role: str, on: date) -> Person | None:
        held = Appointment.objects.on(on).filter(network=self.network, role=role)
        first = held.select_related("person").first()
        return first.person if first else None

    def lead(self, on: date) -> Person:
        """The chair; where there is none the office helps."""
        return self.holder("chair", on) or self.office

    def writer(self, on: date) -> Person:
        return self.holder("secretary", on) or self.lead(on)

    def next_topics(self) -> list[Topic]:
        """Two of the network's topics, going round. What comes back is only followed up."""
        first = self.met * 2
        self.met += 1
        return [self.topic(nth) for nth in (first, first + 1)]

    def topic(self, nth: int) -> Topic:
        times, place = divmod(nth, len(self.topics))
        topic = self.topics[place]
        if not times:
            return topic
        notes = FOLLOW_UPS[nth % len(FOLLOW_UPS)]
        return topic._replace(
            title=f"Uppföljning: {topic.title}", kind="discussion", text="", notes=notes,
            decisions=(), actions=(),
        )  # fmt: skip

    def round(self) -> Topic:
        """What the municipalities tell each other this time."""
        return ROUNDS[self.met % len(ROUNDS)]


def charter_story(paper: str, *, of: Company, first: date, last: int, as_odt: bool) -> Story:
    """A charter is written, read in and adopted before its period begins."""
    file, ending, media_type = (odt, "odt", ODT) if as_odt else (docx, "docx", DOCX)
    name = f"Uppdragsbeskrivning {of.network.name}.{ending}"
    data = file(filled_in(paper, last))
    read_on, adopted_on = weekday(first - 40 * DAY), weekday(first - 26 * DAY)
    yield at(read_on, 10, 5)
    charter = Charter.read_in(
        by=of.office,
        on=read_on,
        name=name,
        data=data,
        media_type=media_type,
        text=extract(name, data),
    )
    if charter.network is None:
        charter.choose_network(of.network, by=of.office)
    yield at(adopted_on, 14, 20)
    body = of.network.parent.name if of.network.parent else ""
    charter.adopt(by=of.office, body=body, on=adopted_on, in_force_from=first)


def revision_story(paper: str, *, of: Company, last: int, read_on: date) -> Story:
    """The next charter has been read in, and somebody must go through it."""
    name = f"Uppdragsbeskrivning {of.network.name} förslag.docx"
    data = docx(filled_in(paper, last))
    yield at(read_on, 15, 40)
    Charter.read_in(
        by=of.office, on=read_on, name=name, data=data, media_type=DOCX, text=extract(name, data)
    )


def meeting_stories(
    of: Company, *, today: date, since: date, hosts: list[Municipality], last: Fate, coming: Fate
) -> Iterator[Story]:
    """The network's meetings. The nearest on each side of today have fates of their own."""
    days = of.rhythm.days(today, since=since)
    past = [day for day in days if day < today]
    for number, day in enumerate(days):
        fate = Fate()
        if past and day == past[-1]:
            fate = last
        elif number == len(past):
            fate = coming
        planned = min(date(day.year - 1, 11, 20), today - 20 * DAY)
        yield meeting_story(
            of,
            day,
            planned=at(max(planned, since - 20 * DAY), 9, 10 + number),
            host=hosts[number % len(hosts)],
            fate=fate,
        )


def meeting_story(
    of: Company, day: date, *, planned: datetime, host: Municipality, fate: Fate
) -> Story:
    """A meeting from the day it is set in the calendar until all that came out of it is done."""
    yield planned
    meeting = plan(of, day, host)
    yield at(weekday(day - (fate.called + 3) * DAY), 13, 15)
    topics = write_agenda(of, meeting)
    yield at(weekday(day - fate.called * DAY), 8, 40)
    meeting.call(by=of.lead(day))
    for days_later, share in ((1, 0.5), (4, 0.6), (9, 0.6)):
        yield min(at(weekday(day - (fate.called - days_later) * DAY), 11, 5), at(day, 7, 45))
        answer(of, meeting, share)
    if fate.cancelled_on:
        yield at(fate.cancelled_on, 15, 30)
        meeting.cancel(by=of.lead(day), reason=fate.reason)
        return
    yield meeting.ends_at - timedelta(minutes=15)
    mark_who_came(of, meeting)
    written = weekday(day + fate.written * DAY)
    yield at(written, 10, 30)
    minutes = write_minutes(of, meeting, topics)
    if fate.spilled:
        spill(meeting, fate.spilled)
    submitted = weekday(written + fate.submitted * DAY)
    yield at(submitted, 16, 5)
    choose_adjusters(of, meeting)
    minutes.submit(by=of.writer(day))
    approved = at(weekday(submitted + fate.approved * DAY), 8, 50)
    yield approved
    approval = approve(of, minutes, approved)
    yield approved + timedelta(minutes=25)
    if not fate.spilled:
        Release.make(approval, by=of.writer(day), at=approved + timedelta(minutes=25))
    for action in [action for item in meeting.items.all() for action in item.actions.all()]:
        if action.due and action.person and of.chance.random() < 0.75:
            done = weekday(max(action.due - of.chance.randrange(6) * DAY, approved.date()))
            yield at(done, 14, 25)
            action.complete(by=action.person, on=done)


def plan(of: Company, day: date, host: Municipality) -> Meeting:
    online = of.chance.random() < 0.3
    return Meeting.plan(
        of.network,
        by=of.lead(day),
        starts_at=at(day, of.rhythm.start.hour, of.rhythm.start.minute),
        ends_at=at(day, of.rhythm.end.hour, of.rhythm.end.minute),
        place=f"{of.chance.choice(HOUSES)} i {host.name}",
        host=host,
        online_url=f"https://video.example/{of.network.slug}" if online else "",
    )


def write_agenda(of: Company, meeting: Meeting) -> dict[int, Topic]:
    """Put the topics on the agenda; the item each became, by its id."""
    lead = of.lead(meeting.date)
    charters = Charter.objects.in_force(meeting.date).filter(network=of.network)
    charter = charters.first()
    assignments = list(charter.assignments.all()) if charter else []
    became: dict[int, Topic] = {}
    for topic in (OPENING, *of.next_topics(), of.round(), CLOSING):
        worked_on = topic.assignment is not None and topic.assignment < len(assignments)
        item = meeting.add_item(
            by=lead,
            title=topic.title,
            kind=topic.kind,
            duration=topic.minutes,
            text=topic.text,
            presenter=lead.name if topic in (OPENING, CLOSING) else "",
            assignment=assignments[topic.assignment or 0] if worked_on else None,
        )
        became[item.pk] = topic
    waiting = backlog_for(meeting).first()
    if waiting:
        became[take_up(meeting, waiting, by=lead).pk] = TAKEN_UP
    return became


def answer(of: Company, meeting: Meeting, share: float) -> None:
    """Some of those who have not answered do."""
    for invitation in meeting.invitations.filter(answer="").select_related("person"):
        if of.chance.random() < share:
            chosen = of.chance.choices(("yes", "no", "substitute"), (80, 13, 7))[0]
            substitute = of.chance.choice(SUBSTITUTES) if chosen == "substitute" else ""
            invitation.reply(answer=chosen, substitute=substitute)


def mark_who_came(of: Company, meeting: Meeting) -> None:
    invitations = {row.person_id: row for row in meeting.invitations.all()}
    marks = []
    for member in meeting.members().exclude(kind="deputy"):
        invitation = invitations.get(member.person_id)
        answered = invitation.answer if invitation else ""
        likely = {"yes": 0.96, "no": 0.0, "substitute": 0.0}.get(answered, 0.5)
        came = of.chance.random() < likely
        partly = came and of.chance.random() < 0.06
        presence = "partly" if partly else "present" if came else "absent"
        marks.append(
            Mark(
                person=member.person,
                presence=presence,
                municipality=member.municipality,
                substitute=invitation.substitute if invitation else "",
            )
        )
    mark_attendance(meeting, by=of.writer(meeting.date), marks=marks, guests=())


def write_minutes(of: Company, meeting: Meeting, topics: dict[int, Topic]) -> Minutes:
    """Write down what was said, decided and left to do."""
    writer = of.writer(meeting.date)
    minutes = Minutes.begin(meeting, by=writer)
    owners = [member.person for member in meeting.members()]
    for item in meeting.items.all():
        topic = topics.get(item.pk)
        if topic is None:
            continue
        item.notes = from_plain(topic.notes)
        item.save(update_fields=["notes"])
        write_outcome(of, item, topic, owners)
    record(writer, "minutes.written", meeting)
    return minutes


def spill(meeting: Meeting, text: str) -> None:
    """Write something more under the first item that was talked about."""
    item = meeting.items.filter(kind="discussion").exclude(notes="").first()
    if item:
        item.notes += f"<p>{text}</p>"
        item.save(update_fields=["notes"])


def write_outcome(of: Company, item: AgendaItem, topic: Topic, owners: list[Person]) -> None:
    leads_to = "action" if topic.actions else ""
    decisions = [
        item.decisions.create(kind=kind, text=text, leads_to=leads_to)
        for kind, text in topic.decisions
    ]
    for text, days in topic.actions:
        due = weekday(item.meeting.date + days * DAY)
        decision = decisions[0] if decisions else None
        person = of.chance.choice(owners)
        item.actions.create(text=text, person=person, due=due, decision=decision)


def choose_adjusters(of: Company, meeting: Meeting) -> None:
    """Two of those who were there, where the network's record is adjusted."""
    if Procedure.of(of.network).approving == Procedure.Approving.ADJUSTERS:
        there = list(Adjuster.eligible(meeting).exclude(pk=of.lead(meeting.date).pk)[:2])
        Adjuster.choose(meeting, there, by=of.writer(meeting.date))


def approve(of: Company, minutes: Minutes, when: datetime) -> Approval:
    """By whoever leads; or by those who adjust it, one after the other."""
    if Procedure.of(of.network).approving != Procedure.Approving.ADJUSTERS:
        return minutes.approve(by=of.lead(minutes.meeting.date), at=when)
    for adjuster in minutes.meeting.adjusters.all():
        adjuster.adjust(at=when)
    return Approval.objects.get(minutes=minutes)


def register_story(of: Company, days: list[date]) -> Story:
    """The list of people is confirmed, now and then."""
    for day in map(weekday, days):
        yield at(day, 13, 45)
        RegisterConfirmation.confirm(of.network, by=of.writer(day), on=day)
