"""What each address of this room answers to whom. A draft is the coordinator's own; what is
adopted is read by those who see the network, and can no longer be changed (409)."""

from samverk.charters.models import Charter, Goal, Proposal, Sentence
from samverk.charters.tests.batch_doors import BATCH_DOORS
from samverk.charters.tests.doors_of_life import LIFE
from samverk.charters.tests.doors_of_prints import PRINTS
from samverk.charters.tests.doors_strategy import STRATEGY_DOORS
from tests.doors import Door
from tests.world import World


def draft(world: World) -> tuple[object, ...]:
    return (world.draft.pk,)


def adopted(world: World) -> tuple[object, ...]:
    return (world.charter.pk,)


def goal(world: World) -> tuple[object, ...]:
    return (Goal.objects.get_or_create(charter=world.draft, title="Fler klarar skolan")[0].pk,)


def finding(world: World) -> tuple[object, ...]:
    return (world.draft.findings.get(code="no_register_owner").pk,)


def sentence(charter: Charter) -> Sentence:
    return charter.sentences.earliest("position")


def proposed(world: World) -> tuple[object, ...]:
    Proposal.objects.get_or_create(charter=world.draft, by=world.cast.coordinator)
    return draft(world)


def next_proposed(world: World) -> tuple[object, ...]:
    """The next version of the adopted one, which those who see the network may read."""
    by = world.cast.coordinator
    later = world.charter.later_versions.first() or world.charter.copy(by=by)
    Proposal.objects.get_or_create(charter=later, by=by)
    return (later.pk,)


ENDING = {"body": "Skolchefsnätverket", "last_day": "2030-12-31", "reason": "Uppdraget är utfört."}
ADOPTION = {"body": "Skolchefsnätverket", "on": "2026-01-01", "in_force_from": "2026-01-01"}
NOTE, OWNER = {"note": "Det görs redan."}, {"choice": "secretary"}
DUTY = {"kind": "send_notice", "role": "chair", "rule_days_before": "14"}

HIDDEN = "302 404 404 404 404 404 404 200"
HIDDEN_ACT = "302 404 404 404 404 404 404 302"
KEPT = "302 404 403 403 403 403 403 409"
ONLY_POST = "302 405 405 405 405 405 405 405"
ONLY_READ = "302 405 405 405 405 405 405 405"

DOORS = [
    *BATCH_DOORS,
    *LIFE,
    *PRINTS,
    Door("charters:charters", "302 200 200 200 200 200 200 200", ONLY_READ),
    Door(
        "charters:reading_in",
        "302 403 403 403 403 403 403 200",
        "302 403 403 403 403 403 403 422",
    ),
    Door("charters:charter", "302 404 200 200 200 200 200 200", ONLY_READ, adopted),
    Door("charters:file", "302 404 200 200 200 200 200 200", ONLY_READ, adopted),
    Door("charters:facts", HIDDEN, HIDDEN_ACT, draft, lambda world: {"title": "Grundskola"}),
    Door(
        "charters:network",
        HIDDEN,
        HIDDEN_ACT,
        draft,
        lambda world: {"network": world.cast.other.pk},
    ),
    Door("charters:new_network", HIDDEN, HIDDEN_ACT, draft, lambda world: {"name": "Förskola"}),
    Door("charters:adoption", HIDDEN, HIDDEN_ACT, draft, lambda world: ADOPTION),
    Door(
        "charters:next_version",
        ONLY_POST,
        "302 404 403 403 403 403 403 302",
        adopted,
        lambda world: {"from": "the page"},
    ),
    Door("charters:proposal", HIDDEN, HIDDEN_ACT, draft, lambda world: {"from": "the page"}),
    Door(
        "charters:withdrawal",
        ONLY_POST,
        "302 404 403 403 403 403 403 302",
        proposed,
        lambda world: {"from": "the page"},
    ),
    Door(
        "charters:following",
        ONLY_POST,
        HIDDEN_ACT,
        draft,
        lambda world: {"from": "the page"},
    ),
    Door(
        "charters:ending",
        "302 404 403 403 403 403 403 200",
        "302 404 403 403 403 403 403 302",
        adopted,
        lambda world: ENDING,
    ),
    Door(
        "charters:comparison",
        "302 404 200 200 200 200 200 200",
        ONLY_READ,
        next_proposed,
    ),
    Door("charters:discarding", HIDDEN, HIDDEN_ACT, draft),
    Door("charters:new_goal", HIDDEN, HIDDEN_ACT, draft, lambda world: {"title": "Fler läser"}),
    Door("charters:new_assignment", KEPT, KEPT, adopted, lambda world: {"text": "Läs mer"}),
    Door("charters:new_duty", HIDDEN, HIDDEN_ACT, draft, lambda world: DUTY),
    Door("charters:goal", HIDDEN, HIDDEN_ACT, goal, lambda world: {"title": "Alla klarar skolan"}),
    Door("charters:goal_drop", HIDDEN, HIDDEN_ACT, goal),
    Door("charters:assignment", KEPT, KEPT, lambda world: (world.assignment.pk,)),
    Door("charters:assignment_drop", KEPT, KEPT, lambda world: (world.assignment.pk,)),
    Door("charters:duty", KEPT, KEPT, lambda world: (world.duty.pk,)),
    Door("charters:duty_drop", KEPT, KEPT, lambda world: (world.duty.pk,)),
    Door(
        "charters:sentence_assignment",
        ONLY_POST,
        HIDDEN_ACT,
        lambda world: (sentence(world.draft).pk,),
    ),
    Door(
        "charters:sentence_background",
        ONLY_POST,
        KEPT,
        lambda world: (sentence(world.charter).pk,),
    ),
    Door("charters:finding_settled", HIDDEN, HIDDEN_ACT, finding, lambda world: NOTE),
    Door("charters:finding_remedied", HIDDEN, HIDDEN_ACT, finding, lambda world: OWNER),
    Door("charters:finding_opened", ONLY_POST, HIDDEN_ACT, finding, lambda world: NOTE),
    Door("charters:vocabulary", "302 200 200 200 200 200 200 200", ONLY_READ),
    *STRATEGY_DOORS,
]
