"""The revision as people meet it: a whole round in the browser's way, and the pages' own rules."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samverk.charters.models import Charter, GoverningDocument, StrategicGoal, aim, ground
from samverk.desk.mine import desk_of
from samverk.followup.models import Review, Round
from samverk.followup.tests.revision import (
    ASKED,
    answer_all,
    give_charter,
    open_round,
    review_of,
    send_in,
)
from samverk.house.demo.cast import Cast
from samverk.meetings.models import Meeting
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.post.models import Letter

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]
State = Review.State


def whats(cast: Cast, persona: str) -> list[str]:
    """What lies on somebody's desk today."""
    person, now = cast.persona(persona), timezone.now()
    desk = desk_of(person, Mandate.of(person, timezone.localdate(now)), now=now)
    return [task.what for task in desk.tasks]


def post(client: Client, name: str, *args: object, **data: object) -> str:
    """Send a form that is accepted; gives where it leads."""
    answer = client.post(reverse(f"followup:{name}", args=args), data)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_a_whole_round_from_opening_to_adoption(
    cast: Cast, as_: As, run_jobs: Callable[[], int]
) -> None:
    give_charter(cast, cast.network, *ASKED)
    give_charter(cast, cast.other, "Samordna utbudet")
    chief, secretary = as_("liaison"), as_("secretary")
    today = timezone.localdate()
    year = today.year + 1
    # The chiefs' chair opens the round; the network is asked by mail and on its desk.
    at = post(
        chief, "new_round", commissioner=cast.chiefs.pk, year=year,
        answers_by=(today + timedelta(days=20)).isoformat(),
    )  # fmt: skip
    found = Round.objects.get()
    assert at == found.get_absolute_url()
    run_jobs()
    assert Letter.objects.filter(to=cast.secretary.email).count() == 1
    assert f"Gå igenom uppdragen för {year}" in whats(cast, "secretary")
    assert f"Gå igenom uppdragen för {year}" not in whats(cast, "member")
    # The secretary answers one after another, and is led on to the next.
    review = review_of(cast.network)
    first, second, third = review.charter.assignments.order_by("position")
    at = post(secretary, "verdict", review.pk, first.pk, kind="continues")
    assert at == reverse("followup:verdict", args=[review.pk, second.pk])
    assert "Fortsätt: 2 av 3 kvar" in secretary.get(review.get_absolute_url()).text
    post(secretary, "verdict", review.pk, second.pk, kind="done", reason="Jämfört i mars.")
    changed = {"kind": "changes", "text": "Ordna två studiedagar", "parts": "Vår\nHöst"}
    at = post(secretary, "verdict", review.pk, third.pk, **changed)
    assert at == review.get_absolute_url()
    post(secretary, "addition", review.pk, text="Ta fram en handbok")
    post(secretary, "submission", review.pk)
    # The school chief comments, and sees that it has been sent in.
    assert f"Kommentera genomgången för {year}" in whats(cast, "liaison")
    post(chief, "comment", review.pk, text="Bra att studiedagarna blir två.")
    assert "Bra att studiedagarna blir två." in secretary.get(review.get_absolute_url()).text
    # One network is left out; of the other the proposal is made.
    post(chief, "setting_aside", review_of(cast.other).pk, reason="Nätverket vilar.")
    assert "Lägg fram 1 förslag" in chief.get(found.get_absolute_url()).text
    post(chief, "proposing", found.pk)
    assert "Ta förslagen till ett möte" in whats(cast, "liaison")
    shown = secretary.get(review.get_absolute_url()).text
    assert "Ordna två studiedagar" in shown
    assert reverse("charters:comparison", args=[review_of(cast.network).version_id]) in shown
    # It is taken to a meeting of the chiefs, and adopted there.
    start = timezone.now() + timedelta(days=10)
    meeting = Meeting.plan(
        cast.chiefs, by=cast.liaison, starts_at=start, ends_at=start + timedelta(hours=2)
    )
    post(chief, "hearing", found.pk, meeting=meeting.pk)
    assert "1 fortsätter, 1 ändras, 1 är klart, 1 är nytt" in meeting.items.get().text
    assert "Notera antagandet" in whats(cast, "liaison")
    post(
        chief, "round_adoption", found.pk, body=cast.chiefs.name, on=today.isoformat(),
        in_force_from=f"{year}-01-01", reviews=[review.pk],
    )  # fmt: skip
    run_jobs()
    held = Charter.objects.in_force(today.replace(year=year, month=1, day=1))
    charter = held.get(network=cast.network)
    assert sorted(row.text for row in charter.assignments.all()) == [
        "Ordna två studiedagar",
        "Ta fram en handbok",
        "Ta fram ett stöd för läsning",
    ]
    told = Letter.objects.get(to=cast.member.email)
    assert "Ordna två studiedagar" in told.text
    assert "Omgången är avslutad: 1 ny" in chief.get(found.get_absolute_url()).text
    assert "Tidigare" in chief.get(reverse("followup:rounds")).text
    for persona in ("secretary", "liaison", "coordinator"):
        assert not [what for what in whats(cast, persona) if str(year) in what]


