"""The doors in: a code by mail, a passkey, the municipality's account; and what says "wait"."""

from datetime import timedelta
from typing import Any

from allauth.account.views import RequestLoginCodeView
from allauth.core import ratelimit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from samverk.people.forms.sign_in import SignInForm
from samverk.people.provider import EntraAdapter, service
from samverk.shell.pages import page
from samverk.shell.refused import Refused

# The longest of the limits in house/sign_in.py.
WAIT = timedelta(minutes=15)


class SignInView(RequestLoginCodeView):  # type: ignore[misc]  # untyped library
    """Asks for a code by mail, and shows the other ways in."""

    form_class = SignInForm

    def form_valid(self, form: SignInForm) -> HttpResponse:
        address = form.cleaned_data["email"].lower()
        limited = ratelimit.consume_or_429(self.request, action="request_login_code", key=address)
        answer: HttpResponse = limited or super().form_valid(form)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "service": service()}


@login_not_required
@require_POST
def municipal_way(request: HttpRequest) -> HttpResponse:
    """Leads to the municipality's own service."""
    try:
        answer: HttpResponse = OAuth2LoginView.adapter_view(EntraAdapter)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except RequestException:
        raise Refused(
            _("Your municipality's service does not answer. Sign in with a code instead.")
        ) from None
    return answer


@login_not_required
@require_GET
def municipal_return(request: HttpRequest) -> HttpResponse:
    """Where the municipality's own service leads back to."""
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(EntraAdapter)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer


def too_many(request: HttpRequest) -> HttpResponse:
    """429: says when to try again, which is when the longest limit has run out."""
    again = timezone.now() + WAIT
    answer = page(request, "people/too_many.html", status=429, again=again)
    answer.headers["Retry-After"] = str(int(WAIT.total_seconds()))
    return answer
