"""The cast: the association, its networks and one person for each part. Tests use it too.

Names and codes of municipalities are facts (SCB); every person is made up.
"""

from dataclasses import dataclass
from datetime import date

from samverk.networks.models import Federation, Municipality, Network
from samverk.people.models import Appointment, Membership, Person, Seat

MUNICIPALITIES = {
    "Grästorp": "1444",
    "Essunga": "1445",
    "Karlsborg": "1446",
    "Gullspång": "1447",
    "Vara": "1470",
    "Götene": "1471",
    "Tibro": "1472",
    "Töreboda": "1473",
    "Mariestad": "1493",
    "Lidköping": "1494",
    "Skara": "1495",
    "Skövde": "1496",
    "Hjo": "1497",
    "Tidaholm": "1498",
    "Falköping": "1499",
}


@dataclass(frozen=True)
class Cast:
    """Who is who. `stranger` belongs to another network and has no part in `network`.

    `chiefs` is the body that commissions `network` and `other`.
    """

    federation: Federation
    municipalities: dict[str, Municipality]
    chiefs: Network
    network: Network
    other: Network
    coordinator: Person
    chair: Person
    secretary: Person
    presidium: Person
    liaison: Person
    member: Person
    stranger: Person

    def persona(self, name: str) -> Person:
        person: Person = getattr(self, name)
        return person


def mail_address(name: str, town: str) -> str:
    """anders.bergstrom@skovde.example"""
    letters = str.maketrans("åäöé ", "aaoe.")
    return f"{name}@{town}.example".lower().translate(letters)


def sit(
    person: Person, network: Network, town: Municipality, since: date, competence: str = ""
) -> Seat:
    """Put a person on a new seat of a municipality."""
    seat = Seat.objects.create(
        network=network, municipality=town, competence=competence, since=since
    )
    Membership.objects.create(
        person=person, network=network, municipality=town, seat=seat, since=since
    )
    return seat


def assemble(since: date) -> Cast:
    """Make the cast; memberships and roles hold from `since`."""
    federation = Federation.objects.create(
        name="Utbildning Skaraborg",
        short_name="Utbildning Skaraborg",
        office_mail="kansli@skaraborg.example",
    )
    towns = {
        name: Municipality.objects.create(name=name, code=code)
        for name, code in MUNICIPALITIES.items()
    }
    chiefs = Network.objects.create(
        name="Skolchefsnätverket",
        slug="skolchefer",
        purpose="Leder samverkan om utbildning i Skaraborg och ger nätverken deras uppdrag.",
        aliases=["skolchefsgruppen", "skolchefgruppen", "skol- och utbildningschefsgruppen"],
    )
    network = Network.objects.create(
        name="Grundskola",
        slug="grundskola",
        parent=chiefs,
        record=Network.Record.NOTES,
        purpose="Grundskolechefer som utvecklar undervisning och stöd så att fler klarar skolan.",
    )
    other = Network.objects.create(
        name="Gymnasieutbildning",
        slug="gymnasieutbildning",
        parent=chiefs,
        purpose="Gymnasiechefer som samordnar utbud och kompetensutveckling i Skaraborg.",
    )

    def join(name: str, title: str, town: str, *networks: Network, **roles: Network) -> Person:
        person = Person.objects.create_person(
            name=name,
            email=mail_address(name, town),
            title=title,
            municipality=towns.get(town),
        )
        for place in networks:
            sit(person, place, towns[town], since)
        for role, place in roles.items():
            Appointment.objects.create(person=person, network=place, role=role, since=since)
        return person

    coordinator = join("Karin Lindqvist", "Utbildningsstrateg", "Skaraborg")
    Appointment.objects.create(person=coordinator, role="office", since=since)
    return Cast(
        federation=federation,
        municipalities=towns,
        chiefs=chiefs,
        network=network,
        other=other,
        coordinator=coordinator,
        chair=join("Anders Bergström", "Skolchef", "Skövde", chiefs, network, chair=network),
        secretary=join("Maria Holm", "Verksamhetschef", "Lidköping", network, secretary=network),
        presidium=join("Erik Sandell", "Grundskolechef", "Skara", network, presidium=network),
        liaison=join("Helena Ek", "Utbildningschef", "Vara", chiefs, liaison=network, chair=chiefs),
        member=join("Olof Nyman", "Grundskolechef", "Hjo", network),
        stranger=join("Sara Wikström", "Gymnasiechef", "Mariestad", other, chair=other),
    )
