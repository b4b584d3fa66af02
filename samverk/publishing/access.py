"""Doors to what everybody may read."""

from django.http import Http404

from samverk.networks.models import Network
from samverk.publishing.models import Publication


def public_network(slug: str) -> Network:
    network = Network.objects.begun().with_life().filter(slug=slug).first()
    if network is None:
        raise Http404
    return network


def public_record(slug: str, year: int, number: int) -> Publication:
    """A published record; one that is only approved is not there yet."""
    publication = (
        Publication.objects.select_related("approval__network", "pdf_sv", "pdf_en")
        .filter(approval__network__slug=slug, approval__year=year, approval__number=number)
        .first()
    )
    if publication is None:
        raise Http404
    return publication
