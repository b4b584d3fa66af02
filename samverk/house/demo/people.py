"""The demo's networks and everybody in them. All people are made up.

Gullspång has a school chief but nobody in the networks, and Elevhälsa has no chair.
"""

from datetime import date

from samverk.house.demo.cast import Cast, mail_address
from samverk.networks.models import Network
from samverk.people.models import Appointment, Membership, Person

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

# Who sits where, beside the cast: a network's slug → municipality and name.
SEATS = {
    "skolchefer": """
        Essunga: Birgitta Rask
        Falköping: Torbjörn Alm
        Grästorp: Camilla Wester
        Gullspång: Jörgen Tallberg
        Götene: Annelie Sjö
        Hjo: Mikael Brodin
        Karlsborg: Ulrika Stenmark
        Lidköping: Stefan Ljungdahl
        Mariestad: Pernilla Granat
        Skara: Lars-Åke Furu
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
        for line in seats.split("\n"):
            if line.strip():
                town, name = line.strip().split(": ")
                _seat(cast, networks[slug], town, name, since)
    for slug, roles in ROLES.items():
        for role, name in roles:
            person = Person.objects.get(name=name)
            Appointment.objects.create(
                person=person, network=networks[slug], role=role, since=since
            )
    return networks


def _seat(cast: Cast, network: Network, town: str, name: str, since: date) -> None:
    municipality = cast.municipalities[town]
    person = Person.objects.create_person(
        name=name,
        email=mail_address(name, town),
        title=TITLES[network.slug],
        municipality=municipality,
    )
    Membership.objects.create(
        person=person, network=network, municipality=municipality, since=since
    )
