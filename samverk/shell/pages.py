"""How a view answers, and which methods it answers to."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.db import transaction
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def page(
    request: HttpRequest, template: str, *, status: int | None = None, **context: object
) -> HttpResponse:
    """The template with this context: 422 where a sent-in form among it has errors, else 200."""
    if status is None:
        status = 422 if any(map(_has_errors, context.values())) else 200
    return render(request, template, context, status=status)


def asks_for_data(request: HttpRequest) -> bool:
    """Whether a script of ours asks, and is answered with JSON: `state` says how it stands."""
    return request.headers.get("Accept") == "application/json"


def _has_errors(value: object) -> bool:
    return isinstance(value, BaseForm | BaseFormSet) and value.is_bound and not value.is_valid()


def reads[**P](view: View[P]) -> View[P]:
    """A view that only shows: GET and HEAD, else 405."""
    return require_http_methods(["GET", "HEAD"])(view)


def writes[**P](view: View[P]) -> View[P]:
    """A view that acts on POST, in one transaction; GET and HEAD show its page. Else 405."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return answer


def listed[**P](view: View[P]) -> View[P]:
    """A page that search engines may list; not for pages that name people."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "all"
        return response

    return answer
