"""Decisions that an assignment may rest on: those in approved records of the bodies above."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samverk.meetings.models import Decision
from samverk.networks.models import Network
from samverk.shell.dates import day


def decisions_above(network: Network, asked: str = "") -> QuerySet[Decision]:
    """What the bodies above a network have decided, the latest first. `asked` is words that
    stand in the decision or over its item, each of them."""
    found = Decision.objects.filter(
        item__meeting__network__in=list(network.above()),
        item__meeting__minutes__approval__isnull=False,
    )
    for word in asked.split():
        found = found.filter(Q(text__icontains=word) | Q(item__title__icontains=word))
    return found.select_related(
        "item__meeting__network", "item__meeting__minutes__approval__publication"
    ).order_by("-item__meeting__starts_at", "item__position", "pk")


def in_words(decision: Decision) -> str:
    """ "Skolchefsnätverket 13 mars 2026, protokoll 2026:2 punkt 4: …", 300 characters at most."""
    meeting, approval = decision.item.meeting, decision.item.meeting.minutes.approval
    said = _("%(body)s %(day)s, record %(year)s:%(number)s item %(item)s: %(text)s") % {
        "body": meeting.network,
        "day": day(meeting.starts_at),
        "year": approval.year,
        "number": approval.number,
        "item": decision.item.position,
        "text": decision.text,
    }
    return Truncator(said).chars(300)


def address_of(decision: Decision) -> str:
    """Where it can be read: on the public site, if the record stands there."""
    minutes = decision.item.meeting.minutes
    if minutes.is_published:
        return str(minutes.approval.publication.get_absolute_url())
    return reverse("meetings:minutes", args=[minutes.meeting_id])
