"""Who may open which door to desks, networks and the overview."""

from tests.doors import Door

SEES = "302 404 200 200 200 200 200 200"
NO_POST = "302" + " 405" * 7

DOORS = [
    Door("desk:mine", "302" + " 200" * 7, NO_POST),
    Door("desk:morning", "302 403 403 403 403 403 403 200", NO_POST),
    Door("desk:networks", "302" + " 200" * 7, NO_POST),
    Door(
        "desk:network",
        "302 404 200 200 200 200 200 200",
        NO_POST,
        args=lambda world: (world.cast.network.slug,),
    ),
    Door("desk:introduction", SEES, NO_POST, args=lambda world: (world.cast.network.slug,)),
    Door("desk:introduction_pdf", SEES, NO_POST, args=lambda world: (world.cast.network.slug,)),
    # The chair belongs to the chiefs' network, the liaison carries its word.
    Door("desk:overview", "302 403 403 403 403 200 200 200", NO_POST),
]
