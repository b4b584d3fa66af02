"""Who may choose the Word template. Whoever may read a charter may also fetch it as a file."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people.mandate import Mandate
from samverk.people.models import Person


def coordinator_keeps_template(person: Person) -> None:
    """Only the coordinator chooses what the association's charters look like."""
    if not Mandate.of(person, timezone.localdate()).coordinator:
        raise PermissionDenied(_("The Word template is chosen by the association's coordinator."))
