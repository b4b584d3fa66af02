"""What rests on what: a charter on its strategy, and all that a strategy carries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from samverk.charters.chain import Generation, Generations
from samverk.charters.models import (
    Charter,
    Commitment,
    Continuation,
    Goal,
    GoverningDocument,
    StrategicGoal,
    expiry,
    strategies_it_names,
)
from samverk.networks.models import Municipality
from samverk.people.mandate import Mandate
from samverk.people.models import Person


@dataclass(frozen=True)
class Foundation:
    """What one charter rests on: the strategy, and which of its goals the charter's goals are.

    `unknown` is whether it names a strategy that nobody has put up here, `corrects` whether
    the person may say more.
    """

    generation: Generation
    goals: list[Goal]
    unknown: bool
    corrects: bool

    @classmethod
    def of(cls, charter: Charter, on: date, person: Person) -> "Foundation":
        """Three queries, one more where no strategy is chosen but one is named, and one for
        what is adopted: only the coordinator comes to a draft."""
        generation = Generations(on).of(charter)
        named = bool(charter.framework) and generation.strategy is None
        return cls(
            generation=generation,
            goals=list(charter.goals.select_related("aim__strategic")),
            unknown=named and not strategies_it_names(charter).exists(),
            corrects=not charter.is_adopted or person.is_coordinator(on),
        )

    @property
    def is_aimed(self) -> bool:
        return any(hasattr(goal, "aim") for goal in self.goals)


@dataclass(frozen=True)
class Resting:
    """A charter that rests on a strategy. `standing` is as Charter.standing says."""

    charter: Charter
    standing: str
    goals: list[Goal]
    last_day: date | None
    ends_with_it: bool
    seen: bool


@dataclass(frozen=True)
class Outlook:
    """A governing document's page: what it rests on and carries. A fixed number of queries,
    and one for each document above it."""

    document: GoverningDocument
    standing: str
    above: list[GoverningDocument]
    carries: list[GoverningDocument]
    goals: list[StrategicGoal]
    resting: list[Resting]
    commitments: list[Commitment]
    municipalities: int
    others: list[GoverningDocument]

    @classmethod
    def of(cls, document: GoverningDocument, on: date, mandate: Mandate) -> "Outlook":
        strategies = GoverningDocument.objects.strategies().exclude(pk=document.pk)
        return cls(
            document=document,
            standing=document.standing(on),
            above=document.above,
            carries=list(document.carries.all()),
            goals=goals_with_links(document),
            resting=_resting(document, on, mandate),
            commitments=list(
                document.commitments.select_related("municipality", "by").order_by(
                    "municipality__name"
                )
            ),
            municipalities=Municipality.objects.count(),
            others=list(strategies) if document.is_strategy else [],
        )

    @property
    def in_force(self) -> list[Resting]:
        return [each for each in self.resting if each.standing != "earlier"]

    @property
    def earlier(self) -> list[Resting]:
        return [each for each in self.resting if each.standing == "earlier"]

    @property
    def before(self) -> list[GoverningDocument]:
        """The strategies whose goals may continue in this one: those that did not begin later."""
        return [each for each in self.others if not _begins_after(each, self.document)]

    @property
    def is_followed(self) -> bool:
        """Whether somebody has said how its goals go on; those that do not have then lapsed."""
        return any(goal.continued_by.all() for goal in self.goals)


def goals_with_links(strategy: GoverningDocument) -> list[StrategicGoal]:
    """Its goals in order, with what each continues and is continued by: three queries."""
    links = Continuation.objects.select_related("earlier__strategy", "later__strategy", "by")
    return list(
        strategy.goals.prefetch_related(
            Prefetch("continued_by", links), Prefetch("continues", links)
        )
    )


def _resting(document: GoverningDocument, on: date, mandate: Mandate) -> list[Resting]:
    charters = (
        Charter.objects.with_surroundings()
        .filter(grounding__strategy=document)
        .prefetch_related("goals__aim")
        .order_by("network__name", "-created_at")
    )
    if not mandate.coordinator:
        charters = charters.adopted()
    held = set(Charter.objects.in_force(on).values_list("pk", flat=True))
    return [_rests(charter, document, on, mandate, held) for charter in charters]


def _rests(
    charter: Charter, document: GoverningDocument, on: date, mandate: Mandate, held: set[int]
) -> Resting:
    last_day = expiry(charter)
    return Resting(
        charter=charter,
        standing=_standing(charter, on, held),
        goals=[goal for goal in charter.goals.all() if goal.in_scope],
        last_day=last_day,
        ends_with_it=last_day is not None and last_day == document.holds_to,
        seen=mandate.coordinator or bool(charter.network and mandate.sees(charter.network)),
    )


def _standing(charter: Charter, on: date, held: set[int]) -> str:
    """As Charter.standing, without a query for each."""
    if charter.pk in held:
        return "in_force"
    if not charter.is_adopted or charter.adoption.in_force_from > on:
        return charter.standing(on)
    return "earlier"


def _begins_after(one: GoverningDocument, other: GoverningDocument) -> bool:
    first, second = one.holds_from, other.holds_from
    return first is not None and second is not None and first > second
