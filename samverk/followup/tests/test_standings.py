"""What holds for every kind of duty: vacancy, people, nothing invented, a fixed price."""

from datetime import date
from typing import Any

import pytest

from samverk.charters.reading.kinds import KINDS
from samverk.followup.facts import facts
from samverk.followup.models import Attestation
from samverk.followup.rules import RULES, standings
from samverk.followup.standing import leading
from samverk.followup.tests.scene import charge, meet, stand
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network
from samverk.people.models import Appointment

LONG_AGO = date(2024, 1, 1)
TODAY = date(2026, 11, 22)


def end_role(cast: Cast, role: str) -> None:
    Appointment.objects.filter(network=cast.network, role=role).delete()


def test_every_kind_in_the_contract_has_a_rule() -> None:
    assert set(KINDS) == set(RULES)


@pytest.mark.parametrize("kind", sorted(RULES))
def test_every_rule_answers_an_empty_network(cast: Cast, kind: str) -> None:
    charge(cast.other, cast.coordinator, (kind, "chair", {}), since=LONG_AGO)
    found = stand(cast.other, TODAY)
    assert found
    assert all(standing.why and standing.holders == (cast.stranger,) for standing in found)


def test_a_vacant_role_comes_before_all_else(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("send_notice", "chair", {}), since=LONG_AGO)
    meet(cast.network, cast.chair, date(2026, 11, 27))
    assert stand(cast.network, TODAY)[0].status == "late"
    end_role(cast, "chair")
    (only,) = stand(cast.network, TODAY)
    assert only.status == "vacant"
    assert only.next_step
    assert "roll" in only.next_step.url


def test_what_is_met_is_met_even_if_the_role_is_vacant_now(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("lead_meetings", "chair", {}), since=LONG_AGO)
    meet(cast.network, cast.chair, date(2026, 3, 13))
    end_role(cast, "chair")
    assert stand(cast.network, TODAY)[0].status == "met"


@pytest.mark.parametrize("role", ["network", "member", "office"])
def test_what_is_everybodys_is_never_vacant(cast: Cast, role: str) -> None:
    Appointment.objects.all().delete()
    charge(cast.network, cast.coordinator, ("submit_register", role, {}), since=LONG_AGO)
    assert stand(cast.network, TODAY)[-1].status == "late"


def test_a_host_is_the_host_municipalitys_people(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("write_minutes", "host", {}), since=LONG_AGO)
    meeting = meet(cast.network, cast.chair, date(2026, 11, 20))
    (without,) = stand(cast.network, TODAY)
    assert without.status == "vacant"
    meeting.host = cast.municipalities["Hjo"]
    meeting.save()
    (hjo,) = stand(cast.network, TODAY)
    assert (hjo.status, hjo.holders) == ("upcoming", (cast.member,))
    meeting.host = cast.municipalities["Tibro"]
    meeting.save()
    assert stand(cast.network, TODAY)[0].status == "vacant"


def test_the_networks_own_duty_is_asked_of_those_who_run_it(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("write_minutes", "network", {}), since=LONG_AGO)
    meet(cast.network, cast.chair, date(2026, 11, 20))
    (only,) = stand(cast.network, TODAY)
    assert only.holders == ()
    assert set(only.asked) == {cast.chair, cast.presidium, cast.secretary}


def test_no_charter_no_duties(cast: Cast) -> None:
    found = facts([cast.network], today=TODAY)
    assert found.uncharted == [cast.network]
    assert standings(found, today=TODAY) == []


def test_a_charter_does_not_hold_before_its_day(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("other", "chair", {}), since=date(2026, 12, 1))
    assert stand(cast.network, TODAY) == []
    assert len(stand(cast.network, date(2026, 12, 1))) == 1


def test_what_samverk_cannot_see_is_unmeasured_until_attested(cast: Cast) -> None:
    (duty,) = charge(cast.network, cast.coordinator, ("facilitate", "chair", {}), since=LONG_AGO)
    (only,) = stand(cast.network, TODAY)
    assert only.status == "unmeasured"
    Attestation.attest(duty, year=2025, by=cast.chair, on=TODAY, text="Två dagar om läsning.")
    assert leading(stand(cast.network, TODAY)).status == "unmeasured"
    Attestation.attest(duty, year=2026, by=cast.chair, on=TODAY, text="Fyra träffar.")
    newest = leading(stand(cast.network, TODAY))
    assert newest.status == "met"
    assert "Fyra träffar." in newest.why


def test_facts_cost_the_same_for_two_networks_and_for_twenty(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    everything: list[tuple[str, str, dict[str, Any]]] = [(kind, "secretary", {}) for kind in RULES]

    def price() -> None:
        networks = list(Network.objects.chartered().select_related("parent"))
        with django_assert_num_queries(15):
            standings(facts(networks, today=TODAY), today=TODAY)

    for network in (cast.network, cast.other):
        charge(network, cast.coordinator, *everything, since=LONG_AGO)
        meet(network, cast.chair, date(2026, 3, 13))
    price()
    for number in range(18):
        network = Network.objects.create(name=f"N{number}", slug=f"n{number}", parent=cast.chiefs)
        charge(network, cast.coordinator, *everything, since=LONG_AGO)
        for month in (2, 4, 9, 12):
            meet(network, cast.chair, date(2026, month, 13))
    price()
