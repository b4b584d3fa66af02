"""The register of decisions, a decision's page, its excerpt, and what municipalities say of it."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Anchoring, Assent, Decision, Minutes, Procedure
from samverk.meetings.models.anchoring import Word
from samverk.meetings.tests.held import submitted
from samverk.post.models import Letter
from samverk.shell.refused import Refused

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
RunJobs = Callable[[], int]


def decide(cast: Cast, *texts: str, **facts: object) -> Minutes:
    """An approved record with these decisions; only Hjo, the member's town, was there."""
    minutes = submitted(cast)
    minutes.meeting.attendance.update(municipality=cast.municipalities["Hjo"])
    item = minutes.meeting.items.get(title="Läsning")
    for text in texts:
        item.decisions.create(text=text, **facts)
    minutes.approve(by=cast.chair, at=timezone.now())
    return minutes


def test_the_register_is_by_number_and_can_be_narrowed(cast: Cast, as_: SignIn) -> None:
    minutes = decide(cast, "Vi provar stödet.")
    decide(cast, "Rektorerna får veta.", leads_to="information", kind="recommend")
    year = minutes.meeting.date.year
    member, url = as_("member"), "/natverk/grundskola/beslutsregister/"
    shown = member.get(url).content.decode()
    assert shown.index(f"{year}:2") < shown.index(f"{year}:1")
    for asked in ("open=inform", "kind=recommend"):
        narrowed = member.get(f"{url}?{asked}").content.decode()
        assert "Rektorerna får veta." in narrowed
        assert "Vi provar stödet." not in narrowed
    assert "Inget stämmer" in member.get(f"{url}?open=actions&year={year}").content.decode()


