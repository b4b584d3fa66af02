"""How views answer: statuses, transactions, refusals, languages, and the pages of mishaps."""

from collections.abc import Callable

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path, reverse
from django.utils import translation

from samverk.house.demo.cast import Cast
from samverk.shell.pages import page, reads, writes
from samverk.shell.refused import Refused

SENTENCE = "Protokollet kan inte justeras före mötet."
STYLE = "/om/utseende/"


class Question(forms.Form):
    place = forms.CharField()


@writes
def says_whether_in_a_transaction(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(connection.savepoint_ids)))


@writes
def refuses(request: HttpRequest) -> HttpResponse:
    raise Refused(SENTENCE)


def forbids(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied(SENTENCE)


def breaks(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [
    path("", include("samverk.house.urls")),
    path("refuses/", refuses, name="refuses"),
    path("forbids/", forbids, name="forbids"),
    path("breaks/", breaks, name="breaks"),
]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        (Question(), 200),
        (Question({"place": "Skara"}), 200),
        (Question({"place": ""}), 422),
        (forms.formset_factory(Question)({"form-TOTAL_FORMS": "x"}), 422),
        ("no form", 200),
    ],
)
@pytest.mark.django_db
def test_a_form_with_errors_makes_422(rf: RequestFactory, form: object, status: int) -> None:
    request = rf.get("/")
    assert page(request, "404.html", form=form).status_code == status
    assert page(request, "404.html", form=form, status=418).status_code == 418


@pytest.mark.django_db
def test_a_post_is_one_transaction_and_a_get_is_none(rf: RequestFactory) -> None:
    outside = len(connection.savepoint_ids)
    for asked, depth in ((rf.get("/"), outside), (rf.post("/"), outside + 1)):
        answer = says_whether_in_a_transaction(asked)
        assert isinstance(answer, HttpResponse)
        assert answer.content == str(depth).encode()


def test_methods(rf: RequestFactory) -> None:
    @reads
    def shows(request: HttpRequest) -> HttpResponse:
        return HttpResponse("shown")

    assert shows(rf.get("/")).status_code == shows(rf.head("/")).status_code == 200
    assert shows(rf.post("/")).status_code == 405
    assert says_whether_in_a_transaction(rf.delete("/")).status_code == 405


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("http://testserver/moten/7/", "http://testserver/moten/7/"),
        ("https://elsewhere.example/", "/"),
        ("", "/"),
    ],
)
def test_what_is_refused_is_said_with_a_way_back(
    as_: Callable[[str], Client], came_from: str, back: str
) -> None:
    answer = as_("chair").post("/refuses/", headers={"Referer": came_from})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert SENTENCE in html
    assert f'<a class="button primary" href="{back}">' in html


@override_settings(ROOT_URLCONF=__name__)
def test_mishaps_have_pages_of_their_own(as_: Callable[[str], Client]) -> None:
    client = as_("member")
    client.raise_request_exception = False
    forbidden = client.get("/forbids/")
    assert (forbidden.status_code, SENTENCE in forbidden.content.decode()) == (403, True)
    lost = client.get("/no/such/page/")
    assert (lost.status_code, "Sidan finns inte här" in lost.content.decode()) == (404, True)
    broken = client.get("/breaks/")
    assert (broken.status_code, "gick sönder" in broken.content.decode()) == (500, True)


@pytest.mark.django_db
def test_a_form_without_its_token_is_explained() -> None:
    answer = Client(enforce_csrf_checks=True).post(STYLE)
    assert answer.status_code == 403
    assert "stått öppen för länge" in answer.content.decode()


@pytest.mark.django_db
def test_swedish_until_somebody_asks(client: Client) -> None:
    swedish = client.get(STYLE, headers={"Accept-Language": "en"})
    assert swedish.headers["Content-Language"] == "sv"
    assert '<html lang="sv">' in swedish.content.decode()
    assert "Cookie" in swedish.headers["Vary"]

    sent_back = client.post(reverse("shell:language"), {"language": "en", "next": STYLE})
    assert sent_back.headers["Location"] == STYLE
    assert '<html lang="en">' in client.get(STYLE).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("wish", ["xx", "", "../../etc"])
def test_a_language_nobody_speaks_changes_nothing(client: Client, wish: str) -> None:
    client.post(reverse("shell:language"), {"language": wish})
    client.cookies["django_language"] = wish
    assert client.get(STYLE).headers["Content-Language"] == "sv"


def test_a_person_keeps_the_language(as_: Callable[[str], Client], cast: Cast) -> None:
    as_("member").post(reverse("shell:language"), {"language": "en"})
    assert as_("member").get(STYLE).headers["Content-Language"] == "en"
    cast.member.refresh_from_db()
    assert cast.member.language == "en"


@pytest.mark.django_db
def test_the_sample_form_can_be_sent(client: Client) -> None:
    sent = {"place": "Skara", "on": "2026-03-13", "at": "09:00", "email": "anna@example.se"}
    answer = client.post(STYLE, sent | {"kind": "network", "form": "room"}, follow=True)
    assert answer.redirect_chain == [(STYLE, 302)]
    assert 'class="notice success" tabindex="-1" autofocus' in answer.content.decode()


@pytest.mark.django_db
def test_the_language_of_one_request_does_not_leak(client: Client) -> None:
    before = translation.get_language()
    client.cookies["django_language"] = "en"
    client.get(STYLE)
    assert translation.get_language() == before
