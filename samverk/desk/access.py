"""Who may see what on the desk."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.people.access import network_to_see, signed_in
from samverk.people.mandate import Mandate

__all__ = ["mandate_of", "must_oversee", "network_to_see"]


def mandate_of(request: HttpRequest) -> Mandate:
    return Mandate.of(signed_in(request), timezone.localdate())


def must_oversee(request: HttpRequest) -> Mandate:
    """The overview is for the office and for the bodies that commission networks."""
    mandate = mandate_of(request)
    if not mandate.oversees:
        raise PermissionDenied(
            _("The overview is for those who commission networks, and for the office.")
        )
    return mandate
