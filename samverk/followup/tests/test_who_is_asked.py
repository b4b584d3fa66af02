"""Who a duty is asked of, where roles stand in for each other; and what confirming a list does."""

from datetime import date

from samverk.followup.tests.scene import charge, meet, stand
from samverk.house.demo.cast import Cast
from samverk.people.models import Appointment, RegisterConfirmation

SINCE = date(2025, 1, 1)
TODAY = date(2026, 8, 20)


def preside(cast: Cast) -> None:
    Appointment.objects.create(
        network=cast.network, person=cast.member, role="presidium_chair", since=SINCE
    )


def test_the_presidium_and_its_chair_are_asked_for_the_list_each_term(cast: Cast) -> None:
    preside(cast)
    charge(cast.network, cast.coordinator, ("submit_register", "presidium", {}), since=SINCE)
    RegisterConfirmation.confirm(cast.network, by=cast.secretary, on=date(2026, 2, 2))
    before, now = stand(cast.network, TODAY)
    assert (before.status, before.closed) == ("met", True)
    assert (now.status, now.next_step is not None) == ("due", True)
    assert [person.name for person in now.holders] == ["Erik Sandell", "Olof Nyman"]
    RegisterConfirmation.confirm(cast.network, by=cast.member, on=TODAY)
    assert stand(cast.network, TODAY)[-1].status == "met"


def test_the_chairs_duty_is_the_presidiums_chairs_where_there_is_no_chair(cast: Cast) -> None:
    preside(cast)
    charge(cast.network, cast.coordinator, ("submit_register", "chair", {}), since=SINCE)
    assert [p.name for p in stand(cast.network, TODAY)[-1].holders] == ["Anders Bergström"]
    Appointment.objects.filter(role="chair", network=cast.network).delete()
    standing = stand(cast.network, TODAY)[-1]
    assert [person.name for person in standing.holders] == ["Olof Nyman"]
    assert standing.status != "vacant"


def test_a_meeting_without_host_municipality_is_the_hosts_who_has_the_role(cast: Cast) -> None:
    Appointment.objects.create(network=cast.network, person=cast.member, role="host", since=SINCE)
    charge(cast.network, cast.coordinator, ("write_minutes", "host", {}), since=SINCE)
    meet(cast.network, cast.coordinator, date(2026, 8, 10))
    asked = {person.name for row in stand(cast.network, TODAY) for person in row.holders}
    assert asked == {"Olof Nyman"}
