"""What an assignment says besides its words: read in the text, filled in, and told."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from samverk.charters.models import Charter
from samverk.charters.reading import read
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.house.demo.cast import Cast

FIRST = "Nätverket ska ta fram ett gemensamt stöd för läsning i årskurs 1–3."


def details(text: str) -> dict[str, Any]:
    reading = read(TEXT.replace(FIRST, text), today=date(2026, 3, 2))
    return reading.assignments[0].details()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FIRST, {"deliverable": "ett gemensamt stöd för läsning i årskurs 1–3"}),
        (
            "Ta fram en gemensam plan för skolbiblioteken senast 2027.",
            {"deliverable": "en gemensam plan för skolbiblioteken", "deliverable_year": 2027},
        ),
        (
            "Genomföra en utbildningsdag om läsning under hösten 2028.",
            {"deliverable": "en utbildningsdag om läsning", "deliverable_year": 2028},
        ),
        (
            "Nätverket ska, utan att öka kostnaderna, jämföra schemana.",
            {"constraint": "utan att öka kostnaderna"},
        ),
        ("Nätverket ska inte bara mäta utan att förklara.", {}),
        (
            "Musiknätverket bjuder in till prov. Presidierna ska utreda följderna.",
            {"initiator": "Musiknätverket, presidierna"},
        ),
        ("Nätverket ska utreda hur närvaron mäts.", {}),
        (
            "Samordna proven enligt direktionens beslut den 4 maj 2026 § 12.",
            {"decision": "direktionens beslut den 4 maj 2026 § 12"},
        ),
        ("Jämföra schemana, t ex\n  - i musik\n  - i slöjd", {"examples": True}),
        ("Jämföra schemana:\n  - i musik\n  - i slöjd", {}),
    ],
)
def test_the_reader_tells_what_is_said(text: str, said: dict[str, Any]) -> None:
    assert details(text) == said


def test_what_is_read_is_kept(cast: Cast) -> None:
    charter = read_in(
        cast,
        TEXT.replace(
            FIRST, "Ta fram en plan 2027, utan att öka kostnaderna, enligt styrelsens beslut."
        ),
    )
    assignment = charter.assignments.earliest("position")
    assert (assignment.deliverable_year, assignment.constraint, assignment.decision) == (
        2027,
        "utan att öka kostnaderna",
        "styrelsens beslut",
    )


SAID = {
    "text": "Jämföra schemana",
    "modality": "shall",
    "period_from": "2026",
    "period_to": "2028",
    "parts": "i musik\ni slöjd",
    "examples": "on",
    "constraint": "utan nya kostnader",
    "initiator": "Musiknätverket",
    "networks": "Slöjdnätverket",
    "report_to": "skolcheferna",
    "report_cadence": "year",
    "deliverable": "en jämförelse",
    "deliverable_year": "2027",
    "indicator": "lektionstimmar",
    "baseline": "90",
    "target": "110",
    "decision": "direktionen 4 maj § 12",
    "decision_url": "https://example.se/12",
}
TOLD = (
    "ska",
    "2026–2028",
    "villkor: utan nya kostnader",
    "inleds av Musiknätverket",
    "med Slöjdnätverket",
    "rapporteras till skolcheferna varje år",
    "ska ge en jämförelse senast 2027",
    "märks på lektionstimmar (från 90 till 110)",
    "bygger på direktionen 4 maj § 12",
)


def test_all_that_it_says_is_filled_in_and_told(coordinator: Client, charter: Charter) -> None:
    assignment = charter.assignments.earliest("position")
    address = f"/uppdragsbeskrivningar/uppdrag/{assignment.pk}/"
    assert coordinator.post(address, SAID)["Location"] == assignment.get_absolute_url()
    assignment.refresh_from_db()
    assert assignment.examples
    told = tuple(f"{said.label} {said.words}".strip() for said in assignment.says)
    assert told == TOLD
    page = coordinator.get(charter.get_absolute_url()).content.decode()
    assert '<a href="https://example.se/12">direktionen 4 maj § 12</a>' in page
    form = coordinator.get(address).context["form"]
    assert all(fold.is_open for fold in form.folds)


def test_what_is_seldom_said_is_folded_away(coordinator: Client, charter: Charter) -> None:
    form = coordinator.get(f"{charter.get_absolute_url()}uppdrag/nytt/").context["form"]
    assert [field.name for field in form.always] == [
        "text",
        "goal_id",
        "modality",
        "period_from",
        "period_to",
        "parts",
        "examples",
    ]
    assert [fold.is_open for fold in form.folds] == [False, False, False]
    assert "continues_id" not in form.fields, "there is no version before"


def test_it_goes_on_with_one_of_the_version_before(
    coordinator: Client, adopted: Charter, cast: Cast
) -> None:
    later = adopted.copy(by=cast.coordinator)
    before = adopted.assignments.last()
    assignment = later.assignments.first()
    assert before
    assert assignment
    address = f"/uppdragsbeskrivningar/uppdrag/{assignment.pk}/"
    coordinator.post(address, {"text": assignment.text, "continues_id": before.pk})
    assignment.refresh_from_db()
    assert assignment.continues == before
    coordinator.post(address, {"text": assignment.text, "continues_id": ""})
    assignment.refresh_from_db()
    assert assignment.continues is None


def test_an_address_is_whole(coordinator: Client, charter: Charter) -> None:
    assignment = charter.assignments.earliest("position")
    answer = coordinator.post(
        f"/uppdragsbeskrivningar/uppdrag/{assignment.pk}/",
        {"text": "Läs", "decision_url": "javascript:alert(1)"},
    )
    assert set(answer.context["form"].errors) == {"decision_url"}
