"""`{% load charters_life %}`: how a network stands, as a chip."""

from datetime import date

from django import template
from django.utils import timezone

from samverk.networks.models import Network

register = template.Library()


@register.inclusion_tag("charters/life_chip.html")
def life_chip(network: Network, on: date | None = None) -> dict[str, object]:
    """Asked for, resting, ended, or a group past its day; nothing for what simply is active."""
    day = on or timezone.localdate()
    return {"standing": network.standing(day), "overdue": network.is_overdue(day)}
