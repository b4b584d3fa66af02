"""How a person signs in: one's passkeys, municipal account, and where one is signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.people import access, ways
from samverk.people.forms.sign_in import PasskeyForm, PasskeyNameForm
from samverk.people.provider import service
from samverk.shell.pages import View, page, reads, writes


def lately[**P](view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only for those who have just signed in: others are asked to do it again, and come back."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        access.signed_in(request, to=access.WAYS_IN)
        if ways.signed_in_lately(request):
            return view(request, *args, **kwargs)
        query = urlencode({"next": request.path})
        return redirect(f"{reverse('people:sign_in_again')}?{query}")

    return answer


@reads
def signing_in(request: HttpRequest) -> HttpResponse:
    """The ways in, and where one is signed in now."""
    person = access.signed_in(request, to=access.WAYS_IN)
    today = timezone.localdate()
    return page(
        request,
        "people/signing_in.html",
        service=service(),
        passkeys=ways.passkeys(person),
        links=ways.links(person, today),
        lets_in=person.is_coordinator(today),
        places=ways.places(person, request),
    )


@reads
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Asks for a fresh sign-in, by any of the ways."""
    access.signed_in(request, to=access.WAYS_IN)
    wish = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wish, None)
    query = urlencode({"next": wish if ours else reverse("people:signing_in")})
    return page(request, "people/sign_in_again.html", then=f"{reverse('account_login')}?{query}")


@writes
@lately
def passkey_new(request: HttpRequest) -> HttpResponse:
    """Make a passkey with the browser, and keep it."""
    person = access.signed_in(request, to=access.WAYS_IN)
    form = PasskeyForm(request.POST or None, user=person)
    if form.is_valid():
        ways.add_passkey(person, **form.cleaned_data)
        messages.success(request, _("The passkey is saved. You can sign in with it from now on."))
        return redirect("people:signing_in")
    wish = ways.registration(person)
    return page(request, "people/passkey_new.html", form=form, wish=wish)


@writes
def passkey_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a passkey something else."""
    passkey = access.own_passkey(access.signed_in(request, to=access.WAYS_IN), pk)
    form = PasskeyNameForm(request.POST or None, initial={"name": str(passkey)})
    if form.is_valid():
        ways.rename_passkey(passkey, **form.cleaned_data)
        messages.success(request, _("The passkey has its new name."))
        return redirect("people:signing_in")
    return page(request, "people/passkey_name.html", form=form, passkey=passkey)


@writes
def passkey_gone(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a passkey away, after a question."""
    person = access.signed_in(request, to=access.WAYS_IN)
    passkey = access.own_passkey(person, pk)
    if request.method == "POST":
        ways.remove_passkey(passkey, by=person)
        messages.success(request, _("The passkey is taken away."))
        return redirect("people:signing_in")
    return page(request, "people/passkey_gone.html", passkey=passkey)


@reads
@lately
def linking(request: HttpRequest) -> HttpResponse:
    """Before one is led to the municipality's service: what linking means."""
    return page(request, "people/linking.html", service=access.municipal_service())


@writes
def unlinking(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a municipality's account be no way in, after a question."""
    person = access.signed_in(request, to=access.WAYS_IN)
    account = access.own_account(person, pk)
    if request.method == "POST":
        ways.unlink(account, by=person)
        messages.success(request, _("The account is no longer linked."))
        return redirect("people:signing_in")
    return page(request, "people/unlinking.html", account=account)


@writes
def place_left(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out from one of the other places."""
    session = access.own_session(access.signed_in(request, to=access.WAYS_IN), pk)
    if request.method == "POST":
        session.end()
        messages.success(request, _("You are signed out there."))
    return redirect("people:signing_in")


@writes
def other_places_left(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    person = access.signed_in(request, to=access.WAYS_IN)
    if request.method == "POST":
        count = ways.sign_out_elsewhere(person, request)
        text = ngettext(
            "You are signed out in %(count)d other place.",
            "You are signed out in %(count)d other places.",
            count,
        )
        messages.success(request, text % {"count": count})
    return redirect("people:signing_in")
