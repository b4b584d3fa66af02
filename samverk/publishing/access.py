"""Doors to what everybody may read, and to what lets them."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from samverk.meetings.access import SEE, meeting_to_see
from samverk.meetings.models import Approval, Correction
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import PUBLIC, WRITES, Right
from samverk.publishing.models import Publication

_NOUN = _("The public pages")
READ_NETWORKS = Right(_NOUN, _("read about networks and their coming dates"), PUBLIC)
READ_RECORDS = Right(_NOUN, _("read published minutes"), PUBLIC)
RELEASE = Right(
    _("Minutes and meeting notes"),
    _("look through and publish, take off the public site and put back"),
    WRITES,
    _("This is for the secretary and those who lead the network."),
    within=SEE,
)
NOBODY = Mandate(0)


def public_network(slug: str) -> Network:
    READ_NETWORKS.ask(NOBODY)
    network = Network.objects.begun().with_life().filter(slug=slug).first()
    if network is None:
        raise Http404
    return network


def public_record(slug: str, year: int, number: int) -> Publication:
    """A published record; one that is only approved, or taken off the site, is not there."""
    READ_RECORDS.ask(NOBODY)
    publication = (
        Publication.objects.on_site()
        .with_content()
        .select_related("pdf_sv", "pdf_en", "docx")
        .filter(approval__network__slug=slug, approval__year=year, approval__number=number)
        .first()
    )
    if publication is None:
        raise Http404
    return publication


def record_to_release(person: Person, pk: int) -> tuple[Approval, Correction | None]:
    """A meeting's approved record, and its latest version if that is not the first.

    404 before it has been approved.
    """
    meeting, mandate = meeting_to_see(person, pk)
    RELEASE.ask(mandate, meeting.network)
    rows = Approval.objects.select_related("minutes__meeting__network", "network")
    approval = get_object_or_404(rows, minutes__meeting=meeting)
    return approval, approval.corrections.last()
