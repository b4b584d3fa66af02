"""Adjusting a record: chosen, asked, comments beside the text, and how it becomes approved."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Adjuster, Approval, Comment, Minutes, Procedure
from samverk.meetings.models.adjusting import lapse
from samverk.meetings.routines import approve_by_silence
from samverk.meetings.tests.held import hold, item_of
from samverk.post.models import Letter
from samverk.shell.refused import Refused

SignIn = Callable[[str], Client]
RULES = "/natverk/grundskola/arbetssatt/"


def settle(cast: Cast, approving: str = "adjusters", **rules: object) -> None:
    Procedure.settle(cast.network, by=cast.chair, called="minutes", approving=approving, **rules)


@pytest.fixture
def minutes(cast: Cast) -> Minutes:
    """Minutes begun, with a member and the chair there."""
    settle(cast, "leader")
    meeting = hold(cast)
    for person in (cast.member, cast.chair):
        meeting.attendance.create(person=person, name=person.name)
    return Minutes.begin(meeting, by=cast.secretary)


@pytest.fixture
def out(cast: Cast, minutes: Minutes) -> Minutes:
    """The same, out with two who adjust it."""
    settle(cast)
    Adjuster.choose(minutes.meeting, [cast.member, cast.chair], by=cast.secretary)
    minutes.submit(by=cast.secretary)
    return minutes


def base(minutes: Minutes) -> str:
    return f"/moten/{minutes.meeting_id}/protokoll"


def test_the_rules_are_read_by_all_and_settled_by_those_who_lead(cast: Cast, as_: SignIn) -> None:
    assert "inte bestämt något eget" in as_("member").get(RULES).content.decode()
    assert "arbetssatt/andra/" not in as_("member").get(RULES).content.decode()
    chair = as_("chair")
    told = {
        "called": "notes", "notice_days": 21, "minutes_days": 10, "approving": "silence",
        "adjust_days": 5, "assent_days": 10,
    }  # fmt: skip
    assert chair.post(f"{RULES}andra/", told | {"adjust_days": 0}).status_code == 422
    assert chair.post(f"{RULES}andra/", told).status_code == 302
    cast.network.refresh_from_db()
    rules = Procedure.of(cast.network)
    assert (cast.network.record, rules.approving, rules.notice_days) == ("notes", "silence", 21)
    page = as_("member").get(RULES).content.decode()
    assert "21 dagar" in page
    assert "ingen invänder" in page


def test_what_nobody_has_settled_is_as_the_association_has_it(cast: Cast) -> None:
    federation = cast.federation
    federation.minutes_days = 9
    federation.save()
    assert Procedure.of(cast.network).minutes_days == 9


def test_adjusters_are_chosen_among_those_who_were_there(minutes: Minutes, as_: SignIn) -> None:
    cast_names = {person.name for person in Adjuster.eligible(minutes.meeting)}
    assert cast_names == set(minutes.meeting.attendance.values_list("name", flat=True))
    secretary = as_("secretary")
    here = f"/moten/{minutes.meeting_id}/justerare/"
    chosen = Adjuster.eligible(minutes.meeting).first()
    assert chosen
    assert secretary.post(here, {"people": [chosen.pk]}).status_code == 302
    assert minutes.draft()["adjusters"] == [chosen.name]
    assert secretary.post(here, {}).status_code == 302
    assert minutes.draft()["adjusters"] == []


def test_before_the_meeting_anybody_on_the_list_can_be_chosen(cast: Cast) -> None:
    meeting = hold(cast)
    assert cast.member in Adjuster.eligible(meeting)


def test_nobody_to_adjust_stops_the_sending(cast: Cast, minutes: Minutes, as_: SignIn) -> None:
    settle(cast)
    secretary = as_("secretary")
    assert "Ingen är vald att justera" in secretary.get(f"{base(minutes)}/skicka/").content.decode()
    assert secretary.post(f"{base(minutes)}/skicka/").status_code == 409


def test_all_who_adjust_approve_by_the_last_ones_word(
    cast: Cast, out: Minutes, as_: SignIn
) -> None:
    data = {"submission": out.submission.pk}
    member, chair = as_("member"), as_("chair")
    page = member.get(f"{base(out)}/justera/").content.decode()
    assert "Jag justerar" in page
    assert "§ 1 Läsning" in page
    assert chair.get(f"{base(out)}/godkann/")["Location"].endswith("/justera/")
    assert member.post(f"{base(out)}/justera/ja/", data).status_code == 302
    assert not Approval.objects.exists()
    assert chair.post(f"{base(out)}/justera/ja/", data).status_code == 302
    approval = Approval.objects.get()
    assert approval.by == cast.chair
    assert approval.content["approving"] == "adjusters"
    assert approval.content["adjusters"] == sorted([cast.member.name, cast.chair.name])
    shown = member.get(f"{base(out)}/").content.decode()
    assert "Justerat av" in shown


def test_only_those_chosen_adjust_and_read_the_draft(cast: Cast, out: Minutes, as_: SignIn) -> None:
    assert as_("presidium").post(f"{base(out)}/justera/ja/").status_code == 403
    assert as_("secretary").get(f"{base(out)}/justera/").status_code == 200
    assert as_("presidium").get(f"{base(out)}/justera/").status_code == 200
    out.meeting.adjusters.filter(person=cast.member).delete()
    assert as_("member").get(f"{base(out)}/justera/").status_code == 403


def test_a_comment_stands_at_its_item_until_somebody_takes_care_of_it(
    cast: Cast, out: Minutes, as_: SignIn
) -> None:
    item = item_of(out.meeting, "Närvaro")
    member, secretary = as_("member"), as_("secretary")
    said = {"item": item.pk, "text": "Det var i maj."}
    assert member.post(f"{base(out)}/kommentera/", said).status_code == 302
    assert member.post(f"{base(out)}/kommentera/", {"text": " "}).status_code == 302
    comment = Comment.objects.get()
    section = secretary.get(f"{base(out)}/justera/").content.decode().split("§ 2 Närvaro</h2>")[1]
    assert "Det var i maj." in section.split("</section>")[0]
    here = f"{base(out)}/kommentarer/{comment.pk}/klar/"
    assert member.post(here).status_code == 403
    assert secretary.post(here).status_code == 302
    comment.refresh_from_db()
    assert comment.settled_by == cast.secretary


def test_taking_it_back_voids_what_adjusters_have_said(
    cast: Cast, out: Minutes, as_: SignIn
) -> None:
    out.meeting.adjusters.get(person=cast.member).adjust(at=timezone.now())
    read = out.submission.pk
    secretary = as_("secretary")
    assert cast.member.name in secretary.get(f"{base(out)}/ta-tillbaka/").content.decode()
    secretary.post(f"{base(out)}/ta-tillbaka/")
    out = Minutes.objects.get(pk=out.pk)
    out.submit(by=cast.secretary)
    assert not out.submission.adjustments.exists()
    answer = as_("member").post(f"{base(out)}/justera/ja/", {"submission": read}, follow=True)
    assert "Texten har ändrats" in answer.content.decode()
    assert not out.submission.adjustments.exists()


def test_silence_approves_after_the_last_day_and_says_so(
    cast: Cast, minutes: Minutes, as_: SignIn
) -> None:
    settle(cast, "silence", adjust_days=5)
    minutes.submit(by=cast.secretary)
    assert set(minutes.asked()) == {cast.member, cast.chair}
    assert as_("member").get(f"{base(minutes)}/justera/").status_code == 200
    due = minutes.submission.due
    assert due
    now = timezone.now()
    on_the_day = now + (due - timezone.localdate(now)) * 1
    approve_by_silence(on_the_day)
    assert not Approval.objects.exists()
    approve_by_silence(on_the_day + timedelta(days=1))
    approval = Approval.objects.get()
    assert (approval.by, approval.content["approved_by"]) == (cast.secretary, "")
    assert approval.content["approving"] == "silence"
    assert "Ingen invände i tid" in as_("member").get(f"{base(minutes)}/").content.decode()
    assert not lapse(minutes.submission, now=on_the_day + timedelta(days=2))


def test_a_comment_nobody_has_taken_care_of_is_no_silence(cast: Cast, minutes: Minutes) -> None:
    settle(cast, "silence")
    minutes.submit(by=cast.secretary)
    comment = Comment.say(minutes, by=cast.member, text="Nej.")
    late = timezone.now() + timedelta(days=30)
    assert not lapse(minutes.submission, now=late)
    comment.settle(by=cast.secretary)
    assert lapse(minutes.submission, now=late)


def test_those_who_are_to_read_it_get_a_letter_with_the_day(
    cast: Cast, out: Minutes, run_jobs: Callable[[], int]
) -> None:
    run_jobs()
    letter = Letter.objects.get(to=cast.member.email)
    assert "Läs senast" in letter.text
    assert f"{base(out)}/justera/" in letter.text


def test_paragraphs_run_through_the_year(cast: Cast) -> None:
    settle(cast, "leader")
    numbers = []
    for ago in (3, 3):
        meeting = hold(cast, ago)
        meeting.attendance.create(person=cast.member, name=cast.member.name)
        minutes = Minutes.begin(meeting, by=cast.secretary)
        minutes.submit(by=cast.secretary)
        approval = minutes.approve(by=cast.chair, at=timezone.now())
        numbers += [item["paragraph"] for item in approval.content["items"]]
    assert numbers == [1, 2, 3, 4]


def test_notes_have_no_paragraphs(cast: Cast) -> None:
    Procedure.settle(cast.network, by=cast.chair, called="notes")
    meeting = hold(cast)
    minutes = Minutes.begin(meeting, by=cast.secretary)
    assert [item["paragraph"] for item in minutes.draft()["items"]] == [None, None]


def test_a_settled_record_takes_no_more_comments(cast: Cast, out: Minutes) -> None:
    for adjuster in out.meeting.adjusters.all():
        adjuster.adjust(at=timezone.now())
    with pytest.raises(Refused):
        Comment.say(out, by=cast.member, text="Vänta")
