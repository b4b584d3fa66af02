"""Whatever is done to a list: never two on a seat, and each day is what the rows say."""

from contextlib import suppress
from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverk.house.demo.cast import Cast
from samverk.people.mandate import Mandate
from samverk.people.models import Membership, Person, Seat
from samverk.people.register import Register
from samverk.shell.refused import Refused

START = date(2026, 3, 2)
DAYS = [START + timedelta(days=number) for number in range(7)]
NAMES = ("Ada", "Bo", "Cia")
TOWNS = ("Hjo", "Tibro")

acts = st.lists(
    st.tuples(
        st.sampled_from(["add", "deputy", "end", "hand_over", "last_day", "go_on", "withdraw"]),
        st.integers(0, len(DAYS) - 1),
        st.sampled_from(NAMES),
        st.sampled_from(TOWNS),
    ),
    max_size=10,
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=acts)
def test_lists_hold_whatever_is_done(cast: Cast, acts: list[tuple[str, int, str, str]]) -> None:
    with transaction.atomic():
        for act, day, name, town in sorted(acts, key=lambda each: each[1]):
            with suppress(Refused), transaction.atomic():
                do(cast, act, DAYS[day], person(name), town)
        for on in DAYS:
            check(cast, on)
        transaction.set_rollback(True)


def person(name: str) -> Person:
    email = f"{name.lower()}@hjo.example"
    return Person.objects.with_address(email) or Person.objects.create_person(
        name=name, email=email
    )


def do(cast: Cast, act: str, on: date, who: Person, town: str) -> None:
    by, municipality = cast.secretary, cast.municipalities[town]
    here = Membership.objects.on(on).filter(network=cast.network)
    held = here.filter(person=who).first()
    if act in ("add", "deputy"):
        kind = "member" if act == "add" else "deputy"
        Membership.add(cast.network, by=by, on=on, person=who, municipality=municipality, kind=kind)
    elif act == "withdraw":
        seats = Seat.objects.on(on).filter(network=cast.network, municipality=municipality)
        for seat in seats:
            seat.withdraw(by=by, on=on)
    elif held and act == "end":
        held.end(by=by, on=on)
    elif held and act == "last_day":
        held.last_until(by=by, day=on + timedelta(days=2))
    elif held and act == "go_on":
        held.last_until(by=by, day=None)
    elif act == "hand_over":
        for row in here.filter(municipality=municipality)[:1]:
            row.hand_over(by=by, on=on, name=who.name, email=who.email or "", title="")


def check(cast: Cast, on: date) -> None:
    rows = list(Membership.objects.on(on).filter(network=cast.network))
    people = [row.person_id for row in rows]
    assert len(people) == len(set(people)), "nobody has two places"
    sitting = [row.seat_id for row in rows if row.kind == "member"]
    assert len(sitting) == len(set(sitting)), "nobody shares a seat"
    standing = set(Seat.objects.on(on).filter(network=cast.network).values_list("pk", flat=True))
    assert {row.seat_id for row in rows} <= standing, "every place has its seat"
    vacant = Seat.objects.vacant(on).filter(network=cast.network)
    assert {seat.pk for seat in vacant} == standing - set(sitting)
    register = Register.of(cast.network, on)
    assert {line.membership.pk for line in register.lines} == {row.pk for row in rows}
    assert {place.seat.pk for place in register.places} == standing
    for name in NAMES:
        who = person(name)
        assert Mandate.of(who, on).sees(cast.network) == (who.pk in people), "access has its days"
