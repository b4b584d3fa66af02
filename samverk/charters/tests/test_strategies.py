"""Governing documents, the goals of strategies, and what people tie to them: the verbs."""

from datetime import date

import pytest
from django.db.models import ProtectedError

from samverk.charters.chain import Generations
from samverk.charters.models import (
    Aim,
    Charter,
    Commitment,
    GoverningDocument,
    Grounding,
    aim,
    expiry,
    ground,
    register_strategy_of,
)
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.charters.tests.strategies import Chained, chained, strategy
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.networks.school_forms import SCHOOL_FORMS, name_on
from samverk.shell.refused import Refused

NAMING = TEXT.replace(
    "Uppdrag\n",
    "Mål\n\nSkolstrategi 2023–2026 har två mål.\n\n1. Alla läser\n2. Trygga elever\n\nUppdrag\n",
    1,
)


@pytest.fixture
def chain(cast: Cast) -> Chained:
    return chained(cast)


@pytest.fixture
def naming(cast: Cast) -> Charter:
    """A draft with a strategy and goals of its own."""
    charter = read_in(cast, NAMING)
    by = cast.coordinator
    charter.describe(by=by, framework="Läsplan", framework_from=2023, framework_to=2026)
    if not charter.goals.exists():
        charter.add_goal(by=by, number="1", title="Alla läser", targets=["I alla ämnen"])
        charter.add_goal(by=by, number="2", title="Trygga elever", in_scope=False)
    return charter


def names(documents: object) -> list[str]:
    return [document.name for document in documents]  # type: ignore[attr-defined]


def test_a_document_holds_between_its_days(chain: Chained) -> None:
    assert [chain.new.standing(date(year, 6, 1)) for year in (2022, 2023, 2026, 2027)] == [
        "coming",
        "in_force",
        "in_force",
        "past",
    ]
    strategies = GoverningDocument.objects.strategies()
    assert names(strategies.on(date(2026, 12, 31))) == ["Skolstrategi", "Måldokument"]
    assert names(strategies.on(date(2027, 1, 1))) == ["Måldokument"]
    assert names(strategies.not_past(date(2020, 1, 1))) == ["Skolstrategi", "Måldokument"]


def test_a_document_says_its_years_unless_its_name_does(cast: Cast, chain: Chained) -> None:
    assert str(chain.new) == "Skolstrategi 2023–2026"
    assert str(chain.old) == "Måldokument 2015–"
    assert str(chain.ordinance) == "Förbundsordning"
    assert str(strategy(cast.coordinator, "Plan 2025", 2025, 2026)) == "Plan 2025"


def test_the_chain_goes_upwards_and_never_round(cast: Cast, chain: Chained) -> None:
    by = cast.coordinator
    agreement = GoverningDocument.add(by=by, kind="agreement", name="Avtal", rests_on=chain.old)
    assert names(agreement.above) == ["Förbundsordning", "Måldokument"]
    for above in (chain.ordinance, agreement):
        with pytest.raises(Refused):
            chain.ordinance.change(by=by, rests_on=above)


def test_what_carries_others_is_not_taken_away(cast: Cast, chain: Chained) -> None:
    with pytest.raises(Refused):
        chain.ordinance.remove(by=cast.coordinator)
    agreement = GoverningDocument.add(by=cast.coordinator, kind="agreement", name="Avtal")
    agreement.remove(by=cast.coordinator)
    assert not GoverningDocument.objects.filter(name="Avtal").exists()


def test_a_correction_is_kept_with_before_and_after(cast: Cast, chain: Chained) -> None:
    chain.new.change(by=cast.coordinator, name="Strategin", holds_to=date(2027, 12, 31))
    facts = Entry.objects.get(verb="document.changed").facts
    assert facts["before"]["name"] == "Skolstrategi"
    assert facts["after"]["holds_to"] == "2027-12-31"
    with pytest.raises(Refused):
        chain.new.change(by=cast.coordinator, kind="agreement")


def test_goals_are_added_last_and_moved_by_steps(cast: Cast, chain: Chained) -> None:
    by = cast.coordinator
    third = chain.old.add_goal(by=by, title="Fler behöriga lärare")
    third.move(by=by, up=True)
    assert [goal.title for goal in chain.old.goals.all()] == [
        "Trygga elever",
        "Fler behöriga lärare",
        "Läslust",
    ]
    chain.kept.move(by=by, up=False)
    assert chain.old.goals.last() == chain.kept
    with pytest.raises(Refused):
        chain.ordinance.add_goal(by=by, title="Inget")


def test_goals_continue_only_when_a_person_says_so(cast: Cast, chain: Chained) -> None:
    by = cast.coordinator
    assert not chain.kept.continued_by.exists()
    link = chain.kept.continue_in(chain.goal, by=by, note="Samma sak")
    assert (link.by, link.note) == (by, "Samma sak")
    for earlier, later in (
        (chain.kept, chain.goal),
        (chain.goal, chain.kept),
        (chain.kept, chain.lost),
    ):
        with pytest.raises(Refused):
            earlier.continue_in(later, by=by)
    with pytest.raises(Refused):
        chain.kept.remove(by=by)
    link.take_back(by=by)
    chain.kept.remove(by=by)
    assert names_of_goals(chain.old) == ["Trygga elever"]


def names_of_goals(document: GoverningDocument) -> list[str]:
    return [goal.title for goal in document.goals.all()]


