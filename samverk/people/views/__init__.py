"""Pages about people: one's own, a network's list, and its roles."""

from samverk.people.views.me import me, own_details
from samverk.people.views.register import confirmation, joining, leaving, register
from samverk.people.views.roles import role, role_end

__all__ = [
    "confirmation",
    "joining",
    "leaving",
    "me",
    "own_details",
    "register",
    "role",
    "role_end",
]
