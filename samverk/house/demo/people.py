"""The demo's networks and everybody in them. All people are made up.

Gullspång has a school chief but nobody in the networks, and Elevhälsa has no chair. Three
municipalities have two school chiefs, one for the adults, and a seat of theirs is vacant.
"""

from collections.abc import Iterator
from datetime import date

from samverk.house.demo.cast import Cast, mail_address
from samverk.networks.models import Network
from samverk.people.models import Appointment, Membership, Person, Seat

# slug → name, title of its members, purpose, what it calls its record
NETWORKS = {
    "forskola": (
        "Förskola",
        "Förskolechef",
        "Förskolechefer som delar kunskap om språk, arbetsmiljö och övergångar.",
        Network.Record.NOTES,
    ),
    "elevhalsa": (
        "Elevhälsa",
        "Elevhälsochef",
        "Elevhälsans chefer som söker lösningar ingen kommun klarar ensam.",
        Network.Record.NOTES,
    ),
    "vuxenutbildning": (
        "Vuxenutbildning",
        "Vuxenutbildningschef",
        "Chefer för vuxenutbildning som planerar yrkesutbildningar tillsammans.",
        Network.Record.MINUTES,
    ),
}
TITLES = {
    "skolchefer": "Skolchef",
    "grundskola": "Grundskolechef",
    "gymnasieutbildning": "Gymnasiechef",
    **{slug: title for slug, (_, title, *_) in NETWORKS.items()},
}

# Who sits where, beside the cast: a network's slug → municipality and name; – is nobody.
SEATS = {
    "skolchefer": """
        Essunga: Birgitta Rask
        Falköping (barn och unga): Torbjörn Alm
        Falköping (vuxenutbildning): Inger Marklund
        Grästorp: Camilla Wester
        Gullspång: Jörgen Tallberg
        Götene: Annelie Sjö
        Hjo: Mikael Brodin
        Karlsborg: Ulrika Stenmark
        Lidköping (barn och unga): Stefan Ljungdahl
        Lidköping (vuxenutbildning): Roland Hässler
        Mariestad: Pernilla Granat
        Skara (barn och unga): Lars-Åke Furu
        Skara (vuxenutbildning): –
        Tibro: Monica Hedin
        Tidaholm: Niklas Orre
        Töreboda: Agneta Kvist
    """,
    "grundskola": """
        Essunga: Jenny Björk
        Falköping: Rikard Stål
        Grästorp: Eva-Lena Rosén
        Götene: Patrik Malm
        Karlsborg: Sofia Dahlin
        Mariestad: Henrik Lund
        Tibro: Åsa Fransson
        Tidaholm: Martin Sköld
        Töreboda: Lisbeth Norén
        Vara: Joakim Hägg
    """,
    "gymnasieutbildning": """
        Falköping: Kristina Vinge
        Hjo: Peter Ahl
        Lidköping: Marie Thorell
        Skara: Johan Rydh
        Skövde: Gunilla Steen
        Skövde: Fredrik Boman
        Tidaholm: Anna-Karin Löv
        Vara: Daniel Frisk
    """,
    "forskola": """
        Essunga: Carina Ståhl
        Falköping: Lena Kvarn
        Grästorp: Susanne Edlund
        Götene: Marita Ström
        Hjo: Emma Hallgren
        Karlsborg: Ingela Torp
        Lidköping: Katarina Ås
        Mariestad: Robert Ekdahl
        Skara: Linda Myhr
        Skövde: Veronica Lager
        Skövde: Maja Sundell
        Tibro: Helene Grahn
        Tidaholm: Jessica Bark
        Vara: Tomas Öberg
    """,
    "elevhalsa": """
        Falköping: Malin Segerdal
        Grästorp: Cecilia Rönn
        Götene: Elisabet Varg
        Hjo: Johanna Lilja
        Lidköping: Magnus Ask
        Mariestad: Therese Wikholm
        Skara: Anneli Berggren
        Skövde: Charlotte Mård
        Tibro: Jonas Hult
        Tidaholm: Kerstin Alfredsson
        Töreboda: Bengt Sandgren
        Vara: Ylva Thuresson
    """,
    "vuxenutbildning": """
        Essunga: Mats Kroon
        Falköping: Yvonne Berglind
        Götene: Dennis Hallin
        Hjo: Ann-Sofie Roos
        Lidköping: Christer Wall
        Mariestad: Nadia Karimzad
        Skara: Göran Ekvall
        Skövde: Louise Hjelm
        Tibro: Ismail Osmanovic
        Tidaholm: Barbro Ling
        Vara: Samuel Tegner
    """,
}

