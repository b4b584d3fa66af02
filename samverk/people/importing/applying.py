"""Carrying out an import: all that was seen and still holds, a few hundred rows at a time.

Whoever calls this has begun the one transaction that it all is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet

from samverk.ledger.record import record_all
from samverk.networks.models import Municipality, Network
from samverk.people.importing.absent import gone, vacancies
from samverk.people.importing.gaps import Place
from samverk.people.importing.outcome import ACTS, Outcome, Verdict
from samverk.people.models.appointment import Appointment
from samverk.people.models.membership import Membership
from samverk.people.models.person import Person
from samverk.people.models.seat import Seat
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.people.models.importing import ImportRow, RegisterImport

DETAILS = ("name", "email", "phone", "title")
MEMBER, DEPUTY = Membership.Kind.MEMBER, Membership.Kind.DEPUTY


def look_again(whole: "RegisterImport", *, on: date) -> None:
    """Mark the rows that no longer do what they said, since the lists have changed meanwhile."""
    judge = whole.judge(on=on)
    for chunk in whole.rows.filter(what="person").by_chunks():
        lines = [(row.read_line, whole.settled.get(row.key, {})) for row in chunk]
        pairs = zip(chunk, judge.judge(lines), strict=True)
        _mark(whole, [(row, said) for row, said in pairs if not row.done])
    _mark(whole, vacancies(whole, on=on))
    still = gone(whole, on=on).values("pk")
    whole.rows.filter(what="absent", verdict=Verdict.LEAVES, done=False).exclude(
        membership__in=still
    ).delete()


def _mark(whole: "RegisterImport", judged: "Iterable[tuple[ImportRow, Outcome]]") -> None:
    told = []
    for row, outcome in judged:
        if row.is_as(outcome):
            continue
        row.take(outcome)
        row.moved_on = outcome.verdict in (*ACTS, Verdict.UNCLEAR)
        told.append(row)
    fields = "verdict why facts changes plan network person membership moved_on".split()
    whole.rows.rewrite(told, fields)


class Writing:
    """Writes rows of an import. `by` is who asked for it."""

    def __init__(self, whole: "RegisterImport", *, by: Person, on: date) -> None:
        self.whole, self.by, self.on = whole, by, on
        self.towns = Municipality.objects.in_bulk()
        networks = whole.rows.order_by().values("network").distinct()
        held = Network.objects.filter(pk__in=networks).select_for_update()
        self.networks = {network.pk: network for network in held}
        self.written = 0

    def write(self) -> None:
        """Those who leave first, since others take their seats; deputies last, since they stand
        on the seats of others."""
        rows = self.whole.rows.to_write().filter(moved_on=False)
        deputies = rows.filter(plan__kind=DEPUTY)
        others = rows.exclude(pk__in=deputies.values("pk"))
        self._each(others.of_verdict(Verdict.LEAVES), self._leave)
        for part in (others, deputies):
            self._each(part.of_verdict(Verdict.CHANGED), self._change)
            self._each(part.of_verdict(Verdict.NEW), self._join)
            self._open_vacant(part.of_verdict(Verdict.VACANT))

    def _each(self, rows: Any, act: Any) -> None:
        for chunk in rows.by_chunks():
            act(chunk)
            self._done(chunk)

    def _done(self, chunk: "Sequence[ImportRow]") -> None:
        fields = "done person membership verdict why facts moved_on".split()
        self.whole.rows.rewrite(chunk, fields)
        self.written += sum(row.done for row in chunk)
        self.whole.tell(self.written)

    def _leave(self, chunk: "Sequence[ImportRow]") -> None:
        held = Membership.objects.select_related("person", "network")
        memberships = held.in_bulk([row.membership_id for row in chunk])
        for row in chunk:
            memberships[row.membership_id or 0].end(by=self.by, on=self.on)
            row.done = True

    def _change(self, chunk: "Sequence[ImportRow]") -> None:
        self._correct(chunk)
        held = Membership.objects.select_related("person", "network")
        memberships = held.in_bulk([row.membership_id for row in chunk])
        for row in chunk:
            self._unless_refused(row, memberships[row.membership_id or 0])

    def _unless_refused(self, row: "ImportRow", held: Membership) -> None:
        try:
            with transaction.atomic():
                row.membership = self._move(row, held)
                self._give_roles(row)
                row.done = True
        except Refused as refused:
            row.verdict, row.why, row.facts = Verdict.UNCLEAR, str(refused).replace("%", "%%"), {}
            row.moved_on = True

    def _move(self, row: "ImportRow", held: Membership) -> Membership:
        changed = {field for field, _was, _becomes in row.changes}
        network, plan = self.networks[row.network_id or 0], row.plan
        if changed & {"municipality", "kind"}:
            held = Membership.add(
                network,
                by=self.by,
                on=self.on,
                person=held.person,
                municipality=self.towns.get(plan["municipality"]),
                kind=plan["kind"],
                organisation=plan["organisation"],
            )
        if "until" in changed:
            held.last_until(by=self.by, day=date.fromisoformat(plan["until"]))
        return held

    def _join(self, chunk: "Sequence[ImportRow]") -> None:
        self._add_people(chunk)
        self._correct(chunk)
        memberships = [self._membership(row) for row in chunk]
        self._seat(memberships)
        self._write(memberships)
        for row, membership in zip(chunk, memberships, strict=True):
            row.membership, row.done = membership, True
            try:
                with transaction.atomic():
                    self._give_roles(row)
            except Refused as refused:  # on the list all the same; the row tells of the role
                row.why, row.facts = str(refused).replace("%", "%%"), {}

    def _add_people(self, chunk: "Sequence[ImportRow]") -> None:
        """New persons; the others are known and stay who they are."""
        new = [row for row in chunk if row.person_id is None]
        people = [
            Person(
                name=row.plan["name"],
                email=row.plan["email"] or None,
                phone=row.plan["phone"],
                title=row.plan["title"],
                municipality=self.towns.get(row.plan["municipality"]),
                password=make_password(None),
            )
            for row in new
        ]
        for row, person in zip(new, Person.objects.bulk_create(people), strict=True):
            row.person = person

    def _correct(self, chunk: "Sequence[ImportRow]") -> None:
        """Details of known persons that the rows say otherwise."""
        known = Person.objects.in_bulk([row.person_id for row in chunk])
        for row in chunk:
            person, plan = known[row.person_id or 0], row.plan
            said = [field for field, was, _becomes in row.changes if field in DETAILS]
            if changed := {
                field: plan[field] for field in said if plan[field] != getattr(person, field)
            }:
                person.change(by=self.by, **changed)

    def _membership(self, row: "ImportRow") -> Membership:
        plan = row.plan
        return Membership(
            person=row.person,
            network=self.networks[row.network_id or 0],
            municipality=self.towns.get(plan["municipality"]),
            kind=plan["kind"],
            organisation=plan["organisation"],
            since=date.fromisoformat(plan["since"]) if plan["since"] else self.on,
            until=date.fromisoformat(plan["until"]) if plan["until"] else None,
        )

    def _seat(self, memberships: Sequence[Membership]) -> None:
        """Members take vacant seats, or new ones; deputies stand on a seat of the municipality."""
        standing = Seat.objects.filter(network__in={row.network_id for row in memberships})
        free = _by_place(standing.free(self.on))
        all_seats = _by_place(standing.on(self.on))
        opened = []
        for row in memberships:
            place = (row.network_id, row.municipality_id)
            if row.network.is_group or row.kind not in (MEMBER, DEPUTY):
                continue
            if row.kind == DEPUTY and all_seats[place]:
                row.seat = all_seats[place][0]
            elif row.kind == MEMBER and free[place]:
                row.seat = free[place].pop(0)
                row.since = max(row.since, self.on)
            else:
                row.seat = self._new_seat(row)
                all_seats[place].append(row.seat)
                opened.append(row.seat)
        self._open(opened)

    def _new_seat(self, row: Membership) -> Seat:
        return Seat(
            network=row.network, municipality=row.municipality, since=min(row.since, self.on)
        )

    def _open(self, seats: Sequence[Seat]) -> None:
        Seat.objects.bulk_create(seats)
        record_all(self.by, "seat.opened", [(seat, {"title": str(seat)}) for seat in seats])

    def _write(self, memberships: Sequence[Membership]) -> None:
        """A place that was given and taken back on the same day is given again."""
        there = {
            (person, network, since): pk
            for pk, person, network, since in Membership.objects.filter(
                person__in={row.person_id for row in memberships}, until__isnull=False
            ).values_list("pk", "person", "network", "since")
        }
        new = []
        for row in memberships:
            row.pk = there.get((row.person_id, row.network_id, row.since))
            if row.pk:
                row.save()
            else:
                new.append(row)
        Membership.objects.bulk_create(new)
        told = [(row, {"title": row.person.name, "kind": row.kind}) for row in memberships]
        record_all(self.by, "membership.begun", told)

    def _give_roles(self, row: "ImportRow") -> None:
        for role in row.plan["roles"]:
            Appointment.give(
                self.networks[row.network_id or 0],
                by=self.by,
                on=self.on,
                person=_known(row.person),
                role=role,
            )

    def _open_vacant(self, rows: "QuerySet[ImportRow]") -> None:
        """As many free seats as the file says are vacant; those who left have left some."""
        wanted: dict[Place, int] = defaultdict(int)
        chunk = list(rows)
        for row in chunk:
            wanted[row.network_id, row.plan["municipality"]] += 1
            row.done = True
        networks = {network for network, _town in wanted}
        free = _by_place(Seat.objects.filter(network__in=networks).free(self.on))
        self._open(
            [
                Seat(
                    network=self.networks[network or 0],
                    municipality=self.towns[town or 0],
                    since=self.on,
                )
                for (network, town), number in wanted.items()
                for _seat in range(number - len(free[network, town]))
            ]
        )
        self._done(chunk)


def _known(person: Person | None) -> Person:
    assert person
    return person


def _by_place(seats: Iterable[Seat]) -> dict[Place, list[Seat]]:
    found: dict[Place, list[Seat]] = defaultdict(list)
    for seat in seats:
        found[seat.network_id, seat.municipality_id].append(seat)
    return found
