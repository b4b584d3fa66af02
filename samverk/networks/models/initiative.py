"""A network asked for: by whom, who wants to take part, and who would call it together."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models

from samverk.ledger.record import record
from samverk.networks.models.federation import Municipality
from samverk.networks.models.network import Network


class Initiative(models.Model):
    """Somebody asks for a network. It lasts as the record of how the network came about.

    `asked_by` is who asks, in words; `convener` calls the first meeting.
    """

    network = models.OneToOneField(Network, models.PROTECT, related_name="initiative")
    asked_by = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    convener = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    #: What the checklist's form says of the network itself.
    OF_NETWORK = ("name", "kind", "parent", "purpose")
    OWN = ("asked_by", "convener")

    def __str__(self) -> str:
        return f"{self.network} {self.on}"

    @property
    def facts(self) -> dict[str, Any]:
        own = {name: getattr(self, name) for name in self.OWN}
        return own | {name: getattr(self.network, name) for name in self.OF_NETWORK}

    @classmethod
    def ask(cls, *, by: Any, on: date, slug: str, **facts: Any) -> "Initiative":
        """Ask for a network; it stands as proposed until somebody decides."""
        network = Network.objects.create(
            slug=slug, **{name: facts[name] for name in cls.OF_NETWORK if name in facts}
        )
        own = {name: facts[name] for name in cls.OWN if name in facts}
        initiative = cls.objects.create(network=network, on=on, recorded_by_id=by.pk, **own)
        record(by, "network.asked_for", network, name=network.name)
        return initiative

    def change(self, *, by: Any, **facts: Any) -> None:
        """Say more, or something else, about what is asked for."""
        for name, value in facts.items():
            setattr(self if name in self.OWN else self.network, name, value)
        self.network.save(update_fields=[name for name in self.OF_NETWORK if name in facts])
        self.save(update_fields=[name for name in self.OWN if name in facts])
        record(by, "network.request_changed", self.network)

    def note_willing(self, municipalities: Iterable[Municipality], *, by: Any, on: date) -> None:
        """Note which municipalities are willing; those noted before keep their day."""
        chosen = set(municipalities)
        self.willing.exclude(municipality__in=chosen).delete()
        for town in chosen:
            self.willing.get_or_create(municipality=town, defaults={"on": on})
        record(by, "network.willing_noted", self.network, count=len(chosen))


class Willing(models.Model):
    """A municipality that has said that it wants to take part."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="willing")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["municipality__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "municipality"], name="one_word_per_municipality"
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.on}"
