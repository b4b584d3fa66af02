"""A charter's versions: the next one, its proposal, its end, and what differs between two."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from samverk.charters.comparing import changes_between
from samverk.charters.lineage import lineage
from samverk.charters.models import Charter
from samverk.charters.shelf import Shelf
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.shell.refused import Refused

TODAY = date(2026, 11, 22)


@pytest.fixture
def copy(adopted: Charter, cast: Cast) -> Charter:
    return adopted.copy(by=cast.coordinator)


def differences(earlier: Charter, later: Charter) -> list[str]:
    known = Charter.objects.to_compare().in_bulk([earlier.pk, later.pk])
    with override("sv"):
        return changes_between(known[earlier.pk], known[later.pk])


def test_the_next_version_begins_as_a_copy(coordinator: Client, adopted: Charter) -> None:
    page = coordinator.get(adopted.get_absolute_url()).content.decode()
    assert "Börja nästa version" in page
    answer = coordinator.post(f"{adopted.get_absolute_url()}nasta/")
    later = Charter.objects.get(based_on=adopted)
    assert answer["Location"] == later.get_absolute_url()
    assert later.text == adopted.text
    assert [each.continues for each in later.assignments.all()] == list(adopted.assignments.all())
    page = coordinator.get(later.get_absolute_url()).content.decode()
    assert "Skriven här" in page
    assert differences(adopted, later) == []


def test_a_proposal_is_read_by_the_network_but_a_draft_is_not(
    coordinator: Client, as_: Callable[[str], Client], copy: Charter
) -> None:
    member = as_("member")
    assert member.get(copy.get_absolute_url()).status_code == 404
    coordinator.post(f"{copy.get_absolute_url()}foresla/")
    page = member.get(copy.get_absolute_url()).content.decode()
    assert "Föreslagen" in page
    assert "Ta tillbaka" not in page
    coordinator.post(f"{copy.get_absolute_url()}ta-tillbaka/")
    assert member.get(copy.get_absolute_url()).status_code == 404
    assert {"charter.proposed", "charter.withdrawn"} <= set(
        Entry.objects.values_list("verb", flat=True)
    )


def test_nothing_changes_while_it_is_proposed(copy: Charter, cast: Cast) -> None:
    copy.propose(by=cast.coordinator)
    with pytest.raises(Refused, match=r"föreslagen|förslaget"):
        Charter.objects.get(pk=copy.pk).add_assignment(by=cast.coordinator, text="Mer")
    Charter.objects.get(pk=copy.pk).withdraw(by=cast.coordinator)
    Charter.objects.get(pk=copy.pk).add_assignment(by=cast.coordinator, text="Mer")


def test_what_word_reads_otherwise_is_told_before_it_is_proposed(
    coordinator: Client, copy: Charter, cast: Cast
) -> None:
    quiet = coordinator.get(f"{copy.get_absolute_url()}foresla/").content.decode()
    assert "Det här läses annorlunda i Word" not in quiet
    copy.assignments.earliest("pk").change(by=cast.coordinator, modality="may")
    told = coordinator.get(f"{copy.get_absolute_url()}foresla/").content.decode()
    assert "Det här läses annorlunda i Word" in told


def test_a_charter_ends(
    coordinator: Client, as_: Callable[[str], Client], adopted: Charter, cast: Cast
) -> None:
    address = f"{adopted.get_absolute_url()}avsluta/"
    assert coordinator.post(address, {"body": "X"}).status_code == 422
    answers = {"body": "Skolchefsnätverket", "last_day": "2026-03-31", "reason": "Allt är gjort."}
    coordinator.post(address, answers)
    ended = Charter.objects.get(pk=adopted.pk)
    assert (ended.standing(date(2026, 3, 31)), ended.standing(TODAY)) == ("in_force", "ended")
    page = as_("member").get(adopted.get_absolute_url()).content.decode()
    assert "Allt är gjort." in page
    (place,) = [
        each
        for each in Shelf.of([cast.network], TODAY, with_drafts=False).places
        if each.network == cast.network
    ]
    assert (place.in_force, place.ended) == (None, ended)


def test_the_versions_tell_what_happened(adopted: Charter, copy: Charter, cast: Cast) -> None:
    copy.adopt(by=cast.coordinator, body="X", on=date(2026, 10, 1), in_force_from=date(2026, 11, 1))
    draft = Charter.objects.get(pk=copy.pk).copy(by=cast.coordinator)
    told = [
        (version.charter.pk, version.standing, version.successor)
        for version in lineage(copy, TODAY, with_drafts=True)
    ]
    assert told == [
        (draft.pk, "draft", None),
        (copy.pk, "in_force", None),
        (adopted.pk, "earlier", copy),
    ]
    assert [v.charter.pk for v in lineage(copy, TODAY, with_drafts=False)] == [copy.pk, adopted.pk]


def change_all(copy: Charter, cast: Cast) -> None:
    by = cast.coordinator
    copy.duties.get(kind="hold_meetings").change(by=by, rule={"minimum": 6, "per": "year"})
    copy.duties.get(kind="write_minutes").change(by=by, role="host")
    first, second = copy.assignments.all()
    first.change(
        by=by, text="Nätverket ska ta fram ett gemensamt stöd för läsning i alla årskurser."
    )
    copy.assignments.get(pk=second.pk).drop(by=by)
    copy.add_assignment(by=by, text="Ordna en dag om matematik")
    copy.describe(by=by, period_from=2027, period_to=2030)


def test_what_differs_is_said_in_plain_words(adopted: Charter, copy: Charter, cast: Cast) -> None:
    change_all(copy, cast)
    first, second = adopted.assignments.all()
    told = differences(adopted, copy)
    assert "Gäller för: 2026–2028 → 2027–2030" in told
    assert any(
        line.endswith("minst 3 möten per termin, på torsdagar → minst 6 möten per år")
        for line in told
    )
    assert any(line.endswith("sekreterare → värd") for line in told)
    assert any(line.startswith("Uppdraget har ändrats:") and first.text in line for line in told)
    assert f"Uppdraget är borttaget: {second.text}" in told
    assert "Nytt uppdrag: Ordna en dag om matematik" in told
    assert len(told) == 6, told


def test_the_comparison_marks_the_words(
    coordinator: Client, adopted: Charter, copy: Charter, cast: Cast
) -> None:
    change_all(copy, cast)
    page = coordinator.get(f"{copy.get_absolute_url()}jamfor/").content.decode()
    assert "<ins>alla " in page
    assert "Nytt uppdrag" in page
    back = coordinator.get(f"{adopted.get_absolute_url()}jamfor/?med={copy.pk}")
    assert "Nytt uppdrag: Nätverket ska jämföra" in back.content.decode()


def test_charters_of_two_networks_are_not_compared(
    coordinator: Client, adopted: Charter, cast: Cast
) -> None:
    other = read_in(cast, TEXT.replace("GRUNDSKOLA", "GYMNASIET"), name="gy.txt")
    Charter.objects.filter(pk=other.pk).update(network=cast.other)
    for asked in (other.pk, "x", 0):
        address = f"{adopted.get_absolute_url()}jamfor/?med={asked}"
        assert coordinator.get(address).status_code == 404


def test_a_comparison_asks_as_much_whatever_its_length(
    coordinator: Client, adopted: Charter, copy: Charter, cast: Cast, django_assert_num_queries: Any
) -> None:
    address = f"{copy.get_absolute_url()}jamfor/"
    coordinator.get(address)
    with django_assert_num_queries(QUERIES):
        coordinator.get(address)
    for number in range(12):
        copy.add_assignment(by=cast.coordinator, text=f"Nätverket ska pröva sak {number}")
        copy.add_duty(by=cast.coordinator, kind="facilitate", role="host", rule={})
    with django_assert_num_queries(QUERIES):
        coordinator.get(address)


QUERIES = 17
