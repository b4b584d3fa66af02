"""Disposal by rule: nothing without a decision, each batch with its line in the log."""

import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.utils import timezone

from samverk.archive import files, rules, tasks
from samverk.archive.disposing import dispose, trials
from samverk.archive.models import Anonymisation, Disposal, DisposalDecision
from samverk.archive.rules import BY_KEY, RULES
from samverk.charters.models import Batch, BatchFile, Charter, Print
from samverk.documents.models import StoredFile
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.post.models import Letter
from samverk.shell.refused import Refused
from tests.rig.live import Workers, database_url
from tests.rig.processes import wait_until
from tests.world import build_world

NOW = timezone.make_aware(datetime(2026, 11, 22, 3, 45))
TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.django_db


def decide(rule: str, cast: Cast, since: date = TODAY) -> DisposalDecision:
    return DisposalDecision.enter(
        rule, by=cast.coordinator, body="Direktionen", on=since, reference="2026/12", since=since
    )


def letter(number: int, *, days_ago: float, attached: StoredFile | None = None) -> Letter:
    attachments = [attached] if attached else []
    row = Letter.write(
        key=f"test:{number}", to="a@b.example", subject="Hej", text="Hej", attachments=attachments
    )
    Letter.objects.filter(pk=row.pk).update(sent_at=NOW - timedelta(days=days_ago))
    return row


def stored(text: str, *, days_ago: int = 0) -> StoredFile:
    file = StoredFile.keep(name="a.txt", data=text.encode(), media_type="text/plain")
    StoredFile.objects.filter(pk=file.pk).update(stored_at=NOW - timedelta(days=days_ago))
    return file


def test_without_a_decision_nothing_goes(cast: Cast) -> None:
    letter(1, days_ago=400)
    assert dispose(NOW) == 0
    assert Letter.objects.count() == 1
    assert not Disposal.objects.exists()


def test_a_decision_that_has_ended_or_is_to_come_lets_nothing_go(cast: Cast) -> None:
    letter(1, days_ago=400)
    decide("letters", cast, since=date(2026, 1, 1)).end(by=cast.coordinator, on=TODAY)
    decide("letters", cast, since=date(2026, 12, 1))
    assert dispose(NOW) == 0


def test_what_is_old_goes_and_the_log_tells_of_it(cast: Cast) -> None:
    old = [letter(number, days_ago=200 + number) for number in range(5)]
    young = letter(9, days_ago=170)
    decision = decide("letters", cast)
    assert dispose(NOW, batch=2) == 3
    assert list(Letter.objects.all()) == [young]
    first = Disposal.objects.earliest("pk")
    assert (first.decision, first.counts) == (decision, {"post.Letter": 2})
    assert first.oldest == TODAY - timedelta(days=201)
    assert first.sha256 == sha256(f"{old[0].pk}\n{old[1].pk}".encode()).hexdigest()
    assert sum(row.total for row in Disposal.objects.all()) == 5
    assert dispose(NOW) == 0, "a second run has nothing to do"


def test_the_log_is_only_added_to(cast: Cast) -> None:
    letter(1, days_ago=400)
    decide("letters", cast)
    dispose(NOW)
    for act in (lambda: Disposal.objects.update(rule="x"), lambda: Disposal.objects.all().delete()):
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
            act()


def test_a_later_decision_takes_over(cast: Cast) -> None:
    first = decide("letters", cast, since=date(2026, 1, 1))
    second = decide("letters", cast)
    first.refresh_from_db()
    assert (first.until, second.until) == (date(2026, 11, 21), None)
    with pytest.raises(Refused, match="senare beslut"):
        decide("letters", cast, since=date(2026, 6, 1))
    with pytest.raises(Refused, match="innan det fattades"):
        DisposalDecision.enter(
            "files", by=cast.coordinator, body="x", on=TODAY, reference="", since=date(2026, 1, 1)
        )


def test_an_account_is_anonymised_a_year_after_the_last_place(cast: Cast) -> None:
    cast.member.memberships.get().end(by=cast.coordinator, on=TODAY - timedelta(days=400))
    cast.stranger.memberships.get().end(by=cast.coordinator, on=TODAY - timedelta(days=300))
    cast.presidium.memberships.update(until=TODAY - timedelta(days=400))  # the role goes on
    decide("accounts", cast)
    dispose(NOW)
    made = Anonymisation.objects.get()
    assert (made.person, made.by) == (cast.member, None)
    assert "Direktionen" in made.reason
    assert Entry.objects.get(verb="person.anonymised").actor is None
    assert Disposal.objects.get().counts == {"people.Person": 1}


