"""What follows when a record is approved."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone
from pypdfium2 import PdfDocument

from samverk.documents.models import StoredFile
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import Correction, Minutes
from samverk.post.models import Letter
from samverk.publishing.acts import publish, report_to_office, tell_members
from samverk.publishing.models import Publication, Release, Withdrawal
from samverk.shell.refused import Refused
from tests.world import World, build_world


def test_releasing_publishes_and_tells_the_office(
    cast: Cast, run_jobs: Callable[[], int], settings: object
) -> None:
    world = build_world(cast)
    Entry.objects.filter(verb="minutes.published").get()
    run_jobs()
    letter = Letter.objects.get(key=f"office:{world.approval.pk}")
    assert letter.to == "kansli@skaraborg.example"
    assert letter.subject == f"Grundskola: Minnesanteckningar {world.approval.year}:1"
    assert world.publication.get_absolute_url() in letter.text
    assert "Nätverket provar stödet i tre kommuner." in letter.text
    assert [file.name for file in letter.attachments.all()] == [
        f"grundskola-{world.approval.year}-1.pdf"
    ]


def test_doing_it_twice_does_it_once(world: World) -> None:
    for _ in range(2):
        publish(Entry.objects.get(verb="minutes.released"))
        report_to_office(Entry.objects.get(verb="minutes.published"))
    assert Publication.objects.count() == 1
    assert Letter.objects.filter(key__startswith="office:").count() == 1
    assert StoredFile.objects.filter(media_type="application/pdf").count() == 2


def test_the_pdf_speaks_each_language_and_keeps_what_was_written(world: World) -> None:
    texts = {}
    for language in ("sv", "en"):
        data = world.publication.pdf(language).data()
        with pikepdf.open(BytesIO(data)) as document:
            assert str(document.Root.Lang) == language
        texts[language] = " ".join(
            page.get_textpage().get_text_range() for page in PdfDocument(data)
        )
        assert "Nätverket provar stödet i tre kommuner." in texts[language]
        assert world.approval.sha256 in texts[language]
    assert "Beslut 1" in texts["sv"]
    assert "Närvaro" in texts["sv"]
    assert "Decision 1" in texts["en"]
    assert "Närvaro" not in texts["en"]


def test_the_pdf_is_made_from_what_was_released(world: World) -> None:
    before = world.publication.pdf_sv.sha256
    world.cast.network.name = "Nytt namn"
    world.cast.network.save()
    release = Release.objects.get(approval=world.approval)
    Publication.objects.all().delete()
    assert Publication.publish(release).pdf_sv.sha256 == before


def test_approving_alone_publishes_nothing(world: World, run_jobs: Callable[[], int]) -> None:
    approval = world.submitted.minutes.approve(by=world.cast.chair, at=timezone.now())
    run_jobs()
    assert not Publication.objects.filter(approval=approval).exists()
    assert world.submitted.minutes.awaits_release
    Release.make(approval, by=world.cast.secretary, at=timezone.now())
    run_jobs()
    assert Publication.objects.filter(approval=approval).exists()
    assert not Minutes.objects.get(pk=approval.minutes_id).awaits_release


def test_a_version_is_released_once(world: World) -> None:
    with pytest.raises(Refused):
        Release.make(world.approval, by=world.cast.chair, at=timezone.now())


def letters(world: World, version: int = 1) -> dict[str, Letter]:
    rows = Letter.objects.filter(key__startswith=f"published:{world.approval.pk}:{version}:")
    return {row.to: row for row in rows}


def test_members_get_what_they_are_to_do_and_what_was_decided_first(
    world: World, run_jobs: Callable[[], int]
) -> None:
    run_jobs()
    sent = letters(world)
    member = world.cast.member
    listed = {person.mailbox for person in world.approved.members_to_call()}
    assert set(sent) == listed
    own = sent[member.mailbox]
    text = own.text
    assert own.subject == f"Grundskola: Minnesanteckningar {world.approval.year}:1"
    parts = ["Det här ska du göra", "Samla in exempel", "Beslut 1", "Nätverket provar stödet",
             "Läs alltihop", world.publication.get_absolute_url()]  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "{" not in text
    other = next(row for to, row in sent.items() if to != member.mailbox)
    assert "Det här ska du göra" not in other.text
    tell_members(Entry.objects.get(verb="minutes.published"))
    assert letters(world).keys() == sent.keys()


def test_a_correction_is_told_as_one(world: World, run_jobs: Callable[[], int]) -> None:
    run_jobs()
    content = {**world.approval.content, "version": 2, "reason": "Fel namn på skolan."}
    correction = Correction.objects.create(
        approval=world.approval, version=2, reason="Fel namn på skolan.", by=world.cast.chair,
        at=timezone.now(), content=content, sha256="cd" * 32,
    )  # fmt: skip
    assert Minutes.objects.get(pk=world.approval.minutes_id).awaits_release
    Release.make(world.approval, by=world.cast.chair, at=timezone.now(), correction=correction)
    run_jobs()
    letter = letters(world, 2)[world.cast.member.mailbox]
    assert letter.subject.startswith("Rättat: Grundskola: ")
    assert "Fel namn på skolan." in letter.text
    assert Letter.objects.filter(key=f"office:{world.approval.pk}:2").exists()
    publication = Publication.objects.get(approval=world.approval)
    assert publication.version == 2
    html = Client().get(publication.get_absolute_url()).text
    assert "Rättelser" in html
    assert "Fel namn på skolan." in html
    assert "cd" * 32 in html


def test_nobody_is_told_of_what_is_off_the_site(world: World) -> None:
    Withdrawal.make(world.publication, by=world.cast.chair, reason="Fel fil.")
    tell_members(Entry.objects.get(verb="minutes.published"))
    assert not letters(world)
