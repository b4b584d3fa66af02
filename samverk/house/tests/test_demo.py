"""The demo: every room has something to show, and nothing in it is copied."""

import os
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samverk.charters.models import Charter, expiry
from samverk.charters.reading import read
from samverk.desk.morning import morning
from samverk.dialogue.models import Feedback
from samverk.documents.extract import extract
from samverk.followup.models import Attestation, Round
from samverk.house.demo import WHO, build
from samverk.house.demo.charters import ALL_PAPERS, written
from samverk.house.demo.days import Rhythm, at, is_working_day, start_of_story
from samverk.house.demo.papers import docx, odt
from samverk.ledger.models import Entry
from samverk.meetings.models import Action, Invitation, Meeting, Minutes
from samverk.networks.models import Network, Standing
from samverk.people.models import Appointment, Membership, Person, RegisterConfirmation, Seat
from samverk.post.models import Letter
from samverk.publishing.models import Publication

SHARED = Path(os.environ.get("SAMVERK_SHARED", Path(settings.BASE_DIR).parent / "shared"))


def stages(now: datetime) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for meeting in Meeting.objects.with_stage():
        found.setdefault(meeting.stage(now), set()).add(meeting.network.slug)
    return found


def _queued() -> Iterable[str]:
    return DBTaskResult.objects.values_list("task_path", flat=True)


@pytest.mark.timeout(600)
def test_the_demo_has_something_of_everything(db: None) -> None:
    now = timezone.now()
    build(timezone.localdate())

    assert {row.standing(now.date()) for row in Network.objects.with_life()} == set(Standing)
    assert set(Network.objects.values_list("kind", flat=True)) == set(Network.Kind.values)
    assert 60 <= Person.objects.count() <= 90
    found = stages(now)
    assert set(found) == set(Meeting.Stage.values)
    assert "grundskola" in found["held"]  # minutes that nobody has begun
    assert "gymnasieutbildning" in found["submitted"]
    assert "forskola" in found["drafted"]
    assert "elevhalsa" in found["cancelled"]
    soon = Meeting.objects.upcoming(now).filter(network__slug="gymnasieutbildning").first()
    assert soon
    assert not soon.is_called

    assert (
        not Appointment.objects.on(now.date())
        .filter(network__slug="elevhalsa", role="chair")
        .exists()
    )
    assert (
        not Network.objects.exclude(slug="skolchefer")
        .filter(memberships__municipality__name="Gullspång")
        .exists()
    )
    chiefs = Seat.objects.on(now.date()).filter(network__slug="skolchefer")
    assert (chiefs.count(), chiefs.values("municipality").distinct().count()) == (18, 15)
    assert Seat.objects.vacant(now.date()).filter(network__slug="skolchefer").count() == 1
    listed = Membership.objects.on(now.date())
    assert set(listed.values_list("kind", flat=True)) >= {"member", "deputy", "adjunct"}
    assert listed.filter(until__lte=now.date() + timedelta(days=60)).exists()

    assert Charter.objects.in_force(now.date()).count() == 5
    draft = Charter.objects.drafts().get()
    assert {"no_assignments", "double_owner"} <= set(draft.findings.values_list("code", flat=True))

    assert Charter.objects.adopted().filter(grounding__isnull=True).count() == 0
    assert {expiry(charter) for charter in Charter.objects.adopted()} == {
        date(now.date().year, 12, 31)
    }
    assert {review.state for review in Round.objects.get().progress()} == {
        "not_begun", "begun", "submitted",
    }  # fmt: skip

    long_open = Feedback.objects.open().filter(on__lt=now.date() - timedelta(days=60))
    assert long_open.exists()
    assert Feedback.objects.closed().exists()
    assert Action.objects.open().exists()
    assert Action.objects.filter(completion__isnull=False).exists()
    assert set(Invitation.objects.values_list("answer", flat=True)) == {
        "", "yes", "no", "substitute",
    }  # fmt: skip
    assert Attestation.objects.exists()
    confirmed = RegisterConfirmation.objects.values_list("network__slug", flat=True)
    assert "vuxenutbildning" not in confirmed
    assert "grundskola" in confirmed

    approved = Minutes.objects.filter(approval__isnull=False)
    assert Publication.objects.count() == approved.count() - 1  # one waits to be looked through
    assert Publication.objects.filter(published_at__lt=now - timedelta(days=200)).exists()
    assert not Entry.objects.filter(at__gt=timezone.now()).exists()
    assert Entry.objects.filter(at__lt=now - timedelta(days=250)).exists()

    assert not Letter.objects.undelivered().filter(refused_at=None).exists()  # no flood of old ones
    queued = sorted(path.rpartition(".")[2] for path in _queued())
    # A comment to tell of, a list to be read, and a notice that goes out now.
    assert queued == ["follow", "read_register", "write_on"]

    for section in morning(now=now):
        assert section.matters, section.key
    assert not Letter.objects.exclude(to__endswith=".example").exists()

    for email, _ in WHO:
        client = Client()
        client.force_login(Person.objects.get(email=email))
        for name in ("publishing:start", "desk:mine", "desk:networks"):
            assert client.get(reverse(name)).status_code == 200, (email, name)
    for network in Network.objects.begun():
        address = reverse("publishing:network", args=[network.slug])
        assert Client().get(address).status_code == 200


@pytest.mark.parametrize("paper", ALL_PAPERS)
def test_a_charter_says_the_same_in_both_kinds_of_file(paper: str) -> None:
    text = written(paper, 2026)
    readings = [
        read(extract(name, data), file=name, today=date(2026, 1, 1))
        for name, data in (("a.docx", docx(text)), ("a.odt", odt(text)))
    ]
    first, second = [
        [(duty.kind, duty.role, duty.rule) for duty in reading.duties] for reading in readings
    ]
    assert first == second
    assert first


def sentences(text: str) -> set[str]:
    """All sentences of six words or more, in small letters and without marks."""
    pieces = re.split(r"[.!?:\n]+", text)
    plain = (" ".join(re.findall(r"\w+", piece.lower())) for piece in pieces)
    return {piece for piece in plain if len(piece.split()) >= 6}


def test_no_sentence_is_taken_from_a_real_charter() -> None:
    real = list(SHARED.glob("charters/*.txt"))
    if not real:
        pytest.skip("the real charters are not here")
    taken = set().union(*(sentences(path.read_text()) for path in real))
    assert len(taken) > 50
    here = Path(__file__).parents[1] / "demo"
    ours = set().union(*(sentences(path.read_text()) for path in here.glob("*.py")))
    assert ours & taken == set()


@pytest.mark.parametrize("today", [date(2026, 1, 5), date(2026, 7, 14), date(2027, 12, 24)])
def test_meetings_are_on_days_when_people_meet(today: date) -> None:
    rhythm = Rhythm(weekday=4, start=time(9), end=time(12), every=60, last=20, next=10)
    days = rhythm.days(today, since=start_of_story(today))
    assert days == sorted(set(days))
    assert all(day.weekday() == 4 and is_working_day(day) for day in days)
    assert min(days) < today < max(days)
    assert all((late - early).days > 20 for early, late in pairwise(days))
    assert start_of_story(today) <= today - timedelta(days=300)


def test_hours_are_of_the_association() -> None:
    assert at(date(2026, 7, 1), 9).isoformat() == "2026-07-01T09:00:00+02:00"
