"""What happens to the demo's lists of people, and what waits for its office."""

from datetime import date

from django.utils import timezone

from samverk.archive.disposing import dispose
from samverk.archive.models import DisposalDecision, Request
from samverk.house.demo.cast import Cast
from samverk.house.demo.days import DAY, at, weekday
from samverk.house.demo.life import Company
from samverk.house.demo.story import Story
from samverk.meetings.models import Meeting
from samverk.people.models import Person, Rotation
from samverk.people.models.importing import RegisterImport
from samverk.post.models import Letter

# The secretary of Elevhälsa keeps the list in a file of the usual kind, and has sent it in.
LIST = """Nätverket Elevhälsa;;;;
Kommun;Namn;Befattning;Mejl;Mobil
Falköping;Malin Segerdal;Elevhälsochef;malin.segerdal@falkoping.example;0515-88 50 11
Grästorp;Rönn, Cecilia;Elevhälsochef;cecilia.ronn@grastorp.example;
Gullspång;Vakant;;;
Hjo;Johanna Lilja;Chef för elevhälsan;johanna.lilja@hjo.example;
Karlsborg;Ida Nordqvist;Elevhälsochef;ida.nordqvist@karlsborg.example;0505-170 30
"""
HOSTS = ("Hjo", "Tibro", "Karlsborg", "Skövde", "Lidköping", "Götene")


def host_story(of: Company, cast: Cast, day: date) -> Story:
    """The hosts of a network's meetings take turns."""
    yield at(day, 10)
    towns = [cast.municipalities[name] for name in HOSTS]
    Rotation.begin(
        of.network, by=of.office, on=day, role="host", per="meeting", municipalities=towns
    )


def disposal_story(office: Person, day: date) -> Story:
    """The board decides that letters sent are weeded out, and it is done."""
    yield at(day, 13)
    DisposalDecision.enter(
        "letters", by=office, body="Direktionen", on=day, reference="2026-041", since=day
    )
    yield at(weekday(day + 30 * DAY), 3, 30)
    dispose(timezone.now())


def request_story(name: str, day: date) -> Story:
    """Somebody who has left wants to be forgotten."""
    yield at(day, 18, 40)
    Request.ask(Person.objects.get(name=name), at=timezone.now())


def preparation_story(of: Company, name: str, day: date) -> Story:
    """The chair lets one of the members prepare the next meeting."""
    yield at(day, 15)
    meeting = Meeting.objects.standing().upcoming(timezone.now()).filter(network=of.network).first()
    if meeting:
        meeting.delegate(Person.objects.get(name=name), by=of.lead(day))


def wait_for_the_office(company: Company, today: date) -> None:
    """Today: a list to look through, and an address that letters come back from."""
    handed_in = RegisterImport.hand_in(
        by=company.writer(today),
        network=company.network,
        name="Elevhälsa förteckning.csv",
        data=LIST.encode(),
        media_type="text/csv",
        is_offices=False,
    )
    handed_in.read(on=today)
    for letter in Letter.objects.filter(to="helene.grahn@tibro.example").order_by("-pk")[:2]:
        letter.sent_at = None
        letter.mark_refused("550 5.1.1 Mottagaren finns inte")
