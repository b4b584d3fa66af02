"""`{% load networks %}`: the words for roles."""

from django import template

from samverk.networks.roles import HELD

register = template.Library()


@register.filter
def role_name(role: str) -> str:
    """ "chair" becomes "Ordförande" in the page's language."""
    return str(HELD[role])


@register.filter
def role_names(roles: list[str]) -> str:
    """Several roles, with a comma between, only the first with a capital."""
    names = ", ".join(str(HELD[role]) for role in roles)
    return names[:1] + names[1:].lower()
