"""What the addresses of Word and PDF answer to whom. What may be read may be fetched."""

from samverk.charters.models import WordTemplate
from samverk.documents.docx import starter
from tests.doors import Door
from tests.world import World

READERS = "302 404 200 200 200 200 200 200"
TO_THE_PAGE = "302 404 302 302 302 302 302 302"
COORDINATOR = "302 403 403 403 403 403 403 200"
COORDINATOR_ACTS = "302 403 403 403 403 403 403 302"
ONLY_READ = "302 405 405 405 405 405 405 405"


def adopted(world: World) -> tuple[object, ...]:
    return (world.charter.pk,)


def draft(world: World) -> tuple[object, ...]:
    return (world.draft.pk,)


def own_template(world: World) -> tuple[object, ...]:
    """No arguments, but a template to leave."""
    if WordTemplate.in_use() is None:
        WordTemplate.choose(by=world.cast.coordinator, name="mall.docx", data=starter())
    return ()


PRINTS = [
    Door("charters:prints", READERS, ONLY_READ, adopted),
    Door("charters:word", TO_THE_PAGE, TO_THE_PAGE, adopted, lambda world: {"now": "yes"}),
    Door(
        "charters:pdf",
        "302 404 404 404 404 404 404 302",
        "302 404 404 404 404 404 404 302",
        draft,
        lambda world: {"now": "yes"},
    ),
    Door(
        "charters:word_template",
        COORDINATOR,
        "302 403 403 403 403 403 403 422",
        data=lambda world: {"file": "no file"},
    ),
    Door(
        "charters:word_template_leaving",
        COORDINATOR,
        COORDINATOR_ACTS,
        own_template,
        lambda world: {"sure": "yes"},
    ),
    Door("charters:word_template_starter", COORDINATOR, ONLY_READ),
    Door("charters:word_template_trial", COORDINATOR, ONLY_READ),
]
