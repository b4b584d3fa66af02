"""The last door: what a reader may not meet of other people leaves in no response."""

from collections.abc import Callable
from re import compile as pattern

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from samverk.people.masking import Masks
from samverk.people.models import Person
from samverk.people.privacy import hidden_from, hidden_from_public
from samverk.shell.middleware import chosen_language
from samverk.shell.pages import page

TEXT = pattern(r"text/|application/(?:[\w.+-]*(?:json|xml|javascript|yaml|calendar))|image/svg")


class PrivacyMiddleware:
    """Takes names and addresses that the reader may not meet out of every text that is answered.

    A file that holds one is not handed out. The pages of signing in are left as they are: they
    show nothing but what the reader has just typed, and to change that would tell of it.

    Stands outside of all that answers, pages that say no among them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        user = getattr(request, "user", None)  # a request refused early has none
        match = request.resolver_match
        if match and not match.app_names:
            return response
        masks = hidden_from(user) if isinstance(user, Person) else hidden_from_public()
        return without_hidden(request, response, masks) if masks else response


def without_hidden(
    request: HttpRequest, response: HttpResponseBase, masks: Masks
) -> HttpResponseBase:
    """The response as this reader may have it."""
    for name, value in list(response.items()):
        if masks.find(value):
            response[name] = masks.hide(value)
    content = taken_from(response)
    if not TEXT.match(response.get("Content-Type", "").lower()):
        return withheld(request) if masks.stand_in(content) else response
    text = content.decode(response.charset, "replace")
    if (hidden := masks.hide(text)) != text:
        put_in(response, hidden.encode(response.charset))
    return response


def taken_from(response: HttpResponseBase) -> bytes:
    """All of its content; that of a file is read, and stays in the response."""
    if isinstance(response, StreamingHttpResponse):
        content = b"".join(response)
        response.streaming_content = [content]
        return content
    assert isinstance(response, HttpResponse)
    return response.content


def put_in(response: HttpResponseBase, content: bytes) -> None:
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = [content]
    else:
        assert isinstance(response, HttpResponse)
        response.content = content
    del response["ETag"]
    if "Content-Length" in response:
        response["Content-Length"] = str(len(content))


def withheld(request: HttpRequest) -> HttpResponse:
    """In the place of a file: a page that does not say why."""
    with translation.override(chosen_language(request)):
        return page(request, "people/withheld.html", status=404)
