"""Telling people of a meeting: the day to keep, changes collected, reminders, guests, and what
holds while the letters are not written yet."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverk.desk.mine import desk_of
from samverk.house.demo.cast import Cast
from samverk.meetings import mailing
from samverk.meetings.models import Meeting, Replies
from samverk.meetings.models.notice import write_on, write_on_all
from samverk.meetings.tests.heard import event, invite, join, letters_to, subjects
from samverk.people.mandate import Mandate
from samverk.people.models import Membership
from samverk.post.models import Letter
from samverk.shell.refused import Refused
from tests.world import meet

type As = Callable[[str], Client]
type Jobs = Callable[[], int]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return meet(cast, timezone.now() + timedelta(days=20))


@pytest.fixture
def called(meeting: Meeting, cast: Cast, run_jobs: Jobs) -> Meeting:
    meeting.call(by=cast.chair)
    run_jobs()
    return meeting


def test_the_day_is_kept_before_there_is_an_agenda(
    meeting: Meeting, cast: Cast, run_jobs: Jobs, as_: As
) -> None:
    meeting.items.all().delete()
    shown = as_("chair").get(meeting.get_absolute_url()).text
    assert reverse("meetings:saving", args=[meeting.pk]) in shown
    as_("chair").post(reverse("meetings:saving", args=[meeting.pk]))
    run_jobs()
    [letter] = letters_to(cast.member.email)
    assert letter.subject.startswith("Boka dagen: Grundskola ")
    assert "svar=" not in letter.text + letter.html
    saved = event(letter)
    assert (saved["STATUS"], saved["SEQUENCE"]) == ("TENTATIVE", 0)
    assert saved["ATTENDEE"].params["RSVP"] == "FALSE"
    assert not meeting.is_called
    assert Replies.to(meeting).total == 0
    now = timezone.now()
    desk = desk_of(cast.member, Mandate.of(cast.member, now.date()), now=now)
    assert not [task for task in desk.tasks if "Säg om du kommer" in task.what]
    with pytest.raises(Refused):
        meeting.save_the_date(by=cast.chair)


def test_the_notice_is_then_an_update_of_the_same_event(
    meeting: Meeting, cast: Cast, run_jobs: Jobs
) -> None:
    meeting.save_the_date(by=cast.chair)
    run_jobs()
    meeting.change(by=cast.chair, place="Biblioteket")
    meeting.call(by=cast.chair)
    run_jobs()
    saved, notice = map(event, letters_to(cast.member.email))
    assert notice["UID"] == saved["UID"]
    assert (notice["STATUS"], notice["SEQUENCE"]) == ("CONFIRMED", 1)
    assert notice["ATTENDEE"].params["RSVP"] == "TRUE"
    letter = letters_to(cast.member.email)[-1]
    assert "Biblioteket" in letter.text.split("När:")[0]
    assert "svar=yes" in letter.text


def test_a_day_that_is_moved_or_let_go_is_told(
    meeting: Meeting, cast: Cast, run_jobs: Jobs
) -> None:
    meeting.save_the_date(by=cast.chair)
    run_jobs()
    meeting.change(by=cast.chair, place="Biblioteket")
    meeting.send_update(by=cast.chair)
    meeting.cancel(by=cast.chair, reason="Snö")
    run_jobs()
    assert subjects(cast.member) == ["Boka dagen", "Inställt"]  # the update was overtaken


def test_changes_wait_until_they_are_sent_and_go_in_one_letter(
    called: Meeting, cast: Cast, run_jobs: Jobs, as_: As
) -> None:
    called.change(by=cast.chair, place="Biblioteket")
    called.change(by=cast.chair, online_url="https://mote.example/x")
    called.add_item(by=cast.secretary, title="Övrigt")
    run_jobs()
    assert subjects(cast.member) == ["Kallelse"]
    page = as_("chair").get(called.get_absolute_url()).text
    assert "3 ändringar har inte skickats." in page
    assert "Ny punkt: Övrigt" in page
    assert "tidigare: Rådhuset i Skara" in page
    assert "har inte skickats" not in as_("member").get(called.get_absolute_url()).text
    url = reverse("meetings:updating", args=[called.pk])
    assert "Skicka uppdateringen till 4 personer" in as_("chair").get(url).text
    as_("chair").post(url)
    run_jobs()
    [_notice, letter] = letters_to(cast.member.email)
    top = letter.text.split("När:")[0]
    for word in ("Biblioteket", "mote.example", "Dagordning"):
        assert word in top
    assert "har inte skickats" not in as_("chair").get(called.get_absolute_url()).text
    assert as_("chair").post(url).status_code == 409


def test_what_is_put_back_is_no_change(called: Meeting, cast: Cast) -> None:
    place = called.place
    called.change(by=cast.chair, place="Biblioteket")
    assert called.pending(timezone.now())
    called.change(by=cast.chair, place=place)
    assert not called.pending(timezone.now())


def test_all_is_right_before_the_letters_are_written(meeting: Meeting, cast: Cast) -> None:
    meeting.call(by=cast.chair)
    assert not Letter.objects.exists()
    assert meeting.is_called
    assert Replies.to(meeting).total == 4
    meeting.invitations.get(person=cast.member).reply(answer="yes")
    assert len(Replies.to(meeting).coming) == 1
    with pytest.raises(Refused):
        meeting.call(by=cast.chair)


def test_who_leaves_before_the_letters_are_written_hears_nothing(
    meeting: Meeting, cast: Cast, run_jobs: Jobs
) -> None:
    meeting.call(by=cast.chair)
    meeting.invitations.get(person=cast.member).withdraw(by=cast.chair)
    Membership.objects.filter(person=cast.member).update(until=timezone.localdate())
    run_jobs()
    assert letters_to(cast.member.email) == []
    assert len(letters_to(cast.chair.email)) == 1


def test_who_comes_before_the_letters_are_written_gets_one(
    meeting: Meeting, cast: Cast, run_jobs: Jobs
) -> None:
    meeting.call(by=cast.chair)
    person = join(cast)
    run_jobs()
    assert subjects(person) == ["Kallelse"]


def test_a_cancellation_overtakes_a_notice_half_written(
    meeting: Meeting, cast: Cast, run_jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "BATCH", 2)
    meeting.call(by=cast.chair)
    write_on.call(meeting.notices.get().pk)
    told = set(Letter.objects.values_list("to", flat=True))
    assert len(told) == 2
    meeting.cancel(by=cast.chair, reason="Snö")
    run_jobs()
    for person in (cast.chair, cast.secretary, cast.presidium, cast.member):
        wanted = ["Kallelse", "Inställt"] if person.email in told else []
        assert subjects(person) == wanted
    assert not meeting.notices.filter(written_at=None).exists()


def test_an_update_overtakes_too_and_nobody_hears_twice(
    meeting: Meeting, cast: Cast, run_jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "BATCH", 2)
    meeting.call(by=cast.chair)
    write_on.call(meeting.notices.get().pk)
    told = set(Letter.objects.values_list("to", flat=True))
    meeting.change(by=cast.chair, place="Biblioteket")
    meeting.send_update(by=cast.chair)
    run_jobs()
    for person in (cast.chair, cast.secretary, cast.presidium, cast.member):
        wanted = ["Kallelse", "Ändrat"] if person.email in told else ["Kallelse"]
        assert subjects(person) == wanted


def test_a_notice_whose_job_was_lost_is_taken_up_again(
    meeting: Meeting, cast: Cast, run_jobs: Jobs
) -> None:
    meeting.call(by=cast.chair)
    notice = meeting.notices.get()
    run_jobs()
    Letter.objects.all().delete()
    notice.written_at, notice.sent_at = None, timezone.now() - timedelta(hours=1)
    notice.save()
    write_on_all.call()
    run_jobs()
    assert subjects(cast.member) == ["Kallelse"]


def test_the_page_tells_how_far_the_letters_are(
    meeting: Meeting, cast: Cast, run_jobs: Jobs, as_: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "BATCH", 3)
    meeting.call(by=cast.chair)
    notice = meeting.notices.get()
    write_on.call(notice.pk)
    url = meeting.get_absolute_url()
    assert "Breven skrivs: 3 av 4." in as_("chair").get(url).text
    for _turn in range(2):
        write_on.call(notice.pk)
    assert "Breven skickas: 0 av 4." in as_("chair").get(url).text
    run_jobs()
    assert "Breven s" not in as_("chair").get(url).text


def test_only_those_who_have_not_answered_are_reminded_once_a_day(
    called: Meeting, cast: Cast, run_jobs: Jobs, as_: As
) -> None:
    called.invitations.get(person=cast.member).reply(answer="yes")
    invite(called, cast)
    run_jobs()
    page = as_("chair").get(called.get_absolute_url()).text
    assert "Påminn 4 som inte har svarat" in page
    as_("chair").post(reverse("meetings:reminding", args=[called.pk]))
    run_jobs()
    assert subjects(cast.member) == ["Kallelse"]
    assert subjects(cast.presidium) == ["Kallelse", "Påminnelse"]
    reminder = letters_to(cast.presidium.email)[-1]
    token = called.invitations.get(person=cast.presidium).token
    assert f"/svar/{token}/" in reminder.text
    assert not reminder.calendar
    assert letters_to("ulla@hogskolan.example")[-1].subject.startswith("Påminnelse")
    with pytest.raises(Refused):
        called.remind(by=cast.chair, now=timezone.now())
    called.remind(by=cast.chair, now=timezone.now() + timedelta(days=1))


def test_a_person_opens_the_link_and_a_scanner_does_not(
    called: Meeting, cast: Cast, client: Client, as_: As
) -> None:
    invitation = called.invitations.get(person=cast.member)
    page = reverse("meetings:reply", args=[invitation.token])
    own = reverse("meetings:opened", args=[invitation.token])
    assert own in client.get(page).text
    assert client.get(own).status_code == 405
    invitation.refresh_from_db()
    assert not invitation.is_opened
    assert client.post(own).status_code == 204
    first = called.invitations.get(person=cast.member).opened_at
    assert first
    client.post(own)
    assert called.invitations.get(person=cast.member).opened_at == first
    assert "Har öppnat länken" in as_("chair").get(called.get_absolute_url()).text


def test_who_takes_part_by_video_says_so(
    called: Meeting, cast: Cast, client: Client, as_: As
) -> None:
    invitation = called.invitations.get(person=cast.member)
    page = reverse("meetings:reply", args=[invitation.token])
    assert "remotely" not in client.get(page).text
    called.change(by=cast.chair, online_url="https://mote.example/x")
    client.post(page, {"answer": "yes", "remotely": "on"})
    invitation.refresh_from_db()
    assert (invitation.remotely, invitation.via) == (True, "link")
    shown = as_("chair").get(called.get_absolute_url()).text
    assert "Kommer på video" in shown
    client.post(page, {"answer": "no", "remotely": "on"})
    invitation.refresh_from_db()
    assert not invitation.remotely


def test_answers_are_counted_by_municipality_and_what_came_back_is_shown(
    called: Meeting, cast: Cast, as_: As
) -> None:
    called.invitations.get(person=cast.member).reply(answer="yes")
    letters_to(cast.secretary.email)[0].mark_refused("550 No such address here")
    page = as_("chair").get(called.get_absolute_url()).text
    assert f"{cast.member.municipality}: 1 av" in page
    assert "Brevet kom tillbaka: 550 No such address here" in page
    assert "No such address" not in as_("member").get(called.get_absolute_url()).text


def test_a_guest_is_invited_to_some_items_and_answers_by_the_link(
    called: Meeting, cast: Cast, run_jobs: Jobs, client: Client
) -> None:
    secret = called.add_item(by=cast.chair, title="Internt om personal", is_public=False)
    research = called.add_item(by=cast.chair, title="Forskning om läsning")
    guest = invite(called, cast, items=[research])
    run_jobs()
    [letter] = letters_to(guest.email)
    assert letter.subject.startswith("Inbjudan: Grundskola ")
    for body in (letter.text, letter.html, letter.calendar.replace("\r\n ", "")):
        assert "Forskning om läsning" in body
        assert secret.title not in body
    assert "URL:" not in letter.calendar
    assert str(event(letter)["ATTENDEE"]) == f"mailto:{guest.email}"
    assert "gäst" in letter.reason
    page = reverse("meetings:reply", args=[guest.token])
    shown = client.get(page).text
    assert "Forskning om läsning" in shown
    assert secret.title not in shown
    assert client.post(page, {"answer": "yes"}).status_code == 302
    guest.refresh_from_db()
    assert guest.answer == "yes"
    assert client.get(called.get_absolute_url()).status_code == 302  # to sign in


def test_a_guest_of_the_whole_meeting_sees_what_is_public(
    called: Meeting, cast: Cast, run_jobs: Jobs
) -> None:
    called.add_item(by=cast.chair, title="Internt om personal", is_public=False)
    guest = invite(called, cast)
    run_jobs()
    [letter] = letters_to(guest.email)
    assert "Läsning i lågstadiet" in letter.text
    assert "Internt" not in letter.text + letter.html + letter.calendar


def test_a_guest_hears_of_changes_and_that_it_is_cancelled(
    meeting: Meeting, cast: Cast, run_jobs: Jobs
) -> None:
    guest = invite(meeting, cast)
    run_jobs()
    assert letters_to(guest.email) == []
    meeting.call(by=cast.chair)
    run_jobs()
    meeting.change(by=cast.chair, place="Biblioteket")
    meeting.send_update(by=cast.chair)
    run_jobs()
    meeting.cancel(by=cast.chair, reason="Snö")
    run_jobs()
    told = [(letter.subject.split(":")[0], letter.calendar_method) for letter in
            letters_to(guest.email)]  # fmt: skip
    assert told == [("Inbjudan", "REQUEST"), ("Ändrat", "REQUEST"), ("Inställt", "CANCEL")]


def test_an_invitation_to_a_guest_is_taken_back(
    called: Meeting, cast: Cast, run_jobs: Jobs, as_: As, client: Client
) -> None:
    guest = invite(called, cast)
    run_jobs()
    url = reverse("meetings:guest_withdrawal", args=[called.pk, guest.pk])
    assert as_("chair").post(url).status_code == 302
    run_jobs()
    _invited, gone = letters_to("ulla@hogskolan.example")
    assert gone.calendar_method == "CANCEL"
    assert event(gone)["SEQUENCE"] > event(_invited)["SEQUENCE"]
    assert client.get(reverse("meetings:reply", args=[guest.token])).status_code == 404
    mail.outbox.clear()


def test_the_call_page_shows_what_each_gets(called: Meeting, cast: Cast, as_: As) -> None:
    meeting = meet(cast, timezone.now() + timedelta(days=40))
    deputy = Membership.begin(
        cast.network, by=cast.chair, on=timezone.localdate() - timedelta(days=9),
        name="Ulla Fors", email="ulla.fors@hjo.example", title="",
        municipality=cast.municipalities["Hjo"], kind="deputy",
    ).person  # fmt: skip
    invite(meeting, cast)
    url = reverse("meetings:call", args=[meeting.pk])
    page = as_("chair").get(url).text
    for words in ("som kallad", "för kännedom", "som gäst", "Skicka kallelsen till 6 personer"):
        assert words in page
    assert "Kallelsen ska gå senast" in page
    assert "bekräftad" in page
    deputys = as_("chair").get(f"{url}?to={deputy.pk}").text
    assert "Du är ersättare" in deputys
    html = as_("chair").get(reverse("meetings:letter", args=[meeting.pk, "request"]))
    assert "<h1" in html.text
    assert "sandbox" in html["Content-Security-Policy"]
    assert html["X-Frame-Options"] == "SAMEORIGIN"
    wrong = reverse("meetings:letter", args=[meeting.pk, "nonsense"])
    assert as_("chair").get(wrong).status_code == 404


def test_a_notice_that_is_late_is_said_to_be(cast: Cast, as_: As) -> None:
    meeting = meet(cast, timezone.now() + timedelta(days=5))
    page = as_("chair").get(meeting.get_absolute_url()).text
    assert "Kallelsen skulle ha gått senast" in page
    assert "14 dagar före mötet" in page