def test_files_go_with_the_last_row_that_uses_them(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    alone, shared = stored("bara här"), stored("på två ställen")
    letter(1, days_ago=200, attached=alone)
    letter(2, days_ago=200, attached=shared)
    letter(3, days_ago=10, attached=shared)
    name = alone.content.name or ""
    decide("letters", cast)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        dispose(NOW)
    assert list(StoredFile.objects.all()) == [shared]
    assert not default_storage.exists(name)
    assert shared.data()
    assert Disposal.objects.get().counts["documents.StoredFile"] == 1


def test_a_file_that_anything_points_at_stays(cast: Cast) -> None:
    world = build_world(cast)
    StoredFile.objects.update(stored_at=NOW - timedelta(days=900))
    thrown_away = stored("kastat", days_ago=900)
    recent = stored("nyligen kastat", days_ago=600)
    kept = set(StoredFile.objects.exclude(pk=thrown_away.pk))
    decide("files", cast)
    dispose(NOW)
    assert set(StoredFile.objects.all()) == kept
    assert recent in kept
    assert world.charter.file in kept


def test_sessions_that_are_over_go(cast: Cast) -> None:
    for key, hours in (("over", -13), ("going", 3)):
        Session.objects.create(
            session_key=key, session_data="", expire_date=NOW + timedelta(hours=hours)
        )
        UserSession.objects.create(
            user=cast.member, ip="127.0.0.1", session_key=key, user_agent="x"
        )
    UserSession.objects.update(last_seen_at=NOW - timedelta(hours=13))
    decide("sessions", cast)
    decide("devices", cast)
    dispose(NOW)
    assert Session.objects.get().session_key == "going"
    assert UserSession.objects.get().session_key == "going"


def test_readings_go_and_what_they_led_to_stays(cast: Cast) -> None:
    world = build_world(cast)
    draft = world.draft
    batches = [
        Batch.objects.create(by=cast.coordinator, at=NOW - timedelta(days=days))
        for days in (120, 120, 20)
    ]
    of_nothing = stored("ingen uppdragsbeskrivning")
    read, waiting = BatchFile.State.READ, BatchFile.State.WAITING
    batches[0].files.create(position=0, name="a", file=draft.file, charter=draft, state=read)
    batches[0].files.create(position=1, name="b", file=of_nothing, state="no_charter")
    batches[1].files.create(position=0, name="c", file=stored("väntar"), state=waiting)
    decide("batches", cast)
    dispose(NOW)
    assert set(Batch.objects.all()) == set(batches[1:])
    assert not StoredFile.objects.filter(pk=of_nothing.pk).exists()
    assert Charter.objects.get(pk=draft.pk).file


def test_old_prints_of_drafts_go(cast: Cast) -> None:
    world = build_world(cast)
    Print.objects.all().delete()
    old, new = (
        Print.objects.create(
            charter=world.draft,
            kind="pdf",
            state=state,
            asked_at=NOW - timedelta(days=days),
            file=stored(state),
        )
        for state, days in (("a", 200), ("b", 150))
    )
    adopted = Print.objects.create(
        charter=world.charter, kind="pdf", state="adopted", asked_at=NOW - timedelta(days=200)
    )
    decide("prints", cast)
    dispose(NOW)
    assert set(Print.objects.all()) == {new, adopted}
    assert not StoredFile.objects.filter(pk=old.file_id or 0).exists()


def test_what_is_kept_by_law_is_in_no_rule(cast: Cast) -> None:
    covered = {kind for rule in RULES for kind in rule.kinds}
    assert (
        covered
        & {
            "charters.Charter",
            "charters.Adoption",
            "meetings.Approval",
            "meetings.Minutes",
            "ledger.Entry",
            "archive.Disposal",
        }
        == set()
    )
    world = build_world(cast)
    for rule in RULES:
        decide(rule.key, cast)
    entries = Entry.objects.count()
    dispose(NOW + timedelta(days=3650))
    assert Entry.objects.count() >= entries
    assert Charter.objects.filter(pk=world.charter.pk).exists()
    assert world.approval.sha256 == type(world.approval).objects.get().sha256
    assert world.publication.pdf_sv.data()


def test_a_trial_counts_and_changes_nothing(cast: Cast) -> None:
    for number in range(5):
        letter(number, days_ago=200)
    found = {trial.rule.key: trial for trial in trials(NOW)}
    assert found["letters"].count == 5
    assert found["letters"].oldest == NOW - timedelta(days=200)
    assert found["letters"].decision is None
    assert Letter.objects.count() == 5


def test_what_has_lost_its_row_is_swept_from_the_disk(cast: Cast) -> None:
    lost, young, whole = stored("borta"), stored("ny"), stored("kvar")
    StoredFile.objects.exclude(pk=whole.pk).delete()
    two_days_ago = (NOW - timedelta(days=2)).timestamp()
    for file in (lost, whole):
        os.utime(file.content.path, (two_days_ago, two_days_ago))
    assert files.sweep(timezone.now()) >= 1
    assert not default_storage.exists(lost.content.name or "")
    assert default_storage.exists(young.content.name or "")
    assert whole.data()


def test_months_end_where_the_month_does() -> None:
    def ago(day: date, months: int) -> date:
        return rules.before(datetime(day.year, day.month, day.day), months).date()

    assert ago(date(2026, 8, 31), 6) == date(2026, 2, 28)
    assert ago(date(2026, 1, 15), 1) == date(2025, 12, 15)
    assert ago(date(2026, 12, 31), 12) == date(2025, 12, 31)
    assert BY_KEY["accounts"].months == 12


@pytest.fixture
def workers(transactional_db: None) -> Iterator[Workers]:
    started = Workers({"DATABASE_URL": database_url()})
    yield started
    started.end_all()


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_the_log_tells_of_all_that_is_gone(
    cast: Cast, workers: Workers
) -> None:
    sent = timezone.now() - timedelta(days=400)
    total = 8000
    Letter.objects.bulk_create(
        Letter(key=f"{n}", message_id=f"{n}", to="a@b.example", subject="", text="", sent_at=sent)
        for n in range(total)
    )
    decide("letters", cast, since=timezone.localdate())
    tasks.dispose.enqueue()
    doomed = workers.start()
    wait_until(Disposal.objects.exists, what="the first batch")
    workers.kill(doomed)
    gone = sum(row.total for row in Disposal.objects.all())
    assert Letter.objects.count() == total - gone
    workers.start(silence=1)
    wait_until(lambda: not Letter.objects.exists(), what="the rest")
    wait_until(lambda: sum(row.total for row in Disposal.objects.all()) == total, what="the log")
