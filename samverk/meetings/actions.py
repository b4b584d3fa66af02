"""Actions and the links in mail that mark them as done, without signing in.

A link is signed for one action and the one who is to do it: handed over to somebody else, the old
link opens nothing. Opening it changes nothing, since mail scanners open links before people do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models import Action, Minutes
from samverk.meetings.models.outcome import ActionQuerySet
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person

SIGNER = Signer(salt="meetings.action")


@dataclass(frozen=True)
class Linked:
    """An action, and the address where its owner marks it as done."""

    action: Action
    url: str


def link_to(action: Action) -> str:
    """The address for the one who is to do it; needs `person`."""
    signed = SIGNER.sign(f"{action.pk}-{action.person_id}")
    return settings.BASE_URL + reverse("meetings:action_by_link", args=[signed])


def action_of_link(signed: str) -> Action | None:
    """The action that a link is for, while it is still the same person's; else None."""
    try:
        action, person = map(int, SIGNER.unsign(signed).split("-"))
    except BadSignature:
        return None
    standing = Action.objects.standing().with_origin().filter(person__is_active=True)
    return standing.filter(pk=action, person=person).first()


def actions_with_links(person: Person, minutes: Minutes) -> list[Linked]:
    """What a person got to do at a meeting and has not done, with links for a letter to them."""
    own = Action.objects.open().filter(item__meeting=minutes.meeting_id, person=person)
    return linked(own.order_by("item__position", "pk"))


def linked(actions: Iterable[Action]) -> list[Linked]:
    return [Linked(action, link_to(action)) for action in actions]


# The lists that there are, by what the address calls them.
LISTS = {
    "mina": _("Mine"),
    "alla": _("All open"),
    "sena": _("Overdue"),
    "klara": _("Done lately"),
}
LATELY = timedelta(days=60)
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Actions:
    """What a person can see of what is to be done, on a day; in one network or all of them."""

    person: Person
    mandate: Mandate
    today: date
    network: Network | None = None

    @classmethod
    def seen_by(cls, person: Person, mandate: Mandate, today: date, *, slug: str) -> "Actions":
        """In the network by that slug if the person sees it, else in all."""
        network = Network.objects.filter(slug=slug).first()
        return cls(person, mandate, today, network if network and mandate.sees(network) else None)

    def everything(self) -> ActionQuerySet:
        """One's own, and those in approved records of the networks that one sees."""
        own, seen = Q(person=self.person), Q(item__meeting__minutes__approval__isnull=False)
        if not self.mandate.coordinator:
            seen &= Q(item__meeting__network__in=self.mandate.reads)
        rows = Action.objects.standing().filter(own | seen)
        return rows.filter(item__meeting__network=self.network) if self.network else rows

    def chosen(self, asked: str) -> str:
        """The list that is asked for; else one's own, or all of the network's."""
        return asked if asked in LISTS else "alla" if self.network else "mina"

    def of(self, name: str) -> ActionQuerySet:
        """One of the lists, the most urgent first; those done the latest first."""
        rows = self.everything().filter(self._are(name)).with_origin()
        if name == "klara":
            return rows.order_by("-completion__on", "-pk")
        return rows.order_by(F("due").asc(nulls_last=True), "pk")

    def numbers(self) -> dict[str, int]:
        """How many there are in each list: one query."""
        each = {name: Count("pk", filter=self._are(name)) for name in LISTS}
        found: dict[str, int] = self.everything().aggregate(**each)
        return found

    def networks(self) -> list[Network]:
        """Those with something to be done or just done, by name."""
        told = self._are("alla") | self._are("klara")
        ids = Actions(self.person, self.mandate, self.today).everything().filter(told)
        return list(Network.objects.filter(pk__in=ids.values("item__meeting__network")).by_name())

    def row(self, action: Action) -> "Row":
        network = action.item.meeting.network
        mine = action.person_id == self.person.pk
        sees, writes = self.mandate.sees(network), self.mandate.writes(network)
        address = reverse("meetings:completion", args=[action.pk]) if sees else link_to(action)
        return Row(
            action=action,
            look=self._look(action),
            sees=sees,
            done_at=address if (mine or writes) and not action.is_done else "",
            hands_over=writes and not action.is_done,
        )

    def _are(self, name: str) -> Q:
        waiting = Q(completion__isnull=True)
        return {
            "mina": waiting & Q(person=self.person),
            "alla": waiting,
            "sena": waiting & Q(due__lt=self.today),
            "klara": Q(completion__on__gte=self.today - LATELY),
        }[name]

    def _look(self, action: Action) -> str:
        if action.is_done:
            return "met"
        if action.due is None:
            return "none"
        if action.due < self.today:
            return "late"
        return "due" if action.due <= self.today + SOON else "upcoming"


@dataclass(frozen=True)
class Row:
    """An action in a list: how it looks, where it is marked as done, and who may change it.

    `sees` is whether the person may follow the links to its meeting and decision.
    """

    action: Action
    look: str
    sees: bool
    done_at: str
    hands_over: bool
