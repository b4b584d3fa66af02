"""The one way into the ledger, and from there to what follows an act."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

from samverk.ledger.models import Entry
from samverk.ledger.tasks import follow, follow_each
from samverk.ledger.verbs import VERBS


def record(by: models.Model | None, verb: str, noun: models.Model, **facts: Any) -> Entry:
    """Write down that `by` did `verb` to `noun`, and enqueue what follows.

    Call it inside the transaction that made the change: the entry and the queued
    consequences are then kept or lost together with it. Raises KeyError for a verb
    that `ledger/verbs.py` does not name.
    """
    return record_all(by, verb, [(noun, facts)])[0]


def record_all(
    by: models.Model | None, verb: str, nouns: Iterable[tuple[models.Model, dict[str, Any]]]
) -> list[Entry]:
    """The same of many nouns, each with its facts, in one insert and one job for what follows."""
    if verb not in VERBS:
        raise KeyError(f"ledger/verbs.py has no words for {verb!r}")
    entries = Entry.objects.bulk_create(
        Entry(
            actor_id=by.pk if by else None,
            verb=verb,
            noun=noun._meta.label_lower,
            noun_id=noun.pk,
            network_id=getattr(noun, "network_id", None),
            facts=facts,
        )
        for noun, facts in nouns
    )
    consequences: Mapping[str, tuple[str, ...]] = import_string(settings.SAMVERK_CONSEQUENCES)
    for function in consequences.get(verb, ()):
        if len(entries) == 1:
            follow.enqueue(entries[0].pk, function)
        elif entries:
            follow_each.enqueue([entry.pk for entry in entries], function)
    return entries
