"""What people meet: governing documents, the goals of strategies, municipalities."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.charters.models import (
    Aim,
    Charter,
    Commitment,
    Continuation,
    GoverningDocument,
    Grounding,
    aim,
    ground,
)
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.charters.tests.strategies import Chained, chained, strategy
from samverk.house.demo.cast import Cast
from samverk.networks.models import Municipality, Network
from samverk.people.models import Appointment, Membership

DOCUMENTS, TOWNS = "/styrdokument/", "/kommuner/"
CHOSEN = re.compile(r'<option value="(\d+)" selected')


@pytest.fixture
def chain(cast: Cast) -> Chained:
    return chained(cast)


def text(client: Client, address: str) -> str:
    """What is read on a page, its tags and runs of space apart."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def test_the_list_begins_empty_and_then_shows_the_chain(
    as_: Callable[[str], Client], cast: Cast, adopted: Charter
) -> None:
    assert "Inga styrdokument än" in text(as_("member"), DOCUMENTS)
    chain = chained(cast)
    ground(adopted, chain.old, by=cast.coordinator)
    page = text(as_("stranger"), DOCUMENTS)
    assert "Måldokument 2015–" in page
    assert "Det finns en senare strategi Skolstrategi 2023–2026" in page
    assert "Lägg till ett styrdokument" not in page
    assert "Lägg till ett styrdokument" in text(as_("coordinator"), DOCUMENTS)
    assert adopted.get_absolute_url() in as_("member").get(DOCUMENTS).text
    assert adopted.get_absolute_url() not in as_("stranger").get(DOCUMENTS).text


@pytest.mark.parametrize("more", [0, 5])
def test_the_list_costs_the_same_whatever_stands_on_it(
    more: int,
    cast: Cast,
    chain: Chained,
    coordinator: Client,
    adopted: Charter,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ground(adopted, chain.new, by=cast.coordinator)
    for number in range(more):
        network = Network.objects.create(name=f"N{number}", slug=f"n{number}", parent=cast.chiefs)
        charter = read_in(cast, f"{TEXT}\n{number}")
        charter.choose_network(network, by=cast.coordinator)
        charter.adopt(
            by=cast.coordinator, body="X", on=date(2026, 1, 1), in_force_from=date(2026, 1, 1)
        )
        below = strategy(cast.coordinator, f"S{number}", 2024, 2030, "M", rests_on=chain.new)
        ground(charter, below, by=cast.coordinator)
    coordinator.get(DOCUMENTS)
    with django_assert_num_queries(LIST_QUERIES):
        coordinator.get(DOCUMENTS)


LIST_QUERIES = 11


def test_a_document_is_added_with_its_file(coordinator: Client, chain: Chained) -> None:
    said = {
        "kind": "agreement",
        "name": "Samverkansavtal om gymnasiet",
        "rests_on": chain.new.pk,
        "body": "Direktionen",
        "adopted_on": "2022-12-01",
        "holds_from": "2023-01-01",
        "school_forms": ["upper_secondary", "adapted_upper_secondary"],
        "file": SimpleUploadedFile("avtal.pdf", b"%PDF-1.7 avtal"),
    }
    answer = coordinator.post(f"{DOCUMENTS}nytt/", said, follow=True)
    made = GoverningDocument.objects.get(kind="agreement")
    assert answer.redirect_chain[-1][0] == made.get_absolute_url()
    page = text(coordinator, made.get_absolute_url())
    assert "Förbundsordning → Skolstrategi 2023–2026" in page
    assert "Gymnasiesärskola (nu anpassad gymnasieskola)" in page
    file = coordinator.get(f"{made.get_absolute_url()}fil/")
    assert file.content == b"%PDF-1.7 avtal"
    assert file["Content-Disposition"] == 'attachment; filename="avtal.pdf"'
    coordinator.post(f"{made.get_absolute_url()}andra/", said | {"name": "Avtal", "file": ""})
    made.refresh_from_db()
    assert made.name == "Avtal"
    assert made.file


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": "statutes"}, "Välj nätverket som stadgarna gäller för."),
        ({"kind": "ordinance"}, "En förbundsordning är kedjans topp."),
        ({"holds_from": "2026-01-01", "holds_to": "2025-12-31"}, "Sista dagen är före den första"),
        ({"file": SimpleUploadedFile("avtal.exe", b"MZ")}, "Vi sparar inte den sortens fil."),
        ({"name": ""}, 'class="field wrong"'),
    ],
)
def test_what_is_wrong_with_a_document_is_said(
    coordinator: Client, chain: Chained, wrong: dict[str, object], says: str
) -> None:
    said = {"kind": "agreement", "name": "Avtal", "rests_on": chain.new.pk} | wrong
    answer = coordinator.post(f"{DOCUMENTS}nytt/", said)
    assert answer.status_code == 422
    assert says in answer.text


