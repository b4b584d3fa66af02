"""What the navigation asks about the person."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from samverk.people.mandate import oversees as sees_all
from samverk.people.models import Person


def oversees(request: HttpRequest) -> dict[str, object]:
    """`oversees`: whether the overview is for this person; one query, when first asked."""
    person = getattr(request, "user", None)  # a request refused early has none
    if not isinstance(person, Person):
        return {"oversees": False}
    return {"oversees": SimpleLazyObject(lambda: sees_all(person, timezone.localdate()))}
