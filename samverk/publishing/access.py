"""Doors to what everybody may read."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.rights import PUBLIC, Right
from samverk.publishing.models import Publication

_NOUN = _("The public pages")
READ_NETWORKS = Right(_NOUN, _("read about networks and their coming dates"), PUBLIC)
READ_RECORDS = Right(_NOUN, _("read published minutes"), PUBLIC)
NOBODY = Mandate(0)


def public_network(slug: str) -> Network:
    READ_NETWORKS.ask(NOBODY)
    network = Network.objects.begun().with_life().filter(slug=slug).first()
    if network is None:
        raise Http404
    return network


def public_record(slug: str, year: int, number: int) -> Publication:
    """A published record; one that is only approved is not there yet."""
    READ_RECORDS.ask(NOBODY)
    publication = (
        Publication.objects.select_related("approval__network", "pdf_sv", "pdf_en")
        .filter(approval__network__slug=slug, approval__year=year, approval__number=number)
        .first()
    )
    if publication is None:
        raise Http404
    return publication
