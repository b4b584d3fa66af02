"""How people are shown."""

from django import template

from samverk.people.models import Person, Shown
from samverk.people.models.card import Card

register = template.Library()


@register.filter
def seen_by(person: Person, audience: str = Shown.NETWORK) -> Card:
    """A person's details, as an audience may see them: `row.person|seen_by:"public"`."""
    return Card.of(person, audience)
