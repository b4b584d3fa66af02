"""Who and what in the house is meant by the names in a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from samverk.meetings.models import Meeting
from samverk.meetings.reading import Attendee
from samverk.networks.models import Municipality
from samverk.people.models import Person

LIKE_A_NAME = 88  # of 100
LIKE_A_TITLE = 82


@dataclass(frozen=True)
class Listed:
    """Those on the list on the day of the meeting, with the municipality of each; all towns."""

    people: Mapping[int, Person]
    from_town: Mapping[int, int | None]
    towns: Mapping[int, Municipality]

    @classmethod
    def of(cls, meeting: Meeting) -> "Listed":
        """Two queries."""
        members = list(meeting.members())
        towns = {town.pk: town for town in Municipality.objects.all()}
        return cls(
            {one.person_id: one.person for one in members},
            {one.person_id: one.municipality_id for one in members},
            towns,
        )

    def town(self, name: str) -> Municipality | None:
        return next((town for town in self.towns.values() if town.name == name), None)


def member_like(name: str, town: str, listed: Listed) -> Person | None:
    """Whom on the list a name means: the one most like it, or the only one of that first name."""
    words = default_process(name)
    if not words:
        return None
    names = {pk: person.name for pk, person in listed.people.items()}
    found = process.extractOne(
        words,
        names,
        scorer=fuzz.token_sort_ratio,
        processor=default_process,
        score_cutoff=LIKE_A_NAME,
    )
    if found:
        return listed.people[found[2]]
    if " " in words:
        return None
    home = listed.town(town)
    same = [
        person
        for pk, person in listed.people.items()
        if default_process(person.name).split()[:1] == [words]
        and (home is None or listed.from_town[pk] == home.pk)
    ]
    return same[0] if len(same) == 1 else None


def item_like(title: str, titles: Mapping[str, str]) -> str:
    """Which item of the agenda a title means, as its id; "" for none."""
    found = process.extractOne(
        title, titles, scorer=fuzz.ratio, processor=default_process, score_cutoff=LIKE_A_TITLE
    )
    return found[2] if found else ""


def rows_of(attendance: Iterable[Attendee], listed: Listed) -> list[dict[str, Any]]:
    """The lines of the page as they begin. A whole municipality is all on the list from there."""
    taken: set[int] = set()
    rows: list[dict[str, Any]] = []
    attendance = list(attendance)
    for one in [one for one in attendance if one.name]:
        rows.append(_row(one, listed, taken))
    for one in [one for one in attendance if not one.name]:
        rows += _rows_of_town(one, listed, taken)
    return rows


def _row(one: Attendee, listed: Listed, taken: set[int]) -> dict[str, Any]:
    town = listed.town(one.municipality)
    person = member_like(one.name, one.municipality, listed)
    if person and person.pk in taken:
        person = None
    presence = one.presence
    replaced = member_like(one.stands_in_for, "", listed) if one.stands_in_for else None
    if replaced and person is None:
        person, presence = replaced, "substitute"
    elif person:
        taken.add(person.pk)
    home = town.pk if town else listed.from_town.get(person.pk) if person else None
    return {
        "person": person.pk if person else None,
        "name": one.name[:120],
        "municipality": home,
        "presence": presence,
        "remark": one.remark[:120],
        "remotely": one.remotely,
    }


def _rows_of_town(one: Attendee, listed: Listed, taken: set[int]) -> list[dict[str, Any]]:
    town = listed.town(one.municipality)
    home = town.pk if town else None
    people = [pk for pk, from_town in listed.from_town.items() if home and from_town == home]
    facts = {"municipality": home, "presence": one.presence, "remark": one.remark[:120]}
    rows = [
        {"person": pk, "name": listed.people[pk].name, **facts} for pk in people if pk not in taken
    ]
    taken.update(people)
    return rows or ([] if people else [{"person": None, "name": one.municipality, **facts}])
