"""Lists of people taken in from files: what is proposed, what is written, and what is not."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

import pytest
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.networks.models import Network
from samverk.people.models import (
    NEUTRAL,
    Appointment,
    ImportRow,
    Membership,
    Person,
    RegisterImport,
    Seat,
    Shield,
)
from samverk.people.tests.files import Cells, RunJobs, hand_in, verdicts, xlsx

HEADINGS = ["Namn", "Kommun", "E-post", "Telefon", "Titel", "Roll"]
NILS = ["Nils Palm", "Tibro", "nils.palm@tibro.example", "0504-123 45", "Rektor", ""]
OLOF = ["Olof Nyman", "Hjo", "olof.nyman@hjo.example", "", "Grundskolechef", ""]


class TakeIn(Protocol):
    def __call__(
        self, *rows: Sequence[str | None], carry_out: bool = True, removes: bool = False
    ) -> RegisterImport: ...


@pytest.fixture
def take_in(cast: Cast, run_jobs: RunJobs) -> TakeIn:
    """Read rows below the headings for the cast's network, and carry it out unless told not to."""

    def take(
        *rows: Sequence[str | None], carry_out: bool = True, removes: bool = False
    ) -> RegisterImport:
        whole = hand_in(xlsx([HEADINGS, *rows]), by=cast.coordinator, network=cast.network)
        run_jobs()
        whole.refresh_from_db()
        if removes:
            whole.read_as(layouts=whole.layouts, removes=True)
            run_jobs()
            whole.refresh_from_db()
        if carry_out and whole.rows.to_write().exists():
            whole.begin(by=cast.coordinator)
            run_jobs()
        whole.refresh_from_db()
        return whole

    return take


def counts() -> tuple[int, ...]:
    nouns = (Person, Membership, Appointment, Seat, Entry)
    return tuple(noun.objects.count() for noun in nouns)


