"""Who may see and keep roles, what goes round, and the lists as the office sees them."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import COORDINATES, Right

ALL_REGISTERS = Right(
    _("Lists of people"),
    _("see how all of them stand"),
    COORDINATES,
    _("How all lists stand is seen by the office."),
)


def registers_to_follow(person: Person) -> None:
    """The lists of all networks, side by side: the office's own page."""
    ALL_REGISTERS.ask(Mandate.of(person, timezone.localdate()))
