"""Which sentences put a duty on whom. What the kinds of duty are stands in `kinds`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from samverk.charters.reading.actors import Subject
from samverk.charters.reading.clauses import Clause, clauses_of
from samverk.charters.reading.kinds import KINDS, OTHER, Kind, kinds_in
from samverk.charters.reading.kinds.feedback import UPPER
from samverk.charters.reading.kinds.kind import Rule
from samverk.charters.reading.outline import Place, Placed
from samverk.charters.reading.verbs import ANSWERS, ANY_VERB, LAYS_DUTY
from samverk.charters.reading.words import words


@dataclass(frozen=True, slots=True)
class Found:
    """A duty and the unit that says it. `names_role`: the sentence or its heading gives the role
    a task of its own, so that it counts among the charter's roles."""

    kind: str
    role: str
    rule: Rule
    at: Placed
    names_role: bool


#: Sections that tell what the network is for; a duty is there only where an officer is named, or
#: where a whole sentence says one of the known kinds.
_AIMS = {"background", "purpose", "goals", "assignments"}
_SPEAKS_OF_OTHERS = {"background", "purpose", "goals"}
_TOPIC = {
    "meetings": "möten",
    "revision": "revidering av uppdragsbeskrivningen",
    "minutes": "anteckningar",
}
_STATES = words(
    "är|består|utgörs|har|finns|gäller|roterar|innehas|alternerar|ingår|växlar|avser|innebär|väljs"
    "|utser|väljer|utses|träffas|möts|samlas|tillsätts|omfattar|sitter|kommer|representeras"
    "|deltar med|utgör|bildar|leds"
    "|fastställd|antagen|beslutad|godkänd"
)
_ADOPTED = re.compile(r"(?:fastställ|antag|beslutad|godkän|upprättad)\w*\b", re.IGNORECASE)
_AGENT = re.compile(r"\w+s\s+(?:\w+\s+)?av\s", re.IGNORECASE)
_MEET = re.compile(r"\bses\b(?!\s+över)", re.IGNORECASE)
_IS_SOMETHING = re.compile(r"(?:är|vara|utgör|fungerar som|agerar)\s", re.IGNORECASE)
_ONLY_PASSIVE = re.compile(r"\b\w+(?:as|[^aeiouyåäös\W]s)\b", re.IGNORECASE)


def duties_in(everything: list[Placed], own: str) -> Iterator[Found | tuple[str, Placed]]:
    """The duties of a document in order; and ("denied" | "wish", placed) for what is none.

    `own` is the network's name.
    """
    last: Clause | None = None
    last_block = -1
    for at in everything:
        if not _may_hold_duty(at):
            last = last if at.unit.form in ("divider", "blank") else None
            continue
        before = last if at.unit.block - last_block <= 1 else None
        said = f"{at.unit.plain} {at.place.aside}".strip()
        clauses = clauses_of(said, own, before)
        found = _merged(_in_sentence(clauses, at))
        yield from found
        if not found and clauses and all(clause.state != "duty" for clause in clauses):
            states = {clause.state for clause in clauses}
            yield ("wish" if "may" in states else "denied"), at
        last, last_block = (clauses[-1] if clauses else None), at.unit.block


def _merged(found: Iterator[Found]) -> list[Found]:
    """A duty that two clauses of one sentence say is one duty, with both their rules."""
    merged: dict[tuple[str, str], Found] = {}
    for duty in found:
        key = duty.kind, duty.role
        earlier = merged.get(key)
        merged[key] = replace(earlier, rule=duty.rule | earlier.rule) if earlier else duty
    return list(merged.values())


def _may_hold_duty(at: Placed) -> bool:
    if at.place.is_heading or at.place.is_when or at.unit.form not in ("sentence", "item", "cell"):
        return False
    if not any(letter.isalpha() for letter in at.unit.plain) or _ADOPTED.match(at.unit.plain):
        return False
    in_table = at.unit.form == "cell" and bool(at.place.aside)
    return at.place.kinds != ("title",) or in_table or bool(ANY_VERB.search(at.unit.plain))


