"""A revised document is read in as the next version; nothing that was corrected is lost."""

from datetime import date

import pytest
from django.test import Client

from samverk.charters.models import Charter
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.house.demo.cast import Cast

DAY = date(2026, 1, 1)
REVISED = TEXT.replace("minst tre gånger per termin", "minst fem gånger per år").replace(
    "för läsning i årskurs 1–3", "för läsning i alla årskurser"
)


@pytest.fixture
def earlier(cast: Cast) -> Charter:
    """An adopted charter that people corrected, added to and remarked on."""
    by = cast.coordinator
    row = read_in(cast, TEXT, name="forra.txt")
    first, second = row.assignments.all()
    first.change(by=by, indicator="fler läser", baseline="70 %")
    second.change(by=by, modality="may", indicator="närvaron")
    row.duties.get(kind="send_notice").change(by=by, role="convener")
    row.add_duty(by=by, kind="revise_charter", role="liaison", rule={"per": "year"})
    row.findings.open().get(code="no_publication").settle(by=by, note="Nätverket är internt.")
    row.describe(by=by, commissioner="Skolchefernas nätverk")
    row.adopt(by=by, body="X", on=DAY, in_force_from=DAY)
    return Charter.objects.get(pk=row.pk)


@pytest.fixture
def revised(earlier: Charter, cast: Cast) -> Charter:
    return read_in(cast, REVISED, name="nya.txt")


def test_it_is_offered_and_said(coordinator: Client, earlier: Charter, revised: Charter) -> None:
    page = coordinator.get(revised.get_absolute_url()).content.decode()
    assert "Det här är en ny version av uppdragsbeskrivningen från" in page
    coordinator.post(f"{revised.get_absolute_url()}ny-version/")
    revised.refresh_from_db()
    assert revised.based_on == earlier
    page = coordinator.get(revised.get_absolute_url()).content.decode()
    assert "Det här är en ny version av" not in page


def test_what_stands_keeps_its_reading(earlier: Charter, revised: Charter, cast: Cast) -> None:
    revised.follow(earlier, by=cast.coordinator)
    changed, kept = revised.assignments.all()
    old_first, old_second = earlier.assignments.all()
    assert (kept.modality, kept.indicator, kept.continues) == ("may", "närvaron", old_second)
    assert "alla årskurser" in changed.text
    assert (changed.indicator, changed.baseline) == ("fler läser", "70 %")
    assert changed.continues == old_first
    roles = dict(revised.duties.values_list("kind", "role"))
    assert roles["send_notice"] == "convener"
    assert roles["revise_charter"] == "liaison"
    assert revised.duties.get(kind="hold_meetings").rule["minimum"] == 5
    assert revised.commissioner == "Skolchefernas nätverk"
    settled = revised.findings.get(code="no_publication")
    assert (settled.settled_by, settled.note) == (cast.coordinator, "Nätverket är internt.")
    assert not revised.findings.open().filter(code="no_revision").exists()
    assert [s.text for s in revised.sentences.all()] == [
        revised.text[s.start : s.end] for s in revised.sentences.all()
    ]


def test_the_same_document_again_says_all_that_was_said(earlier: Charter, cast: Cast) -> None:
    again = read_in(cast, f"{TEXT}\n\n", name="igen.txt")
    again.follow(earlier, by=cast.coordinator)
    for rows in ("goals", "assignments", "duties"):
        known = [
            {name: value for name, value in each.facts.items() if name != "continues_id"}
            for each in getattr(earlier, rows).all()
        ]
        assert [
            {name: value for name, value in each.facts.items() if name != "continues_id"}
            for each in getattr(again, rows).all()
        ] == known


def test_a_draft_that_went_by_word_goes_on_from_what_was_adopted(
    earlier: Charter, cast: Cast
) -> None:
    draft = earlier.copy(by=cast.coordinator)
    draft.duties.get(kind="hold_meetings").change(
        by=cast.coordinator, rule={"minimum": 9, "per": "year"}
    )
    back = read_in(cast, draft.text_now, name="ord.txt")
    assert back.may_follow == draft
    back.follow(draft, by=cast.coordinator)
    assert back.based_on == earlier
    assert [each.continues for each in back.assignments.all()] == list(earlier.assignments.all())
    draft.discard(by=cast.coordinator)