# A seat that goes with a post: slug and municipality → the post.
FUNCTIONS = {("elevhalsa", "Lidköping"): "Elevhälsochef"}
# Who stands in for whom: slug, municipality, name.
DEPUTIES = (("grundskola", "Vara", "Ulla Fors"),)
# Who takes part for somebody else: slug, organisation, name, title.
COOPTED = (("vuxenutbildning", "Arbetsförmedlingen", "Petra Sandin", "Sektionschef"),)

# Roles beside those of the cast: a network's slug → role and name.
ROLES = {
    "skolchefer": (("secretary", "Karin Lindqvist"),),
    "grundskola": (("presidium", "Anders Bergström"), ("presidium", "Maria Holm")),
    "gymnasieutbildning": (("secretary", "Johan Rydh"), ("liaison", "Stefan Ljungdahl")),
    "forskola": (
        ("chair", "Lena Kvarn"),
        ("secretary", "Robert Ekdahl"),
        ("liaison", "Monica Hedin"),
    ),
    "elevhalsa": (("secretary", "Jonas Hult"), ("liaison", "Pernilla Granat")),
    "vuxenutbildning": (
        ("chair", "Louise Hjelm"),
        ("secretary", "Göran Ekvall"),
        ("presidium", "Louise Hjelm"),
        ("presidium", "Nadia Karimzad"),
        ("liaison", "Torbjörn Alm"),
    ),
}


def populate(cast: Cast, since: date) -> dict[str, Network]:
    """Add the networks, the people and their roles; all networks by slug."""
    for slug, (name, _, purpose, record) in NETWORKS.items():
        Network.objects.create(
            name=name, slug=slug, parent=cast.chiefs, purpose=purpose, record=record
        )
    networks = {network.slug: network for network in Network.objects.all()}
    for slug, seats in SEATS.items():
        for place, name in seats_in(seats):
            _seat(cast, networks[slug], place, name, since)
    for slug, town, name in DEPUTIES:
        seat = networks[slug].seats.get(municipality=cast.municipalities[town])
        _stand(cast, networks[slug], name, TITLES[slug], since, kind="deputy", seat=seat)
    for slug, organisation, name, title in COOPTED:
        _stand(cast, networks[slug], name, title, since, kind="adjunct", organisation=organisation)
    for slug, roles in ROLES.items():
        for role, name in roles:
            person = Person.objects.get(name=name)
            Appointment.objects.create(
                person=person, network=networks[slug], role=role, since=since
            )
    return networks


def seats_in(text: str) -> Iterator[tuple[str, str]]:
    """The lines of `SEATS`: municipality, with competence in brackets, and name."""
    for line in text.split("\n"):
        if line.strip():
            place, name = line.strip().split(": ")
            yield place, name


def town_of(place: str) -> str:
    return place.split(" (")[0]


def _seat(cast: Cast, network: Network, place: str, name: str, since: date) -> None:
    town = town_of(place)
    function = FUNCTIONS.get((network.slug, town), "")
    seat = Seat.objects.create(
        network=network,
        municipality=cast.municipalities[town],
        competence=place.removeprefix(town).strip(" ()"),
        bound=Seat.Bound.FUNCTION if function else Seat.Bound.PERSON,
        function=function,
        since=since,
    )
    if name != "–":
        _stand(cast, network, name, TITLES[network.slug], since, kind="member", seat=seat)


def _stand(
    cast: Cast, network: Network, name: str, title: str, since: date, *, kind: str,
    seat: Seat | None = None, organisation: str = "",
) -> None:  # fmt: skip
    town = seat.municipality if seat else None
    person = Person.objects.create_person(
        name=name,
        email=mail_address(name, town.name if town else organisation),
        title=title,
        municipality=town,
    )
    Membership.objects.create(
        person=person,
        network=network,
        municipality=town,
        seat=seat,
        kind=kind,
        organisation=organisation,
        since=since,
    )
