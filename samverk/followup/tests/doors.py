"""Who may open which door to how duties stand."""

from typing import Any

from django.utils import timezone

from samverk.followup.tests.doors_revision import DOORS as REVISION
from tests.doors import Door


def attested(world: Any) -> tuple[object, ...]:
    """A duty of the secretary's that only a person can tell about."""
    return (world.charter.duties.get(kind="coordinate_groups").pk,)


DOORS = [
    # A decision that is not in an approved record of a body above cannot be chosen.
    Door(
        "followup:decisions",
        "302 404 404 404 404 404 404 200",
        "302 404 404 404 404 404 404 422",
        args=lambda world: (world.draft.assignments.earliest("pk").pk,),
        data=lambda world: {"decision": world.decision.pk},
    ),
    *REVISION,
    Door(
        "followup:duty",
        "302 404 200 200 200 200 200 200",
        # samverk sees for itself how this duty stands, so there is nothing to tell.
        "302 404 403 403 403 403 403 403",
        args=lambda world: (world.duty.pk,),
    ),
    Door(
        "followup:duty",
        "302 404 200 200 200 200 200 200",
        "302 404 403 302 302 302 403 302",
        args=attested,
        data=lambda world: {"year": timezone.localdate().year, "text": "Två träffar."},
    ),
]
