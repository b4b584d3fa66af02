"""How networks come and go in the demo: bodies above, a group below, one that rests, one that ended
and one that somebody asks for."""

from collections.abc import Iterator
from datetime import date

from samverk.charters.lifecycle.ending import close
from samverk.charters.lifecycle.groups import start_group
from samverk.charters.lifecycle.starting import ask
from samverk.house.demo.cast import Cast, sit
from samverk.house.demo.days import DAY, at, weekday
from samverk.house.demo.life import Company
from samverk.house.demo.story import Story
from samverk.networks.models import Network, Relation
from samverk.people.models import Membership, Person

CLOSED = "Digitala verktyg"
RESTING = "Modersmål"
ASKED_FOR = "Studie- och yrkesvägledning"
GROUP = "Övergångar mellan skolor"
WILLING = ("Skara", "Vara", "Hjo", "Tibro", "Karlsborg", "Mariestad")


def bodies_above(cast: Cast) -> None:
    """Those that the chiefs answer to."""
    board = Network.objects.create(
        name="Direktionen",
        slug="direktionen",
        kind=Network.Kind.BODY,
        purpose="Leder förbundet och antar strategier för samverkan.",
    )
    directors = Network.objects.create(
        name="Kommundirektörsnätverket",
        slug="kommundirektorer",
        kind=Network.Kind.BODY,
        parent=board,
        purpose="Ser till att förbundets beslut blir gjorda i kommunerna.",
    )
    cast.chiefs.kind = Network.Kind.BODY
    cast.chiefs.parent = directors
    cast.chiefs.save()


def life_stories(cast: Cast, companies: dict[str, Company], today: date) -> Iterator[Story]:
    yield closed_story(cast, today)
    yield resting_story(cast, today)
    yield asked_for_story(cast, today)
    yield group_story(companies["grundskola"], today)
    yield relation_story(cast, companies, today)


def _small_network(cast: Cast, name: str, slug: str, purpose: str, since: date) -> Network:
    network = Network.objects.create(name=name, slug=slug, parent=cast.chiefs, purpose=purpose)
    for person in (cast.member, cast.presidium, cast.secretary):
        assert person.municipality
        sit(person, network, person.municipality, since)
    return network


def closed_story(cast: Cast, today: date) -> Story:
    day = weekday(today - 150 * DAY)
    yield at(weekday(today - 280 * DAY), 9)
    purpose = "Delade erfarenheter när skolorna skaffade nya digitala verktyg."
    network = _small_network(cast, CLOSED, "digitala-verktyg", purpose, weekday(today - 280 * DAY))
    yield at(day, 11, 20)
    reason = "Verktygen är på plats. Frågorna tas upp i varje nätverk."
    close(
        network, by=cast.liaison, body=cast.chiefs.name, on=day, last_day=day + 10 * DAY,
        reason=reason,
    )  # fmt: skip


def resting_story(cast: Cast, today: date) -> Story:
    day = weekday(today - 80 * DAY)
    yield at(weekday(today - 270 * DAY), 9)
    purpose = "Hjälps åt att ordna undervisning i modersmål för små språk."
    network = _small_network(cast, RESTING, "modersmal", purpose, weekday(today - 270 * DAY))
    yield at(day, 11, 40)
    network.pause(
        by=cast.liaison, body=cast.chiefs.name, on=day, since=day, until=today + 200 * DAY,
        reason="Nätverket vilar medan en utredning om fjärrundervisning pågår.",
    )  # fmt: skip


def asked_for_story(cast: Cast, today: date) -> Story:
    day = weekday(today - 18 * DAY)
    yield at(day, 15, 5)
    initiative = ask(
        by=cast.coordinator,
        on=day,
        name=ASKED_FOR,
        kind=Network.Kind.NETWORK,
        parent=cast.chiefs,
        purpose="Vägledare i kommunerna ska ge elever samma stöd var de än bor.",
        asked_by="Rektorer i Skara och Vara",
    )
    towns = [cast.municipalities[town] for town in WILLING]
    initiative.note_willing(towns, by=cast.coordinator, on=day)


def group_story(of: Company, today: date) -> Story:
    day = weekday(today - 60 * DAY)
    yield at(day, 13, 20)
    members = list(Membership.objects.on(day).filter(network=of.network)[:4])
    start_group(
        of.network,
        by=of.lead(day),
        on=day,
        name=GROUP,
        purpose="Skriva ett förslag till vilka uppgifter som följer med en elev.",
        ends_on=weekday(today + 110 * DAY),
        convener=members[0],
        members=members[1:],
    )


def relation_story(cast: Cast, companies: dict[str, Company], today: date) -> Story:
    day = weekday(today - 100 * DAY)
    yield at(day, 10, 15)
    lead: Person = cast.liaison
    Relation.begin(
        companies["forskola"].network,
        by=lead,
        since=day,
        other=companies["grundskola"].network,
        about="Övergången från förskola till skola",
    )
