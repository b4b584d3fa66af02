"""What people have heard of a meeting, and those who come to it late."""

from typing import Any

from django.utils import timezone
from icalendar import Calendar

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Guest, Meeting
from samverk.people.models import Membership, Person
from samverk.post.models import Letter


def letters_to(address: str | None) -> list[Letter]:
    return list(Letter.objects.filter(to=address).order_by("pk"))


def subjects(person: Person) -> list[str]:
    return [letter.subject.split(":")[0] for letter in letters_to(person.email)]


def event(letter: Letter) -> Any:
    [found] = Calendar.from_ical(letter.calendar).walk("VEVENT")
    return found


def join(cast: Cast) -> Person:
    return Membership.begin(
        cast.network, by=cast.secretary, on=timezone.localdate(), name="Eva Ny",
        email="eva.ny@tibro.example", title="", municipality=cast.municipalities["Tibro"],
    ).person  # fmt: skip


def invite(meeting: Meeting, cast: Cast, **fields: Any) -> Guest:
    return Guest.invite(
        meeting,
        by=cast.chair,
        name="Ulla Gäst",
        organisation="Högskolan",
        email="ulla@hogskolan.example",
        **fields,
    )
