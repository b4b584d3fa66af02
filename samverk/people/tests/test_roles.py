"""Roles: dated, going round among municipalities, and only for those who may have them."""

from datetime import date, timedelta

import pytest

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.people.models import (
    Appointment,
    Eligibility,
    Membership,
    Person,
    Rotation,
    bearers,
    eligible,
    rule_of,
)
from samverk.shell.refused import Refused

DAY = date(2026, 11, 20)
QUOTE = "Den som leder är en av skolcheferna."


def give(cast: Cast, person: Person, role: str, on: date = DAY, **until: date) -> Appointment:
    return Appointment.give(
        cast.network, by=cast.coordinator, on=on, person=person, role=role, **until
    )


def going_round(cast: Cast, role: str = "chair", per: str = "year", *towns: str) -> Rotation:
    names = towns or ("Skara", "Hjo", "Lidköping")
    return Rotation.begin(
        cast.network,
        by=cast.coordinator,
        on=date(2025, 3, 1),
        role=role,
        per=per,
        municipalities=[cast.municipalities[name] for name in names],
    )


def holders(cast: Cast, role: str, on: date) -> list[str]:
    held = Appointment.objects.on(on).filter(network=cast.network, role=role)
    return sorted(row.person.name for row in held)


def test_a_role_may_have_a_last_day_ahead(cast: Cast) -> None:
    give(cast, cast.member, "convener", until=date(2027, 6, 30))
    assert holders(cast, "convener", date(2027, 6, 30)) == ["Olof Nyman"]
    assert holders(cast, "convener", date(2027, 7, 1)) == []


def test_a_role_may_begin_later(cast: Cast) -> None:
    give(cast, cast.member, "convener", on=date(2027, 1, 1))
    assert holders(cast, "convener", DAY) == []
    assert holders(cast, "convener", date(2027, 1, 1)) == ["Olof Nyman"]


def test_giving_it_again_changes_nothing_but_the_last_day(cast: Cast) -> None:
    first = give(cast, cast.member, "convener")
    assert give(cast, cast.member, "convener", on=DAY + timedelta(days=3)) == first
    assert Entry.objects.filter(verb="role.given").count() == 1
    give(cast, cast.member, "convener", until=date(2027, 6, 30))
    first.refresh_from_db()
    assert first.until == date(2027, 6, 30)


def test_a_role_ended_the_day_it_began_can_begin_that_day_again(cast: Cast) -> None:
    give(cast, cast.member, "convener").end(by=cast.chair, on=DAY)
    assert holders(cast, "convener", DAY) == []
    give(cast, cast.member, "convener")
    assert holders(cast, "convener", DAY) == ["Olof Nyman"]


def test_a_role_does_not_end_before_it_begins(cast: Cast) -> None:
    with pytest.raises(Refused):
        give(cast, cast.member, "convener", until=DAY - timedelta(days=1))


def test_the_presidiums_chair_is_of_the_presidium_and_leads_where_there_is_no_chair(
    cast: Cast,
) -> None:
    give(cast, cast.member, "presidium_chair")

    def asked(role: str) -> list[str]:
        rows = Appointment.objects.on(DAY).filter(network=cast.network)
        return sorted(row.person.name for row in bearers(rows, role))

    assert asked("presidium") == ["Erik Sandell", "Olof Nyman"]
    assert asked("chair") == ["Anders Bergström"]
    Appointment.objects.filter(person=cast.chair).update(until=DAY - timedelta(days=1))
    assert asked("chair") == ["Olof Nyman"]
    assert asked("secretary") == ["Maria Holm"]


def rule(cast: Cast, among: str, quote: str = QUOTE, role: str = "chair") -> Eligibility:
    return Eligibility.say(
        cast.network, by=cast.coordinator, on=DAY, role=role, among=among, quote=quote
    )


def names(cast: Cast, role: str = "chair") -> list[str]:
    return [person.name for person in eligible(cast.network, role, DAY)]


def test_without_a_rule_all_on_the_list_and_above_may(cast: Cast) -> None:
    assert names(cast) == [
        "Anders Bergström", "Erik Sandell", "Helena Ek", "Maria Holm", "Olof Nyman",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("among", "may"),
    [
        ("members", ["Anders Bergström", "Erik Sandell", "Maria Holm", "Olof Nyman"]),
        ("body", ["Anders Bergström"]),
        ("commissioners", ["Anders Bergström", "Helena Ek"]),
    ],
)
def test_a_rule_says_who_may(cast: Cast, among: str, may: list[str]) -> None:
    rule(cast, among)
    assert names(cast) == may
    assert names(cast, "presidium_chair") == may
    assert len(names(cast, "secretary")) == 5


def test_who_sits_in_for_a_school_chief_is_none(cast: Cast) -> None:
    rule(cast, "commissioners")
    Membership.objects.filter(person=cast.liaison, network=cast.chiefs).update(kind="deputy")
    assert names(cast) == ["Anders Bergström"]


