"""What a network means to take up, as its page tells it."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from samverk.meetings.models import BacklogItem, Meeting, Postponement
from samverk.networks.models import Network

SETTLED = 20  # to a page


@dataclass(frozen=True)
class Backlog:
    """What waits (`postponed`: items that a meeting did not finish), and a page of the rest.

    `next` is the nearest meeting that has not begun, to take something up at.
    """

    waiting: list[BacklogItem]
    postponed: list[Postponement]
    settled: Page[BacklogItem]
    next: Meeting | None

    @classmethod
    def of(cls, network: Network, *, now: datetime, number: str | None = None) -> "Backlog":
        """Seven queries."""
        rows = BacklogItem.objects.with_outcome().filter(network=network)
        waits = BacklogItem.objects.waiting().filter(network=network)
        settled = rows.exclude(pk__in=waits.values("pk")).order_by("-proposed_at", "-pk")
        return cls(
            waiting=list(rows.filter(pk__in=waits.values("pk"))),
            postponed=list(Postponement.objects.waiting(network)),
            settled=Paginator(settled, SETTLED).get_page(number),
            next=Meeting.next_of(network, now),
        )

    @property
    def count(self) -> int:
        return len(self.waiting) + len(self.postponed)
