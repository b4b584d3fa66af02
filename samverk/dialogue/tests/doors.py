"""Who may open which door to feedback."""

from tests.doors import Door

DOORS = [
    Door("dialogue:threads", "302" + " 200" * 7, "302" + " 405" * 7),
    Door(
        "dialogue:thread",
        "302 404 200 200 200 200 200 200",
        # The chair is a member of the chiefs' network; only who leads it answers.
        "302 404 403 403 403 403 302 302",
        args=lambda world: (world.feedback.pk,),
        data=lambda world: {"text": "Gärna i augusti."},
    ),
    Door(
        "dialogue:send",
        "302 404 403 200 200 200 200 200",
        "302 404 403 302 302 302 302 302",
        args=lambda world: (world.cast.network.slug,),
        data=lambda world: {
            "receiver": world.cast.chiefs.pk,
            "purpose": "inform",
            "title": "Läsning i lågstadiet",
            "text": "Tre kommuner provar.",
        },
    ),
]
