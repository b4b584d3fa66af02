"""What happens to a charter: it is proposed, adopted, and in the end taken out of force."""

from typing import Any, NoReturn

from django.db import models
from django.utils import timezone

from samverk.charters.models.parts import refuse_adopted
from samverk.people.models import Person


class Proposal(models.Model):
    """A draft was laid before those who adopt it. While it is out, nothing in it changes."""

    charter = models.OneToOneField("charters.Charter", models.CASCADE, related_name="proposal")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.charter} {self.at:%Y-%m-%d}"


class Kept(models.Model):
    """A row that is written once: it says what was decided, and is never changed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            refuse_adopted()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        refuse_adopted()


class Adoption(Kept):
    """A body adopted a charter on a day; from `in_force_from` it holds."""

    charter = models.OneToOneField("charters.Charter", models.PROTECT, related_name="adoption")
    body = models.CharField(max_length=200)
    on = models.DateField()
    in_force_from = models.DateField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.charter} {self.on}"


class Ending(Kept):
    """A body took an adopted charter out of force; `last_day` is the last that it holds."""

    charter = models.OneToOneField("charters.Charter", models.PROTECT, related_name="ending")
    body = models.CharField(max_length=200)
    last_day = models.DateField()
    reason = models.TextField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.charter} {self.last_day}"