def _in_sentence(clauses: list[Clause], at: Placed) -> Iterator[Found]:
    matched = False
    left_over: list[Clause] = []
    for clause in clauses:
        if clause.state != "duty":
            continue
        clause = _answerable(clause, at.place)
        kinds = kinds_in(clause, _possible(clause, at))
        for kind in kinds:
            for role in _roles(kind, clause, at):
                matched = True
                yield Found(kind.name, role, kind.rule(clause), at, _names_role(clause, role))
        if not kinds:
            left_over.append(clause)
    for clause in left_over:
        if (matched and len(clause.text.split()) < 2) or not _is_other_duty(clause, at):
            continue
        for role in _roles(OTHER, clause, at):
            yield Found(OTHER.name, role, {}, at, _names_role(clause, role))
        if not matched and not at.place.roles:
            break


def _possible(clause: Clause, at: Placed) -> Iterable[Kind]:
    """The kinds that may stand here at all: among assignments most may not."""
    return (kind for kind in KINDS.values() if _is_allowed(kind, clause.subject, at))


def _answerable(clause: Clause, place: Place) -> Clause:
    """What a clause without a verb means depends on its place: under a role, or in a section
    that has one topic."""
    topic = next((_TOPIC[kind] for kind in place.kinds if kind in _TOPIC), "")
    if not (place.roles or clause.subject or ANSWERS.search(clause.text)):
        clause = replace(clause, answers_for="")
    return replace(clause, topic=topic)


def _names_role(clause: Clause, role: str) -> bool:
    return not (clause.subject and clause.subject.indirect and role in clause.subject.roles)


def _roles(kind: Kind, clause: Clause, at: Placed) -> tuple[str, ...]:
    """Who has the duty; empty where it is somebody else's, or where the section forbids it."""
    subject, place = clause.subject, at.place
    if subject and subject.is_other:
        # The commissioner's own part in the charter is done by the chief who answers for it.
        is_theirs = kind.name in ("revise_charter", "follow_up_assignments")
        return ("liaison",) if is_theirs and UPPER.search(clause.text) else ()
    if not _is_allowed(kind, subject, at):
        return ()
    if kind.for_network:
        own_meeting = subject is not None and subject.roles == ("presidium",)
        return ("presidium",) if own_meeting else ("network",)
    if subject:
        return subject.roles
    return place.roles or ("network",)


def _is_allowed(kind: Kind, subject: Subject | None, at: Placed) -> bool:
    place = at.place
    if place.roles or not _AIMS & set(place.kinds):
        return True
    if kind is OTHER:
        return False
    officer = subject is not None and subject.roles != ("network",)
    if officer or kind.name == "hold_meetings":
        return True
    return not (_SPEAKS_OF_OTHERS & set(place.kinds)) and at.unit.form == "sentence"


def _is_other_duty(clause: Clause, at: Placed) -> bool:
    """Whether a clause that fits no kind still puts a duty on somebody."""
    place, subject = at.place, clause.subject
    if at.unit.plain.endswith((":", " att", " för", " och", "förväntas")):
        return False  # it opens a list, whose items say what is to be done
    lays = bool(LAYS_DUTY.search(clause.text))
    network = subject is not None and subject.roles == ("network",)
    if place.roles and not subject and _IS_SOMETHING.match(clause.text):
        return True
    if not lays and (
        _STATES.search(clause.text) or _MEET.search(clause.text) or not _is_active(clause)
    ):
        return False
    if subject and not network:
        return lays or bool(ANY_VERB.search(clause.text))
    if place.roles and not subject:
        starts = bool(ANY_VERB.match(clause.text))
        is_item = at.unit.form in ("item", "cell") or place.labelled
        return lays or starts or (is_item and not _looks_like_name(clause.text))
    # Without a heading it may as well be what the network is for.
    return network and lays and not set(place.kinds) <= {"title"}


def _is_active(clause: Clause) -> bool:
    if clause.subject and _AGENT.search(clause.text):
        return True
    verb = ANY_VERB.search(clause.text)
    return verb is None or not _ONLY_PASSIVE.fullmatch(verb.group().split()[0])


def _looks_like_name(text: str) -> bool:
    """ "Anna Berg, Lindköpings kommun": who holds a role, not what the role does."""
    capitals = [word for word in text.split() if word[:1].isupper()]
    return len(capitals) >= 2 or len(text.split()) < 2 or not any(c.isalpha() for c in text)
