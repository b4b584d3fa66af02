"""Feedback from sending to answer, by the pages people use."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samverk.dialogue.acts import close_feedback
from samverk.dialogue.models import Answer, Feedback
from samverk.house.consequences import TABLE
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import AgendaItem, Meeting, Minutes
from samverk.networks.models import Network
from samverk.shell.refused import Refused

type As = Callable[[str], Client]


@pytest.fixture
def feedback(cast: Cast) -> Feedback:
    return Feedback.send(
        sender=cast.network,
        receiver=cast.chiefs,
        by=cast.liaison,
        on=timezone.localdate() - timedelta(days=9),
        title="Tid för gemensam planering",
        text="Hur ser ni på en gemensam studiedag?",
        purpose="answer",
    )


def take_up(cast: Cast, feedback: Feedback) -> AgendaItem:
    """The chiefs take it up at a meeting two hours ago, and decide."""
    start = timezone.now() - timedelta(hours=2)
    meeting = Meeting.plan(
        cast.chiefs, by=cast.liaison, starts_at=start, ends_at=start + timedelta(hours=1)
    )
    item = meeting.add_item(by=cast.liaison, title="Studiedag", backlog=feedback.backlog)
    Minutes.begin(meeting, by=cast.liaison)
    item.notes = "Alla kommuner vill."
    item.save()
    item.decisions.create(text="Vi har studiedag 12 augusti.")
    meeting.attendance.create(person=cast.liaison, name=cast.liaison.name)
    return item


def approve(cast: Cast, item: AgendaItem) -> Entry:
    minutes = item.meeting.minutes
    minutes.submit(by=cast.liaison)
    minutes.approve(by=cast.liaison, at=timezone.now())
    return Entry.objects.get(verb="minutes.approved")


def test_sent_feedback_waits_in_the_receivers_backlog(cast: Cast, as_: As) -> None:
    answer = as_("secretary").post(
        reverse("dialogue:send", args=[cast.network.slug]),
        {
            "receiver": cast.chiefs.pk,
            "purpose": "decide",
            "title": "Läsning",
            "text": "Tre kommuner provar.",
        },
    )
    sent = Feedback.objects.get()
    assert answer.headers["Location"] == sent.get_absolute_url()
    assert (sent.by, sent.purpose, sent.on) == (cast.secretary, "decide", timezone.localdate())
    assert list(cast.chiefs.backlog.waiting()) == [sent.backlog]


def test_feedback_from_an_item_starts_with_its_words(cast: Cast, as_: As) -> None:
    start = timezone.now()
    meeting = Meeting.plan(
        cast.network, by=cast.chair, starts_at=start, ends_at=start + timedelta(hours=1)
    )
    item = meeting.add_item(by=cast.chair, title="Närvaro", notes="Tre kommuner har nått målet.")
    url = reverse("dialogue:send", args=[cast.network.slug])
    shown = as_("chair").get(url, {"punkt": item.pk}).content.decode()
    assert "Tre kommuner har nått målet." in shown
    foreign = as_("coordinator").get(
        reverse("dialogue:send", args=[cast.other.slug]), {"punkt": item.pk}
    )
    assert foreign.status_code == 404


def test_a_liaison_carries_the_chiefs_words_down_to_their_own_network_only(
    cast: Cast, as_: As
) -> None:
    cast.liaison.appointments.filter(network=cast.chiefs).delete()
    shown = as_("liaison").get(reverse("dialogue:send", args=[cast.chiefs.slug]))
    receivers = shown.context["form"].fields["receiver"].queryset
    assert list(receivers) == [cast.network]
    member_of_chiefs = as_("chair").get(reverse("dialogue:send", args=[cast.chiefs.slug]))
    assert member_of_chiefs.status_code == 403


def test_a_missing_heading_is_told_at_the_field(cast: Cast, as_: As) -> None:
    url = reverse("dialogue:send", args=[cast.network.slug])
    assert as_("chair").post(url, {"receiver": cast.chiefs.pk}).status_code == 422
    assert not Feedback.objects.exists()


def test_the_list_tells_how_long_it_has_waited_and_where(feedback: Feedback, as_: As) -> None:
    shown = as_("member").get(reverse("dialogue:threads")).content.decode()
    assert "9 dagar sen" in shown
    assert "Skolchefsnätverket" in shown


def test_an_answer_closes_it_for_both_sides(feedback: Feedback, as_: As) -> None:
    url = feedback.get_absolute_url()
    assert as_("liaison").post(url, {"text": "Gärna i augusti."}).status_code == 302
    assert "Gärna i augusti." in as_("member").get(url).content.decode()
    assert not Feedback.objects.open().exists()
    assert as_("liaison").post(url, {"text": "Igen"}).status_code == 409


def test_no_words_acknowledge(feedback: Feedback, as_: As) -> None:
    as_("liaison").post(feedback.get_absolute_url(), {"text": ""})
    assert Answer.objects.get().text == ""


def test_approved_minutes_are_the_answer(cast: Cast, feedback: Feedback, as_: As) -> None:
    item = take_up(cast, feedback)
    assert list(feedback.outcome()) == []
    entry = approve(cast, item)
    assert "samverk.dialogue.acts.close_feedback" in TABLE["minutes.approved"]
    close_feedback(entry)
    close_feedback(entry)
    assert Answer.objects.get().by == cast.liaison
    shown = as_("member").get(feedback.get_absolute_url()).content.decode()
    assert "Vi har studiedag 12 augusti." in shown
    assert "Alla kommuner vill." in shown


def test_an_earlier_answer_stands_beside_the_outcome(
    cast: Cast, feedback: Feedback, as_: As
) -> None:
    feedback.acknowledge(by=cast.liaison, text="Vi tar upp det i mars.")
    close_feedback(approve(cast, take_up(cast, feedback)))
    shown = as_("member").get(feedback.get_absolute_url()).content.decode()
    assert "Vi tar upp det i mars." in shown
    assert "Vi har studiedag 12 augusti." in shown


def test_nobody_sends_to_themselves(cast: Cast) -> None:
    with pytest.raises(Refused):
        Feedback.send(
            sender=cast.network,
            receiver=cast.network,
            by=cast.chair,
            on=timezone.localdate(),
            title="…",
            text="…",
            purpose="inform",
        )


def test_a_stranger_sees_none_of_it(feedback: Feedback, as_: As) -> None:
    shown = as_("stranger").get(reverse("dialogue:threads")).content.decode()
    assert feedback.title not in shown


def test_the_list_costs_the_same_for_one_and_for_twenty(
    cast: Cast, feedback: Feedback, as_: As
) -> None:
    client = as_("coordinator")

    def price() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("dialogue:threads"))
        return len(queries)

    def send(sender: Network) -> Feedback:
        return Feedback.send(
            sender=sender,
            receiver=cast.chiefs,
            by=cast.chair,
            on=timezone.localdate(),
            title="Läsning",
            text="…",
            purpose="inform",
        )

    feedback.acknowledge(by=cast.liaison)
    send(cast.network)
    few = price()
    for number in range(10):
        network = Network.objects.create(name=f"N{number}", slug=f"n{number}", parent=cast.chiefs)
        send(network)
        send(network).acknowledge(by=cast.liaison)
    assert price() == few