def test_whoever_may_not_is_refused_in_the_words_of_the_charter(cast: Cast) -> None:
    rule(cast, "body")
    with pytest.raises(Refused, match="en av skolcheferna"):
        give(cast, cast.member, "chair")
    assert holders(cast, "chair", DAY) == ["Anders Bergström"]
    give(cast, cast.member, "secretary")


def test_a_rule_said_again_is_the_same_rule_and_the_latest_holds(cast: Cast) -> None:
    assert rule(cast, "body") == rule(cast, "body")
    rule(cast, "anybody", quote="")
    assert rule_of(cast.network, "chair", DAY) is None
    assert len(names(cast)) == 5


def test_a_rule_about_turns_asks_whose_turn_it_is(cast: Cast) -> None:
    rule(cast, "host")
    assert len(names(cast)) == 4
    going_round(cast)  # Skara 2025, Hjo 2026
    assert names(cast) == ["Olof Nyman"]
    with pytest.raises(Refused):
        give(cast, cast.secretary, "chair")


def test_turns_go_round_by_year(cast: Cast) -> None:
    rotation = going_round(cast)
    turns = [str(rotation.turn_on(date(year, 6, 1))) for year in range(2025, 2030)]
    assert turns == ["Skara", "Hjo", "Lidköping", "Skara", "Hjo"]
    assert [str(town) for town in rotation.coming(rotation.number_of(DAY))] == [
        "Hjo", "Lidköping", "Skara",
    ]  # fmt: skip


def test_turns_go_round_by_meeting(cast: Cast) -> None:
    rotation = going_round(cast, "host", "meeting")
    assert [str(rotation.turn_number(number)) for number in (0, 1, 2, 3)] == [
        "Skara", "Hjo", "Lidköping", "Skara",
    ]  # fmt: skip
    assert rotation.turn_on(DAY) is None


def test_a_role_goes_round_in_one_order_at_a_time(cast: Cast) -> None:
    rotation = going_round(cast)
    with pytest.raises(Refused):
        going_round(cast)
    rotation.end(by=cast.coordinator, on=date(2025, 3, 1))
    going_round(cast)


def test_turns_take_two(cast: Cast) -> None:
    with pytest.raises(Refused):
        going_round(cast, "chair", "year", "Skara")


def order(rotation: Rotation) -> list[str]:
    """As it stands in 2026, when the second turn is."""
    return [str(town) for town in Rotation.objects.get(pk=rotation.pk).coming(1)]


def test_turns_are_changed_with_the_next(cast: Cast) -> None:
    rotation = going_round(cast)
    rotation.move(cast.municipalities["Skara"], by=cast.chair, number=1, up=True)
    assert order(rotation) == ["Hjo", "Skara", "Lidköping"]
    rotation.move(cast.municipalities["Hjo"], by=cast.chair, number=1, up=True)
    rotation.move(cast.municipalities["Lidköping"], by=cast.chair, number=1, up=False)
    assert order(rotation) == ["Hjo", "Skara", "Lidköping"]


def test_who_is_skipped_comes_last(cast: Cast) -> None:
    rotation = going_round(cast)
    rotation.skip(by=cast.chair, number=1)
    assert order(rotation) == ["Lidköping", "Skara", "Hjo"]


def test_the_role_is_handed_over_at_new_year(cast: Cast) -> None:
    rotation = going_round(cast)
    rotation.hand(cast.secretary, by=cast.coordinator, on=DAY, year=2027)
    assert holders(cast, "chair", date(2026, 12, 31)) == ["Anders Bergström"]
    assert holders(cast, "chair", date(2027, 1, 1)) == ["Maria Holm"]
    assert holders(cast, "chair", date(2028, 1, 1)) == []


def test_the_role_is_handed_over_today_if_the_year_has_begun(cast: Cast) -> None:
    rotation = going_round(cast)
    rotation.hand(cast.member, by=cast.coordinator, on=DAY, year=2026)
    assert holders(cast, "chair", DAY - timedelta(days=1)) == ["Anders Bergström"]
    assert holders(cast, "chair", DAY) == ["Olof Nyman"]


def test_the_role_of_the_year_is_had_from_its_first_day_if_nobody_has_it(cast: Cast) -> None:
    Appointment.objects.filter(person=cast.chair).update(until=date(2025, 12, 31))
    going_round(cast).hand(cast.member, by=cast.coordinator, on=DAY, year=2026)
    assert holders(cast, "chair", date(2026, 1, 1)) == ["Olof Nyman"]


def test_only_who_sits_for_the_municipality_in_turn_is_handed_the_role(cast: Cast) -> None:
    with pytest.raises(Refused):
        going_round(cast).hand(cast.secretary, by=cast.coordinator, on=DAY, year=2026)
