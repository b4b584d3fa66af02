"""What a kind of duty is: a label, the words that say it, how its rule is read, examples."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from re import Pattern
from typing import Any

from django.utils.functional import Promise

from samverk.charters.reading import things
from samverk.charters.reading.clauses import Clause
from samverk.charters.reading.verbs import ANY_VERB
from samverk.charters.reading.words import words

_HAPPENS = words("sker|görs|genomförs|hålls|är|ska|ske|göras|genomföras")

type Rule = dict[str, Any]
type Said = tuple[Pattern[str], Pattern[str]]


def no_rule(_clause: Clause) -> Rule:
    """For a kind of duty that has nothing to count."""
    return {}


@dataclass(frozen=True)
class Kind:
    """One kind of duty.

    says: pairs (doing, thing); a clause says the kind when it holds both of a pair.
    bare: the thing alone says it where a role answers for it ("svarar för kallelse").
    unless: words that make it something else.
    when: a last condition on the clause.
    for_network: the duty is the network's own, whoever the sentence names.
    examples: (sentence, rule) in our own words; the test of the table reads each of them.
    """

    name: str
    label: str | Promise
    says: tuple[Said, ...]
    examples: tuple[tuple[str, Rule], ...]
    rule: Callable[[Clause], Rule] = no_rule
    bare: Pattern[str] | None = None
    unless: Pattern[str] | None = None
    when: Callable[[Clause], bool] = field(default=lambda _clause: True)
    for_network: bool = False

    def is_said_in(self, clause: Clause) -> bool:
        if self.unless and self.unless.search(clause.text):
            return False
        doing, about = clause.doing, clause.about
        if not things.names_thing(about):
            about = f"{about} {clause.topic}"
            if not ANY_VERB.search(_HAPPENS.sub(" ", clause.text)):
                doing = f"{doing} {clause.topic}"
        said = any(verb.search(doing) and thing.search(about) for verb, thing in self.says)
        if not said and self.bare and clause.answers_for:
            said = bool(self.bare.search(clause.answers_for))
        return said and self.when(clause)


ANYTHING = words("*")


def telling(kinds: Iterable[Kind]) -> Pattern[str]:
    """What every clause that says one of the kinds holds: a quick look before the slow ones."""
    told = {
        pattern.pattern
        for kind in kinds
        for doing, thing in kind.says
        for pattern in ([doing] if thing is ANYTHING else [thing])
    }
    told |= {kind.bare.pattern for kind in kinds if kind.bare}
    return re.compile("|".join(sorted(told)), re.IGNORECASE)


def table(*groups: tuple[Kind, ...]) -> Mapping[str, Kind]:
    """The kinds by name, in the order given."""
    return {kind.name: kind for group in groups for kind in group}
