"""Adoption: what stops it, what it freezes, and how charters follow each other."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from samverk.charters.models import Adoption, Charter, Duty, Goal, Sentence
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.house.demo.cast import Cast
from samverk.shell.refused import Refused

ANSWERS = {"body": "Skolchefsnätverket", "on": "2026-03-06", "in_force_from": "2026-04-01"}
BLANK = TEXT.replace("- Nätverket ska ta fram ett gemensamt stöd för läsning i årskurs 1–3.", "-")
EMPTY = BLANK.replace("- Nätverket ska jämföra hur kommunerna följer upp närvaron.", "-")


def test_a_charter_is_adopted(coordinator: Client, charter: Charter, cast: Cast) -> None:
    page = coordinator.get(f"{charter.get_absolute_url()}anta/")
    assert page.context["form"].initial["body"] == cast.chiefs.name
    answer = coordinator.post(f"{charter.get_absolute_url()}anta/", ANSWERS, follow=True)
    adoption = Adoption.objects.get(charter=charter)
    assert (adoption.body, adoption.on) == ("Skolchefsnätverket", date(2026, 3, 6))
    assert "Den går inte längre att ändra" in answer.content.decode()


def test_it_does_not_hold_before_it_is_adopted(coordinator: Client, charter: Charter) -> None:
    answers = ANSWERS | {"in_force_from": "2026-03-05"}
    answer = coordinator.post(f"{charter.get_absolute_url()}anta/", answers)
    assert set(answer.context["form"].errors) == {"in_force_from"}
    assert not Adoption.objects.exists()


@pytest.mark.parametrize("text", [EMPTY, BLANK], ids=["no assignments", "a blank one"])
def test_blank_assignments_stop_the_adoption(text: str, coordinator: Client, cast: Cast) -> None:
    charter = read_in(cast, text)
    page = coordinator.get(f"{charter.get_absolute_url()}anta/").content.decode()
    assert "kan inte antas än" in page
    assert coordinator.post(f"{charter.get_absolute_url()}anta/", ANSWERS).status_code == 409
    assert not Adoption.objects.exists()
    coordinator.post(f"{charter.get_absolute_url()}uppdrag/nytt/", {"text": "Ta fram ett stöd"})
    assert coordinator.post(f"{charter.get_absolute_url()}anta/", ANSWERS).status_code == 302


def test_a_charter_without_a_network_is_not_adopted(charter: Charter, cast: Cast) -> None:
    Charter.objects.filter(pk=charter.pk).update(network=None)
    charter.refresh_from_db()
    with pytest.raises(Refused, match="nätverk"):
        charter.adopt(
            by=cast.coordinator, body="X", on=date(2026, 3, 6), in_force_from=date(2026, 3, 6)
        )


def touch_a_duty(charter: Charter, cast: Cast) -> None:
    duty = charter.duties.first()
    assert duty
    duty.change(by=cast.coordinator, role="host")


ACTS: dict[str, Callable[[Charter, Cast], object]] = {
    "add a duty": lambda charter, cast: charter.add_duty(
        by=cast.coordinator, kind="other", role="chair", rule={}
    ),
    "add an assignment": lambda charter, cast: charter.add_assignment(
        by=cast.coordinator, text="Mer"
    ),
    "change a duty": touch_a_duty,
    "drop a duty": lambda charter, cast: charter.duties.earliest("pk").drop(by=cast.coordinator),
    "describe": lambda charter, cast: charter.describe(by=cast.coordinator, title="Ny"),
    "choose a network": lambda charter, cast: charter.choose_network(
        cast.other, by=cast.coordinator
    ),
    "adopt again": lambda charter, cast: charter.adopt(
        by=cast.coordinator, body="X", on=date(2026, 3, 6), in_force_from=date(2026, 3, 6)
    ),
    "discard": lambda charter, cast: charter.discard(by=cast.coordinator),
    "settle": lambda charter, cast: (
        charter.findings.open().earliest("pk").settle(by=cast.coordinator)
    ),
    "set aside": lambda charter, cast: charter.sentences.earliest("pk").set_aside(
        by=cast.coordinator
    ),
    "save a charter": lambda charter, cast: charter.save(),
    "delete a charter": lambda charter, cast: charter.delete(),
    "save a duty": lambda charter, cast: charter.duties.earliest("pk").save(),
    "delete a duty": lambda charter, cast: charter.duties.earliest("pk").delete(),
    "create a goal": lambda charter, cast: Goal.objects.create(charter=charter, title="Nytt"),
    "update in bulk": lambda charter, cast: charter.duties.update(role="host"),
    "delete in bulk": lambda charter, cast: Duty.objects.filter(charter=charter).delete(),
    "rewrite a sentence": lambda charter, cast: Sentence.objects.filter(charter=charter).update(
        text="X"
    ),
    "change the adoption": lambda charter, cast: charter.adoption.save(),
    "undo the adoption": lambda charter, cast: charter.adoption.delete(),
}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_changes_what_is_adopted(act: str, adopted: Charter, cast: Cast) -> None:
    before = [list(rows.values()) for rows in (adopted.duties.all(), adopted.assignments.all())]
    with pytest.raises(Refused):
        ACTS[act](adopted, cast)
    after = [list(rows.values()) for rows in (adopted.duties.all(), adopted.assignments.all())]
    assert before == after
    assert Adoption.objects.filter(charter=adopted).exists()


def test_a_draft_in_hand_notices_that_it_was_adopted(charter: Charter, cast: Cast) -> None:
    """The page stood open while somebody else adopted."""
    assert not charter.is_adopted
    Charter.objects.get(pk=charter.pk).adopt(
        by=cast.coordinator, body="X", on=date(2026, 3, 6), in_force_from=date(2026, 3, 6)
    )
    with pytest.raises(Refused):
        charter.add_assignment(by=cast.coordinator, text="Sent")


def test_edit_pages_say_that_it_cannot_be_changed(coordinator: Client, adopted: Charter) -> None:
    for tail in ("uppgifter/", "natverk/", "anta/", "kasta/", "ataganden/nytt/"):
        answer = coordinator.get(f"{adopted.get_absolute_url()}{tail}")
        assert answer.status_code == 409
        assert "går inte att ändra" in answer.content.decode()


def test_charters_follow_each_other(adopted: Charter, charter: Charter, cast: Cast) -> None:
    start = date(2026, 4, 1)
    charter.adopt(by=cast.coordinator, body="X", on=date(2026, 3, 6), in_force_from=start)
    newer = Charter.objects.get(pk=charter.pk)
    eve = start - timedelta(days=1)
    assert (adopted.standing(eve), newer.standing(eve)) == ("in_force", "coming")
    assert (adopted.standing(start), newer.standing(start)) == ("earlier", "in_force")
