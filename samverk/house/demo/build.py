"""The demo, put together. `build` lives through the past by the verbs that people use.

What is late, missing or waiting is so because somebody in the story has not done it yet.
"""

from collections.abc import Iterator
from datetime import date, time
from random import Random

from django.db import transaction
from django.utils import timezone

from samverk.house.demo.cast import Cast, assemble
from samverk.house.demo.charters import PAPERS, VUXENUTBILDNING_NEXT
from samverk.house.demo.days import DAY, Rhythm, start_of_story, weekday
from samverk.house.demo.life import (
    NEVER,
    Company,
    Fate,
    charter_story,
    meeting_stories,
    register_story,
    revision_story,
)
from samverk.house.demo.lists import (
    disposal_story,
    host_story,
    preparation_story,
    request_story,
    wait_for_the_office,
)
from samverk.house.demo.lives import bodies_above, life_stories
from samverk.house.demo.people import SEATS, populate, seats_in, town_of
from samverk.house.demo.renewal import (
    grounding_story,
    next_strategy_story,
    review_stories,
    round_story,
    strategy_story,
)
from samverk.house.demo.story import Story, tell
from samverk.house.demo.talk import (
    SAID,
    attestation_story,
    chair_leaves,
    feedback_story,
    proposals,
    report_story,
    somebody_new,
    term_ends,
)
from samverk.house.demo.ways import comment_on_last, guest_story, joint_story, procedures
from samverk.meetings.models import Meeting

# Who to sign in as, and what there is to see.
WHO = (
    ("karin.lindqvist@skaraborg.example", "the office: all networks, and a charter to go through"),
    ("helena.ek@vara.example", "a school chief, responsible for Grundskola"),
    ("anders.bergstrom@skovde.example", "chair of Grundskola, and a school chief"),
    ("maria.holm@lidkoping.example", "secretary of Grundskola, with minutes that are late"),
    ("sara.wikstrom@mariestad.example", "chair of Gymnasieutbildning, with minutes to approve"),
    ("robert.ekdahl@mariestad.example", "secretary of Förskola, with minutes half done"),
    ("louise.hjelm@skovde.example", "chair of Vuxenutbildning, with a list to confirm"),
    ("olof.nyman@hjo.example", "a member of Grundskola"),
)

# Weekday, hours, days between meetings, and about how far away the nearest ones are.
RHYTHMS = {
    "skolchefer": Rhythm(3, time(9), time(12), every=45, last=26, next=9),
    "grundskola": Rhythm(4, time(9), time(12), every=63, last=20, next=14),
    "gymnasieutbildning": Rhythm(2, time(13), time(16), every=49, last=12, next=8),
    "forskola": Rhythm(1, time(9, 30), time(12), every=56, last=4, next=40),
    "elevhalsa": Rhythm(1, time(13), time(15, 30), every=70, last=33, next=17),
    "vuxenutbildning": Rhythm(0, time(10), time(14), every=63, last=44, next=22),
}
# What has become of each network's latest meeting.
LAST = {
    "grundskola": Fate(written=NEVER),
    "gymnasieutbildning": Fate(approved=NEVER),
    "forskola": Fate(written=1, submitted=NEVER),
    "elevhalsa": Fate(spilled="Frågor om stödet: ring Malin på 070-174 06 05."),
}


def fates_to_come(today: date) -> dict[str, Fate]:
    """What becomes of each network's next meeting."""
    reason = "För få kan komma. Ett nytt datum kommer."
    return {
        "gymnasieutbildning": Fate(called=2),
        "elevhalsa": Fate(called=36, cancelled_on=weekday(today - 4 * DAY), reason=reason),
        "vuxenutbildning": Fate(called=2),
    }


