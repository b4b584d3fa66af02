"""What every page's frame says about the association."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from samverk.networks.models import Federation


def federation(request: HttpRequest) -> dict[str, object]:
    """The association (fetched when first used: one query) and whether this is a demo."""
    return {
        "federation": SimpleLazyObject(lambda: Federation.objects.first()),
        "demo": settings.DEMO,
    }
