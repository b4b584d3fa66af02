"""What people meet: the shelf, the spread, the adopted charter and its file."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from samverk.charters.models import Charter
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.charters.wording import FIELDS
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network

SHELF = "/uppdragsbeskrivningar/"


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_shelf_teaches(as_: Callable[[str], Client]) -> None:
    assert "Läs in den första" in html(as_("coordinator"), SHELF)
    assert "Läs in" not in html(as_("member"), SHELF)


def test_the_shelf_shows_drafts_only_to_the_coordinator(
    as_: Callable[[str], Client], charter: Charter, adopted: Charter
) -> None:
    draft, held = charter.get_absolute_url(), adopted.get_absolute_url()
    assert draft in html(as_("coordinator"), SHELF)
    assert held in html(as_("coordinator"), SHELF)
    assert draft not in html(as_("member"), SHELF)
    assert held in html(as_("member"), SHELF)
    assert held not in html(as_("stranger"), SHELF)


@pytest.mark.parametrize("more", [0, 6])
def test_the_shelf_costs_the_same_whatever_stands_on_it(
    more: int,
    cast: Cast,
    coordinator: Client,
    adopted: Charter,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(more):
        Network.objects.create(name=f"N{number}", slug=f"n{number}", parent=cast.chiefs)
        read_in(cast, f"{TEXT}\n{number}")
    coordinator.get(SHELF)
    with django_assert_num_queries(SHELF_QUERIES):
        coordinator.get(SHELF)


@pytest.mark.parametrize("more", [0, 20])
@pytest.mark.parametrize("state", ["draft", "adopted"])
def test_the_spread_costs_the_same_whatever_its_length(
    more: int,
    state: str,
    cast: Cast,
    coordinator: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    extra = "".join(f"\nSekreteraren skriver protokoll nummer {each}.\n" for each in range(more))
    charter = read_in(cast, TEXT + extra)
    for _ in range(more):
        charter.add_duty(by=cast.coordinator, kind="send_notice", role="chair", rule={})
    if state == "adopted":
        on = charter.created_at.date()
        charter.adopt(by=cast.coordinator, body="X", on=on, in_force_from=on)
    coordinator.get(charter.get_absolute_url())
    with django_assert_num_queries(SPREAD_QUERIES + (state == "adopted")):
        coordinator.get(charter.get_absolute_url())


SHELF_QUERIES = 11
SPREAD_QUERIES = 20


def test_each_sentence_and_its_readings_lead_to_each_other(
    coordinator: Client, charter: Charter
) -> None:
    page = html(coordinator, charter.get_absolute_url())
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    for sentence in charter.sentences.all():
        assert f'id="{sentence.anchor}" data-sentence="{sentence.pk}"' in page
    for duty in charter.duties.all():
        assert f'id="{duty.anchor}" data-sentence="{duty.sentence_id}"' in page


def test_the_draft_has_one_next_step(coordinator: Client, charter: Charter) -> None:
    def step() -> str:
        page = html(coordinator, charter.get_absolute_url())
        (found,) = re.findall(r'class="button primary" href="([^"]+)"', page)
        return str(found)

    here = charter.get_absolute_url()
    assert step() == "#remarks"
    Charter.objects.update(network=None)
    assert step() == f"{here}natverk/"
    Charter.objects.update(network=Network.objects.get(slug="grundskola"))
    for finding in charter.findings.open():
        finding.settle(by=charter.created_by)
    assert step() == f"{here}anta/"
    sentence = charter.sentences.earliest("position")
    sentence.read_as = "unread"
    sentence.save()
    assert step() == f"#{sentence.anchor}"
    charter.assignments.all().delete()
    assert step() == f"{here}uppdrag/nytt/"


def test_the_adopted_charter_is_only_read(as_: Callable[[str], Client], adopted: Charter) -> None:
    for persona in ("member", "coordinator"):
        page = html(as_(persona), adopted.get_absolute_url())
        assert "minst 3 möten per termin, på torsdagar" in page
        assert "Ta bort" not in page
        assert "Gör till uppdrag" not in page
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_the_file_comes_back_as_it_was(as_: Callable[[str], Client], adopted: Charter) -> None:
    answer = as_("member").get(f"{adopted.get_absolute_url()}fil/")
    assert adopted.file
    assert answer.content == adopted.file.data()
    assert answer["Content-Disposition"] == 'attachment; filename="uppdrag.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert as_("stranger").get(f"{adopted.get_absolute_url()}fil/").status_code == 404


def test_a_file_with_swedish_letters_keeps_its_name(coordinator: Client, cast: Cast) -> None:
    charter = read_in(cast, name="Särskolan år 2026.docx")
    answer = coordinator.get(f"{charter.get_absolute_url()}fil/")
    assert "filename*=utf-8''S%C3%A4rskolan" in answer["Content-Disposition"]


def test_what_a_document_says_is_never_markup(coordinator: Client, cast: Cast) -> None:
    charter = read_in(cast, TEXT + "\nSekreteraren <script>alert(1)</script> skriver protokoll.\n")
    assert "<script>alert" not in html(coordinator, charter.get_absolute_url())


def test_the_duty_form_shows_the_fields_of_each_kind() -> None:
    """The style sheet that hides what does not fit says the same as FIELDS."""
    path = finders.find("charters/charters.css")
    assert isinstance(path, str), settings.STATICFILES_FINDERS
    with open(path) as file:  # noqa: PTH123
        rules = re.findall(r'\[value="(\w+)"\]:checked\) ([^\n]*)', file.read())
    shown = {kind: set(re.findall(r"\.rule_(\w+)", selector)) for kind, selector in rules}
    assert shown == {kind: set(fields) for kind, fields in FIELDS.items()}
