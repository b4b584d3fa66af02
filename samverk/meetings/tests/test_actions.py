"""What is to be done: whose it is, by the link in a letter, handed over, and reminders."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.meetings.action_reminders import remind
from samverk.meetings.actions import Actions, actions_with_links, link_to
from samverk.meetings.models import Action, Minutes
from samverk.meetings.tests.held import submitted
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.post.models import Letter
from samverk.shell.refused import Refused

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
RunJobs = Callable[[], int]
DUE = date(2027, 1, 14)  # a Thursday


@pytest.fixture
def minutes(cast: Cast) -> Minutes:
    return submitted(cast)


@pytest.fixture
def action(cast: Cast, minutes: Minutes) -> Action:
    item = minutes.meeting.items.get(title="Läsning")
    made: Action = item.actions.create(text="Samla in exempel", person=cast.member, due=DUE)
    minutes.approve(by=cast.chair, at=timezone.now())
    return made


def path_of(action: Action) -> str:
    return link_to(Action.objects.get(pk=action.pk)).removeprefix(settings.BASE_URL)


def letters(person: Person) -> list[Letter]:
    return list(Letter.objects.filter(to=person.email).order_by("pk"))


def test_opening_the_link_changes_nothing_and_the_button_marks_it_done(
    cast: Cast, action: Action
) -> None:
    anybody, url = Client(), path_of(action)
    shown = anybody.get(url)
    assert shown.status_code == 200
    assert shown["X-Robots-Tag"] == "noindex, nofollow"
    assert not Action.objects.get().is_done
    assert anybody.post(url, {"note": "Skickat"}).status_code == 302
    completion = Action.objects.get().completion
    assert (completion.by, completion.note) == (cast.member, "Skickat")
    assert "Ångra" in anybody.get(url).content.decode()
    assert anybody.post(url, {"undo": "1"}).status_code == 302
    assert not Action.objects.get().is_done


def test_what_was_done_another_day_is_not_undone_by_the_link(cast: Cast, action: Action) -> None:
    action.complete(by=cast.member, on=timezone.localdate() - timedelta(days=1))
    assert Client().post(path_of(action), {"undo": "1"}).status_code == 409
    assert Action.objects.get().is_done


def test_a_link_is_for_one_person_and_one_action(cast: Cast, action: Action) -> None:
    url = path_of(action)
    assert Client().get(url.replace(f"/{action.pk}-", f"/{action.pk + 1}-")).status_code == 404
    action.hand_over(by=cast.secretary, person_id=cast.presidium.pk, who="", due=DUE)
    assert Client().get(url).status_code == 404
    assert Client().get(path_of(action)).status_code == 200


def test_who_gets_it_hears_of_it_and_who_is_on_the_list_reads_it_with_the_record(
    cast: Cast, minutes: Minutes, run_jobs: RunJobs
) -> None:
    item = minutes.meeting.items.get(title="Läsning")
    item.actions.create(text="Fråga gymnasiet", person=cast.stranger)
    item.actions.create(text="Samla in exempel", person=cast.member)
    minutes.approve(by=cast.chair, at=timezone.now())
    Letter.objects.all().delete()
    run_jobs()
    [letter] = letters(cast.stranger)
    assert letter.subject == "Att göra för dig: Grundskola"
    assert "Fråga gymnasiet" in letter.text
    assert f"{settings.BASE_URL}/atgard/" in letter.text
    assert not [one for one in letters(cast.member) if one.key.startswith("actions:")]
    [linked] = actions_with_links(cast.member, minutes)
    assert linked.action.text == "Samla in exempel"


def test_handed_over_it_is_the_new_ones(
    cast: Cast, action: Action, as_: SignIn, run_jobs: RunJobs
) -> None:
    run_jobs()
    url = f"/atgarder/{action.pk}/lamna-over/"
    sent = {"person_id": cast.presidium.pk, "who": "", "due": "2027-02-01"}
    assert as_("member").post(url, sent).status_code == 403
    assert as_("secretary").post(url, sent).status_code == 302
    action.refresh_from_db()
    assert (action.person, action.due) == (cast.presidium, date(2027, 2, 1))
    run_jobs()
    assert "Samla in exempel" in letters(cast.presidium)[-1].text
    action.complete(by=cast.presidium, on=timezone.localdate())
    with pytest.raises(Refused):
        Action.objects.get().hand_over(by=cast.chair, person_id=None, who="Någon", due=None)


@pytest.mark.parametrize(
    ("today", "number"),
    [
        (date(2027, 1, 8), 0),  # four working days before is too soon
        (date(2027, 1, 11), 1),
        (DUE, 1),
        (date(2027, 1, 16), 0),  # a Saturday
        (date(2027, 1, 18), 1),
        (date(2027, 4, 1), 0),  # it has been told often enough
    ],
)
def test_reminders_come_on_workdays(cast: Cast, action: Action, today: date, number: int) -> None:
    Letter.objects.all().delete()
    for _twice in range(2):
        remind(today)
    assert Letter.objects.count() == number


def test_reminders_go_before_and_three_times_after(cast: Cast, action: Action) -> None:
    item = action.item
    item.actions.create(text="Samma dag", person=cast.member, due=DUE)
    Letter.objects.all().delete()
    day = date(2027, 1, 4)
    while day < date(2027, 4, 1):
        remind(day)
        day += timedelta(days=1)
    said = [letter.subject for letter in letters(cast.member)]
    assert said == ["Ska vara klart senast torsdag 14 januari 2027"] + 3 * [
        "Skulle ha varit klart senast torsdag 14 januari 2027"
    ]
    first = letters(cast.member)[0].text
    assert "Samla in exempel" in first
    assert "Samma dag" in first


def test_nobody_out_of_reach_is_reminded(cast: Cast, action: Action) -> None:
    cast.member.email = None
    cast.member.save()
    Letter.objects.all().delete()
    remind(DUE)
    assert not Letter.objects.exists()


def test_the_lists_follow_people_across_networks(cast: Cast, action: Action, as_: SignIn) -> None:
    late = action.item.actions.create(
        text="Sen", person=cast.chair, due=timezone.localdate() - timedelta(days=4)
    )
    today = timezone.localdate()

    def texts(person: Person, name: str) -> list[str]:
        found = Actions(person, Mandate.of(person, today), today)
        return [one.text for one in found.of(name)]

    assert texts(cast.member, "mina") == ["Samla in exempel"]
    assert texts(cast.member, "alla") == ["Sen", "Samla in exempel"]
    assert texts(cast.secretary, "sena") == ["Sen"]
    assert texts(cast.stranger, "alla") == []
    assert texts(cast.liaison, "alla") == ["Sen", "Samla in exempel"]
    late.complete(by=cast.chair, on=today)
    assert texts(cast.member, "klara") == ["Sen"]
    shown = as_("member").get("/atgarder/").content.decode()
    assert f"/atgarder/{action.pk}/klar/" in shown
    assert "Lämna över" not in shown
    elsewhere = as_("member").get("/atgarder/?natverk=gymnasieutbildning").content.decode()
    assert "Gymnasieutbildning" not in elsewhere


@pytest.mark.parametrize("more", [1, 12])
def test_the_list_asks_as_much_however_long(
    cast: Cast, action: Action, as_: SignIn, django_assert_num_queries: DjangoAssertNumQueries,
    more: int,
) -> None:  # fmt: skip
    for number in range(more):
        decision = action.item.decisions.create(text=f"Beslut {number}")
        action.item.actions.create(text=f"Gör {number}", person=cast.member, decision=decision)
    member = as_("member")
    with django_assert_num_queries(13):
        member.get("/atgarder/")