@pytest.mark.parametrize("number", [1, 12])
def test_the_register_asks_as_much_however_long(
    cast: Cast, as_: SignIn, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    decide(cast, *(f"Beslut {nth}" for nth in range(number)), leads_to="further")
    member = as_("member")
    with django_assert_num_queries(12):
        member.get("/natverk/grundskola/beslutsregister/")


def test_a_decision_not_approved_has_no_page(cast: Cast, as_: SignIn) -> None:
    item = submitted(cast).meeting.items.get(title="Läsning")
    assert (
        as_("chair").get(item.decisions.create(text="Än inte").get_absolute_url()).status_code
        == 404
    )


def test_the_page_says_what_was_approved_and_how_far_it_has_come(cast: Cast, as_: SignIn) -> None:
    decide(cast, "Rektorerna får veta.", leads_to="information", to_whom="rektorerna")
    decision = Decision.objects.get()
    url = decision.get_absolute_url()
    assert "Ska få veta: rektorerna" in as_("member").get(url).content.decode()
    Decision.objects.update(text="Ändrat efteråt")
    assert "Rektorerna får veta." in as_("member").get(url).content.decode()
    as_("secretary").post(f"{url}utfall/", {"note": "Mejl"})
    assert "Inget mer ska komma av det." in as_("member").get(url).content.decode()


def test_an_excerpt_is_a_tagged_pdf_and_can_be_mailed(
    cast: Cast, as_: SignIn, run_jobs: RunJobs
) -> None:
    decide(cast, "Rektorerna <får> veta.", leads_to="information", to_whom="rektorerna")
    decision = Decision.objects.get()
    secretary, url = as_("secretary"), f"/beslut/{decision.pk}/utdrag/"
    shown = secretary.get(url).content.decode()
    for said in ("Rätt utdraget av Maria Holm", "Rektorerna &lt;får&gt; veta.", "från Hjo"):
        assert said in shown
    answer = secretary.get(f"/beslut/{decision.pk}/utdrag.pdf")
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "StructTreeRoot" in str(list(pdf.Root.keys()))
    sent = {"to": "rektor@hjo.example", "note": "För kännedom", "settles": "on"}
    for _twice in range(2):
        assert secretary.post(url, sent).status_code == 302
        sent.pop("settles", None)
    letter = Letter.objects.get(to="rektor@hjo.example")
    assert "För kännedom" in letter.text
    assert letter.attachments.get().name.endswith(".pdf")
    decision.refresh_from_db()
    assert decision.settlement.note == "rektor@hjo.example"


def ask(cast: Cast, run_jobs: RunJobs, **facts: object) -> list[Assent]:
    Procedure.objects.create(network=cast.network, asks_absent=True, assent_days=10)
    decide(cast, "Vi provar stödet.", **facts)
    run_jobs()
    return list(Assent.objects.all())


def test_municipalities_that_were_absent_are_asked(cast: Cast, run_jobs: RunJobs) -> None:
    asked = ask(cast, run_jobs)
    assert [str(one.municipality) for one in asked] == ["Lidköping", "Skara", "Skövde"]
    assert asked[0].last_day == timezone.localdate() + timedelta(days=10)
    [letter] = Letter.objects.filter(to=cast.secretary.email, key__startswith="assent:")
    assert "Vi provar stödet." in letter.text
    assert f"/samtycke/{asked[0].token}/" in letter.text


@pytest.mark.parametrize("kind", ["inform", "prepare"])
def test_only_what_binds_is_asked_about(cast: Cast, run_jobs: RunJobs, kind: str) -> None:
    assert ask(cast, run_jobs, kind=kind) == []


def test_nobody_is_asked_where_the_network_has_not_settled_it(
    cast: Cast, run_jobs: RunJobs
) -> None:
    decide(cast, "Vi provar stödet.")
    run_jobs()
    assert not Assent.objects.exists()


def test_an_answer_by_the_link_and_silence(cast: Cast, run_jobs: RunJobs, as_: SignIn) -> None:
    first, second, _third = ask(cast, run_jobs)
    anybody, url = Client(), f"/samtycke/{first.token}/"
    assert "Har inte svarat än" in anybody.get(url).content.decode()
    first.refresh_from_db()
    assert first.answer == ""
    assert anybody.post(url, {"answer": "objects", "text": ""}).status_code == 422
    assert anybody.post(url, {"answer": "objects", "text": "För dyrt."}).status_code == 302
    run_jobs()
    [letter] = Letter.objects.filter(to=cast.chair.email, key__startswith="objection:")
    assert "För dyrt." in letter.text
    page = as_("member").get(Decision.objects.get().get_absolute_url()).content.decode()
    assert "För dyrt." in page
    assert "För dyrt." in as_("member").get(f"/moten/{first.meeting_id}/").content.decode()
    assert second.stands(second.last_day) == Word.WAITING
    assert second.stands(second.last_day + timedelta(days=1)) == Word.SILENT
    with pytest.raises(Refused):
        second.reply(answer="objects", text="Nej", on=second.last_day + timedelta(days=1))
    with time_machine.travel(timezone.now() + timedelta(days=12)):
        assert (
            "Instämmer genom att inte svara"
            in as_("member").get(f"/moten/{first.meeting_id}/").content.decode()
        )
        assert anybody.post(url, {"answer": "assents"}).status_code == 409


def test_a_member_notes_that_it_is_anchored_at_home(cast: Cast, as_: SignIn) -> None:
    decide(cast, "Vi provar stödet.")
    url = Decision.objects.get().get_absolute_url()
    for note in ("Nämnden", "Nämnden och rektorerna"):
        sent = {"on": "2026-03-13", "note": note}
        assert as_("member").post(f"{url}forankrat/", sent).status_code == 302
    anchoring = Anchoring.objects.get()
    assert (anchoring.municipality.name, anchoring.on) == ("Hjo", date(2026, 3, 13))
    shown = as_("chair").get(url).content.decode()
    assert "Nämnden och rektorerna" in shown
    assert as_("coordinator").post(f"{url}forankrat/", sent).status_code == 403
