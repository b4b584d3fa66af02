"""Answering by link, without signing in."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Invitation, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(cast: Cast) -> Invitation:
    start = timezone.now() + timedelta(days=20)
    meeting = Meeting.plan(
        cast.network,
        by=cast.chair,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        place="Stadshuset",
    )
    meeting.add_item(by=cast.chair, title="Närvaro")
    meeting.call(by=cast.chair)
    return meeting.invitations.get(person=cast.member)


def address(invitation: Invitation, answer: str = "") -> str:
    return f"/svar/{invitation.token}/" + (f"?svar={answer}" if answer else "")


def test_opening_the_link_changes_nothing(invitation: Invitation, client: Client) -> None:
    for answer in ("yes", "no", "substitute", "<script>"):
        response = client.get(address(invitation, answer))
        assert response.status_code == 200
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.answered_at) == ("", None)


def test_the_page_shows_the_meeting_and_stays_out_of_searches(
    invitation: Invitation, client: Client
) -> None:
    response = client.get(address(invitation))
    page = response.content.decode()
    for fact in ("Grundskola", "Stadshuset", "Närvaro", "Olof Nyman", "Jag kommer inte"):
        assert fact in page
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("answer", ["yes", "no", "substitute"])
def test_the_links_answer_is_chosen_on_the_page(
    invitation: Invitation, client: Client, answer: str
) -> None:
    form = client.get(address(invitation, answer)).context["form"]
    assert form["answer"].value() == answer


def test_an_answer_is_saved_and_can_be_changed(invitation: Invitation, client: Client) -> None:
    posted = {"answer": "substitute", "substitute": "Eva Lund"}
    response = client.post(address(invitation), posted, follow=True)
    assert response.redirect_chain == [(address(invitation), 302)]
    assert "Tack. Ditt svar är sparat." in response.content.decode()
    assert "Eva Lund" in response.content.decode()
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.substitute) == ("substitute", "Eva Lund")

    client.post(address(invitation), {"answer": "yes", "substitute": "Eva Lund"})
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.substitute) == ("yes", "")


@pytest.mark.parametrize("posted", [{}, {"answer": "substitute"}, {"answer": "kanske"}])
def test_what_is_missing_is_asked_for(
    invitation: Invitation, client: Client, posted: dict[str, str]
) -> None:
    response = client.post(address(invitation), posted)
    assert response.status_code == 422
    assert response.context["form"].errors
    invitation.refresh_from_db()
    assert invitation.answer == ""


@pytest.mark.parametrize("token", ["x", "0" * 32, "%F6%ff"])
def test_a_wrong_link_is_404(invitation: Invitation, client: Client, token: str) -> None:
    assert client.get(f"/svar/{token}/").status_code == 404
    assert client.post(f"/svar/{token}/", {"answer": "yes"}).status_code == 404


def test_a_cancelled_meeting_says_so_and_takes_no_answer(
    invitation: Invitation, cast: Cast, client: Client
) -> None:
    invitation.meeting.cancel(by=cast.chair, reason="Snöstorm")
    response = client.get(address(invitation))
    assert response.status_code == 200
    assert "inställt" in response.content.decode()
    assert "Snöstorm" in response.content.decode()
    assert 'name="answer"' not in response.content.decode()
    assert client.post(address(invitation), {"answer": "yes"}).status_code == 409


def test_a_past_meeting_says_so_and_takes_no_answer(invitation: Invitation, client: Client) -> None:
    day_before = timezone.now() - timedelta(days=1)
    Meeting.objects.filter(pk=invitation.meeting_id).update(
        starts_at=day_before, ends_at=day_before + timedelta(hours=3)
    )
    response = client.get(address(invitation))
    assert response.status_code == 200
    assert "Mötet har varit" in response.content.decode()
    assert 'name="answer"' not in response.content.decode()
    assert client.post(address(invitation), {"answer": "yes"}).status_code == 409


def test_the_page_speaks_the_language_of_the_one_invited(
    invitation: Invitation, cast: Cast, client: Client
) -> None:
    cast.member.choose_language("en")
    response = client.get(address(invitation))
    assert "I am coming" in response.content.decode()
    assert response["Content-Language"] == "en"
    client.cookies["django_language"] = "sv"
    assert "Jag kommer" in client.get(address(invitation)).content.decode()


def test_the_page_is_valid_html(
    invitation: Invitation, client: Client, html_faults: Callable[[str], list[str]]
) -> None:
    pages = [client.get(address(invitation)), client.post(address(invitation), {})]
    client.post(address(invitation), {"answer": "yes"})
    pages.append(client.get(address(invitation)))
    for page in pages:
        assert html_faults(page.content.decode()) == []
