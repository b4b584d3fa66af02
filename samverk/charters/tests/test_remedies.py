"""Each remark can be put right at once, where there is a way to; or it may stand, with a note."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from samverk.charters.forms.remedies import HOLDERS
from samverk.charters.models import Charter, Finding
from samverk.charters.models.findings import CODES
from samverk.charters.reading import read
from samverk.charters.remedies import REMEDIES, remedy_of
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.shell.refused import Refused

HERE = "/uppdragsbeskrivningar/anmarkningar"

#: A text with nearly everything that is remarked on.
POOR = """UPPDRAGSBESKRIVNING FÖR NÄTVERKET GRUNDSKOLA

Mål

Nätverket arbetar med två mål:

1. Fler klarar skolan
2. Alla läser
3. Färre är borta

Uppdrag

Skolchefsnätverket ger nätverket detta uppdrag:

- Skapa arenor där andra möter särskolans elever.*
- Ta fram en gemensam plan för kompetensutveckling 2020.
- Samordna proven med SKIS-nätverket utifrån direktionens beslut.

Ansvar

Ordförande

Ordföranden leder mötena och samordnar arbetsgrupper inom vuxenutbildningens ansvarsområden.

Sekreterare

Sekreteraren leder mötena. Sekreteraren rapporterar till skolchefsgruppen om målluppfyllelse.

Presidium

