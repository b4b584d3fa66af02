"""Who may open which door to roles, what goes round, and the lists as the office sees them."""

from tests.doors import Door

OFFICE = "302 403 403 403 403 403 403 200"
NO_POST = "302 405 405 405 405 405 405 405"

DOORS = [
    Door("people:registers", OFFICE, NO_POST),
]
