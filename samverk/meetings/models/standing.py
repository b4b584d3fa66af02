"""A network's standing items, and how the agenda of a meeting begins."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.meetings.models.agenda import AgendaItem, Brings, ItemKind, put_in_order, swapped
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.sources import feedback_for, origin_of
from samverk.networks.models import Network
from samverk.people.models import Person
from samverk.shell.refused import Refused


class StandingItem(models.Model):
    """An item that every agenda of a network begins with: the network's template.

    `duration` is in minutes; `brings` is what comes with it each time.
    """

    network = models.ForeignKey(Network, models.PROTECT, related_name="standing_items")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.INFORMATION)
    duration = models.PositiveSmallIntegerField(null=True, blank=True)
    presenter = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    is_public = models.BooleanField(default=True)
    brings = models.CharField(max_length=20, choices=Brings, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def add(cls, network: Network, *, by: Person, **fields: Any) -> "StandingItem":
        """Put one last among the network's own."""
        last = network.standing_items.aggregate(last=models.Max("position"))["last"] or 0
        item = cls.objects.create(network=network, position=last + 1, **fields)
        record(by, "standing.added", item, title=item.title)
        return item

    def change(self, *, by: Person, **fields: Any) -> None:
        for name, value in fields.items():
            setattr(self, name, value)
        self.save()
        record(by, "standing.changed", self, title=self.title)

    def move(self, *, by: Person, up: bool) -> None:
        """Change places with the one above (or below); at the end of the list, nothing."""
        arrange_standing(
            self.network, swapped(list(self.network.standing_items.all()), self, up=up), by=by
        )

    def remove(self, *, by: Person) -> None:
        """Agendas that it is already on keep it."""
        record(by, "standing.removed", self, title=self.title)
        self.delete()


def arrange_standing(network: Network, order: list[int], *, by: Person) -> None:
    """Put the network's standing items in this order of ids; those not named come last."""
    if put_in_order(network.standing_items.select_for_update(), order):
        record(by, "standing.arranged", network)


def usual_items(network: Network) -> list[StandingItem]:
    """What a network can begin with that has none of its own: unsaved, in the language here."""
    kinds = ItemKind
    with translation.override(settings.LANGUAGE_CODE):
        rows: list[tuple[str, str, int, str]] = [
            (_("Opening of the meeting"), kinds.INFORMATION, 5, ""),
            (*_usual(Brings.PREVIOUS, network), 5, Brings.PREVIOUS),
            (*_usual(Brings.FEEDBACK, network), 15, Brings.FEEDBACK),
            (*_usual(Brings.ACTIONS, network), 10, Brings.ACTIONS),
            (*_usual(Brings.ASSIGNMENTS, network), 20, Brings.ASSIGNMENTS),
            (_("Round of the municipalities"), kinds.ROUND, 30, ""),
            (_("Next meeting"), kinds.INFORMATION, 5, ""),
        ]
    return [
        StandingItem(
            network=network, position=nth, title=title, kind=kind, duration=minutes, brings=brings
        )
        for nth, (title, kind, minutes, brings) in enumerate(rows, start=1)
    ]


def _usual(brings: str, network: Network) -> tuple[str, str]:
    """The title and the kind of an item that brings something."""
    body = network.parent
    said = _("Feedback from %(body)s") % {"body": body} if body else _("Feedback from the networks")
    titles = {
        Brings.PREVIOUS: (_("Since the last meeting"), ItemKind.INFORMATION),
        Brings.ACTIONS: (_("What we have left to do"), ItemKind.DISCUSSION),
        Brings.FEEDBACK: (said, ItemKind.DISCUSSION),
        Brings.ASSIGNMENTS: (_("Our assignments"), ItemKind.DISCUSSION),
        Brings.REPORTS: (_("What we are to report"), ItemKind.DISCUSSION),
    }
    return titles[Brings(brings)]


def bring(meeting: Meeting, brings: str, *, by: Person) -> AgendaItem:
    """Put an item last that brings something, such as what is still to be done."""
    if found := meeting.items.filter(brings=brings).first():
        raise Refused(_("“%(title)s” brings it already.") % {"title": found})
    with translation.override(settings.LANGUAGE_CODE):
        title, kind = _usual(brings, meeting.network)
    return meeting.add_item(by=by, title=title, kind=kind, brings=brings)


def adopt_usual_items(network: Network, *, by: Person) -> None:
    """Make the usual items the network's own, unless it has some."""
    Network.objects.select_for_update().get(pk=network.pk)
    if not network.standing_items.exists():
        StandingItem.objects.bulk_create(usual_items(network))
        record(by, "standing.adopted", network)


# What an item of a new agenda takes from a standing item; from the last meeting all but the text,
# which was about that day.
STANDING = ("title", "kind", "duration", "presenter", "text", "is_public", "brings")
AGAIN = ("title", "kind", "duration", "presenter", "is_public", "brings")


def begin_agenda(meeting: Meeting, *, like: str, by: Person) -> None:
    """Put items on a new agenda: `like` "template", "last" (the last meeting's) or "" for none.

    Where one of them brings feedback, what waits from the commissioning network comes after it as
    items of its own.
    """
    meeting.must_be_open()
    begun: list[dict[str, Any]] = []
    for row in _beginning(meeting, like):
        begun.append(row)
        if row["brings"] == Brings.FEEDBACK:
            begun += [origin_of(waiting) for waiting in feedback_for(meeting)]
    if not begun:
        return
    last = meeting.items.aggregate(last=models.Max("position"))["last"] or 0
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=position, **row)
        for position, row in enumerate(begun, start=last + 1)
    )
    record(by, "agenda.begun", meeting, like=like)


def _beginning(meeting: Meeting, like: str) -> list[dict[str, Any]]:
    if like == "template":
        own = list(meeting.network.standing_items.all()) or usual_items(meeting.network)
        return [{name: getattr(item, name) for name in STANDING} for item in own]
    last = last_like(meeting) if like == "last" else None
    if last is None:
        return []
    again = last.items.filter(backlog=None, assignment=None, follows=None, continues=None)
    return [{name: getattr(item, name) for name in AGAIN} for item in again]


def last_like(meeting: Meeting) -> Meeting | None:
    """The network's latest earlier meeting of the same kind that had an agenda."""
    earlier = Meeting.objects.standing().filter(
        network=meeting.network_id, kind=meeting.kind, starts_at__lt=meeting.starts_at
    )
    return earlier.filter(items__isnull=False).order_by("-starts_at").first()