def test_somebody_new_is_put_on_the_list_and_seated(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in(NILS)
    assert whole.state == "done"
    nils = Person.objects.get(email="nils.palm@tibro.example")
    row = nils.memberships.get()
    assert (row.network, row.kind, row.since) == (cast.network, "member", timezone.localdate())
    assert str(row.seat) == "Tibro"
    assert (nils.phone, nils.title, nils.has_usable_password()) == ("0504-123 45", "Rektor", False)
    told = Entry.objects.filter(noun="people.membership", noun_id=row.pk)
    assert [entry.verb for entry in told] == ["membership.begun"]


def test_the_same_file_again_changes_nothing(cast: Cast, take_in: TakeIn) -> None:
    rows = (
        NILS,
        [*OLOF[:4], "Rektor", "Ordförande"],
        ["Vakant", "Tidaholm"],
        ["Eva Ek (ers.)", "Hjo", "eva.ek@hjo.example"],
        ["Utan Adress", "Essunga kommun"],
    )
    take_in(*rows)
    before = counts()
    again = take_in(*rows)
    assert {verdict for verdict, _name in verdicts(again)} == {"same"}
    assert counts() == before


def test_what_is_known_is_compared_field_by_field(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in([*OLOF[:3], "070-1", "Skolchef", "sekr."], carry_out=False)
    row = whole.rows.get(what="person")
    assert row.changes == [
        ["phone", "", "070-1"],
        ["title", "Grundskolechef", "Skolchef"],
        ["role", "", "secretary"],
    ]
    assert not Appointment.objects.filter(person=cast.member).exists()


def test_an_empty_cell_takes_nothing_away(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in(["Olof Nyman", "", cast.member.email, "", "", ""])
    assert verdicts(whole) == [("same", "Olof Nyman")]


def test_a_name_with_another_address_is_not_guessed(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in(["Olof Nyman", "Hjo", "olof@annan.example"])
    row = whole.rows.get(what="person")
    assert (row.verdict, row.person) == ("unclear", cast.member)
    whole.settle(row, person=cast.member.pk)
    row.refresh_from_db()
    assert row.changes == [["email", "olof.nyman@hjo.example", "olof@annan.example"]]
    whole.settle(row, person=0)
    row.refresh_from_db()
    assert (row.verdict, row.person) == ("new", None)


def test_an_address_that_is_somebody_elses_is_not_guessed(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in(["Eva Ek", "Hjo", cast.member.email])
    assert verdicts(whole) == [("unclear", "Eva Ek")]


def test_only_the_office_changes_an_address(cast: Cast, run_jobs: RunJobs) -> None:
    data = xlsx([HEADINGS, ["Olof Nyman", "Hjo", "olof@annan.example"]])
    whole = hand_in(data, by=cast.secretary, network=cast.network)
    RegisterImport.objects.update(is_offices=False)
    run_jobs()
    whole.refresh_from_db()
    row = whole.rows.get(what="person")
    whole.settle(row, person=cast.member.pk)
    row.refresh_from_db()
    assert (row.verdict, row.changes) == ("unclear", [])


def test_nobody_leaves_for_not_being_in_the_file(cast: Cast, take_in: TakeIn) -> None:
    take_in(NILS)
    assert Membership.objects.on(timezone.localdate()).filter(network=cast.network).count() == 5


def test_they_leave_if_the_user_says_so_but_for_those_kept(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in(NILS, OLOF, removes=True, carry_out=False)
    leaving = whole.rows.filter(verdict="leaves").in_order()
    names = [str(row.person) for row in leaving]
    assert sorted(names) == ["Anders Bergström", "Erik Sandell", "Maria Holm"]
    whole.settle(leaving.get(person=cast.chair), out=True)
    whole.begin(by=cast.coordinator)


def test_the_one_who_comes_takes_the_seat_of_the_one_who_leaves(
    cast: Cast, take_in: TakeIn
) -> None:
    seats = Seat.objects.filter(network=cast.network).count()
    whole = take_in(["Eva Ek", "Hjo", "eva@hjo.example"], ["Vakant", "Skara"], removes=True)
    assert whole.state == "done"
    assert Seat.objects.filter(network=cast.network).count() == seats
    eva = Person.objects.get(name="Eva Ek").memberships.get()
    assert eva.seat == cast.member.memberships.get().seat
    vacant = Seat.objects.vacant(timezone.localdate()).filter(network=cast.network)
    assert "Skara" in [str(seat) for seat in vacant]


def test_vacant_where_somebody_sits_asks_first(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in(["Vakant", "Hjo"])
    row = whole.rows.get(what="vacant")
    assert row.verdict == "unclear"
    assert "Olof Nyman" in row.reason


def test_a_row_that_has_been_overtaken_is_told_of_and_not_written(
    cast: Cast, take_in: TakeIn, run_jobs: RunJobs
) -> None:
    whole = take_in(NILS, [*OLOF[:4], "Rektor", ""], carry_out=False)
    cast.member.change(by=cast.chair, title="Biträdande rektor")
    whole.begin(by=cast.coordinator)
    run_jobs()
    whole.refresh_from_db()
    row = whole.rows.get(person=cast.member)
    assert (whole.state, row.moved_on, row.done) == ("ready", True, False)
    assert row.changes == [["title", "Biträdande rektor", "Rektor"]]
    assert Person.objects.filter(name="Nils Palm").exists()
    whole.settle(row)
    whole.begin(by=cast.coordinator)
    run_jobs()
    cast.member.refresh_from_db()
    whole.refresh_from_db()
    assert (cast.member.title, whole.state) == ("Rektor", "done")


def test_a_protected_person_is_known_and_not_uncovered(cast: Cast, take_in: TakeIn) -> None:
    address = cast.member.email or ""
    Shield.objects.create(
        person=cast.member, name="Olof Nyman", email=address, at=timezone.now(), by=cast.coordinator
    )
    Person.objects.filter(pk=cast.member.pk).update(name=NEUTRAL, email=None, title="")
    whole = take_in(OLOF, [NEUTRAL, "Hjo"], [NEUTRAL, "Vara"])
    assert [verdict for verdict, _name in verdicts(whole)] == ["same", "same", "skipped"]
    cast.member.refresh_from_db()
    assert (cast.member.name, cast.member.email) == (NEUTRAL, None)


def test_a_file_for_all_networks_goes_by_sheet_and_by_column(cast: Cast, run_jobs: RunJobs) -> None:
    first: Cells = [["Namn", "Kommun", "Mejl"], NILS[:3]]
    second: Cells = [
        ["Namn", "Kommun", "Mejl", "Nätverk"],
        ["Eva Ek", "Vara", "e@vara.example", "Skolchefer"],
    ]
    whole = hand_in(xlsx({"Gymnasieutbildningen": first, "Blad2": second}), by=cast.coordinator)
    run_jobs()
    whole.refresh_from_db()
    found = whole.rows.filter(what="person").in_order()
    assert [row.network for row in found] == [cast.other, cast.chiefs]


def test_a_file_for_one_network_touches_no_other(cast: Cast, run_jobs: RunJobs) -> None:
    data = xlsx({"Gymnasieutbildning": [["Namn", "Kommun", "Mejl"], NILS[:3]]})
    whole = hand_in(data, by=cast.secretary, network=cast.network)
    run_jobs()
    assert verdicts(whole) == [("skipped", "Nils Palm")]


def test_last_days_that_have_passed_are_left_out(cast: Cast, run_jobs: RunJobs) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    data = xlsx([["Namn", "Kommun", "T.o.m."], ["Nils Palm", "Tibro", f"{yesterday}"]])
    whole = hand_in(data, by=cast.coordinator, network=cast.network)
    run_jobs()
    assert verdicts(whole) == [("skipped", "Nils Palm")]


def test_a_member_who_becomes_a_deputy_moves(cast: Cast, take_in: TakeIn) -> None:
    take_in(["Eva Ek", "Hjo", "eva@hjo.example"])
    whole = take_in(
        ["Nils Palm", "Tibro", "n@tibro.example"], ["Olof Nyman (ers.)", "Tibro", cast.member.email]
    )
    assert whole.state == "done"
    today = timezone.localdate()
    now = Membership.objects.on(today).get(person=cast.member, network=cast.network)
    assert (now.kind, str(now.municipality)) == ("deputy", "Tibro")


def test_what_is_refused_is_told_and_the_rest_is_written(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in(NILS, ["Olof Nyman (ers.)", "Essunga", cast.member.email])
    row = whole.rows.get(person=cast.member)
    assert (whole.state, row.verdict, row.done) == ("ready", "unclear", False)
    assert Person.objects.filter(name="Nils Palm").exists()


def test_a_job_done_twice_is_done_once(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in(NILS)
    before = counts()
    whole.carry_out(on=timezone.localdate())
    whole.read(on=timezone.localdate())
    assert counts() == before


def test_the_same_person_twice_in_a_file(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in(NILS, NILS, [*NILS[:4], "Lärare", ""], carry_out=False)
    found = [row.verdict for row in whole.rows.filter(what="person").in_order()]
    assert found == ["new", "skipped", "unclear"]


def test_rows_are_counted_by_verdict(cast: Cast, take_in: TakeIn) -> None:
    whole = take_in(NILS, OLOF, carry_out=False)
    assert whole.tally() == {"new": 1, "same": 1, "skipped": 1}
    assert ImportRow.objects.filter(whole=whole).count() == 3


def test_a_group_has_members_and_no_seats(cast: Cast, run_jobs: RunJobs) -> None:
    group = Network.objects.create(
        name="Läsgruppen",
        slug="las",
        kind="group",
        parent=cast.network,
        ends_on=timezone.localdate() + timedelta(days=90),
    )
    whole = hand_in(xlsx([HEADINGS, NILS, ["Vakant", "Hjo"]]), by=cast.coordinator, network=group)
    run_jobs()
    whole.refresh_from_db()
    whole.begin(by=cast.coordinator)
    run_jobs()
    assert group.memberships.get().seat is None