Presidiet informerar skolchefsnätverket.
"""


@pytest.fixture
def poor(cast: Cast) -> Charter:
    return read_in(cast, POOR)


@pytest.fixture
def written(poor: Charter, cast: Cast) -> Charter:
    """The same, as a draft that is written here."""
    poor.findings.filter(code="blank_assignments").delete()
    poor.adopt(by=cast.coordinator, body="X", on=date(2026, 1, 1), in_force_from=date(2026, 1, 1))
    return Charter.objects.get(pk=poor.pk).copy(by=cast.coordinator)


def remark(charter: Charter, code: str) -> Finding:
    return charter.findings.open().get(code=code)


def answer(client: Client, finding: Finding, **said: object) -> Any:
    return client.post(f"{HERE}/{finding.pk}/avhjalp/", said)


def is_open(finding: Finding) -> bool:
    return Finding.objects.open().filter(pk=finding.pk).exists()


def test_every_code_says_why_and_has_a_remedy() -> None:
    assert set(REMEDIES) == set(CODES)
    assert all(str(code.why).endswith(".") for code in CODES.values())


OWNED = {
    "no_notice_sender": ("send_notice", "chair"),
    "no_minutes_author": ("write_minutes", "secretary"),
    "no_register_owner": ("submit_register", "presidium"),
    "no_dates_owner": ("submit_dates", "secretary"),
    "no_revision": ("revise_charter", "liaison"),
}


@pytest.mark.parametrize("code", OWNED)
def test_a_gap_is_given_to_a_role(coordinator: Client, poor: Charter, code: str) -> None:
    kind, role = OWNED[code]
    gap = remark(poor, code)
    sent = answer(coordinator, gap, choice=role)
    assert sent["Location"] == f"{poor.get_absolute_url()}#remarks"
    duty = poor.duties.get(kind=kind)
    assert duty.role == role
    assert not is_open(gap)
    page = coordinator.get(poor.get_absolute_url()).content.decode()
    assert f'<a href="/uppdragsbeskrivningar/ataganden/{duty.pk}/ta-bort/">Ångra</a>' in page
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"duty.added", "finding.settled"} <= verbs


def test_a_duty_that_nobody_had_is_given_not_doubled(cast: Cast, coordinator: Client) -> None:
    charter = read_in(
        cast,
        f"{TEXT}\nKallelse skickas ut tio dagar före mötet.\n".replace(
            " och skickar kallelse senast två veckor före mötet", ""
        ),
    )
    unnamed = charter.duties.get(kind="send_notice")
    assert unnamed.role == "network"
    answer(coordinator, remark(charter, "no_notice_sender"), choice="chair")
    duty = charter.duties.get(kind="send_notice")
    assert (duty.pk, duty.role, duty.rule) == (unnamed.pk, "chair", {"days_before": 10})


def test_a_role_is_one_of_those_offered(coordinator: Client, poor: Charter) -> None:
    gap = remark(poor, "no_notice_sender")
    for wrong in ({}, {"choice": "host"}):
        assert answer(coordinator, gap, **wrong).status_code == 422
    assert is_open(gap)


def test_meetings_are_counted(coordinator: Client, poor: Charter) -> None:
    gap = remark(poor, "no_meeting_count")
    assert answer(coordinator, gap, minimum="0", per="year").status_code == 422
    answer(coordinator, gap, minimum="4", per="year")
    assert poor.duties.get(kind="hold_meetings").rule == {"minimum": 4, "per": "year"}
    assert not is_open(gap)


def test_the_minutes_get_a_receiver_and_a_place(coordinator: Client, poor: Charter) -> None:
    answer(coordinator, remark(poor, "no_minutes_recipient"), to="kansliet", role="secretary")
    assert poor.duties.get(kind="submit_minutes").rule == {"to": "kansliet"}
    answer(coordinator, remark(poor, "no_publication"), where="natverk.example.se", role="office")
    assert poor.duties.get(kind="publish_minutes").rule == {"where": "natverk.example.se"}
    assert not poor.findings.open().filter(code__in=["no_minutes_recipient", "no_publication"])


def test_years_are_written(coordinator: Client, poor: Charter) -> None:
    gap = remark(poor, "no_period")
    assert answer(coordinator, gap, period_from="2028", period_to="2027").status_code == 422
    answer(coordinator, gap, period_from="2027", period_to="2029")
    poor.refresh_from_db()
    assert (poor.period_from, poor.period_to) == (2027, 2029)
    assert not is_open(gap)


def test_a_first_role(cast: Cast, coordinator: Client) -> None:
    bare = read_in(cast, TEXT[: TEXT.index("Ansvar")] + "Möten\n\nMinst fyra möten per år.\n")
    answer(coordinator, remark(bare, "no_roles"), choice="chair")
    assert bare.duties.get(kind="lead_meetings").role == "chair"
    assert not bare.findings.open().filter(code="no_roles").exists()


def test_one_of_two_keeps_a_duty(coordinator: Client, poor: Charter) -> None:
    double = remark(poor, "double_owner")
    assert {duty.role for duty in poor.duties.filter(kind="lead_meetings")} == {
        "chair",
        "secretary",
    }
    answer(coordinator, double, choice="chair")
    assert [duty.role for duty in poor.duties.filter(kind="lead_meetings")] == ["chair"]
    assert not is_open(double)
    assert Entry.objects.filter(verb="duty.dropped").exists()


def test_as_many_goals_as_the_text_speaks_of(coordinator: Client, poor: Charter) -> None:
    count = remark(poor, "goal_count")
    goals = list(poor.goals.all())
    assert len(goals) == 3
    assert answer(coordinator, count, goals=[goal.pk for goal in goals]).status_code == 422
    answer(coordinator, count, goals=[goals[0].pk, goals[2].pk])
    assert [goal.in_scope for goal in poor.goals.all()] == [True, False, True]
    assert not is_open(count)


def test_a_late_assignment_gets_a_new_year(coordinator: Client, poor: Charter) -> None:
    late = remark(poor, "past_year")
    assert answer(coordinator, late).status_code == 422
    assert answer(coordinator, late, year="2020").status_code == 422
    answer(coordinator, late, year="2028")
    assignment = poor.assignments.get(text__contains="gemensam plan")
    assert (assignment.deliverable_year, assignment.period_to) == (2028, 2028)
    assert "2020" in assignment.text, "the document keeps its words"
    assert not is_open(late)


def test_a_late_assignment_is_closed(coordinator: Client, poor: Charter) -> None:
    late = remark(poor, "past_year")
    answer(coordinator, late, close="1")
    assert not poor.assignments.filter(text__contains="gemensam plan").exists()
    assert not is_open(late)


def test_in_a_draft_written_here_the_year_is_changed_in_the_words(
    coordinator: Client, written: Charter
) -> None:
    answer(coordinator, remark(written, "past_year"), year="2028")
    written.refresh_from_db()
    assert "kompetensutveckling 2028" in written.text
    assert "2020" not in written.text


def test_what_belongs_to_another_network_is_taken_away(coordinator: Client, poor: Charter) -> None:
    foreign = remark(poor, "foreign_area")
    assert foreign.sentence
    led, groups = foreign.sentence.duties.order_by("pk")
    assert (led.kind, groups.kind) == ("lead_meetings", "coordinate_groups")
    answer(coordinator, foreign, choice=str(groups.pk))
    assert [duty.kind for duty in foreign.sentence.duties.all()] == ["lead_meetings"]
    assert not is_open(foreign)


def test_a_vague_assignment_is_told_by_an_answer(coordinator: Client, poor: Charter) -> None:
    vague = remark(poor, "vague_assignment")
    assert answer(coordinator, vague, answer=" ").status_code == 422
    answer(coordinator, vague, answer="Fler elever byter skola utan avbrott")
    assignment = poor.assignments.get(sentence=vague.sentence)
    assert assignment.indicator == "Fler elever byter skola utan avbrott"
    assert not is_open(vague)


def test_an_answer_with_a_year_is_something_there_will_be(
    coordinator: Client, poor: Charter
) -> None:
    vague = remark(poor, "vague_assignment")
    answer(coordinator, vague, answer="En mötesplats på nätet, senast 2027")
    assignment = poor.assignments.get(sentence=vague.sentence)
    assert (assignment.deliverable, assignment.deliverable_year) == ("En mötesplats på nätet", 2027)


def test_an_answer_in_the_form_settles_it_too(poor: Charter, cast: Cast) -> None:
    vague = remark(poor, "vague_assignment")
    assert vague.assignment
    vague.assignment.change(by=cast.coordinator, indicator="Fler deltar")
    assert not is_open(vague)


def test_a_decision_is_written(coordinator: Client, poor: Charter) -> None:
    unlinked = remark(poor, "unlinked_decision")
    said = {"words": "Direktionen 12 maj 2026 § 14", "url": "javascript:alert(1)"}
    assert answer(coordinator, unlinked, **said).status_code == 422
    answer(coordinator, unlinked, **said | {"url": "https://example.se/beslut"})
    assignment = poor.assignments.get(sentence=unlinked.sentence)
    assert assignment.decision == "Direktionen 12 maj 2026 § 14"
    assert assignment.decision_url == "https://example.se/beslut"
    assert not is_open(unlinked)
    page = coordinator.get(poor.get_absolute_url()).content.decode()
    assert '<a href="https://example.se/beslut">Direktionen 12 maj 2026 § 14</a>' in page


@pytest.mark.parametrize("code", ["old_term", "many_names", "orphan_mark", "spelling"])
def test_a_document_keeps_its_words(coordinator: Client, poor: Charter, code: str) -> None:
    finding = remark(poor, code)
    assert remedy_of(finding).asks(finding) is None
    page = coordinator.get(f"{HERE}/{finding.pk}/avhjalp/").content.decode()
    assert "behåller sina ord" in page
    answer(coordinator, finding, choice="skolchefsgruppen")
    assert is_open(finding)
    with pytest.raises(Refused):
        poor.reword({"särskolans": "x"}, by=poor.created_by)


WORDS = {
    "old_term": ({}, "anpassade grundskolans elever", "särskol"),
    "many_names": ({"choice": "Skolchefsnätverket"}, "till skolchefsnätverket om", "skolchefsgrup"),
    "orphan_mark": ({}, "elever.\n", "*"),
    "spelling": ({}, "om måluppfyllelse", "målluppfyllelse"),
}


@pytest.mark.parametrize("code", WORDS)
def test_in_a_draft_written_here_a_button_changes_the_words(
    coordinator: Client, written: Charter, code: str
) -> None:
    said, new, old = WORDS[code]
    finding = remark(written, code)
    answer(coordinator, finding, **said)
    written.refresh_from_db()
    assert new in written.text
    assert old not in written.text
    assert not is_open(finding)
    assert all(written.text[each.start : each.end] == each.text for each in written.sentences.all())
    assert {assignment.text for assignment in written.assignments.all()} == {
        assignment.text for assignment in read(written.text, today=date(2026, 3, 2)).assignments
    }
    assert Entry.objects.filter(verb="charter.reworded").exists()


def test_a_word_that_only_a_person_can_replace_is_left(cast: Cast, written: Charter) -> None:
    finding = remark(written, "old_term")
    finding.narrow(term="särskolans, särskoleelever")
    remedy_of(finding).put_right(finding, by=cast.coordinator)
    finding.refresh_from_db()
    assert finding.facts == {"term": "särskoleelever"}
    assert is_open(finding)
    assert remedy_of(finding).asks(finding) is None


def test_it_is_put_right_once(poor: Charter, cast: Cast) -> None:
    gap, again = (remark(poor, "no_notice_sender") for _ in range(2))
    remedy_of(gap).put_right(gap, by=cast.coordinator, choice="chair")
    with pytest.raises(Refused):
        remedy_of(again).put_right(again, by=cast.coordinator, choice="chair")
    assert poor.duties.filter(kind="send_notice").count() == 1


def test_the_page_offers_the_buttons_and_why(coordinator: Client, poor: Charter) -> None:
    page = coordinator.get(poor.get_absolute_url()).content.decode()
    for role in ("chair", "secretary", "presidium"):
        assert f'<button name="choice" value="{role}">{HOLDERS[role]}</button>' in page
    vague = remark(poor, "vague_assignment")
    assert "Hur märks det att det är gjort?" in page
    assert "När ingen kan säga när det är klart" in page
    assert vague.sentence
    assert f'href="#{vague.sentence.anchor}"' in page


def test_a_remark_stands_only_with_a_note(coordinator: Client, poor: Charter, cast: Cast) -> None:
    gap = remark(poor, "no_publication")
    refused = coordinator.post(f"{HERE}/{gap.pk}/lat-sta/", {"note": " "})
    assert refused.status_code == 422
    assert "Skriv varför" in refused.content.decode()
    assert is_open(gap)
    coordinator.post(f"{HERE}/{gap.pk}/lat-sta/", {"note": "Protokollen är interna i år."})
    gap.refresh_from_db()
    assert (gap.settled_by, gap.note) == (cast.coordinator, "Protokollen är interna i år.")
    page = coordinator.get(poor.get_absolute_url()).content.decode()
    assert "Protokollen är interna i år." in page
    coordinator.post(f"{HERE}/{gap.pk}/ta-upp/")
    gap.refresh_from_db()
    assert (gap.settled_at, gap.note) == (None, "")
    assert Entry.objects.filter(verb="finding.opened").exists()


def test_a_proposed_charter_offers_nothing_to_press(
    coordinator: Client, poor: Charter, cast: Cast
) -> None:
    poor.propose(by=cast.coordinator)
    page = coordinator.get(poor.get_absolute_url()).content.decode()
    assert "/avhjalp/" not in page
    assert "/lat-sta/" not in page
    gap = remark(poor, "no_publication")
    assert coordinator.post(f"{HERE}/{gap.pk}/lat-sta/", {"note": "Ja"}).status_code == 409