@transaction.atomic
def build(today: date) -> None:
    """Fill an empty database, and leave some letters of today to be delivered."""
    first = start_of_story(today)
    since = first - 200 * DAY
    cast = assemble(since)
    networks = populate(cast, since)
    bodies_above(cast)
    companies = {
        slug: Company(network, cast.coordinator, RHYTHMS[slug], Random(slug))  # noqa: S311
        for slug, network in networks.items()
    }
    tell(stories(cast, companies, first, today), until=timezone.now())
    call_next_meeting(companies["vuxenutbildning"])
    comment_on_last(companies["gymnasieutbildning"])
    wait_for_the_office(companies["elevhalsa"], today)


def stories(cast: Cast, companies: dict[str, Company], first: date, today: date) -> Iterator[Story]:
    chiefs, to_come = companies["skolchefer"], fates_to_come(today)
    yield strategy_story(cast, first, today.year)
    yield grounding_story(companies, first)
    yield next_strategy_story(cast, today.year, today)
    yield round_story(chiefs, today.year, today)
    yield from review_stories(companies, today)
    yield from life_stories(cast, companies, today)
    yield from procedures(companies, weekday(first - 30 * DAY))
    yield joint_story(companies, today)
    yield guest_story(companies["grundskola"], weekday(today - 3 * DAY))
    for number, (slug, paper) in enumerate(PAPERS.items()):
        yield charter_story(
            paper, of=companies[slug], first=first, last=today.year, as_odt=number % 2 == 1
        )
    yield revision_story(
        VUXENUTBILDNING_NEXT,
        of=companies["vuxenutbildning"],
        last=today.year + 4,
        read_on=weekday(today - 7 * DAY),
    )
    for slug, company in companies.items():
        yield from meeting_stories(
            company,
            today=today,
            since=first,
            hosts=[cast.municipalities[town] for town in towns_of(slug)],
            last=LAST.get(slug, Fate()),
            coming=to_come.get(slug, Fate()),
        )
    for slug in ("grundskola", "elevhalsa"):
        yield report_story(companies[slug], chiefs, first, today)
    for slug in ("grundskola", "forskola", "gymnasieutbildning"):
        yield register_story(companies[slug], [first + 40 * DAY, today - 50 * DAY])
    for slug in ("grundskola", "vuxenutbildning"):
        yield attestation_story(companies[slug], weekday(today - 70 * DAY))
    for said in SAID:
        yield feedback_story(said, companies, today)
    yield from proposals(companies, today)
    yield chair_leaves(
        companies["elevhalsa"], "Charlotte Mård", since=first, leaves=weekday(today - 120 * DAY)
    )
    yield somebody_new(
        companies["forskola"],
        cast.municipalities["Hjo"],
        leaver="Emma Hallgren",
        name="Ellinor Strand",
        day=weekday(today - 65 * DAY),
    )
    yield term_ends(
        companies["forskola"],
        "Marita Ström",
        day=weekday(today - 15 * DAY),
        last_day=today + 45 * DAY,
    )
    yield host_story(companies["forskola"], cast, weekday(today - 50 * DAY))
    yield disposal_story(cast.coordinator, weekday(today - 35 * DAY))
    yield request_story("Emma Hallgren", today - 3 * DAY)
    yield preparation_story(companies["grundskola"], "Jenny Björk", today - 2 * DAY)


def towns_of(slug: str) -> list[str]:
    """The municipalities that take turns as host."""
    return list(dict.fromkeys(town_of(place) for place, _ in seats_in(SEATS[slug])))


def call_next_meeting(company: Company) -> None:
    """One notice goes out right now, so that there are letters to look at."""
    now = timezone.now()
    coming = Meeting.objects.standing().upcoming(now).filter(network=company.network)
    meeting = coming.first()
    if meeting and not meeting.is_called:
        lead = company.lead(meeting.date)
        meeting.add_item(by=lead, title="Mötet öppnas", duration=10)
        meeting.add_item(by=lead, title="Varför avbryter så många?", kind="discussion", duration=60)
        meeting.add_item(by=lead, title="Laget runt", kind="round", duration=60)
        meeting.call(by=lead)
