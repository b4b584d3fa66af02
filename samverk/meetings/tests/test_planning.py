"""From plan over agenda to notice, over HTTP."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import Meeting
from samverk.post.models import Letter
from samverk.shell.refused import Refused

SignIn = Callable[[str], Client]


type Jobs = Callable[[], int]


def a_friday(after_days: int = 30) -> date:
    day = timezone.localdate() + timedelta(days=after_days)
    return day + timedelta(days=(4 - day.weekday()) % 7)


def sent(day: date, **changes: str) -> dict[str, str]:
    return {
        "day": day.isoformat(),
        "starts": "09:00",
        "ends": "12:00",
        "place": "Rådhuset i Skara",
        "kind": "network",
        # asked about already: these tests run on any day of the year
        "sure": day.isoformat(),
    } | changes


@pytest.fixture
def meeting(cast: Cast, as_: SignIn) -> Meeting:
    """Planned by the chair, with two items."""
    as_("chair").post("/natverk/grundskola/moten/nytt/", sent(a_friday()))
    meeting = Meeting.objects.get()
    for title in ("Läsning", "Närvaro"):
        meeting.add_item(by=cast.chair, title=title, duration=60)
    return meeting


def test_the_way_from_plan_to_notice(cast: Cast, as_: SignIn, run_jobs: Jobs) -> None:
    chair = as_("chair")
    answer = chair.post("/natverk/grundskola/moten/nytt/", sent(a_friday()))
    meeting = Meeting.objects.get()
    assert answer["Location"] == f"/moten/{meeting.pk}/dagordning/"
    assert timezone.localtime(meeting.starts_at).hour == 9
    chair.post(answer["Location"], {"title": "Läsning", "kind": "discussion", "duration": "40"})
    shown = chair.get(f"/moten/{meeting.pk}/kallelse/").content.decode()
    assert "Olof Nyman" in shown
    assert "olof.nyman<wbr>@hjo.example" in shown
    assert "Läsning" in shown
    assert "Skicka kallelsen till 4 personer" in shown
    chair.post(f"/moten/{meeting.pk}/kallelse/")
    run_jobs()
    assert Letter.objects.count() == 4
    assert "Kallat" in chair.get(f"/moten/{meeting.pk}/").content.decode()


def test_every_page_before_the_meeting_shows(meeting: Meeting, as_: SignIn) -> None:
    item = meeting.items.earliest("pk")
    for name, pk in [
        ("meeting", meeting.pk),
        ("change", meeting.pk),
        ("cancel", meeting.pk),
        ("call", meeting.pk),
        ("agenda", meeting.pk),
        ("item", item.pk),
        ("removal", item.pk),
    ]:
        assert as_("chair").get(reverse(f"meetings:{name}", args=[pk])).status_code == 200


def test_the_next_meeting_is_like_the_last(meeting: Meeting, as_: SignIn) -> None:
    shown = as_("chair").get("/natverk/grundskola/moten/nytt/").content.decode()
    assert 'value="09:00"' in shown
    assert 'value="Rådhuset i Skara"' in shown


def test_a_day_to_mind_is_asked_about_once(cast: Cast, as_: SignIn) -> None:
    chair = as_("chair")
    christmas = date(timezone.localdate().year + 1, 12, 24)
    answer = chair.post("/natverk/grundskola/moten/nytt/", sent(christmas, sure=""))
    assert answer.status_code == 200
    assert "julafton" in answer.content.decode().lower()
    assert not Meeting.objects.exists()
    chair.post("/natverk/grundskola/moten/nytt/", sent(christmas))
    assert Meeting.objects.exists()


def test_an_end_before_the_start_is_put_right(cast: Cast, as_: SignIn) -> None:
    answer = as_("chair").post("/natverk/grundskola/moten/nytt/", sent(a_friday(), ends="08:00"))
    assert answer.status_code == 422
    assert not Meeting.objects.exists()


def test_a_change_is_told_in_one_update(
    cast: Cast, meeting: Meeting, as_: SignIn, run_jobs: Jobs
) -> None:
    meeting.call(by=cast.chair)
    run_jobs()
    chair, url = as_("chair"), f"/moten/{meeting.pk}/andra/"
    assert "4 personer känner till mötet." in chair.get(url).text
    chair.post(url, sent(meeting.date, place="Vara"))
    chair.post(url, sent(meeting.date, place="Hjo"))
    run_jobs()
    assert Letter.objects.count() == 4
    chair.post(f"/moten/{meeting.pk}/uppdatering/")
    run_jobs()
    assert Letter.objects.filter(subject__startswith="Ändrat").count() == 4
    assert "skickade en uppdatering om mötet" in chair.get(f"/moten/{meeting.pk}/").text


def test_a_new_agenda_waits_until_somebody_sends_it(
    cast: Cast, meeting: Meeting, as_: SignIn, run_jobs: Jobs
) -> None:
    chair, here = as_("chair"), f"/moten/{meeting.pk}/"
    button = "Granska och skicka uppdateringen"
    assert button not in chair.get(here).text
    meeting.call(by=cast.chair)
    run_jobs()
    assert button not in chair.get(here).text
    assert chair.post(f"{here}uppdatering/").status_code == 409
    meeting.add_item(by=cast.secretary, title="Läromedel")
    for page in (here, f"{here}dagordning/"):
        assert button in chair.get(page).text
        secretarys = as_("secretary").get(page).text
        assert button not in secretarys
        assert "De som leder nätverket kan skicka uppdateringen." in secretarys
    assert "har inte skickats" not in as_("member").get(here).text
    assert chair.post(f"{here}uppdatering/").status_code == 302
    run_jobs()
    assert Letter.objects.filter(subject__startswith="Ändrat").count() == 4
    assert button not in chair.get(here).text


def test_no_update_is_sent_when_it_is_too_late(cast: Cast, meeting: Meeting, as_: SignIn) -> None:
    meeting.call(by=cast.chair)
    meeting.add_item(by=cast.chair, title="Läromedel")
    started = timezone.now() - timedelta(minutes=5)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=started)
    assert "har inte skickats" not in as_("chair").get(f"/moten/{meeting.pk}/").text
    assert as_("chair").post(f"/moten/{meeting.pk}/uppdatering/").status_code == 409


def test_a_cancelled_meeting_says_why_and_takes_no_more(
    cast: Cast, meeting: Meeting, as_: SignIn, run_jobs: Jobs
) -> None:
    meeting.call(by=cast.chair)
    run_jobs()
    chair = as_("chair")
    assert chair.post(f"/moten/{meeting.pk}/stall-in/", {"reason": ""}).status_code == 422
    chair.post(f"/moten/{meeting.pk}/stall-in/", {"reason": "Snöstorm"})
    assert "Snöstorm" in as_("member").get(f"/moten/{meeting.pk}/").content.decode()
    run_jobs()
    assert Letter.objects.count() == 8
    again = chair.post(f"/moten/{meeting.pk}/dagordning/", {"title": "Nytt", "kind": "decision"})
    assert again.status_code == 409
    with pytest.raises(Refused):
        meeting.items.earliest("pk").change(by=cast.chair, title="Nytt")


def test_the_notice_is_sent_once(cast: Cast, meeting: Meeting, as_: SignIn, run_jobs: Jobs) -> None:
    chair = as_("chair")
    assert chair.post(f"/moten/{meeting.pk}/kallelse/").status_code == 302
    assert chair.post(f"/moten/{meeting.pk}/kallelse/").status_code == 409
    run_jobs()
    assert Letter.objects.count() == 4
    assert Entry.objects.filter(verb="meeting.called").count() == 1


def test_who_has_no_address_is_named(cast: Cast, meeting: Meeting, as_: SignIn) -> None:
    cast.member.email = None
    cast.member.save()
    shown = as_("chair").get(f"/moten/{meeting.pk}/kallelse/").content.decode()
    assert "Skicka kallelsen till 3 personer" in shown
    assert "1 person i förteckningen saknar e-postadress" in shown
    assert "Olof Nyman" in shown
