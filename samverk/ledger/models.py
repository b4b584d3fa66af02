"""The ledger: who did what to which noun, and when. Rows are only ever added."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone

from samverk.ledger.verbs import VERBS
from samverk.shell.refused import Refused


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, *nouns: models.Model) -> "EntryQuerySet":
        wanted = models.Q(pk__in=[])
        for noun in nouns:
            wanted |= models.Q(noun=noun._meta.label_lower, noun_id=noun.pk)
        return self.filter(wanted)

    def in_network(self, network_id: int) -> "EntryQuerySet":
        return self.filter(network_id=network_id)

    def newest_first(self) -> "EntryQuerySet":
        return self.select_related("actor").order_by("-at", "-pk")


class Entry(models.Model):
    """One act. `noun` is a model label ("meetings.meeting"), `facts` what else is worth knowing.

    `network_id` is the network the noun belongs to, a plain number because this room lies
    below the networks' room; `actor` is empty where samverk itself acted.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    noun = models.CharField(max_length=60)
    noun_id = models.BigIntegerField()
    network_id = models.BigIntegerField(null=True, db_index=True)
    facts = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["noun", "noun_id"], name="ledger_entry_noun")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.noun}:{self.noun_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Refused("The ledger is only added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Refused("The ledger is only added to.")

    @property
    def sentence(self) -> str:
        return str(VERBS[self.verb])
