"""How an office starts: its charters handed in together, and adopted as today's versions."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from samverk.charters.adopting import day_in
from samverk.charters.models import Batch, Charter, expiry
from samverk.charters.tests.batches import CHARTERS, hand_in, keep
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.charters.tests.test_parcel import zipped
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network

SHARED = Path(os.environ.get("SAMVERK_SHARED") or Path(settings.BASE_DIR).parent / "shared")
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def on_a_day_in_november() -> Iterator[None]:
    with time_machine.travel(f"{TODAY} 10:00 +0100", tick=False):
        yield


def start_networks(client: Client, batch: Batch) -> None:
    """Take what the form proposes: each network by the name that its document has."""
    form = client.get(f"{batch.get_absolute_url()}natverk/").context["form"]
    data = {bound.html_name: bound.value() for bound in form.rows}
    parent = form["parent"].value()
    parent = getattr(parent, "pk", parent) or ""
    answer = client.post(f"{batch.get_absolute_url()}natverk/", data | {"parent": parent})
    assert answer.status_code == 302, answer.context["form"].errors


def proposed(client: Client, batch: Batch) -> dict[str, Any]:
    """What the form to adopt many proposes."""
    form = client.get(f"{batch.get_absolute_url()}anta/").context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    return {name: value for name, value in values.items() if value not in (None, False, "")}


def adopt_all(client: Client, batch: Batch, **more: Any) -> Any:
    data = proposed(client, batch) | more
    return client.post(f"{batch.get_absolute_url()}anta/", data, follow=True)


def test_an_office_starts_with_the_rooms_own_charters(
    coordinator: Client, run_jobs: Callable[[], int]
) -> None:
    hand_in(coordinator, ("uppdrag.zip", zipped(CHARTERS).read()))
    batch = Batch.objects.get()
    run_jobs()
    start_networks(coordinator, batch)
    assert not Charter.objects.filter(network=None).exists()
    page = adopt_all(coordinator, batch).text
    ready = [charter for charter in Charter.objects.all() if charter.assignments.exists()]
    held = Charter.objects.in_force(TODAY)
    assert set(ready) == set(Charter.objects.adopted())
    coming = {charter for charter in ready if charter.adoption.in_force_from > TODAY}
    assert set(held) | coming == set(ready)
    assert len(held) > 10
    assert f"{len(ready)} är antagna" in page


def test_the_five_charters_are_todays_versions(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    folder = SHARED / "charters"
    if not folder.exists():
        pytest.skip("the five charters are not beside this checkout")
    five = {f"Nätverk/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.txt"))}
    hand_in(coordinator, ("nätverk.zip", zipped(five).read()))
    batch = Batch.objects.get()
    run_jobs()
    files = {Path(file.name).stem: file.charter for file in batch.files.all()}
    assert len(files) == 5
    for name, charter in files.items():
        expected = json.loads((SHARED / "reading" / f"{name}.json").read_text())
        assert charter
        assert charter.assignments.count() == len(expected["assignments"])
    assert files["grundskola"].network == cast.network  # type: ignore[union-attr]
    assert "2026-12-31" in coordinator.get(batch.get_absolute_url()).text

    start_networks(coordinator, batch)
    adopt_all(coordinator, batch)
    skis = Charter.objects.drafts().get()  # its assignments are left blank
    skis.add_assignment(by=cast.coordinator, text="Nätverket ska följa upp skolornas resultat.")
    for finding in skis.findings.open():
        finding.settle(by=cast.coordinator)
    page = adopt_all(coordinator, batch).text
    assert "5 är antagna" in page
    assert Charter.objects.in_force(TODAY).count() == 5
    charter = Charter.objects.in_force(TODAY).get(network=cast.network)
    assert expiry(charter) == date(2026, 12, 31)
    shelf = coordinator.get("/uppdragsbeskrivningar/").text
    assert charter.get_absolute_url() in shelf


def test_what_the_document_says_of_its_days_is_proposed(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    said = f"{TEXT}\nUppdragsbeskrivningen antogs 2025-12-01.\n"
    coming = TEXT.replace("GRUNDSKOLA", "GYMNASIEUTBILDNING").replace("2026–2028", "2027–2029")
    batch = keep(cast, {"sagt.txt": said.encode(), "kommer.txt": coming.encode()})
    run_jobs()
    first, second = (file.charter_id for file in batch.files.all())
    data = proposed(coordinator, batch)
    assert data["body"] == cast.chiefs.name
    assert (data["on"], data["in_force_from"]) == (TODAY, TODAY)
    assert data[f"on-{first}"] == date(2025, 12, 1)
    assert data[f"from-{first}"] == date(2026, 1, 1)
    assert f"on-{second}" not in data
    assert data[f"from-{second}"] == date(2027, 1, 1)
    adopt_all(coordinator, batch)
    held, later = Charter.objects.order_by("pk")
    assert (held.pk, held.standing(TODAY)) == (first, "in_force")
    assert (later.pk, later.standing(TODAY)) == (second, "coming")


def test_all_are_adopted_or_none(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    texts = {
        f"{name}.txt": TEXT.replace("GRUNDSKOLA", name).encode()
        for name in ("GRUNDSKOLA", "GYMNASIEUTBILDNING")
    }
    batch = keep(cast, texts)
    run_jobs()
    wrong = batch.files.all()[1].charter_id
    answer = adopt_all(coordinator, batch, **{f"from-{wrong}": "2020-01-01"})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {f"from-{wrong}"}
    assert not Charter.objects.adopted().exists()


def test_two_drafts_for_one_network_are_not_both_ticked(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    batch = keep(cast, {f"{n}.txt": f"{TEXT}\nVersion {n}\n".encode() for n in range(2)})
    run_jobs()
    first, second = (file.charter_id for file in batch.files.all())
    answer = adopt_all(coordinator, batch)
    assert "Kryssa för minst en" in answer.text
    both = {f"take-{first}": "on", f"take-{second}": "on"}
    assert adopt_all(coordinator, batch, **both).status_code == 422
    adopt_all(coordinator, batch, **{f"take-{second}": "on"})
    assert Charter.objects.adopted().get().pk == second


def test_what_a_network_has_now_is_told(
    coordinator: Client, cast: Cast, adopted: Charter, run_jobs: Callable[[], int]
) -> None:
    batch = keep(cast, {"ny.txt": TEXT.encode()})
    run_jobs()
    page = coordinator.get(f"{batch.get_absolute_url()}anta/").text
    assert "Ersätter den som gäller sedan torsdag 1 januari" in page


def test_the_days_cost_the_same_for_many(
    cast: Cast, run_jobs: Callable[[], int], django_assert_num_queries: Any
) -> None:
    from samverk.charters.adopting import Adoptable
    from samverk.charters.progress import Progress

    for number in (1, 4):
        texts = {f"{n}.txt": f"{TEXT}\nVersion {number}.{n}\n".encode() for n in range(number)}
        batch = keep(cast, texts)
        run_jobs()
        ready = Progress.of(batch).ready
        assert len(ready) == number
        with django_assert_num_queries(2):
            Adoptable.among(ready, TODAY)


def test_networks_are_started_once_and_by_their_names(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    new = TEXT.replace("GRUNDSKOLA", "ELEVHÄLSA")
    batch = keep(cast, {f"{n}.txt": f"{new}\nVersion {n}\n".encode() for n in range(2)})
    run_jobs()
    start_networks(coordinator, batch)
    network = Network.objects.get(
        charters__title="Elevhälsa", charters=batch.files.all()[0].charter
    )
    assert network.charters.count() == 2
    assert network.parent == cast.chiefs


def test_a_name_that_is_taken_is_chosen_in_the_list(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    charter = read_in(cast)
    batch = keep(cast, {"a.txt": TEXT.encode()})
    run_jobs()
    Charter.objects.filter(pk=charter.pk).update(network=None)
    address = f"{batch.get_absolute_url()}natverk/"
    answer = coordinator.post(address, {f"network-{charter.pk}": "new"})
    assert answer.status_code == 422
    assert coordinator.post(address, {f"network-{charter.pk}": ""}).status_code == 422
    coordinator.post(address, {f"network-{charter.pk}": cast.network.pk})
    charter.refresh_from_db()
    assert charter.network == cast.network


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Antagen 2025-12-01", date(2025, 12, 1)),
        ("Fastställd den 1 december 2025 av skolcheferna", date(2025, 12, 1)),
        ("Beslutad 1/12 2025", date(2025, 12, 1)),
        ("Antagen 31 februari 2025, ändrad 2026-01-02", date(2026, 1, 2)),
        ("12 elever 2025", None),
        ("Antagen hösten 2025", None),
    ],
)
def test_days_as_charters_write_them(text: str, day: date | None) -> None:
    assert day_in(text) == day
