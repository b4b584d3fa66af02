"""A noun's history, for the foot of its page: `{% load ledger %}{% history meeting %}`."""

from django import template
from django.db import models

from samverk.ledger.models import Entry

register = template.Library()

# Longer histories are cut: the page says so and shows the latest.
SHOWN = 50


@register.inclusion_tag("ledger/history.html")
def history(noun: models.Model) -> dict[str, object]:
    """Who did what to one noun, newest first: one query."""
    return _cut(list(Entry.objects.about(noun).newest_first()[: SHOWN + 1]))


@register.inclusion_tag("ledger/history.html")
def network_history(network: models.Model) -> dict[str, object]:
    """What has been done in a network, newest first: one query."""
    return _cut(list(Entry.objects.in_network(network.pk).newest_first()[: SHOWN + 1]))


def _cut(entries: list[Entry]) -> dict[str, object]:
    return {"entries": entries[:SHOWN], "more": len(entries) > SHOWN, "shown": SHOWN}
