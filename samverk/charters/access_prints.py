"""Who may choose the Word template. Whoever may read a charter may also fetch it as a file."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import COORDINATES, Right

KEEP_TEMPLATE = Right(
    _("The Word template"),
    _("choose, try and leave"),
    COORDINATES,
    _("The Word template is chosen by the association's coordinator."),
)


def coordinator_keeps_template(person: Person) -> None:
    """Only the coordinator chooses what the association's charters look like."""
    KEEP_TEMPLATE.ask(Mandate.of(person, timezone.localdate()))
