"""The shell's pages are open to everybody."""

from tests.doors import Door

EVERYBODY = "200 200 200 200 200 200 200 200"
SENT_ON = "302 302 302 302 302 302 302 302"

DOORS = [
    Door(
        "shell:language",
        "405 405 405 405 405 405 405 405",
        SENT_ON,
        data=lambda world: {"language": "en"},
    ),
    Door(
        "shell:style",
        EVERYBODY,
        "422 422 422 422 422 422 422 422",
        data=lambda world: {"place": ""},
    ),
]
