"""`{% load importing %}`: what a row of a file would change, in words."""

from django import template

from samverk.networks.roles import HELD
from samverk.people.importing.headings import PERSONAL, SHARED
from samverk.people.importing.names import KIND_WORDS
from samverk.people.importing.outcome import Verdict
from samverk.people.importing.telling import LOOKS

register = template.Library()


@register.filter
def look(verdict: str) -> str:
    """The status of a verdict's chip."""
    return LOOKS[Verdict(verdict)]


@register.filter
def field_name(field: str) -> str:
    """ "email" becomes "E-postadress" in the page's language."""
    return str({**PERSONAL, **SHARED}[field])


@register.filter
def value_of(value: str, field: str) -> str:
    """A value in words: roles and kinds are kept by their codes."""
    if field == "role":
        return ", ".join(str(HELD.get(role, role)) for role in value.split(", ") if role)
    if field == "kind":
        return str(KIND_WORDS.get(value, value))
    return value