def test_grounding_touches_nothing_in_an_adopted_charter(
    cast: Cast, chain: Chained, naming: Charter
) -> None:
    by = cast.coordinator
    naming.adopt(by=by, body="X", on=date(2026, 1, 1), in_force_from=date(2026, 1, 1))
    charter = Charter.objects.get(pk=naming.pk)
    before = (charter.text, charter.facts, [goal.facts for goal in charter.goals.all()])
    ground(charter, chain.new, by=by)
    goal = charter.goals.first()
    assert goal
    aim(charter, {goal: chain.goal}, by=by)
    charter = Charter.objects.get(pk=naming.pk)
    assert (charter.text, charter.facts, [goal.facts for goal in charter.goals.all()]) == before
    assert Grounding.objects.get(charter=charter).by == by


def test_what_a_charter_aims_at_stays(cast: Cast, chain: Chained, naming: Charter) -> None:
    by = cast.coordinator
    ground(naming, chain.new, by=by)
    first = naming.goals.first()
    assert first
    aim(naming, {first: chain.goal}, by=by)
    with pytest.raises(Refused, match="vilar på det här målet"):
        chain.goal.remove(by=by)
    with pytest.raises(ProtectedError):
        chain.new.goals.all().delete()
    with pytest.raises(Refused):
        chain.new.remove(by=by)
    assert Aim.objects.get().strategic == chain.goal


def test_another_strategy_makes_the_aims_void(cast: Cast, chain: Chained, naming: Charter) -> None:
    by = cast.coordinator
    ground(naming, chain.new, by=by)
    first = naming.goals.first()
    assert first
    aim(naming, {first: chain.goal}, by=by)
    ground(naming, chain.new, by=by)
    assert Aim.objects.count() == 1
    ground(naming, chain.old, by=by)
    assert not Aim.objects.exists()
    assert Entry.objects.filter(verb="charter.grounded").count() == 2
    with pytest.raises(Refused):
        aim(naming, {first: chain.goal}, by=by)
    with pytest.raises(Refused):
        ground(naming, chain.ordinance, by=by)


def test_the_strategy_a_charter_names_is_put_up_with_its_goals(cast: Cast, naming: Charter) -> None:
    by = cast.coordinator
    made = register_strategy_of(naming, by=by)
    assert (made.name, made.holds_from, made.holds_to) == (
        "Läsplan",
        date(2023, 1, 1),
        date(2026, 12, 31),
    )
    assert names_of_goals(made) == [goal.title for goal in naming.goals.all()]
    assert Grounding.objects.get().strategy == made
    assert [goal.aim.strategic.title for goal in naming.goals.all()] == names_of_goals(made)
    with pytest.raises(Refused):
        register_strategy_of(naming, by=by)


def test_a_charter_without_a_strategy_has_none_to_put_up(cast: Cast, charter: Charter) -> None:
    with pytest.raises(Refused):
        register_strategy_of(charter, by=cast.coordinator)


def test_a_municipality_adopts_a_strategy_once(cast: Cast, chain: Chained) -> None:
    by, hjo, on = cast.coordinator, cast.municipalities["Hjo"], date(2023, 1, 30)
    made = Commitment.make(hjo, chain.new, by=by, on=on)
    for document in (chain.new, chain.ordinance):
        with pytest.raises(Refused):
            Commitment.make(hjo, document, by=by, on=on)
    made.take_back(by=by)
    assert not Commitment.objects.exists()


def test_a_charter_without_years_ends_with_its_strategy(
    cast: Cast, chain: Chained, naming: Charter
) -> None:
    by = cast.coordinator
    assert expiry(naming) == date(naming.period_to or 2026, 12, 31)
    naming.describe(by=by, period_from=None, period_to=None, framework_to=None)
    assert expiry(naming) is None
    ground(naming, chain.new, by=by)
    assert expiry(Charter.objects.with_surroundings().get(pk=naming.pk)) == date(2026, 12, 31)


def test_a_generation_says_what_came_after(cast: Cast, chain: Chained, naming: Charter) -> None:
    by = cast.coordinator

    def told(on: date) -> tuple[str, list[str]]:
        charter = Charter.objects.with_surroundings().get(pk=naming.pk)
        generation = Generations(on).of(charter)
        return generation.standing, names(generation.later)

    assert told(date(2026, 6, 1)) == ("unsaid", [])
    assert told(date(2027, 6, 1)) == ("past", [])
    ground(naming, chain.old, by=by)
    assert told(date(2022, 6, 1)) == ("in_force", [])
    assert told(date(2026, 6, 1)) == ("in_force", ["Skolstrategi"])
    chain.kept.continue_in(chain.goal, by=by)
    assert told(date(2022, 6, 1)) == ("in_force", []), "the later one has not begun"
    assert told(date(2026, 6, 1)) == ("in_force", ["Skolstrategi"])
    ground(naming, chain.new, by=by)
    assert told(date(2027, 6, 1)) == ("past", [])


def test_kinds_of_school_are_called_what_they_were_called_then() -> None:
    adapted = [name_on("adapted_compulsory", date(2023, 7, day)) for day in (1, 2)]
    assert adapted == ["grundsärskola", "anpassad grundskola"]
    assert all(name_on(code, date(1999, 1, 1)) for code in SCHOOL_FORMS)
