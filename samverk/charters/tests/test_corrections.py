"""The coordinator corrects what was read; the ledger keeps what stood before and after."""

import pytest
from django.test import Client

from samverk.charters.models import Charter, Duty, Sentence
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.shell.refused import Refused

HERE = "/uppdragsbeskrivningar"


def duty_of(charter: Charter, kind: str) -> Duty:
    return charter.duties.get(kind=kind)


def last(verb: str) -> Entry:
    return Entry.objects.filter(verb=verb).latest("pk")


def test_a_duty_is_corrected(coordinator: Client, charter: Charter, cast: Cast) -> None:
    duty = duty_of(charter, "hold_meetings")
    assert duty.rule_in_words == "minst 3 möten per termin, på torsdagar"
    answer = coordinator.post(
        f"{HERE}/ataganden/{duty.pk}/",
        {
            "kind": "hold_meetings",
            "role": "network",
            "rule_minimum": "6",
            "rule_per": "year",
            "rule_days_before": "14",
        },
    )
    assert answer["Location"] == duty.get_absolute_url()
    duty.refresh_from_db()
    assert duty.rule == {"minimum": 6, "per": "year"}, "fields of other kinds are left out"
    entry = last("duty.changed")
    assert (entry.actor, entry.network_id) == (cast.coordinator, cast.network.pk)
    assert entry.facts["before"]["rule"]["minimum"] == 3
    assert entry.facts["after"]["rule"]["minimum"] == 6


def test_a_duty_form_asks_again(coordinator: Client, charter: Charter) -> None:
    duty = duty_of(charter, "hold_meetings")
    wrong = {"kind": "other", "role": "", "rule_minimum": "0"}
    answer = coordinator.post(f"{HERE}/ataganden/{duty.pk}/", wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"role", "rule_minimum", "quote"}


def test_an_assignment_is_corrected(coordinator: Client, charter: Charter) -> None:
    goal = charter.add_goal(by=charter.created_by, title="Fler läser", number="1")
    assignment = charter.assignments.first()
    assert assignment
    coordinator.post(
        f"{HERE}/uppdrag/{assignment.pk}/",
        {
            "text": "Ta fram ett stöd för läsning",
            "goal_id": goal.pk,
            "modality": "may",
            "period_from": "2026",
            "period_to": "2027",
            "report_to": "skolcheferna",
            "report_cadence": "year",
            "networks": "SKIS\n\n Förskola ",
            "parts": "Kartläggning\nUtbildning",
        },
    )
    assignment.refresh_from_db()
    assert (
        assignment.facts.items()
        >= {
            "goal_id": goal.pk,
            "text": "Ta fram ett stöd för läsning",
            "modality": "may",
            "period_from": 2026,
            "period_to": 2027,
            "report_to": "skolcheferna",
            "report_cadence": "year",
            "networks": ["SKIS", "Förskola"],
            "parts": ["Kartläggning", "Utbildning"],
        }.items()
    )


def test_years_are_in_order(coordinator: Client, charter: Charter) -> None:
    assignment = charter.assignments.first()
    assert assignment
    answer = coordinator.post(
        f"{HERE}/uppdrag/{assignment.pk}/",
        {"text": "Läs", "period_from": "2027", "period_to": "2026"},
    )
    assert set(answer.context["form"].errors) == {"period_to"}


def test_a_goal_is_added_and_corrected(coordinator: Client, charter: Charter) -> None:
    coordinator.post(
        f"{charter.get_absolute_url()}mal/nytt/",
        {"number": "1", "title": "Fler läser", "targets": "I åk 1\nI åk 3", "in_scope": "on"},
    )
    goal = charter.goals.get()
    assert (goal.targets, goal.in_scope) == (["I åk 1", "I åk 3"], True)
    coordinator.post(f"{HERE}/mal/{goal.pk}/", {"number": "1", "title": "Alla läser"})
    goal.refresh_from_db()
    assert (goal.title, goal.in_scope) == ("Alla läser", False)


