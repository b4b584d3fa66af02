"""What an audience sees of a person."""

from dataclasses import dataclass
from typing import Self

from samverk.people.models.person import NEUTRAL, Person, Shown


@dataclass(frozen=True)
class Card:
    """A person's details as one audience (a `Shown`) may see them; empty where it may not."""

    name: str
    where: str
    title: str
    email: str
    phone: str

    @classmethod
    def of(cls, person: Person, to: str = Shown.PUBLIC) -> Self:
        return cls(
            name=person.name if person.shows("name", to) else NEUTRAL,
            where=person.where,
            title=person.title if person.shows("title", to) else "",
            email=(person.email or "") if person.shows("email", to) else "",
            phone=person.phone if person.shows("phone", to) else "",
        )

    def __str__(self) -> str:
        return self.name
