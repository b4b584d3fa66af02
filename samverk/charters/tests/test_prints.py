"""Word and PDF of a charter: made once in the background, kept, and fetched by those who may."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from docx import Document

from samverk.charters.acts import print_adopted
from samverk.charters.models import Charter, Print, WordTemplate
from samverk.documents.docx import starter
from samverk.documents.extract import extract
from samverk.documents.models import StoredFile
from samverk.documents.tests.templates import saved
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
KINDS = ["word", "pdf"]


def made(charter: Charter, kind: str) -> Print:
    """Ask, and do what the worker would."""
    asked = Print.ask(charter, kind, on=timezone.localdate())
    asked.make()
    asked.refresh_from_db()
    return asked


def data_of(one: Print) -> bytes:
    assert one.file
    return one.file.data()


def reread(charter: Charter) -> Charter:
    return Charter.objects.with_surroundings().get(pk=charter.pk)


def entry_of_adoption(charter: Charter) -> Entry:
    return Entry.objects.get(verb="charter.adopted", noun_id=charter.pk)


def test_adoption_has_both_made_once(adopted: Charter) -> None:
    entry = entry_of_adoption(adopted)
    assert DBTaskResult.objects.filter(
        args_kwargs__args=[entry.pk, "samverk.charters.acts.print_adopted"]
    ).exists()
    for _again in range(2):
        print_adopted(entry)
        for one in adopted.prints.all():
            one.make()
    assert sorted(adopted.prints.values_list("kind", flat=True)) == sorted(KINDS)
    assert StoredFile.objects.filter(name__startswith="uppdragsbeskrivning-").count() == 2
    word, pdf = (adopted.prints.get(kind=kind) for kind in KINDS)
    assert word.file
    assert word.file.name == "uppdragsbeskrivning-grundskola-2026-01-01.docx"
    assert data_of(word).startswith(b"PK")
    assert data_of(pdf).startswith(b"%PDF")


@pytest.mark.parametrize("kind", KINDS)
def test_who_may_read_may_fetch(adopted: Charter, as_: Callable[[str], Client], kind: str) -> None:
    url = f"/uppdragsbeskrivningar/{adopted.pk}/{kind}/"
    member = as_("member")
    assert member.get(url).headers["Location"].endswith("/dokument/")  # nothing is made yet
    made(adopted, kind)
    answer = member.get(url)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.content == data_of(adopted.prints.get(kind=kind))
    assert as_("stranger").get(url).status_code == 404


def test_a_draft_is_made_when_asked_and_again_when_it_has_changed(
    charter: Charter, coordinator: Client
) -> None:
    url = f"/uppdragsbeskrivningar/{charter.pk}/word/"
    waiting = coordinator.post(url, follow=True)
    assert "görs" in waiting.content.decode()
    asked = Print.objects.get()
    asked.make()
    assert coordinator.get(url).status_code == 200
    coordinator.post(url)
    assert Print.objects.count() == 1
    charter.describe(by=charter.created_by, title="Grundskolan")
    assert coordinator.get(url).status_code == 302
    coordinator.post(url)
    assert Print.objects.count() == 2


def test_what_was_changed_before_it_was_made_is_not_kept_under_the_old_state(
    charter: Charter,
) -> None:
    asked = Print.ask(charter, "word", on=timezone.localdate())
    charter.describe(by=charter.created_by, title="Grundskolan")
    Print.objects.select_related("charter").get(pk=asked.pk).make()
    assert not Print.objects.exists()


def test_one_that_got_stuck_is_tried_again(charter: Charter) -> None:
    asked = Print.ask(charter, "pdf", on=timezone.localdate())
    jobs = DBTaskResult.objects.count()
    Print.ask(charter, "pdf", on=timezone.localdate())
    assert DBTaskResult.objects.count() == jobs
    Print.objects.update(asked_at=timezone.now() - timedelta(minutes=10))
    asked.refresh_from_db()
    assert asked.is_slow
    assert not Print.ask(charter, "pdf", on=timezone.localdate()).is_slow
    assert DBTaskResult.objects.count() == jobs + 1


def test_a_draft_says_so_on_its_pages_and_what_is_adopted_does_not(
    charter: Charter, adopted: Charter
) -> None:
    document = Document(BytesIO(data_of(made(charter, "word"))))
    assert "Utkast" in document.sections[0].header.paragraphs[0].text
    document = Document(BytesIO(data_of(made(reread(adopted), "word"))))
    assert "Antagen 1 december 2025" in document.sections[0].header.paragraphs[0].text
    charter.propose(by=charter.created_by)
    document = Document(BytesIO(data_of(made(reread(charter), "word"))))
    assert "Förslag" in document.sections[0].header.paragraphs[0].text


def test_the_pdf_tells_who_adopted_it_and_when(adopted: Charter) -> None:
    data = data_of(made(reread(adopted), "pdf"))
    text = extract("a.pdf", data)
    for said in ("Skolchefsnätverket", "1 december 2025", "1 januari 2026"):
        assert said in text.split("Bakgrund")[0], said
    with pikepdf.open(BytesIO(data)) as document:
        assert document.open_metadata()["pdfuaid:part"] == "1"


def test_a_template_is_for_what_comes_after_it(cast: Cast, adopted: Charter) -> None:
    before = data_of(made(adopted, "word"))
    own = Document()
    own.sections[0].header.paragraphs[0].text = "Förbundet Mitt"
    WordTemplate.choose(by=cast.coordinator, name="mall.docx", data=saved(own))
    assert data_of(made(adopted, "word")) == before


def test_a_template_changes_how_a_draft_is_set(cast: Cast, charter: Charter) -> None:
    made(charter, "word")
    own = Document()
    own.sections[0].header.paragraphs[0].text = "Förbundet Mitt: {{ nätverk }}"
    template = WordTemplate.choose(by=cast.coordinator, name="mall.docx", data=saved(own))
    document = Document(BytesIO(data_of(made(charter, "word"))))
    assert document.sections[0].header.paragraphs[0].text == "Förbundet Mitt: Grundskola"
    template.leave(by=cast.coordinator)
    assert WordTemplate.in_use() is None
    document = Document(BytesIO(data_of(made(charter, "word"))))
    assert "Förbundet Mitt" not in document.sections[0].header.paragraphs[0].text


def test_the_charters_page_leads_to_the_files(
    adopted: Charter, charter: Charter, coordinator: Client
) -> None:
    made(adopted, "word")
    page = coordinator.get(adopted.get_absolute_url()).content.decode()
    assert f'href="/uppdragsbeskrivningar/{adopted.pk}/word/"' in page
    page = coordinator.get(charter.get_absolute_url()).content.decode()
    assert f'formaction="/uppdragsbeskrivningar/{charter.pk}/pdf/"' in page


MALL = "/uppdragsbeskrivningar/mall/"


def upload(client: Client, data: bytes, name: str = "mall.docx") -> str:
    file = BytesIO(data)
    file.name = name
    return client.post(MALL, {"file": file}, follow=True).content.decode()


def test_a_template_is_chosen_tried_and_left(charter: Charter, coordinator: Client) -> None:
    own = Document()
    own.add_paragraph("Förbundets mall {{ adress }}")
    page = upload(coordinator, saved(own))
    assert "mall.docx" in page
    assert "{{ adress }}" in page  # a mark that we do not know
    assert "{{ innehåll }}" in page
    tried = coordinator.get(f"{MALL}prova/", {"charter": charter.pk})
    text = extract("a.docx", tried.content)
    assert "Förbundets mall" in text
    assert "gemensamt stöd för läsning" in text
    assert coordinator.get(f"{MALL}lamna/").status_code == 200
    coordinator.post(f"{MALL}lamna/")
    assert WordTemplate.in_use() is None
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"template.chosen", "template.left"} <= verbs


def test_what_is_no_template_is_refused_with_a_reason(coordinator: Client) -> None:
    page = upload(coordinator, b"PK nothing at all")
    assert "kan inte öppnas som ett Word-dokument" in page
    assert WordTemplate.in_use() is None


def test_the_starter_can_be_used_as_it_is(coordinator: Client) -> None:
    fetched = coordinator.get(f"{MALL}att-borja-fran/").content
    assert fetched == starter()
    page = upload(coordinator, fetched)
    assert "Titta på det här" not in page
    assert WordTemplate.in_use() is not None
