"""What stands around every request: its language, and the answer to what could not be done."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from samverk.shell.pages import asks_for_data, page
from samverk.shell.refused import Refused
from samverk.shell.storage import trouble_of

logger = logging.getLogger(__name__)

type Answer = Callable[[HttpRequest], HttpResponse]


class TracesMiddleware:
    """What may be kept of a page elsewhere: nothing that somebody signed in has read, and of the
    public pages only what is asked for anew each time, so that what is changed is changed at once.
    Search engines list only pages that say they may (`shell.pages.listed`).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        signed_in = hasattr(request, "user") and request.user.is_authenticated
        response.headers.setdefault("Cache-Control", "no-store" if signed_in else "no-cache")
        response.headers.setdefault("X-Robots-Tag", "noindex")
        return response


class LanguageMiddleware:
    """The language of the signed-in person, else of the cookie, else the association's own.

    Stands where Django's LocaleMiddleware would, after AuthenticationMiddleware. It does not read
    Accept-Language: the association speaks Swedish until somebody asks for another language.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(chosen_language(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        patch_vary_headers(response, ["Cookie"])
        return response


def chosen_language(request: HttpRequest) -> str:
    wishes = (
        getattr(request.user, "language", ""),
        request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""),
    )
    spoken = dict(settings.LANGUAGES)
    return next((wish for wish in wishes if wish in spoken), settings.LANGUAGE_CODE)


class RefusedMiddleware:
    """`Refused` becomes a page that shows its sentence and the way back, status 409; for a script
    the sentence alone.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        if asks_for_data(request):
            return JsonResponse({"state": str(exception)}, status=409)
        return page(
            request, "shell/refused.html", status=409, sentence=exception, back=came_from(request)
        )


class StorageMiddleware:
    """A full disk and a database that does not answer become a page that says so, 507 or 503; for
    a script the sentence alone. The transaction has been rolled back: nothing is half written.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        trouble = trouble_of(exception)
        if trouble is None:
            return None
        logger.error("%s could not be written", request.path, exc_info=exception)
        if asks_for_data(request):
            return JsonResponse({"state": trouble.sentence}, status=trouble.status)
        # Its page asks the database for nothing.
        told = {"trouble": trouble, "back": came_from(request)}
        return HttpResponse(render_to_string("shell/unwritten.html", told), status=trouble.status)


def came_from(request: HttpRequest) -> str:
    """The page of ours that the person came from, else the start page."""
    referer = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(
        referer, {request.get_host()}, require_https=request.is_secure()
    )
    return referer if ours else "/"