def test_a_document_may_not_rest_on_what_rests_on_it(coordinator: Client, chain: Chained) -> None:
    said = {"kind": "agreement", "name": "Avtal", "rests_on": chain.new.pk}
    answer = coordinator.post(f"{chain.ordinance.get_absolute_url()}andra/", said)
    assert answer.status_code == 422
    assert "kan inte vila på ett som vilar på det" in answer.text


def test_a_strategys_page_tells_what_it_carries(
    as_: Callable[[str], Client], cast: Cast, chain: Chained, adopted: Charter, charter: Charter
) -> None:
    by = cast.coordinator
    charter.add_goal(by=by, title="Alla läser")
    for each in (adopted, charter):
        ground(each, chain.new, by=by)
    Commitment.make(cast.municipalities["Hjo"], chain.new, by=by, on=date(2023, 1, 30))
    page = text(as_("coordinator"), chain.new.get_absolute_url())
    assert "Arbetar med: Alla läser" in page
    assert "1 av 15 kommuner." in page
    assert charter.get_absolute_url() in as_("coordinator").get(chain.new.get_absolute_url()).text
    seen = as_("member").get(chain.new.get_absolute_url()).text
    assert adopted.get_absolute_url() in seen
    assert charter.get_absolute_url() not in seen
    assert adopted.get_absolute_url() not in as_("stranger").get(chain.new.get_absolute_url()).text


def test_a_charter_that_ends_with_the_strategy_says_so(
    coordinator: Client, cast: Cast, chain: Chained, charter: Charter
) -> None:
    charter.describe(by=cast.coordinator, period_from=2023, period_to=2026)
    ground(charter, chain.new, by=cast.coordinator)
    assert "Slutar med strategin, torsdag 31 december" in text(
        coordinator, chain.new.get_absolute_url()
    )


def test_goals_are_worked_with_by_buttons(coordinator: Client, chain: Chained) -> None:
    here = chain.old.get_absolute_url()
    coordinator.post(f"{here}mal/nytt/", {"number": "3", "title": "Fler lärare", "targets": "A\nB"})
    third = chain.old.goals.get(number="3")
    assert third.targets == ["A", "B"]
    coordinator.post(f"{DOCUMENTS}mal/{third.pk}/flytta/", {"up": "1"})
    assert [goal.pk for goal in chain.old.goals.all()] == [
        chain.lost.pk,
        third.pk,
        chain.kept.pk,
    ]
    coordinator.post(f"{DOCUMENTS}mal/{third.pk}/", {"title": "Behöriga lärare"})
    third.refresh_from_db()
    assert third.title == "Behöriga lärare"
    coordinator.post(f"{DOCUMENTS}mal/{third.pk}/ta-bort/")
    assert chain.old.goals.count() == 2


