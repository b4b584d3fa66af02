"""Doors to what everybody may read, and to what lets them."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from samverk.documents.models import StoredFile
from samverk.meetings.access import SEE, meeting_to_see
from samverk.meetings.models import Approval
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import PUBLIC, WRITES, Right
from samverk.publishing.looking import Looking
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
    """A published record, also one that has been taken off the site: its page says so."""
    READ_RECORDS.ask(NOBODY)
    publication = (
        Publication.objects.with_content()
        .select_related("pdf_sv", "pdf_en", "docx")
        .filter(approval__network__slug=slug, approval__year=year, approval__number=number)
        .first()
    )
    if publication is None:
        raise Http404
    return publication


def record_to_release(person: Person, pk: int) -> Looking:
    """A meeting's approved record, to look through; 404 before it has been approved."""
    meeting, mandate = meeting_to_see(person, pk)
    RELEASE.ask(mandate, meeting.network)
    rows = Approval.objects.select_related("minutes__meeting__network", "network")
    return Looking.at(get_object_or_404(rows, minutes__meeting=meeting))


def record_to_withdraw(person: Person, pk: int) -> Publication:
    """A meeting's record that stands on the public site; 404 where it does not."""
    looking = record_to_release(person, pk)
    if looking.publication is None or looking.withdrawal:
        raise Http404
    return looking.publication


def public_paper(publication: Publication, pk: int) -> StoredFile:
    """A file that the released record names; 404 for any other."""
    items = publication.content["items"]
    named = {paper["file"] for item in items for paper in item.get("attachments", [])}
    return get_object_or_404(StoredFile.objects.filter(pk__in=named), pk=pk)
