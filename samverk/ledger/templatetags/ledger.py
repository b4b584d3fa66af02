"""A noun's history, for the foot of its page: `{% load ledger %}{% history meeting %}`."""

from django import template
from django.db import models

from samverk.ledger.models import Entry

register = template.Library()

# Longer histories are cut: the page says so and shows the latest.
SHOWN = 50


@register.inclusion_tag("ledger/history.html")
def history(*nouns: models.Model | str) -> dict[str, object]:
    """Who did what to a noun, and to those named after it, newest first: one query.

    A noun that is not there yet comes from a template as an empty text and is passed over.
    """
    there = [noun for noun in nouns if isinstance(noun, models.Model)]
    return _cut(list(Entry.objects.about(*there).newest_first()[: SHOWN + 1]))


@register.inclusion_tag("ledger/history.html")
def network_history(network: models.Model) -> dict[str, object]:
    """What has been done in a network, newest first: one query."""
    return _cut(list(Entry.objects.in_network(network.pk).newest_first()[: SHOWN + 1]))


def _cut(entries: list[Entry]) -> dict[str, object]:
    return {"entries": entries[:SHOWN], "more": len(entries) > SHOWN, "shown": SHOWN}
