"""What somebody new in a network needs to know, for the page and for the letter."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from samverk.charters.models import Charter
from samverk.charters.writing.brief import Brief
from samverk.documents.models import StoredFile
from samverk.meetings.models import Meeting
from samverk.networks.models import Federation, Network
from samverk.people.models import Appointment, Membership, Person, Shown
from samverk.publishing.models import Publication

# Whom to turn to, in the order they are shown.
CONTACTS = ("chair", "convener", "presidium_chair", "presidium", "secretary", "office")
# So many dates to come are told; the calendar has them all.
DATES = 8


@dataclass(frozen=True)
class Contact:
    """Somebody to turn to: each detail is there if the person shows it to those signed in."""

    person: Person
    roles: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self._detail("title")

    @property
    def email(self) -> str:
        return self._detail("email")

    def _detail(self, name: str) -> str:
        return (getattr(self.person, name) or "") if self.person.shows(name, Shown.NETWORK) else ""


@dataclass(frozen=True)
class Introduction:
    """A network in short: its charter, dates to come, latest record and whom to ask."""

    network: Network
    brief: Brief | None
    meetings: list[Meeting]
    latest: Publication | None
    contacts: list[Contact]
    office: str

    @classmethod
    def to(cls, network: Network, *, now: datetime, on: date | None = None) -> "Introduction":
        """How it is now, or will be on a day ahead. As many queries however much there is."""
        day = on or timezone.localdate(now)
        charter = (
            Charter.objects.in_force(day)
            .filter(network=network)
            .select_related("network", "adoption", "grounding__strategy")
            .first()
        )
        coming = Meeting.objects.standing().of(network).upcoming(now)
        return cls(
            network=network,
            brief=Brief.of(charter) if charter else None,
            meetings=list(coming.select_related("network", "host")[:DATES]),
            latest=Publication.objects.newest_first().filter(approval__network=network).first(),
            contacts=_contacts(network, day),
            office=Federation.objects.get().office_mail,
        )

    @property
    def url(self) -> str:
        return settings.BASE_URL + reverse("desk:introduction", args=[self.network.slug])

    @property
    def charter_url(self) -> str:
        assert self.brief
        return settings.BASE_URL + self.brief.charter.get_absolute_url()

    @property
    def latest_url(self) -> str:
        assert self.latest
        return settings.BASE_URL + self.latest.get_absolute_url()

    @property
    def file_name(self) -> str:
        return f"uppdraget-i-korthet-{self.network.slug}.pdf"

    def pdf(self) -> bytes:
        """The charter on one page, in the language that is active."""
        assert self.brief
        return self.brief.pdf(url=self.charter_url)

    def keep_pdf(self) -> StoredFile:
        """The same as a stored file, which letters with the same content share."""
        data, name = self.pdf(), self.file_name
        known = StoredFile.objects.filter(sha256=sha256(data).hexdigest(), name=name).first()
        return known or StoredFile.keep(name=name, data=data, media_type="application/pdf")


def _contacts(network: Network, on: date) -> list[Contact]:
    """Each person once, with all their roles, in the order of the first."""
    here = Q(network=network, role__in=CONTACTS) | Q(network=None)
    held = Appointment.objects.on(on).filter(here).select_related("person__municipality")
    contacts: dict[int, Contact] = {}
    for row in sorted(held, key=lambda row: (CONTACTS.index(row.role), row.person.name)):
        contacts.setdefault(row.person_id, Contact(row.person)).roles.append(row.role)
    return list(contacts.values())


@dataclass(frozen=True)
class Place:
    """Somebody's place in a network, and the network in short."""

    membership: Membership
    introduction: Introduction

    @property
    def in_words(self) -> str:
        return place_in_words(self.membership)


def place_in_words(membership: Membership) -> str:
    """On whose behalf the person takes part, and as what."""
    if membership.kind == Membership.Kind.STAFF:
        return _("You take part on the association's behalf.")
    words = {
        Membership.Kind.MEMBER: _("You speak for %(behalf)s."),
        Membership.Kind.DEPUTY: _(
            "You are a deputy for %(behalf)s, for when the member cannot come."
        ),
        Membership.Kind.ADJUNCT: _("You are co-opted and speak for %(behalf)s."),
    }
    behalf = membership.municipality or membership.organisation
    return words[Membership.Kind(membership.kind)] % {"behalf": behalf} if behalf else ""


def names_of(networks: Iterable[Network]) -> str:
    """ "Förskola, Grundskola och Elevhälsa"."""
    return get_text_list([str(network) for network in networks], _("and"))