def test_a_person_says_which_goals_continue(
    as_: Callable[[str], Client], coordinator: Client, chain: Chained
) -> None:
    address = f"{chain.new.get_absolute_url()}fortsatter/{chain.old.pk}/"
    assert not CHOSEN.search(coordinator.get(address).text)
    said = {"earlier": chain.kept.pk, "later": chain.goal.pk, "note": "Läsning i båda"}
    assert coordinator.post(address, said).status_code == 302
    old = text(as_("member"), chain.old.get_absolute_url())
    assert "Fortsätter som ”1 Alla läser” i Skolstrategi 2023–2026" in old
    assert "(sagt av Karin Lindqvist" in old
    assert "Läsning i båda" in old
    assert old.count("Har inget att fortsätta i") == 1
    new = text(as_("member"), chain.new.get_absolute_url())
    assert "Fortsätter ”2 Läslust” i Måldokument 2015–" in new
    assert coordinator.post(address, said).status_code == 409
    assert coordinator.post(address, {"earlier": chain.goal.pk, "later": ""}).status_code == 422
    link = Continuation.objects.get()
    assert coordinator.get(f"{DOCUMENTS}fortsatter/{link.pk}/ta-bort/").status_code == 200
    coordinator.post(f"{DOCUMENTS}fortsatter/{link.pk}/ta-bort/")
    assert not Continuation.objects.exists()
    assert "Har inget att fortsätta i" not in text(coordinator, chain.old.get_absolute_url())


def test_a_goal_that_a_charter_rests_on_is_kept(
    coordinator: Client, cast: Cast, chain: Chained, charter: Charter
) -> None:
    goal = charter.add_goal(by=cast.coordinator, title="Alla läser")
    ground(charter, chain.new, by=cast.coordinator)
    aim(charter, {goal: chain.goal}, by=cast.coordinator)
    answer = coordinator.post(f"{DOCUMENTS}mal/{chain.goal.pk}/ta-bort/")
    assert answer.status_code == 409
    assert "En uppdragsbeskrivning vilar på det här målet" in answer.text


def test_the_coordinator_grounds_a_draft_and_says_its_goals(
    coordinator: Client, cast: Cast, chain: Chained, charter: Charter
) -> None:
    same = charter.add_goal(by=cast.coordinator, title="ALLA läser")
    other = charter.add_goal(by=cast.coordinator, title="Alla läser mer")
    here = f"{charter.get_absolute_url()}vilar-pa/"
    coordinator.post(here, {"strategy": chain.new.pk})
    chosen = CHOSEN.findall(coordinator.get(f"{here}mal/").text)
    assert chosen == [str(chain.goal.pk)]
    assert not Aim.objects.exists()
    coordinator.post(f"{here}mal/", {f"goal_{same.pk}": chain.goal.pk, f"goal_{other.pk}": ""})
    assert Aim.objects.get().goal == same
    shown = text(coordinator, charter.get_absolute_url())
    assert "Skolstrategi 2023–2026" in shown
    assert "Ingen har sagt vilket av strategins mål det är" in shown
    coordinator.post(f"{here}mal/", {f"goal_{same.pk}": "", f"goal_{other.pk}": ""})
    assert not Aim.objects.exists()
    wrong = coordinator.post(f"{here}mal/", {f"goal_{same.pk}": chain.lost.pk})
    assert wrong.status_code == 422


def test_the_strategy_that_a_charter_names_is_one_press_away(
    as_: Callable[[str], Client], coordinator: Client, cast: Cast, charter: Charter
) -> None:
    by = cast.coordinator
    charter.describe(by=by, framework="Läsplan", framework_from=2023, framework_to=2026)
    charter.add_goal(by=by, title="Alla läser")
    address = charter.get_absolute_url()
    assert "Lägg upp strategin som uppdragsbeskrivningen nämner" in text(coordinator, address)
    answer = coordinator.post(f"{address}vilar-pa/lagg-upp/", follow=True)
    made = GoverningDocument.objects.get()
    assert answer.redirect_chain[-1][0] == made.get_absolute_url()
    assert "Lägg upp strategin" not in text(coordinator, address)
    assert coordinator.post(f"{address}vilar-pa/lagg-upp/").status_code == 409


def test_a_strategy_of_the_same_name_is_chosen_but_not_saved(
    coordinator: Client, cast: Cast, chain: Chained, charter: Charter
) -> None:
    charter.describe(
        by=cast.coordinator, framework="skolstrategi", framework_from=2023, framework_to=2026
    )
    page = coordinator.get(f"{charter.get_absolute_url()}vilar-pa/").text
    assert f'value="{chain.new.pk}" selected' in page
    assert not Grounding.objects.exists()


