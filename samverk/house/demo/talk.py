"""What the networks say to each other in the demo, and how their people change."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from samverk.charters.models import Charter
from samverk.dialogue.models import Feedback
from samverk.followup.access import is_attested
from samverk.followup.models import Attestation
from samverk.house.demo.days import DAY, at, weekday
from samverk.house.demo.life import Company
from samverk.house.demo.story import Story
from samverk.meetings.models import Approval, BacklogItem
from samverk.networks.models import Municipality
from samverk.people.models import Appointment, Membership, Person


class Said(NamedTuple):
    """Feedback from one network to another, so many days ago. `wait` is the days until it is
    answered; None leaves it open."""

    sender: str
    receiver: str
    ago: int
    purpose: str
    title: str
    text: str
    wait: int | None
    answer: str = ""


SAID = (
    Said(
        "skolchefer", "grundskola", 160, "inform", "Siffrorna kommer före jul",
        "Vi skickar årets siffror i december. Läs dem tillsammans och säg vad ni ser.", 9,
    ),
    Said(
        "elevhalsa", "skolchefer", 74, "decide", "Vem leder Elevhälsa?",
        "Nätverket har ingen ordförande sedan i våras. Vi behöver ett namn för att komma vidare "
        "med poolen för skolpsykologer.", None,
    ),
    Said(
        "grundskola", "skolchefer", 47, "answer", "Blankett för byte av skola",
        "Kan alla kommuner använda samma blankett från augusti? Vi vill ha besked före jul.", 21,
        "Ja. Fjorton kommuner har sagt ja, och Karlsborg svarar i januari.",
    ),
    Said(
        "skolchefer", "grundskola", 24, "answer", "Hur gör vi med läslyftet?",
        "Pengarna räcker till tre kommuner. Vilka tre ska det vara, och varför?", None,
    ),
    Said(
        "skolchefer", "vuxenutbildning", 33, "answer", "Nytt förslag till uppdrag",
        "Läs förslaget och säg vad som saknas. Det ska beslutas i vår.", 12,
        "Vi saknar ett uppdrag om studievägledning. Annars är det bra.",
    ),
    Said(
        "vuxenutbildning", "gymnasieutbildning", 19, "inform", "Lediga platser i fordonsteknik",
        "Vi har fyra lediga platser efter jul. Hör av er om någon elev passar.", 3,
    ),
    Said(
        "forskola", "grundskola", 12, "answer", "En gemensam beskrivning av övergången",
        "Vi föreslår att två från varje nätverk skriver den ihop. Vilka blir det från er?", None,
    ),
)  # fmt: skip


def feedback_story(said: Said, companies: dict[str, Company], today: date) -> Story:
    sender, receiver = companies[said.sender], companies[said.receiver]
    day = weekday(today - said.ago * DAY)
    yield at(day, 10, 55)
    feedback = Feedback.send(
        sender=sender.network,
        receiver=receiver.network,
        by=sender.holder("liaison", day) or sender.lead(day),
        on=day,
        title=said.title,
        text=said.text,
        purpose=said.purpose,
    )
    if said.wait is None:
        return
    yield at(weekday(day + said.wait * DAY), 16, 10)
    feedback.acknowledge(by=receiver.lead(day), text=said.answer)


def report_story(of: Company, chiefs: Company, since: date, today: date) -> Story:
    """After each approved record the liaison tells the school chiefs, who acknowledge it."""
    told: set[int] = set()
    day = weekday(since)
    while day < today - 6 * DAY:
        yield at(day, 15, 5)
        liaison = of.holder("liaison", day)
        for approval in Approval.objects.filter(network=of.network).exclude(pk__in=told):
            told.add(approval.pk)
            if liaison:
                tell_chiefs(of, chiefs, approval, liaison, day)
        day = weekday(day + 4 * DAY)


def tell_chiefs(
    of: Company, chiefs: Company, approval: Approval, liaison: Person, day: date
) -> None:
    items = approval.content["items"]
    decisions = [decision["text"] for item in items for decision in item["decisions"]]
    feedback = Feedback.send(
        sender=of.network,
        receiver=chiefs.network,
        by=liaison,
        on=day,
        title=f"Från mötet den {approval.minutes.meeting.date:%Y-%m-%d}",
        text="\n".join(f"- {text}" for text in decisions) or "Inga beslut den här gången.",
        purpose=Feedback.Purpose.INFORM,
        origin=approval.minutes.meeting.items.first(),
    )
    if of.chance.random() < 0.8:
        feedback.acknowledge(by=chiefs.lead(day))


def chair_leaves(of: Company, name: str, *, since: date, leaves: date) -> Story:
    """Somebody is chair from the beginning, until the day when nobody is."""
    yield at(since - 45 * DAY, 9)
    person = Person.objects.get(name=name)
    chair = Appointment.give(
        of.network, by=of.office, on=since - 45 * DAY, person=person, role="chair"
    )
    yield at(leaves, 9, 30)
    chair.end(by=of.office, on=leaves)


def somebody_new(of: Company, town: Municipality, leaver: str, name: str, day: date) -> Story:
    """One leaves the network and another takes the place."""
    yield at(day, 11, 20)
    Membership.objects.get(network=of.network, person__name=leaver).end(by=of.writer(day), on=day)
    yield at(day + 3 * DAY, 9, 15)
    Membership.begin(
        of.network,
        by=of.writer(day),
        on=day + 3 * DAY,
        name=name,
        email=f"{name.lower().replace(' ', '.')}@{town.name.lower()}.example",
        title="Förskolechef",
        municipality=town,
    )


def term_ends(of: Company, name: str, *, day: date, last_day: date) -> Story:
    """It is said in good time when somebody leaves."""
    yield at(day, 10, 40)
    place = Membership.objects.on(day).get(network=of.network, person__name=name)
    place.last_until(by=of.writer(day), day=last_day)


def attestation_story(of: Company, day: date) -> Story:
    """Those who lead tell that what samverk cannot see for itself has been done."""
    yield at(day, 9, 50)
    charter = Charter.objects.in_force(day).filter(network=of.network).first()
    for duty in charter.duties.all() if charter else ():
        if is_attested(duty):
            Attestation.attest(
                duty, year=day.year, by=of.lead(day), on=day,
                text="Gjort enligt planen. Se anteckningarna från årets möten.",
            )  # fmt: skip


WAITING = (
    ("grundskola", 30, "Vem tar hand om nyanlända elever mitt i terminen?"),
    ("grundskola", 6, "Studiebesök på skolan i Tibro"),
    ("gymnasieutbildning", 18, "Busskort för elever som pendlar"),
    ("skolchefer", 41, "Gemensam rekrytering av specialpedagoger"),
    ("forskola", 9, "Öppen förskola på tre orter"),
)


def proposals(companies: dict[str, Company], today: date) -> Iterator[Story]:
    """What members have proposed, and nobody has taken up yet."""
    for slug, ago, title in WAITING:
        yield proposal_story(companies[slug], weekday(today - ago * DAY), title)


def proposal_story(of: Company, day: date, title: str) -> Story:
    yield at(day, 12, 35)
    member = Membership.objects.on(day).filter(network=of.network).order_by("-pk").first()
    BacklogItem.propose(of.network, by=member.person if member else of.office, title=title)
