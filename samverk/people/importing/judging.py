"""What each line would change, held against what is known. Nothing is guessed about who is who."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import override

from samverk.people.importing import outcome as why
from samverk.people.importing.cells import addresses, day, fold, same_telephone
from samverk.people.importing.known import Known
from samverk.people.importing.lines import LONGEST_NAME, Line
from samverk.people.importing.names import akin, same_name
from samverk.people.importing.outcome import Outcome, Verdict
from samverk.people.importing.places import Places
from samverk.people.models.membership import Membership
from samverk.people.models.person import NEUTRAL, Person

#: What the user has said of a line: "out", "network", "municipality" (0 for none), "person" (0 for
#: somebody new), "name" and "email".
type Settled = Mapping[str, Any]


class Unclear(Exception):
    """A line that nothing is done with until somebody has said more."""

    def __init__(self, said: Any, /, *, verdict: str = Verdict.UNCLEAR, **facts: str) -> None:
        super().__init__(said)
        self.said, self.verdict, self.facts = said, verdict, facts


@dataclass
class Judge:
    """Judges lines in order, a few hundred at a time. `network` is the only one that the lines may
    be about, if there is one; `is_office` lets addresses that are signed in with be changed.

    `seen` tells for each person of a network the row that named them first, and what it said.
    """

    on: date
    places: Places
    network: int | None
    is_office: bool
    seen: dict[tuple[int, str], tuple[Line, int]] = field(default_factory=dict)
    neutral: set[int] = field(default_factory=set)

    def judge(self, lines: Sequence[tuple[Line, Settled]]) -> list[Outcome]:
        """One outcome for each line; vacant seats are not yet held against the seats there are."""
        networks = (
            {self.network}
            if self.network
            else {network for line, settled in lines if (network := self._network(line, settled))}
        )
        known = Known(
            (_as_settled(line, settled) for line, settled in lines), filter(None, networks), self.on
        )
        return [_Case(self, known, _as_settled(line, said), said).outcome() for line, said in lines]

    def _network(self, line: Line, settled: Settled) -> int | None:
        return settled.get("network") or self.places.network(line.network)


def _as_settled(line: Line, settled: Settled) -> Line:
    """The line with the name and the address that the user wrote instead."""
    if "name" not in settled and "email" not in settled:
        return line
    said = dict(vars(line))
    if "name" in settled:
        said["name"] = settled["name"]
    if "email" in settled:
        said["addresses"], said["bad_address"] = addresses(settled["email"]), ""
    return Line(**said)


@dataclass
class _Case:
    """One line."""

    court: Judge
    known: Known
    line: Line
    settled: Settled
    network: int | None = None
    person: Person | None = None
    held: Membership | None = None
    notes: list[tuple[Any, dict[str, str]]] = field(default_factory=list)

    def outcome(self) -> Outcome:
        try:
            found = self._judged()
        except Unclear as unclear:
            found = Outcome(unclear.verdict, str_of(unclear.said), unclear.facts)
        found.network = self.network
        found.person = self.person.pk if self.person else None
        found.membership = self.held.pk if self.held else None
        if not found.why and self.notes:
            said, facts = self.notes[0]
            found.why, found.facts = str_of(said), facts
        return found

    def _judged(self) -> Outcome:
        line, skipped = self.line, Verdict.SKIPPED
        if line.what in ("heading", "note"):
            raise Unclear(why.HEADING if line.what == "heading" else why.NOTE, verdict=skipped)
        if self.settled.get("out"):
            raise Unclear(why.LEFT_OUT, verdict=skipped)
        if line.what == "loose":
            raise Unclear(why.LOOSE)
        self.network = self._its_network()
        if line.what == "vacant":
            return Outcome(Verdict.VACANT, plan={"municipality": self._town(required=True)})
        until = day(line.until, last=True) if line.until else None
        if until and until < self.court.on:
            raise Unclear(why.HAS_LEFT, verdict=skipped)
        if line.name == NEUTRAL and not line.addresses:
            return self._nobodys_name()
        self._find_person()
        plan = self._plan(until)
        changes = self._changes(plan)
        self._must_be_the_first(plan)
        if self.held is None:
            return Outcome(Verdict.NEW, changes=changes, plan=plan)
        if changes:
            return Outcome(Verdict.CHANGED, changes=changes, plan=plan)
        return Outcome(Verdict.SAME)

    def _its_network(self) -> int:
        said = self.settled.get("network") or self.court.places.network(self.line.network)
        only = self.court.network
        if only and said and said != only:
            name = self.court.places.networks[said][0]
            raise Unclear(why.OTHER_NETWORK, verdict=Verdict.SKIPPED, network=name)
        if not (only or said):
            raise Unclear(why.NO_NETWORK)
        return only or int(said or 0)

    def _nobodys_name(self) -> Outcome:
        """A row that was exported for somebody whose name nobody may see."""
        assert self.network
        town = self.court.places.town(self.line.municipality)
        for row in self.known.named[self.network, NEUTRAL.casefold()]:
            if row.pk not in self.court.neutral and row.municipality_id in (town, None):
                self.court.neutral.add(row.pk)
                self.person, self.held = row.person, row
                return Outcome(Verdict.SAME, str_of(why.CHANGES_NOTHING))
        raise Unclear(why.CHANGES_NOTHING, verdict=Verdict.SKIPPED)

    def _find_person(self) -> None:
        """Known by address, else by name among the network's members of the municipality."""
        assert self.network
        line, settled = self.line, self.settled
        if line.bad_address:
            raise Unclear(why.BAD_ADDRESS, said=line.bad_address)
        if len(line.addresses) > 1:
            self.notes.append((why.MORE_ADDRESSES, {}))
        if "person" in settled:
            self._settled_person()
        elif found := self.known.person(line.addresses):
            strange = line.name and found.name != NEUTRAL and not akin(line.name, found.name)
            self.person = found
            self.held = self.known.members.get((self.network, found.pk))
            if strange:
                raise Unclear(why.SOMEBODY_ELSES, name=found.name)
        elif line.name:
            self._find_by_name()
        if self.person:
            self.held = self.known.members.get((self.network, self.person.pk))
            if self.person.name == line.written:
                line.name = line.written
        elif not line.name:
            raise Unclear(why.NO_NAME)
        if len(line.name) > LONGEST_NAME:
            raise Unclear(why.LONG_NAME)

    def _settled_person(self) -> None:
        chosen = self.settled["person"]
        if not chosen:
            if self.known.person(self.line.addresses):
                self.line.addresses = []
            return
        self.person = Person.objects.filter(pk=chosen).first()
        if self.person:
            self.known.members.update(
                {
                    (row.network_id, row.person_id): row
                    for row in Membership.objects.not_over(self.court.on)
                    .filter(person=self.person)
                    .select_related("municipality")
                }
            )

    def _find_by_name(self) -> None:
        assert self.network
        line, places = self.line, self.court.places
        town = places.town(line.municipality) if line.municipality else None
        spelt = self.known.named
        named = spelt[self.network, fold(line.written)] or spelt[self.network, fold(line.name)]
        same = [row for row in named if town is None or row.municipality_id in (town, None)]
        if not same:
            return
        self.held, self.person = same[0], same[0].person
        if len(same) > 1:
            raise Unclear(why.SEVERAL, name=line.name)
        if line.addresses and self.person.email:
            raise Unclear(why.OTHER_ADDRESS, name=line.name)

    def _plan(self, until: date | None) -> dict[str, Any]:
        """What is to be written, whether or not it is so already."""
        line = self.line
        kind = line.kind
        if self.court.places.is_own(line.municipality):
            kind = kind or Membership.Kind.STAFF
        town = organisation = None
        if kind != Membership.Kind.STAFF:
            town, organisation = self._behalf(kind)
        if organisation:
            kind = Membership.Kind.ADJUNCT
        if self.held and not line.kind and not organisation and kind != Membership.Kind.STAFF:
            kind = self.held.kind
        unknown = line.unknown_roles[:1]
        if unknown:
            self.notes.append((why.UNKNOWN_ROLE, {"said": unknown[0]}))
        since = day(line.since) if line.since else None
        return {
            "name": line.name,
            "email": line.addresses[0] if line.addresses else "",
            "phone": line.phone,
            "title": line.title,
            "municipality": town,
            "organisation": organisation or "",
            "kind": kind or (Membership.Kind.MEMBER if town else Membership.Kind.STAFF),
            "roles": line.roles,
            "since": since.isoformat() if since else "",
            "until": until.isoformat() if until else "",
        }

    def _behalf(self, kind: str) -> tuple[int | None, str]:
        """The municipality, or the organisation of somebody co-opted."""
        held = self.held
        said = self.line.municipality
        if "municipality" not in self.settled and not self.line.above:
            if held and (not said or said == held.organisation):
                return held.municipality_id, held.organisation
            if said and kind == Membership.Kind.ADJUNCT and not self.court.places.is_town(said):
                return None, said[:120]
        if self.settled.get("municipality") == 0:
            return None, said[:120]
        return self._town(required=True), ""

    def _town(self, *, required: bool) -> int | None:
        line, places = self.line, self.court.places
        if chosen := self.settled.get("municipality"):
            return int(chosen)
        if line.municipality:
            town = places.town(line.municipality)
            if town is None and required:
                raise Unclear(why.UNKNOWN_TOWN, said=line.municipality)
            if town and places.towns[town].casefold() not in line.municipality.casefold():
                facts = {"said": line.municipality, "town": places.towns[town]}
                self.notes.append((why.READ_AS, facts))
            elif line.above:
                self.notes.append((why.FROM_ABOVE, {}))
            return town
        if self.person and self.person.municipality_id:
            return self.person.municipality_id
        for address in line.addresses:
            if town := places.town_of_address(address):
                self.notes.append((why.OWN_NAME, {}))
                return town
        raise Unclear(why.NO_TOWN)

    def _changes(self, plan: dict[str, Any]) -> list[list[str]]:
        """(field, was, becomes), for a new person all there is to say."""
        changes = [*self._changed_details(plan), *self._changed_place(plan)]
        held = self.known.roles[self.network or 0, self.person.pk] if self.person else set()
        if missing := [role for role in plan["roles"] if role not in held]:
            told = [sorted(held), sorted({*held, *missing})]
            changes.append(["role", *(", ".join(each) for each in told)])
            plan["roles"] = missing
        else:
            plan["roles"] = []
        return changes

    def _changed_details(self, plan: dict[str, Any]) -> Iterable[list[str]]:
        person = self.person
        if person and person.name == NEUTRAL:
            plan.update(name="", email="", phone="", title="")
            return
        was = {
            part: getattr(person, part, "") or "" for part in ("name", "email", "phone", "title")
        }
        for part, before in was.items():
            after = plan[part]
            same = {"name": same_name, "phone": same_telephone}.get(part, str.__eq__)
            if (
                not after
                or (before and same(before, after))
                or (part == "email" and person and not self._may_have_address(person, before))
            ):
                plan[part] = ""
            else:
                yield [part, before, after]

    def _may_have_address(self, person: Person, before: str) -> bool:
        """Somebody known by another of the addresses keeps theirs; that of somebody who takes
        part elsewhere too is the office's to change, since it is what they sign in with."""
        if before and "person" not in self.settled:
            return False
        if self.court.is_office:
            return True
        if before or self.known.takes_part_elsewhere(person, self.network or 0):
            raise Unclear(why.OFFICE_ONLY)
        return True

    def _changed_place(self, plan: dict[str, Any]) -> Iterable[list[str]]:
        towns, held = self.court.places.towns, self.held
        behalf = towns.get(plan["municipality"] or 0, plan["organisation"])
        before = held.municipality_id if held else None
        was = towns.get(before or 0, held.organisation if held else "")
        if behalf != was:
            yield ["municipality", was, behalf]
        if plan["kind"] != (held.kind if held else Membership.Kind.MEMBER):
            yield ["kind", held.kind if held else "", plan["kind"]]
        if not held and plan["since"]:
            yield ["since", "", plan["since"]]
        last = held.until.isoformat() if held and held.until else ""
        if plan["until"] and plan["until"] != last:
            yield ["until", last, plan["until"]]

    def _must_be_the_first(self, plan: dict[str, Any]) -> None:
        """The same person twice: the first row counts; one that says more is unclear."""
        name, line = fold(self.line.name), self.line
        whoever = plan["email"] or f"{name}/{plan['municipality']}"
        who = str(self.person.pk) if self.person else whoever
        said = hash((name, line.phone, line.title, plan["municipality"], plan["kind"]))
        first, first_said = self.court.seen.setdefault((self.network or 0, who), (line, said))
        if (first.sheet, first.number, first.part) == (line.sheet, line.number, line.part):
            return
        row = f"{first.sheet} {first.number}"
        if first_said == said:
            raise Unclear(why.TWICE, verdict=Verdict.SKIPPED, row=row)
        raise Unclear(why.TWICE_OTHERWISE, row=row)


def str_of(said: Any) -> str:
    """A sentence as it stands in the code, to be kept and translated when it is shown."""
    with override("en"):
        return str(said)
