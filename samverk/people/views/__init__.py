"""Pages about people: one's own, a network's list, and its roles."""

from samverk.people.views.confirmation import confirmation, registers
from samverk.people.views.me import me, own_details
from samverk.people.views.register import joining, leaving, register
from samverk.people.views.roles import role, role_end, role_withdrawal, roles, rule

__all__ = [
    "confirmation",
    "joining",
    "leaving",
    "me",
    "own_details",
    "register",
    "registers",
    "role",
    "role_end",
    "role_withdrawal",
    "roles",
    "rule",
]