def test_what_was_read_wrongly_goes_away_but_not_its_sentence(
    coordinator: Client, charter: Charter
) -> None:
    duty = duty_of(charter, "hold_meetings")
    assert duty.sentence
    asked = coordinator.get(f"{HERE}/ataganden/{duty.pk}/ta-bort/")
    assert "Meningen står kvar" in asked.content.decode()
    answer = coordinator.post(f"{HERE}/ataganden/{duty.pk}/ta-bort/")
    assert answer["Location"].endswith(f"#sentence-{duty.sentence.pk}")
    assert not charter.duties.filter(kind="hold_meetings").exists()
    assert Sentence.objects.get(pk=duty.sentence.pk).read_as == "unread"
    assert last("duty.dropped").facts["before"]["kind"] == "hold_meetings"


def test_a_gap_follows_the_duties(charter: Charter, cast: Cast) -> None:
    def is_open() -> bool:
        return charter.findings.open().filter(code="no_meeting_count").exists()

    duty = duty_of(charter, "hold_meetings")
    assert not is_open()
    duty.drop(by=cast.coordinator)
    assert is_open()
    charter.add_duty(by=cast.coordinator, kind="hold_meetings", role="network", rule={})
    assert is_open(), "meetings without a number are still a gap"
    added = duty_of(charter, "hold_meetings")
    added.change(by=cast.coordinator, rule={"minimum": 4, "per": "year"})
    assert not is_open()


def unread(charter: Charter) -> Sentence:
    sentence = charter.sentences.get(text__startswith="Kommunerna samarbetar")
    Sentence.objects.filter(pk=sentence.pk).update(read_as="unread")
    sentence.refresh_from_db()
    return sentence


def test_an_unread_sentence_becomes_an_assignment(coordinator: Client, charter: Charter) -> None:
    sentence = unread(charter)
    page = coordinator.get(charter.get_absolute_url()).content.decode()
    assert f"{HERE}/meningar/{sentence.pk}/uppdrag/" in page
    coordinator.post(f"{HERE}/meningar/{sentence.pk}/uppdrag/")
    assignment = charter.assignments.get(sentence=sentence)
    assert assignment.text == sentence.text
    sentence.refresh_from_db()
    assert sentence.read_as == "assignment"


def test_an_unread_sentence_becomes_a_duty(coordinator: Client, charter: Charter) -> None:
    sentence = unread(charter)
    address = f"{charter.get_absolute_url()}ataganden/nytt/?sentence={sentence.pk}"
    assert coordinator.get(address).context["form"]["quote"].value() == sentence.text
    coordinator.post(address, {"kind": "other", "role": "member", "quote": "Delta i samarbetet"})
    duty = charter.duties.get(sentence=sentence)
    assert (duty.kind, duty.quote) == ("other", "Delta i samarbetet")


def test_an_unread_sentence_becomes_background(coordinator: Client, charter: Charter) -> None:
    sentence = unread(charter)
    coordinator.post(f"{HERE}/meningar/{sentence.pk}/bakgrund/")
    sentence.refresh_from_db()
    assert sentence.read_as == "background"
    assert last("sentence.set_aside").facts == {"title": sentence.text}


def test_a_sentence_with_readings_is_not_background(charter: Charter, cast: Cast) -> None:
    sentence = duty_of(charter, "hold_meetings").sentence
    assert sentence
    with pytest.raises(Refused):
        sentence.set_aside(by=cast.coordinator)


def test_a_sentence_of_another_charter_is_not_found(coordinator: Client, charter: Charter) -> None:
    address = f"{charter.get_absolute_url()}ataganden/nytt/"
    assert coordinator.get(f"{address}?sentence=0").status_code == 404
    assert coordinator.get(f"{address}?sentence=x").status_code == 404


def test_the_whole_is_described(coordinator: Client, charter: Charter) -> None:
    coordinator.post(
        f"{charter.get_absolute_url()}uppgifter/",
        {"title": "Grundskolan", "period_from": "2026", "period_to": "2028"},
    )
    charter.refresh_from_db()
    assert (charter.title, charter.period_to) == ("Grundskolan", 2028)
    assert not charter.findings.open().filter(code="no_period").exists()


def test_a_draft_is_thrown_away(coordinator: Client, charter: Charter) -> None:
    coordinator.post(f"{charter.get_absolute_url()}kasta/")
    assert not Charter.objects.exists()
    assert charter.file
    assert last("charter.discarded").facts["sha256"] == charter.file.sha256