def test_a_form_says_what_is_missing(cast: Cast, as_: As) -> None:
    charter = give_charter(cast, cast.network, *ASKED)
    open_round(cast, on=timezone.localdate(), answers_by=timezone.localdate())
    review, first = review_of(cast.network), charter.assignments.earliest("position")
    url = reverse("followup:verdict", args=[review.pk, first.pk])
    for data, said in (
        ({"kind": "done"}, "Skriv vad som blev gjort."),
        ({"kind": "dropped"}, "Skriv varför uppdraget utgår."),
        ({"kind": "changes", "text": first.text}, "Skriv uppdragets nya lydelse."),
    ):
        answer = as_("secretary").post(url, data)
        assert (answer.status_code, said in answer.text) == (422, True)
    answer = as_("secretary").post(reverse("followup:submission", args=[review.pk]))
    assert (answer.status_code, "Ordna en studiedag" in answer.text) == (409, True)
    assert review_of(cast.network).state == State.NOT_BEGUN


def test_goals_are_placed_by_a_person_and_what_one_has_said_is_chosen_beforehand(
    cast: Cast, as_: As
) -> None:
    charter = give_charter(cast, cast.network, *ASKED, goals=3)
    earlier, later = (
        GoverningDocument.objects.create(kind="strategy", name=name, created_by=cast.coordinator)
        for name in ("Strategi 2023", "Strategi 2027")
    )
    old = StrategicGoal.objects.create(strategy=earlier, number="1", title="Alla lyckas")
    new, other = (
        StrategicGoal.objects.create(strategy=later, number=str(n), title=title, position=n)
        for n, title in enumerate(("Fler lyckas", "Fler trivs"), 1)
    )
    one, two, three = charter.goals.order_by("position")
    ground(charter, earlier, by=cast.coordinator)
    aim(charter, {one: old}, by=cast.coordinator)
    old.continue_in(new, by=cast.coordinator)
    open_round(cast, strategy=later)
    review = review_of(cast.network)
    url = reverse("followup:placing", args=[review.pk])
    shown = as_("secretary").get(url).text
    assert "Karin Lindqvist har sagt att målet fortsätter som ”1 Fler lyckas”" in shown
    assert shown.count(" checked") == 1
    answer_all(review, cast)
    assert any("nya strategin" in said for said in review.missing())
    fields = {f"goal_{one.pk}": new.pk, f"goal_{two.pk}": new.pk, f"goal_{three.pk}": "none"}
    assert as_("secretary").post(url, fields).status_code == 302
    review.submit(by=cast.secretary)
    version = review_of(cast.network).propose(by=cast.coordinator)
    version = Charter.objects.get(pk=version.pk)
    (goal,) = version.goals.all()
    assert (goal.title, goal.aim.strategic, version.grounding.strategy) == (
        "Fler lyckas", new, later,
    )  # fmt: skip
    assert {row.goal for row in version.assignments.all()} == {goal}
    assert version.framework == "Strategi 2027"
    assert other.aims.count() == 0


def test_members_see_their_own_review_and_commissioners_see_all(cast: Cast, as_: As) -> None:
    give_charter(cast, cast.network, *ASKED)
    give_charter(cast, cast.other, "Samordna utbudet")
    found = open_round(cast)
    rounds = reverse("followup:rounds")
    other = review_of(cast.other)
    member = as_("member").get(rounds).text
    assert review_of(cast.network).get_absolute_url() in member
    assert other.get_absolute_url() not in member
    assert found.get_absolute_url() not in member
    chief = as_("chair").get(rounds).text
    assert other.get_absolute_url() in chief
    assert f'"{found.get_absolute_url()}"' in chief


def test_an_empty_list_teaches(cast: Cast, as_: As) -> None:
    assert "När du startar en" in as_("liaison").get(reverse("followup:rounds")).text
    assert "När uppdragsgivaren startar" in as_("member").get(reverse("followup:rounds")).text


def test_many_networks_cost_what_few_do(cast: Cast, as_: As) -> None:
    give_charter(cast, cast.network, *ASKED)
    give_charter(cast, cast.other, "Samordna utbudet")
    found = open_round(cast)
    send_in(review_of(cast.network), cast)
    client = as_("liaison")
    urls = [reverse("followup:rounds"), found.get_absolute_url(), reverse("desk:mine")]

    def prices() -> list[int]:
        said = []
        for url in urls:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            said.append(len(queries))
        return said

    few = prices()
    for number in range(12):
        network = Network.objects.create(name=f"N{number}", slug=f"n{number}", parent=cast.chiefs)
        charter = give_charter(cast, network, *ASKED)
        review = Review.objects.create(round=found, network=network, charter=charter)
        if number % 2:
            send_in(review, cast)
    assert prices() == few
