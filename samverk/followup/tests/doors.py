"""Who may open which door to how duties stand."""

from tests.doors import Door

DOORS = [
    Door(
        "followup:duty",
        "302 404 200 200 200 200 200 200",
        # samverk sees for itself how this duty stands, so there is nothing to tell.
        "302 404 403 403 403 403 403 403",
        args=lambda world: (world.duty.pk,),
    ),
]
