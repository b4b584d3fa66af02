"""Every address of the site. Each room lists its own, whole paths with Swedish nouns."""

from django.urls import include, path

from samverk.people.urls import sign_in

handler429 = "samverk.people.views.sign_in.too_many"  # the sign-in library asks for it by name

ROOMS = (
    "shell",
    "post",
    "people",
    "charters",
    "meetings",
    "publishing",
    "dialogue",
    "followup",
    "archive",
    "desk",
)

urlpatterns = [
    *sign_in,
    *(path("", include(f"samverk.{room}.urls")) for room in ROOMS),
]
