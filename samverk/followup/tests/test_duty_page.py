"""The page of one duty, and telling what was done."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverk.charters.models import Duty
from samverk.followup.models import Attestation
from samverk.followup.tests.scene import charge
from samverk.house.demo.cast import Cast

LONG_AGO = date(2024, 1, 1)

type As = Callable[[str], Client]


@pytest.fixture
def duty(cast: Cast) -> Duty:
    (duty,) = charge(
        cast.network, cast.coordinator, ("coordinate_groups", "presidium", {}), since=LONG_AGO
    )
    return duty


def test_it_shows_the_sentence_and_who(cast: Cast, duty: Duty, as_: As) -> None:
    shown = as_("member").get(reverse("followup:duty", args=[duty.pk])).content.decode()
    assert duty.quote in shown
    assert cast.presidium.name in shown
    assert "samverk kan inte se det här." in shown


@pytest.mark.parametrize(
    ("persona", "status"),
    [
        ("stranger", 404),
        ("member", 403),
        ("secretary", 403),
        ("liaison", 403),
        ("presidium", 302),
        ("chair", 302),
        ("coordinator", 302),
    ],
)
def test_who_may_tell(duty: Duty, as_: As, persona: str, status: int) -> None:
    data = {"year": timezone.localdate().year, "text": "Två grupper är klara."}
    url = reverse("followup:duty", args=[duty.pk])
    assert as_(persona).post(url, data).status_code == status
    assert Attestation.objects.exists() is (status == 302)


def test_what_was_told_is_shown_and_told_once(duty: Duty, as_: As) -> None:
    data = {"year": timezone.localdate().year, "text": "Två grupper är klara."}
    url = reverse("followup:duty", args=[duty.pk])
    as_("presidium").post(url, data)
    assert "Två grupper är klara." in as_("member").get(url).content.decode()
    assert as_("chair").post(url, data).status_code == 409


@pytest.mark.parametrize("data", [{"year": 1999, "text": "…"}, {"text": ""}])
def test_what_cannot_be_is_told_at_the_field(duty: Duty, as_: As, data: dict[str, object]) -> None:
    answer = as_("presidium").post(reverse("followup:duty", args=[duty.pk]), data)
    assert answer.status_code == 422


def test_a_duty_of_an_older_charter_says_that_it_no_longer_holds(
    cast: Cast, duty: Duty, as_: As
) -> None:
    charge(cast.network, cast.coordinator, since=date(2025, 1, 1))
    shown = as_("member").get(reverse("followup:duty", args=[duty.pk])).content.decode()
    assert "gäller inte längre" in shown
