"""What the addresses of governing documents, goals and municipalities answer to whom: everybody
who is signed in reads, the coordinator keeps."""

from datetime import date

from samverk.charters.models import Charter, Commitment, GoverningDocument, ground
from samverk.charters.tests.strategies import Chained, chained
from samverk.documents.models import StoredFile
from tests.doors import Door
from tests.world import World

READ = "302 200 200 200 200 200 200 200"
KEEP = "302 403 403 403 403 403 403 200"
KEEP_ACT = "302 403 403 403 403 403 403 302"
GROUND = "302 404 403 403 403 403 403 200"
GROUND_ACT = "302 404 403 403 403 403 403 302"
ONLY_POST = "302 405 405 405 405 405 405 405"
ONLY_READ = ONLY_POST
HIDDEN_ACT = "302 404 404 404 404 404 404 302"


def chain(world: World) -> Chained:
    """The governing documents, put up once."""
    there = {document.name: document for document in GoverningDocument.objects.all()}
    if "Skolstrategi" not in there:
        return chained(world.cast)
    old, new = there["Måldokument"], there["Skolstrategi"]
    lost, kept = old.goals.all()
    return Chained(there["Förbundsordning"], old, new, lost, kept, new.goals.get())


def strategy(world: World) -> tuple[object, ...]:
    return (chain(world).new.pk,)


def agreement(world: World) -> tuple[object, ...]:
    """A document that nothing rests on, with a file."""
    file = StoredFile.keep(name="avtal.txt", data=b"Avtal", media_type="text/plain")
    known = {"kind": "agreement", "name": "Samverkansavtal"}
    made = {"file": file, "created_by": world.cast.coordinator}
    return (GoverningDocument.objects.get_or_create(**known, defaults=made)[0].pk,)


def link(world: World) -> tuple[object, ...]:
    known = chain(world)
    said = known.kept.continued_by.first()
    return ((said or known.kept.continue_in(known.goal, by=world.cast.coordinator)).pk,)


def grounded(world: World) -> tuple[object, ...]:
    ground(world.charter, chain(world).new, by=world.cast.coordinator)
    return (world.charter.pk,)


def naming(world: World) -> tuple[object, ...]:
    """A draft that names a strategy."""
    Charter.objects.filter(pk=world.draft.pk).update(framework="Läsplan")
    return (world.draft.pk,)


def town(world: World) -> tuple[object, ...]:
    return (world.cast.municipalities["Hjo"].code,)


def commitment(world: World) -> tuple[object, ...]:
    town, new = world.cast.municipalities["Tidaholm"], chain(world).new
    known = Commitment.objects.filter(municipality=town, strategy=new).first()
    on = date(2023, 2, 1)
    return ((known or Commitment.make(town, new, by=world.cast.coordinator, on=on)).pk,)


def whose_goals(world: World) -> dict[str, object]:
    return {f"goal_{goal.pk}": chain(world).goal.pk for goal in world.charter.goals.all()} or {
        "nothing": "is listed"
    }


STRATEGY_DOORS = [
    Door("charters:documents", READ, ONLY_READ),
    Door(
        "charters:new_document",
        KEEP,
        KEEP_ACT,
        data=lambda world: {"kind": "ordinance", "name": "Förbundsordning"},
    ),
    Door("charters:document", READ, ONLY_READ, strategy),
    Door(
        "charters:document_change",
        KEEP,
        KEEP_ACT,
        strategy,
        lambda world: {"kind": "strategy", "name": "Skolstrategin"},
    ),
    Door("charters:document_drop", KEEP, KEEP_ACT, agreement, lambda world: {"sure": "1"}),
    Door("charters:document_file", READ, ONLY_READ, agreement),
    Door(
        "charters:new_strategic_goal", KEEP, KEEP_ACT, strategy, lambda world: {"title": "Trygghet"}
    ),
    Door(
        "charters:strategic_goal",
        KEEP,
        KEEP_ACT,
        lambda world: (chain(world).lost.pk,),
        lambda world: {"title": "Trygghet"},
    ),
    Door(
        "charters:strategic_goal_move",
        ONLY_POST,
        KEEP_ACT,
        lambda world: (chain(world).lost.pk,),
        lambda world: {"up": "0"},
    ),
    Door(
        "charters:strategic_goal_drop",
        KEEP,
        KEEP_ACT,
        lambda world: (chain(world).lost.pk,),
        lambda world: {"sure": "1"},
    ),
    Door(
        "charters:continuing",
        KEEP,
        KEEP_ACT,
        lambda world: (chain(world).new.pk, chain(world).old.pk),
        lambda world: {"earlier": chain(world).lost.pk, "later": chain(world).goal.pk},
    ),
    Door("charters:continuation_drop", KEEP, KEEP_ACT, link, lambda world: {"sure": "1"}),
    Door(
        "charters:grounding",
        GROUND,
        GROUND_ACT,
        lambda world: (world.charter.pk,),
        lambda world: {"strategy": chain(world).new.pk},
    ),
    Door("charters:strategy_it_names", ONLY_POST, HIDDEN_ACT, naming, lambda world: {"sure": "1"}),
    Door("charters:aims", GROUND, GROUND_ACT, grounded, whose_goals),
    Door("charters:municipalities", READ, ONLY_READ),
    Door("charters:municipality", READ, ONLY_READ, town),
    Door(
        "charters:commitment",
        KEEP,
        KEEP_ACT,
        lambda world: (*town(world), chain(world).new.pk),
        lambda world: {"on": "2023-01-30"},
    ),
    Door("charters:commitment_drop", KEEP, KEEP_ACT, commitment, lambda world: {"sure": "1"}),
]
