"""Who may see and keep what goes round. One door per act."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from samverk.people.access import register_to_keep
from samverk.people.models import Person, Rotation


def rotation_to_keep(person: Person, slug: str, pk: int) -> Rotation:
    """A role that goes round in a network whose list of people the person keeps."""
    network = register_to_keep(person, slug)
    going = Rotation.objects.on(timezone.localdate()).select_related("network")
    return get_object_or_404(going, network=network, pk=pk)
