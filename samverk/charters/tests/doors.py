"""What each address of this room answers to whom. A draft is the coordinator's own; what is
adopted is read by those who see the network, and can no longer be changed (409)."""

from samverk.charters.models import Charter, Goal, Sentence
from samverk.charters.tests.doors_of_life import LIFE
from tests.doors import Door
from tests.world import World


def draft(world: World) -> tuple[object, ...]:
    return (world.draft.pk,)


def adopted(world: World) -> tuple[object, ...]:
    return (world.charter.pk,)


def goal(world: World) -> tuple[object, ...]:
    return (Goal.objects.get_or_create(charter=world.draft, title="Fler klarar skolan")[0].pk,)


def sentence(charter: Charter) -> Sentence:
    return charter.sentences.earliest("position")


ADOPTION = {"body": "Skolchefsnätverket", "on": "2026-01-01", "in_force_from": "2026-01-01"}
DUTY = {"kind": "send_notice", "role": "chair", "rule_days_before": "14"}

HIDDEN = "302 404 404 404 404 404 404 200"
HIDDEN_ACT = "302 404 404 404 404 404 404 302"
KEPT = "302 404 403 403 403 403 403 409"
ONLY_POST = "302 405 405 405 405 405 405 405"
ONLY_READ = "302 405 405 405 405 405 405 405"

DOORS = [
    *LIFE,
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
    Door(
        "charters:finding_settled",
        ONLY_POST,
        HIDDEN_ACT,
        lambda world: (world.draft.findings.earliest("pk").pk,),
    ),
]
