"""What comes of a decision, written in the record and seen to when it is approved."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.acts_decisions import take_further
from samverk.meetings.models import Action, BacklogItem, Decision, Meeting, Reopening
from samverk.meetings.tests.held import hold, item_of, page_of, submitted

SignIn = Callable[[str], Client]
RunJobs = Callable[[], int]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return hold(cast)


def url(meeting: Meeting) -> str:
    return f"/moten/{meeting.pk}/protokoll/skriv/"


def test_what_comes_of_it_is_kept_and_shown(cast: Cast, meeting: Meeting, as_: SignIn) -> None:
    item = item_of(meeting, "Läsning")
    prefix = f"d-{item.pk}-0"
    sent = page_of(meeting) | {
        f"{prefix}-text": "Rektorerna får veta.",
        f"{prefix}-leads_to": "information",
        f"{prefix}-to_whom": "rektorerna",
        f"{prefix}-by_whom": "ordföranden",
    }
    assert as_("secretary").post(url(meeting), sent).status_code == 302
    decision = Decision.objects.get()
    assert (decision.leads_to, decision.to_whom) == ("information", "rektorerna")
    shown = as_("secretary").get(url(meeting)).content.decode()
    assert 'value="rektorerna"' in shown
    assert "<details open>" in shown
    untouched = as_("secretary").post(url(meeting), page_of(meeting))
    assert untouched.status_code == 302
    assert Decision.objects.get().to_whom == "rektorerna"


def test_a_network_that_decides_says_what_comes_of_it(
    cast: Cast, meeting: Meeting, as_: SignIn
) -> None:
    item = item_of(meeting, "Läsning")
    prefix = f"d-{item.pk}-0"
    text = {f"{prefix}-text": "Skolcheferna får ta ställning."}
    sent = page_of(meeting) | text | {f"{prefix}-further_id": cast.chiefs.pk}
    as_("secretary").post(url(meeting), sent)
    decision = Decision.objects.get()
    assert (decision.leads_to, decision.further) == ("further", cast.chiefs)
    own = page_of(meeting) | {f"{prefix}-further_id": cast.network.pk}
    assert as_("secretary").post(url(meeting), own).status_code == 422


def test_an_action_is_tied_to_its_decision(cast: Cast, meeting: Meeting, as_: SignIn) -> None:
    item = item_of(meeting, "Läsning")
    decision = item.decisions.create(text="Vi samlar in exempel.")
    sent = page_of(meeting) | {
        f"a-{item.pk}-0-text": "Samla",
        f"a-{item.pk}-0-decision_id": decision.pk,
        f"a-{item.pk}-0-report": "på nästa möte",
    }
    as_("secretary").post(url(meeting), sent)
    action = Action.objects.get()
    assert (action.decision, action.report) == (decision, "på nästa möte")
    removed = page_of(meeting) | {f"d-{item.pk}-0-DELETE": "on"}
    assert as_("secretary").post(url(meeting), removed).status_code == 302
    action.refresh_from_db()
    assert action.decision is None
    stale = page_of(meeting) | {f"a-{item.pk}-0-decision_id": decision.pk}
    assert as_("secretary").post(url(meeting), stale).status_code == 302


def test_two_who_say_different_things_of_what_comes_see_both(
    cast: Cast, meeting: Meeting, as_: SignIn
) -> None:
    item = item_of(meeting, "Läsning")
    decision = item.decisions.create(text="Ja.")
    prefix = f"d-{item.pk}-0"
    first, second = page_of(meeting), page_of(meeting)
    as_("secretary").post(url(meeting), first | {f"{prefix}-to_whom": "rektorerna"})
    answer = as_("chair").post(url(meeting), second | {f"{prefix}-to_whom": "nämnderna"})
    assert answer.status_code == 409
    decision.refresh_from_db()
    assert decision.to_whom == "rektorerna"


def test_a_decision_with_a_number_stays(cast: Cast, as_: SignIn) -> None:
    minutes = submitted(cast)
    item = item_of(minutes.meeting, "Läsning")
    item.decisions.create(text="Ja.")
    year = minutes.meeting.date.year
    minutes.approve(by=cast.chair, at=timezone.now())
    Reopening.open(minutes, by=cast.chair, reason="Fel")
    sent = page_of(minutes.meeting) | {f"d-{item.pk}-0-DELETE": "on"}
    answer = as_("secretary").post(url(minutes.meeting), sent)
    assert answer.status_code == 409
    assert f"{year}:1" in answer.content.decode()
    assert item.decisions.exists()


def test_what_another_network_decides_is_put_in_its_backlog(cast: Cast, run_jobs: RunJobs) -> None:
    minutes = submitted(cast)
    item = item_of(minutes.meeting, "Läsning")
    decision = item.decisions.create(text="Vi föreslår.", leads_to="further", further=cast.chiefs)
    item.decisions.create(text="Nämnderna beslutar.", leads_to="further", to_whom="nämnderna")
    minutes.approve(by=cast.chair, at=timezone.now())
    assert not BacklogItem.objects.exists()
    run_jobs()
    [waiting] = BacklogItem.objects.filter(network=cast.chiefs)
    assert (waiting.decision, waiting.title) == (decision, "Läsning")
    assert "Vi föreslår." in waiting.text
    assert "Grundskola" in waiting.text
    take_further(Entry.objects.get(verb="minutes.approved"))
    assert BacklogItem.objects.count() == 1


def test_a_decision_is_open_until_what_was_to_come_has_come(cast: Cast) -> None:
    minutes = submitted(cast)
    item = item_of(minutes.meeting, "Läsning")
    told = item.decisions.create(text="Rektorerna får veta.", leads_to="information")
    sent = item.decisions.create(text="Vidare.", leads_to="further", further=cast.chiefs)
    done = item.decisions.create(text="Vi gör.", leads_to="action")
    action = item.actions.create(text="Gör", decision=done, person=cast.member)
    item.decisions.create(text="Inget mer.")
    minutes.approve(by=cast.chair, at=timezone.now())
    take_further(Entry.objects.get(verb="minutes.approved"))
    assert set(Decision.objects.open()) == {told, sent, done}
    today = timezone.localdate()
    told.settle(by=cast.secretary, on=today, note="Mejl till alla")
    action.complete(by=cast.member, on=today)
    assert set(Decision.objects.open()) == {sent}
    above = submitted(cast)
    above.meeting.items.update(backlog=BacklogItem.objects.get())
    answer = item_of(above.meeting, "Läsning").decisions.create(text="Bifall.")
    assert set(Decision.objects.open()) == {sent}
    above.approve(by=cast.chair, at=timezone.now())
    assert answer.registered
    assert not Decision.objects.open()
