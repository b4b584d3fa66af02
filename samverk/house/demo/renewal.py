"""What the demo's charters rest on, and how they are renewed: strategies, and a revision midway."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from samverk.charters.models import Charter, Commitment, GoverningDocument, aim, ground
from samverk.followup.models import Review, Round
from samverk.house.demo.cast import Cast
from samverk.house.demo.days import DAY, at, weekday
from samverk.house.demo.life import Company
from samverk.house.demo.story import Story
from samverk.people.models import Person

STRATEGY = "Skolstrategin"
OLD_STRATEGY = "Målprogram för samverkan"
GOALS = (
    ("1", "Alla barn lär sig läsa"),
    ("2", "Ingen elev tappas bort mellan två skolor"),
)
OLD_GOALS = (("1", "Fler behöriga till gymnasiet"), ("2", "Fler delar på det som är dyrt"))
NEXT_GOALS = (
    ("1", "Alla barn läser med förståelse när de är tio år"),
    ("2", "Varje elev har någon som följer den genom skolan"),
    ("3", "Kommunerna delar på det som är svårt att rekrytera till"),
)


class Answer(NamedTuple):
    """What a network says of one assignment, in the order of its charter."""

    kind: str
    text: str = ""
    reason: str = ""


GOES_ON = Answer("continues")
ANSWERS = {
    "grundskola": (
        Answer("done", reason="Planen antogs i våras och används i fjorton kommuner."),
        GOES_ON,
    ),
    "gymnasieutbildning": (
        GOES_ON,
        Answer("done", reason="Utredningen är klar. Två skolor delar på små program sedan i höst."),
        Answer(
            "changes",
            text="Nätverket ska ordna två gemensamma utbildningsdagar för nya lärare varje år.",
        ),
    ),
    "forskola": (
        GOES_ON,
        Answer("dropped", reason="Kommunerna följer själva sjukfrånvaron numera."),
        GOES_ON,
    ),
}
NEW = {"forskola": "Nätverket ska jämföra hur stora barngrupperna är i kommunerna varje höst."}


def strategy_story(cast: Cast, first: date, last: int) -> Story:
    """The association's documents are put up, before the charters that rest on them."""
    office = cast.coordinator
    yield at(weekday(first - 60 * DAY), 9, 20)
    ordinance = GoverningDocument.add(
        by=office,
        kind="ordinance",
        name="Förbundsordning för Utbildning Skaraborg",
        body="Kommunernas fullmäktige",
        holds_from=date(last - 7, 1, 1),
    )
    old = _strategy(office, OLD_STRATEGY, OLD_GOALS, ordinance, date(last - 11, 1, 1), None)
    strategy = _strategy(
        office, STRATEGY, GOALS, ordinance, date(last - 3, 1, 1), date(last, 12, 31)
    )
    GoverningDocument.add(
        by=office, kind="agreement", name="Samverkansavtal om gymnasieutbildning",
        rests_on=strategy, holds_from=date(last - 3, 7, 1),
    )  # fmt: skip
    GoverningDocument.add(
        by=office, kind="statutes", name="Stadgar för Skolchefsnätverket",
        network=cast.chiefs, rests_on=ordinance,
    )  # fmt: skip
    for town in ("Skövde", "Lidköping", "Vara", "Hjo"):
        adopted = date(last - 3, 2, 20)
        Commitment.make(cast.municipalities[town], strategy, by=office, on=adopted)
    old.goals.get(number="2").continue_in(strategy.goals.get(number="2"), by=office)


def _strategy(
    by: Person, name: str, goals: tuple[tuple[str, str], ...],
    rests_on: GoverningDocument, holds_from: date, holds_to: date | None,
) -> GoverningDocument:  # fmt: skip
    strategy = GoverningDocument.add(
        by=by, kind="strategy", name=name, rests_on=rests_on, body="Direktionen",
        adopted_on=weekday(holds_from - 30 * DAY), holds_from=holds_from, holds_to=holds_to,
        school_forms=["preschool", "compulsory", "upper_secondary", "adult"],
    )  # fmt: skip
    for number, title in goals:
        strategy.add_goal(by=by, number=number, title=title)
    return strategy


def grounding_story(companies: dict[str, Company], first: date) -> Story:
    """Somebody says which strategy each charter rests on; the document only names it."""
    yield at(weekday(first - 20 * DAY), 10, 40)
    known = {row.name: row for row in GoverningDocument.objects.strategies()}
    for company in companies.values():
        for charter in Charter.objects.adopted().filter(network=company.network):
            if strategy := known.get(charter.framework):
                ground(charter, strategy, by=company.office)
                goals = {goal.title: goal for goal in strategy.goals.all()}
                aims = {goal: goals.get(goal.title) for goal in charter.goals.all()}
                aim(charter, aims, by=company.office)


def next_strategy_story(cast: Cast, last: int, today: date) -> Story:
    """The strategy that follows has been adopted, and somebody has said what goes on in it."""
    office = cast.coordinator
    yield at(weekday(today - 40 * DAY), 14, 10)
    ordinance = GoverningDocument.objects.get(kind="ordinance")
    before = GoverningDocument.objects.get(name=STRATEGY)
    coming = _strategy(
        office, STRATEGY, NEXT_GOALS, ordinance, date(last + 1, 1, 1), date(last + 4, 12, 31)
    )
    before.goals.get(number="1").continue_in(coming.goals.get(number="1"), by=office)


def round_story(chiefs: Company, last: int, today: date) -> Story:
    """The chiefs ask all their networks to go through their assignments."""
    yield at(weekday(today - 24 * DAY), 9, 5)
    coming = GoverningDocument.objects.get(name=STRATEGY, holds_from__year=last + 1)
    on = weekday(today - 24 * DAY)
    Round.open(
        chiefs.network,
        by=chiefs.lead(on),
        on=on,
        year=last + 1,
        answers_by=weekday(today + 12 * DAY),
        strategy=coming,
        period_from=last + 1,
        period_to=last + 4,
    )


def review_stories(companies: dict[str, Company], today: date) -> Iterator[Story]:
    for number, (slug, answers) in enumerate(ANSWERS.items()):
        day = weekday(today - (15 - 4 * number) * DAY)
        yield review_story(companies[slug], answers, NEW.get(slug, ""), day)


def review_story(of: Company, answers: tuple[Answer, ...], new: str, day: date) -> Story:
    """A network answers; with an answer to everything it sends the review in."""
    yield at(day, 13, 30)
    review = Review.objects.get(network=of.network)
    lead = of.lead(day)
    assignments = review.charter.assignments.all()
    for assignment, said in zip(assignments, answers, strict=False):
        review.answer(assignment, by=lead, **said._asdict())
    if new:
        review.add(by=lead, text=new)
    if len(answers) == len(assignments):
        yield at(day, 15, 45)
        review.submit(by=lead)
    liaison = of.holder("liaison", day)
    if liaison and len(answers) < len(assignments):
        yield at(weekday(day + 2 * DAY), 8, 15)
        text = "Bra att planen är på plats. Berätta gärna hur den märks i klassrummen."
        review.comment(by=liaison, text=text, assignment=assignments[0])
