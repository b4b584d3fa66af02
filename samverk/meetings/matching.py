"""Which meeting a file is about: by the day in it, the network's name, and who sent it."""

from datetime import datetime, timedelta

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from samverk.meetings.models import Meeting
from samverk.meetings.reading import Draft
from samverk.networks.models import Network
from samverk.people.models import Appointment, Membership, Person

LIKE_ENOUGH = 92  # of 100, for a network's name in a text
FAR_BACK = timedelta(days=800)
RECENT = timedelta(days=75)  # how old a meeting may be that only its network is known of
TOP = 1_500  # letters of the text in which a network would be named


def held_without_record(now: datetime) -> list[Meeting]:
    """Meetings that a file may be about, the latest first: begun, and no record approved."""
    meetings = Meeting.objects.standing().filter(starts_at__range=(now - FAR_BACK, now))
    waiting = meetings.filter(minutes__approval__isnull=True, minutes__submission__isnull=True)
    return list(waiting.select_related("network").order_by("-starts_at"))


def find_meeting(
    draft: Draft, *, names: str, text: str, sender: str, now: datetime
) -> Meeting | None:
    """The one meeting that it must be about, or None. `names` is the file's name and the subject.

    A day alone is not enough: the text must name the network, or the sender belong to it.
    """
    meetings = held_without_record(now)
    if draft.date:
        meetings = [one for one in meetings if one.date == draft.date]
    else:
        meetings = [one for one in meetings if one.starts_at > now - RECENT]
    said = f"{names}\n{draft.title}\n{text[:TOP]}"
    named = [one for one in meetings if is_named(one.network, said)]
    own = networks_of(sender)
    from_there = [one for one in named or meetings if one.network_id in own]
    found = from_there or named
    return found[0] if len(found) == 1 else None


def is_named(network: Network, said: str) -> bool:
    """Whether a text names the network, by its own name or another that it goes by."""
    words = default_process(said)
    return any(
        fuzz.partial_ratio(default_process(name), words) >= LIKE_ENOUGH
        for name in (network.name, *network.aliases)
        if len(name) > 3
    )


def networks_of(address: str) -> frozenset[int]:
    """The ids of the networks that the one with the address belongs to or has a role in."""
    person = Person.objects.with_address(address)
    if person is None:
        return frozenset()
    rows = (
        Membership.objects.filter(person=person, until=None).values_list("network_id", flat=True),
        Appointment.objects.filter(person=person, until=None).values_list("network_id", flat=True),
    )
    return frozenset(pk for ids in rows for pk in ids if pk)
