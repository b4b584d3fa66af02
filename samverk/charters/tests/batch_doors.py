"""What each address of an inläsning answers to whom: the coordinator alone hands in many."""

from samverk.charters.models import Batch, BatchFile, Charter
from samverk.charters.tests.batches import keep
from tests.doors import Door
from tests.world import World, read_in

OTHER = {"recept.txt": b"Koka upp vattnet."}


def batch(world: World) -> tuple[object, ...]:
    return (_batch(world).pk,)


def unread(world: World) -> tuple[object, ...]:
    return (_file(world, BatchFile.State.NO_CHARTER, None).pk,)


def with_draft(world: World) -> tuple[object, ...]:
    return (_file(world, BatchFile.State.READ, world.draft).batch_id,)


def with_homeless(world: World) -> tuple[object, ...]:
    return (_file(world, BatchFile.State.READ, _homeless(world)).batch_id,)


def choices(world: World) -> dict[str, object]:
    return {f"network-{_homeless(world).pk}": world.cast.other.pk}


def adoptions(world: World) -> dict[str, object]:
    days = {"on": "2026-01-01", "in_force_from": "2026-01-01"}
    return {"body": "Skolchefsnätverket", f"take-{world.draft.pk}": "on", **days}


def _batch(world: World) -> Batch:
    """One document that became a draft, one that looks like something else, and one that waits."""
    files = {"uppdrag.txt": b"1", "mall.txt": b"2", "~mer.txt": b"3"}
    if (found := Batch.objects.first()) is not None:
        return found
    made = keep(world.cast, files)
    states = BatchFile.State
    made.files.filter(position=0).update(state=states.READ, charter=world.draft)
    made.files.filter(position=1).update(
        state=states.NO_CHARTER, said="This does not look like a charter."
    )
    return made


def _file(world: World, state: BatchFile.State, charter: Charter | None) -> BatchFile:
    file = keep(world.cast, OTHER).files.get()
    file.state, file.charter = state, charter
    file.save()
    return file


def _homeless(world: World) -> Charter:
    found = Charter.objects.filter(network=None).first()
    if found is None:
        found = read_in(world.cast)
        found.network = None
        found.save()
    return found


OFFICE = "302 403 403 403 403 403 403 200"
OFFICE_ACT = "302 403 403 403 403 403 403 302"
ONLY_READ = "302 405 405 405 405 405 405 405"
ONLY_POST = "302 405 405 405 405 405 405 405"

BATCH_DOORS = [
    Door("charters:reading_in_many", OFFICE, "302 403 403 403 403 403 403 422"),
    Door("charters:batches", OFFICE, ONLY_READ),
    Door("charters:batch", OFFICE, ONLY_READ, batch),
    Door("charters:batch_stop", ONLY_POST, OFFICE_ACT, batch),
    Door("charters:batch_resume", ONLY_POST, OFFICE_ACT, batch),
    Door("charters:batch_file_again", ONLY_POST, OFFICE_ACT, unread),
    Door("charters:batch_file_anyway", ONLY_POST, OFFICE_ACT, unread),
    Door("charters:batch_places", OFFICE, OFFICE_ACT, with_homeless, choices),
    Door("charters:batch_adoption", OFFICE, OFFICE_ACT, with_draft, adoptions),
    Door("charters:batch_discarding", OFFICE, OFFICE_ACT, batch),
]
