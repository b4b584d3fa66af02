"""Which charters: the questions that are asked of all of them."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef

from samverk.charters.models.life import Adoption, Ending

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter  # noqa: F401


class CharterQuerySet(models.QuerySet["Charter"]):
    def adopted(self) -> Self:
        return self.filter(adoption__isnull=False)

    def in_force(self, on: date) -> Self:
        """For each network the one charter that holds on a day: the latest in force by then,
        unless it has been taken out of force."""
        later = Adoption.objects.filter(
            charter__network=OuterRef("network"),
            in_force_from__lte=on,
        ).filter(
            models.Q(in_force_from__gt=OuterRef("adoption__in_force_from"))
            | models.Q(
                in_force_from=OuterRef("adoption__in_force_from"),
                pk__gt=OuterRef("adoption__pk"),
            )
        )
        ended = Ending.objects.filter(charter=OuterRef("pk"), last_day__lt=on)
        return self.filter(adoption__in_force_from__lte=on).filter(~Exists(later), ~Exists(ended))

    def drafts(self) -> Self:
        return self.filter(adoption__isnull=True)

    def shown(self) -> Self:
        """Those that others than their writers may read: proposed or adopted."""
        return self.filter(models.Q(adoption__isnull=False) | models.Q(proposal__isnull=False))

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")

    def of_file(self, sha256: str) -> Self:
        return self.filter(file__sha256=sha256)

    def with_surroundings(self) -> Self:
        """With what every page about a charter shows of it."""
        return self.select_related(
            "network__parent",
            "adoption",
            "proposal",
            "ending",
            "file",
            "created_by",
            "grounding__strategy",
        )

    def with_history(self) -> Self:
        """With who did what to each, newest first."""
        return (
            self.with_surroundings()
            .select_related("adoption__recorded_by", "proposal__by", "ending__recorded_by")
            .select_related("based_on__adoption")
            .newest_first()
        )

    def to_compare(self) -> Self:
        """With what the comparison of two versions looks at, in a fixed number of queries."""
        return self.with_surroundings().prefetch_related(
            "sentences", "goals", "assignments__goal", "duties"
        )
