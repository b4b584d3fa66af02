"""A round through its verbs: opened, answered, sent in, proposed, heard and adopted."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from samverk.charters.models import Adoption, Charter
from samverk.followup.models import Review, Round
from samverk.followup.tests.revision import (
    ASKED,
    OPENED,
    answer_all,
    give_charter,
    open_round,
    review_of,
    send_in,
)
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import Meeting
from samverk.shell.refused import Refused

pytestmark = pytest.mark.django_db
State = Review.State


@pytest.fixture
def opened(cast: Cast) -> Round:
    give_charter(cast, cast.network, *ASKED)
    give_charter(cast, cast.other, "Samordna utbudet")
    return open_round(cast)


def test_a_round_asks_each_network_with_a_charter_in_force(cast: Cast, opened: Round) -> None:
    assert [(row.network, row.state, row.asked) for row in opened.progress()] == [
        (cast.network, State.NOT_BEGUN, 3),
        (cast.other, State.NOT_BEGUN, 1),
    ]
    assert Entry.objects.filter(verb="round.opened").count() == 1


def test_a_network_without_a_charter_in_force_is_not_asked(cast: Cast) -> None:
    give_charter(cast, cast.network, *ASKED)
    give_charter(cast, cast.other, "Samordna utbudet", since=date(2027, 1, 1))
    assert [row.network for row in open_round(cast).progress()] == [cast.network]


def test_there_is_one_round_a_year_and_only_where_there_is_something_to_ask(cast: Cast) -> None:
    with pytest.raises(Refused, match="har en uppdragsbeskrivning"):
        open_round(cast)
    give_charter(cast, cast.network, *ASKED)
    with pytest.raises(Refused, match="redan passerat"):
        open_round(cast, answers_by=OPENED - timedelta(days=1))
    open_round(cast)
    with pytest.raises(Refused, match="redan en revidering"):
        open_round(cast)
    open_round(cast, year=2028)
    assert Round.objects.count() == 2


@pytest.mark.parametrize("kind", ["done", "dropped"])
def test_what_ends_needs_a_reason(cast: Cast, opened: Round, kind: str) -> None:
    review = review_of(cast.network)
    assignment = review.charter.assignments.earliest("position")
    with pytest.raises(Refused):
        review.answer(assignment, by=cast.secretary, kind=kind, reason="  ")
    assert review.verdicts.count() == 0
    review.answer(assignment, by=cast.secretary, kind=kind, reason="Stödet används i alla skolor.")
    assert review.verdicts.get().reason == "Stödet används i alla skolor."


def test_what_changes_needs_another_wording(cast: Cast, opened: Round) -> None:
    review = review_of(cast.network)
    assignment = review.charter.assignments.earliest("position")
    for text in ("", assignment.text):
        with pytest.raises(Refused):
            review.answer(assignment, by=cast.secretary, kind="changes", text=text)
    review.answer(
        assignment, by=cast.secretary, kind="changes", text=assignment.text, parts=["Årskurs 1"]
    )
    assert review.verdicts.get().parts == ["Årskurs 1"]


def test_an_answer_is_replaced_and_keeps_only_what_belongs_to_it(cast: Cast, opened: Round) -> None:
    review = review_of(cast.network)
    assignment = review.charter.assignments.earliest("position")
    review.answer(assignment, by=cast.secretary, kind="dropped", reason="Skolverket gör det.")
    review.answer(
        assignment, by=cast.chair, kind="continues", text="Något annat", reason="Kvar i rutan"
    )
    verdict = review.verdicts.get()
    assert (verdict.kind, verdict.text, verdict.reason, verdict.by) == (
        "continues",
        "",
        "",
        cast.chair,
    )


def test_a_review_is_sent_in_when_all_is_answered(cast: Cast, opened: Round) -> None:
    review = review_of(cast.network)
    for assignment in list(review.charter.assignments.all())[:2]:
        review.answer(assignment, by=cast.secretary, kind="continues")
    assert (review_of(cast.network).state, review_of(cast.network).left) == (State.BEGUN, 1)
    with pytest.raises(Refused, match="Ordna en studiedag"):
        review.submit(by=cast.secretary)
    answer_all(review, cast)
    review.submit(by=cast.secretary)
    assert review_of(cast.network).state == State.SUBMITTED
    with pytest.raises(Refused, match="Ta tillbaka"):
        review.add(by=cast.secretary, text="Ännu ett")


def test_a_review_can_be_taken_back_until_it_is_proposed(cast: Cast, opened: Round) -> None:
    review = send_in(review_of(cast.network), cast)
    review.take_back(by=cast.secretary)
    assert review_of(cast.network).state == State.BEGUN
    review = send_in(review_of(cast.network), cast)
    review.propose(by=cast.coordinator)
    with pytest.raises(Refused):
        review_of(cast.network).take_back(by=cast.secretary)


def test_the_liaison_comments_until_it_is_proposed(cast: Cast, opened: Round) -> None:
    review = send_in(review_of(cast.network), cast)
    review.comment(by=cast.liaison, text="Ta upp närvaron med rektorerna.")
    assert review_of(cast.network).state == State.COMMENTED
    review_of(cast.network).propose(by=cast.coordinator)
    with pytest.raises(Refused):
        review_of(cast.network).comment(by=cast.liaison, text="För sent")


def test_the_next_version_says_what_the_network_answered(cast: Cast, opened: Round) -> None:
    Round.objects.update(period_from=2027, period_to=2030)
    review = review_of(cast.network)
    reading, attendance, day = review.charter.assignments.order_by("position")
    review.answer(reading, by=cast.secretary, kind="changes", text="Pröva stödet", parts=["Åk 1"])
    review.answer(attendance, by=cast.secretary, kind="done", reason="Jämfört i mars.")
    review.answer(day, by=cast.secretary, kind="continues")
    review.add(by=cast.secretary, text="Ta fram en handbok")
    review.submit(by=cast.secretary)
    version = review_of(cast.network).propose(by=cast.coordinator)
    version = Charter.objects.get(pk=version.pk)
    assert {row.text: row.continues_id for row in version.assignments.all()} == {
        "Pröva stödet": reading.pk,
        "Ordna en studiedag": day.pk,
        "Ta fram en handbok": None,
    }
    assert version.assignments.get(text="Pröva stödet").parts == ["Åk 1"]
    assert (version.period_from, version.period_to) == (2027, 2030)
    assert version.is_proposed
    assert version.based_on == review.charter
    assert review_of(cast.network).state == State.PROPOSED
    # What holds is not touched.
    assert [row.text for row in review.charter.assignments.order_by("position")] == list(ASKED)


def test_a_version_begun_by_hand_is_not_made_a_second_time(cast: Cast, opened: Round) -> None:
    review = send_in(review_of(cast.network), cast)
    draft = review.charter.copy(by=cast.coordinator)
    assert not review_of(cast.network).is_ready
    with pytest.raises(Refused, match="redan påbörjat"):
        review.propose(by=cast.coordinator)
    draft.propose(by=cast.coordinator)
    assert review_of(cast.network).propose(by=cast.coordinator) == draft
    assert Charter.objects.drafts().count() == 1


def test_a_proposal_thrown_away_gives_the_review_back(cast: Cast, opened: Round) -> None:
    version = send_in(review_of(cast.network), cast).propose(by=cast.coordinator)
    version.withdraw(by=cast.coordinator)
    assert review_of(cast.network).state == State.DRAFTED
    Charter.objects.get(pk=version.pk).discard(by=cast.coordinator)
    assert review_of(cast.network).state == State.SUBMITTED


def meeting_of_chiefs(cast: Cast) -> Meeting:
    start = timezone.now() + timedelta(days=20)
    return Meeting.plan(
        cast.chiefs, by=cast.liaison, starts_at=start, ends_at=start + timedelta(hours=2)
    )


def test_the_proposals_become_one_item_for_decision(cast: Cast, opened: Round) -> None:
    meeting = meeting_of_chiefs(cast)
    with pytest.raises(Refused, match="inget förslag"):
        opened.take_to(meeting, by=cast.liaison)
    send_in(review_of(cast.network), cast)
    opened.propose(by=cast.liaison)
    hearing = opened.take_to(meeting, by=cast.liaison)
    item = meeting.items.get()
    assert hearing.item == item
    assert (item.title, item.kind) == ("Revidering av uppdragsbeskrivningar för 2027", "decision")
    assert "Grundskola: 3 fortsätter" in item.text
    assert opened.get_absolute_url() in item.text
    with pytest.raises(Refused, match="redan på dagordningen"):
        opened.take_to(meeting, by=cast.liaison)


def test_a_cancelled_meeting_or_a_removed_item_lets_another_take_it(
    cast: Cast, opened: Round
) -> None:
    send_in(review_of(cast.network), cast)
    opened.propose(by=cast.liaison)
    opened.take_to(meeting_of_chiefs(cast), by=cast.liaison).item.remove(by=cast.liaison)
    assert opened.hearing() is None
    second = opened.take_to(meeting_of_chiefs(cast), by=cast.liaison)
    second.item.meeting.cancel(by=cast.liaison, reason="Snö")
    assert opened.hearing() is None
    assert opened.take_to(meeting_of_chiefs(cast), by=cast.liaison) == opened.hearing()


def test_all_are_adopted_in_one_act_or_none(cast: Cast, opened: Round) -> None:
    send_in(review_of(cast.network), cast)
    opened.propose(by=cast.liaison)
    act = {
        "by": cast.coordinator,
        "body": "Skolchefsnätverket",
        "on": date(2026, 12, 15),
        "in_force_from": date(2027, 1, 1),
    }
    before = Adoption.objects.count()
    with pytest.raises(Refused, match="Gymnasieutbildning"):
        opened.adopt(opened.progress(), **act)  # type: ignore[arg-type]
    assert Adoption.objects.count() == before
    opened.adopt([review_of(cast.network)], **act)  # type: ignore[arg-type]
    review = review_of(cast.network)
    assert review.state == State.ADOPTED
    in_force = Charter.objects.in_force(date(2027, 1, 1)).get(network=cast.network)
    assert in_force == review.version
    assert Charter.objects.in_force(date(2026, 12, 31)).get(network=cast.network) == review.charter


def test_a_network_is_set_aside_with_a_reason(cast: Cast, opened: Round) -> None:
    review_of(cast.other).set_aside(by=cast.liaison, reason="Nätverket vilar under våren.")
    review = review_of(cast.other)
    assert (review.state, review.is_over) == (State.SET_ASIDE, True)
    with pytest.raises(Refused):
        answer_all(review, cast)
    with pytest.raises(Refused):
        review.set_aside(by=cast.liaison, reason="Igen")
