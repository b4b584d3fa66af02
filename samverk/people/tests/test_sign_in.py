"""Signing in by a code that comes by mail."""

import re

from django.test import Client

from samverk.house.demo.cast import Cast
from samverk.post.models import Letter


def ask_for_code(client: Client, address: str) -> None:
    answer = client.post("/logga-in/", {"email": address})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/logga-in/kod/")


def code_in_mail() -> str:
    found = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", Letter.objects.get().text)
    assert found
    return found.group()


def test_a_code_by_mail_signs_in(client: Client, cast: Cast) -> None:
    ask_for_code(client, "maria.holm@lidkoping.example")
    answer = client.post("/logga-in/kod/", {"code": code_in_mail()})
    assert answer.status_code == 302
    assert answer["Location"] == "/mitt-bord/"
    assert client.get("/jag/").status_code == 200


def test_a_wrong_code_does_not_sign_in(client: Client, cast: Cast) -> None:
    ask_for_code(client, "maria.holm@lidkoping.example")
    answer = client.post("/logga-in/kod/", {"code": "XXXXXX"})
    assert answer.status_code in (200, 302)
    assert client.get("/jag/").status_code == 302


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client: Client, cast: Cast) -> None:
    ask_for_code(client, "nobody@elsewhere.example")
    assert client.get("/logga-in/kod/").status_code == 200
    assert not Letter.objects.exists()


def test_somebody_inactive_gets_no_code(client: Client, cast: Cast) -> None:
    cast.member.is_active = False
    cast.member.save()
    ask_for_code(client, "olof.nyman@hjo.example")
    assert not Letter.objects.exists()


def test_nobody_signs_up(client: Client, cast: Cast) -> None:
    assert client.get("/signup/").status_code == 404


def test_sign_in_speaks_the_chosen_language(client: Client, cast: Cast) -> None:
    client.cookies["django_language"] = "en"
    assert '<html lang="en"' in client.get("/logga-in/").content.decode()


def test_sign_out_ends_the_session(client: Client, cast: Cast) -> None:
    client.force_login(cast.member)
    assert client.post("/logga-ut/").status_code == 302
    assert client.get("/jag/").status_code == 302