def test_an_adopted_charter_shows_what_it_rests_on(
    as_: Callable[[str], Client], cast: Cast, chain: Chained, adopted: Charter
) -> None:
    ground(adopted, chain.old, by=cast.coordinator)
    page = text(as_("member"), adopted.get_absolute_url())
    assert "Måldokument 2015–" in page
    assert "Det finns en senare strategi" in page
    assert "Välj en annan strategi" not in page
    assert "Välj en annan strategi" in text(as_("coordinator"), adopted.get_absolute_url())
    assert "Vilar på: Måldokument 2015–" in text(as_("member"), "/uppdragsbeskrivningar/")


def test_the_shelf_leads_to_governing_documents_and_municipalities(
    as_: Callable[[str], Client], cast: Cast
) -> None:
    page = as_("member").get("/uppdragsbeskrivningar/").text
    assert f'href="{DOCUMENTS}"' in page
    assert f'href="{TOWNS}"' in page


def test_a_municipality_sees_what_it_is_bound_to(
    as_: Callable[[str], Client], cast: Cast, chain: Chained, charter: Charter
) -> None:
    by, today = cast.coordinator, timezone.localdate()
    goal = charter.add_goal(by=by, title="Alla läser")
    assignment = charter.assignments.first()
    assert assignment
    assignment.change(by=by, goal_id=goal.pk)
    charter.adopt(by=by, body="X", on=today, in_force_from=today)
    ground(charter, chain.new, by=by)
    aim(charter, {goal: chain.goal}, by=by)
    Commitment.make(cast.municipalities["Hjo"], chain.new, by=by, on=date(2023, 1, 30))
    hjo = text(as_("stranger"), f"{TOWNS}1497/")
    assert "Kommunen antog den måndag 30 januari 2023." in hjo
    assert assignment.text in hjo
    assert "Olof Nyman, Grundskolechef" in hjo
    vara = text(as_("stranger"), f"{TOWNS}1470/")
    assert "Inte inskriven som antagen" in vara
    assert "Helena Ek, Utbildningschef – Ansvarig skolchef" in vara
    assert assignment.text not in text(as_("stranger"), f"{TOWNS}1493/")


def test_an_adoption_is_recorded_and_taken_back(coordinator: Client, chain: Chained) -> None:
    address = f"{TOWNS}1497/antagit/{chain.new.pk}/"
    tomorrow = date(timezone.localdate().year + 1, 1, 1).isoformat()
    assert coordinator.post(address, {"on": tomorrow}).status_code == 422
    assert coordinator.post(address, {"on": "2023-01-30"}).status_code == 302
    assert coordinator.post(address, {"on": "2023-01-30"}).status_code == 409
    made = Commitment.objects.get()
    assert "Hjo 1 nätverk Skolstrategi 2023–2026 2023-01-30" in text(coordinator, TOWNS)
    coordinator.post(f"{TOWNS}antaganden/{made.pk}/ta-bort/")
    assert not Commitment.objects.exists()


@pytest.mark.parametrize("more", [0, 6])
def test_municipalities_cost_the_same_whatever_they_are_bound_to(
    more: int,
    cast: Cast,
    chain: Chained,
    coordinator: Client,
    adopted: Charter,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    by, hjo = cast.coordinator, Municipality.objects.get(name="Hjo")
    since = date(2024, 1, 1)
    for number in range(more):
        network = Network.objects.create(name=f"N{number}", slug=f"n{number}", parent=cast.chiefs)
        person = cast.member
        Membership.objects.create(person=person, network=network, municipality=hjo, since=since)
        Appointment.objects.create(person=person, network=network, role="chair", since=since)
        made = strategy(by, f"S{number}", 2024, 2100, "M1", "M2")
        Commitment.make(hjo, made, by=by, on=since)
    for address, queries in ((TOWNS, TOWNS_QUERIES), (f"{TOWNS}1497/", TOWN_QUERIES)):
        coordinator.get(address)
        with django_assert_num_queries(queries):
            coordinator.get(address)


TOWNS_QUERIES, TOWN_QUERIES = 9, 14
