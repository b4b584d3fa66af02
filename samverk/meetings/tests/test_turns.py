"""Whose turn it is: by year and by meeting, and what it does when a meeting is planned."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Meeting
from samverk.meetings.turns import host_in_turn, rounds
from samverk.people.models import Appointment, Rotation

type As = Callable[[str], Client]

URL = "/natverk/grundskola/turordning/"
TODAY = timezone.localdate()


def going_round(cast: Cast, role: str, per: str, since: date | None = None) -> Rotation:
    """Hjo, Lidköping, Skara."""
    return Rotation.begin(
        cast.network,
        by=cast.coordinator,
        on=since or date(TODAY.year, 1, 1),
        role=role,
        per=per,
        municipalities=[cast.municipalities[name] for name in ("Hjo", "Lidköping", "Skara")],
    )


def meet(cast: Cast, days: int, kind: str = "network") -> Meeting:
    start = timezone.now() + timedelta(days=days)
    return Meeting.plan(
        cast.network,
        by=cast.chair,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        place="Hjo",
        kind=kind,
    )


def towns(cast: Cast) -> list[str]:
    (only,) = rounds(cast.network, timezone.now())
    return [turn.municipality.name for turn in only.coming]


def test_by_meeting_the_next_meeting_has_the_turn(cast: Cast) -> None:
    going_round(cast, "host", "meeting", since=TODAY - timedelta(days=300))
    assert towns(cast) == ["Hjo", "Lidköping", "Skara"]
    meet(cast, -30)
    assert towns(cast) == ["Lidköping", "Skara", "Hjo"]


def test_only_meetings_of_the_network_that_stand_count(cast: Cast) -> None:
    going_round(cast, "host", "meeting", since=TODAY - timedelta(days=300))
    meet(cast, -30, kind="heads")
    meet(cast, -20).cancel(by=cast.chair, reason="Sjukdom")
    meet(cast, -400)
    assert towns(cast) == ["Hjo", "Lidköping", "Skara"]


def test_the_host_in_turn_is_filled_in_and_told_when_a_meeting_is_planned(
    as_: As, cast: Cast
) -> None:
    going_round(cast, "host", "meeting", since=TODAY - timedelta(days=300))
    meet(cast, -30)
    meet(cast, 30)
    assert host_in_turn(cast.network, TODAY) == cast.municipalities["Skara"]
    shown = as_("chair").get("/natverk/grundskola/moten/nytt/").content.decode()
    assert f'<option value="{cast.municipalities["Skara"].pk}" selected>' in shown
    assert "Skara står i tur att vara värd" in shown


def test_the_municipality_that_leads_this_year_hosts(cast: Cast) -> None:
    going_round(cast, "chair", "year")
    assert host_in_turn(cast.network, TODAY) == cast.municipalities["Hjo"]


def test_where_nothing_goes_round_no_host_is_filled_in(as_: As, cast: Cast) -> None:
    assert host_in_turn(cast.network, TODAY) is None
    assert as_("chair").get("/natverk/grundskola/moten/nytt/").status_code == 200


def test_a_planned_meeting_with_another_host_is_told_of(as_: As, cast: Cast) -> None:
    going_round(cast, "host", "meeting")
    meeting = meet(cast, 30)
    meeting.change(by=cast.chair, host=cast.municipalities["Vara"])
    assert "men Vara är värd" in as_("member").get(URL).content.decode()


def test_the_role_for_next_year_is_handed_over_with_one_button(as_: As, cast: Cast) -> None:
    rotation = going_round(cast, "chair", "year")
    client = as_("secretary")
    year = TODAY.year + 1
    assert f"Gör Maria Holm till ordförande {year}" in client.get(URL).content.decode()
    form = {"person": cast.secretary.pk, "year": year}
    client.post(f"{URL}{rotation.pk}/ge/", form)
    row = Appointment.objects.get(person=cast.secretary, role="chair")
    assert (row.since, row.until) == (date(year, 1, 1), date(year, 12, 31))
    shown = client.get(URL).content.decode()
    assert f"Gör Maria Holm till ordförande {year}" not in shown
    assert "Maria Holm har rollen" in shown


def test_an_order_is_set_changed_skipped_and_ended(as_: As, cast: Cast) -> None:
    client = as_("presidium")
    hjo, skara = cast.municipalities["Hjo"], cast.municipalities["Skara"]
    form = {
        "role": "host",
        "per": "meeting",
        "municipalities": [hjo.pk, skara.pk, cast.municipalities["Lidköping"].pk],
        "first": skara.pk,
    }
    assert client.post(f"{URL}ny/", form).status_code == 302
    assert towns(cast) == ["Skara", "Hjo", "Lidköping"]
    pk = Rotation.objects.get().pk
    client.post(f"{URL}{pk}/flytta/", {"municipality": hjo.pk, "up": "0"})
    assert towns(cast) == ["Skara", "Lidköping", "Hjo"]
    client.post(f"{URL}{pk}/hoppa-over/")
    assert towns(cast) == ["Lidköping", "Hjo", "Skara"]
    client.post(f"{URL}{pk}/avsluta/")
    assert rounds(cast.network, timezone.now()) == []


@pytest.mark.parametrize("wrong", ["one", "stranger"])
def test_an_order_that_cannot_be_is_asked_about(as_: As, cast: Cast, wrong: str) -> None:
    hjo, skara = cast.municipalities["Hjo"].pk, cast.municipalities["Skara"].pk
    vara = cast.municipalities["Vara"].pk
    chosen = (
        {"municipalities": [hjo]}
        if wrong == "one"
        else {
            "municipalities": [hjo, skara],
            "first": vara,
        }
    )
    form = {"role": "host", "per": "meeting"} | chosen
    assert as_("chair").post(f"{URL}ny/", form).status_code == 422
    assert not Rotation.objects.exists()
