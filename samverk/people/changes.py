"""What is otherwise on a list than when it was confirmed.

It is told from rows that hold from one date to another. Of the day of the confirmation itself,
and of what was dated back, the ledger knows what came before and what after.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.models import Entry
from samverk.networks.roles import HELD
from samverk.people.models import Appointment, Membership, Person, RegisterConfirmation

BEGUN = ("membership.begun", "membership.moved", "role.given")
ENDED = ("membership.ended", "role.ended")
CORRECTED = "person.changed"
# The details that a list shows, in the words of a sentence.
DETAILS = {
    "name": gettext_lazy("name"),
    "title": gettext_lazy("title"),
    "email": gettext_lazy("e-mail address"),
    "phone": gettext_lazy("telephone"),
}
ICONS = {
    "came": "user-round-plus",
    "left": "user-round-minus",
    "moved": "arrow-right-left",
    "role": "id-card",
    "details": "pencil",
}


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise: `kind` is a key of ICONS, `words` a sentence without its dot.

    `on` is the first day that it was so.
    """

    kind: str
    person: Person
    on: date
    words: str

    @property
    def icon(self) -> str:
        return ICONS[self.kind]


@dataclass(frozen=True)
class Written:
    """When what the ledger tells of lists was written, for the last time, by noun or network."""

    confirmed: Mapping[tuple[int, date], datetime] = field(default_factory=dict)
    begun: Mapping[tuple[str, int], datetime] = field(default_factory=dict)
    ended: Mapping[tuple[str, int], datetime] = field(default_factory=dict)
    corrected: Mapping[int, list[Entry]] = field(default_factory=dict)

    @classmethod
    def since(cls, day: date, networks: Iterable[int]) -> "Written":
        """One query, whatever it finds."""
        told = Q(network_id__in=list(networks), verb__in=(*BEGUN, *ENDED, "register.confirmed"))
        entries = Entry.objects.filter(told | Q(verb=CORRECTED))
        confirmed: dict[tuple[int, date], datetime] = {}
        begun: dict[tuple[str, int], datetime] = {}
        ended: dict[tuple[str, int], datetime] = {}
        corrected: dict[int, list[Entry]] = defaultdict(list)
        for entry in entries.filter(at__date__gte=day).order_by("at", "pk"):
            if entry.verb == CORRECTED:
                corrected[entry.noun_id].append(entry)
            elif entry.verb in BEGUN:
                begun[entry.noun, entry.noun_id] = entry.at
            elif entry.verb in ENDED:
                ended[entry.noun, entry.noun_id] = entry.at
            else:
                confirmed.setdefault((entry.noun_id, timezone.localdate(entry.at)), entry.at)
        return cls(confirmed, begun, ended, corrected)


@dataclass(frozen=True)
class Since:
    """A list that was confirmed, and what has been written since."""

    confirmation: RegisterConfirmation
    written: Written
    today: date

    def changes(
        self, memberships: Iterable[Membership], appointments: Iterable[Appointment]
    ) -> list[Change]:
        """What is otherwise, by name; all rows of the network that may tell are given."""
        rows = list(memberships)
        there = {row.person_id for row in rows if self._was(row) and self._is(row)}
        found = [*self._places(rows), *self._roles(appointments), *self._details(rows, there)]
        return sorted(found, key=lambda change: (change.person.name, change.on))

    def _places(self, rows: list[Membership]) -> Iterator[Change]:
        before = {row.person_id: row for row in rows if self._was(row)}
        now = {row.person_id: row for row in rows if self._is(row)}
        for pk, row in now.items():
            if pk not in before:
                yield _change("came", row, _("{name} has come, for {place}"), row.since)
            elif _place(row) != _place(before[pk]):
                yield _change("moved", row, _("{name} is now there for {place}"), row.since)
        for pk, row in before.items():
            if pk not in now:
                yield _change("left", row, _("{name} has left, {place}"), _first_day_without(row))

    def _roles(self, rows: Iterable[Appointment]) -> Iterator[Change]:
        rows = list(rows)
        before = {(row.person_id, row.role): row for row in rows if self._was(row)}
        now = {(row.person_id, row.role): row for row in rows if self._is(row)}
        for key in now.keys() - before.keys():
            yield _of_role(now[key], _("{name} is now {role}"), now[key].since)
        for key in before.keys() - now.keys():
            day = _first_day_without(before[key])
            yield _of_role(before[key], _("{name} is no longer {role}"), day)

    def _details(self, rows: list[Membership], there: set[int]) -> Iterator[Change]:
        """Corrections of those who were on the list and still are."""
        people = {row.person_id: row.person for row in rows if row.person_id in there}
        for pk, person in people.items():
            entries = [row for row in self.written.corrected.get(pk, ()) if self._after(row.at)]
            changed = {name for row in entries for name in row.facts.get("changed", ())}
            said = [str(words) for name, words in DETAILS.items() if name in changed]
            if said:
                words = _("{name} has new details: {details}").format(
                    name=person.name, details=get_text_list(said, _("and"))
                )
                yield Change("details", person, timezone.localdate(entries[-1].at), words)

    def _was(self, row: Membership | Appointment) -> bool:
        """Whether the row held in the list that was confirmed."""
        day, noun = self.confirmation.on, (row._meta.label_lower, row.pk)
        if row.since > day or self._after(self.written.begun.get(noun)):
            return False
        return row.until is None or row.until >= day or self._after(self.written.ended.get(noun))

    def _is(self, row: Membership | Appointment) -> bool:
        return row.since <= self.today and (row.until is None or row.until >= self.today)

    def _after(self, moment: datetime | None) -> bool:
        """Whether something was written after the confirmation."""
        if moment is None:
            return False
        confirmed = self.written.confirmed.get((self.confirmation.network_id, self.confirmation.on))
        if confirmed is None:
            return timezone.localdate(moment) > self.confirmation.on
        return moment > confirmed


def _place(row: Membership) -> tuple[object, ...]:
    return row.kind, row.municipality_id, row.seat_id, row.organisation


def _first_day_without(row: Membership | Appointment) -> date:
    return row.until + timedelta(days=1) if row.until else row.since


def _change(kind: str, row: Membership, words: str, on: date) -> Change:
    place = row.municipality or row.organisation or _("the association")
    return Change(kind, row.person, on, words.format(name=row.person.name, place=place))


def _of_role(row: Appointment, words: str, on: date) -> Change:
    role = str(HELD[row.role]).lower()
    return Change("role", row.person, on, words.format(name=row.person.name, role=role))
