"""The way of a record to the public: looked through, masked, published, taken off and put back."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdfium2 import PdfDocument

from samverk.documents.docx.check import faults
from samverk.meetings.models import Approval, Attachment
from samverk.publishing.models import Publication, Release
from tests.world import World

NUMBER = "640823-3234"
NOTES = f"<p>Ring <strong>070-174</strong> 06 05 om {NUMBER}. Göran Persson höll med.</p>"


@pytest.fixture
def approved(world: World) -> Approval:
    """A record with too much in it, approved and not yet released; its last item is internal."""
    meeting = world.submitted
    item = meeting.items.get()
    item.notes = NOTES
    item.save()
    meeting.items.create(position=9, title="Lokalfrågan", is_public=False, notes="Hyran är hög.")
    return meeting.minutes.approve(by=world.cast.chair, at=world.approval.at)


def the_page(approval: Approval) -> str:
    return reverse("publishing:release", args=[approval.minutes.meeting_id])


def text_of(data: bytes) -> str:
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(data)]
    return " ".join(" ".join(pages).split())


def sent(client: Client, approval: Approval, **changes: object) -> Any:
    """What is on the page, sent with changes."""
    form = client.get(the_page(approval)).context["form"]
    data = {"read": form["read"].value(), "mask": list(form.masked), "also": form["also"].value()}
    return client.post(the_page(approval), {**data, **changes})


def test_the_page_tells_what_was_found_and_proposes_masks(
    approved: Approval, as_: Callable[[str], Client], html_faults: Callable[[str], list[str]]
) -> None:
    html = as_("secretary").get(the_page(approved)).text
    for shown in ("Personnummer", NUMBER, "070-174 06 05", "Göran Persson", "[maskat]"):
        assert shown in html, shown
    assert "<mark>Göran Persson</mark> höll med" in html
    assert "Punkt 2 är intern" in html
    assert "Hyran" not in html
    assert html_faults(html) == []


def test_what_is_masked_is_public_nowhere_and_complete_inside(
    approved: Approval, as_: Callable[[str], Client], run_jobs: Callable[[], int]
) -> None:
    answer = sent(as_("secretary"), approved, also="Göran Persson")
    assert answer.status_code == 302
    run_jobs()
    made = Publication.objects.get(approval=approved)
    word = made.docx
    assert word
    public = Client()
    base = ["grundskola", approved.year, approved.number]
    texts = [
        public.get(made.get_absolute_url()).text,
        text_of(made.pdf_sv.data()),
        text_of(made.pdf_en.data()),
        "\n".join(line.text for line in Document(BytesIO(word.data())).paragraphs),
        public.get(reverse("publishing:network", args=["grundskola"])).text,
    ]
    for text in texts:
        for secret in (NUMBER, "174 06", "06 05", "Göran", "Lokalfrågan", "Hyran"):
            assert secret not in text, (secret, text)
    for text in texts[:4]:
        assert "[maskat]" in text
    assert "Punkt 2 är intern" in texts[0] + texts[1] + texts[3]
    assert faults(word.data()) == []
    assert public.get(reverse("publishing:minutes_docx", args=base)).status_code == 200
    inside = as_("member").get(reverse("meetings:minutes", args=[approved.minutes.meeting_id])).text
    assert NUMBER in inside
    assert "Lokalfrågan" in inside


def test_an_identity_number_is_left_only_by_who_has_read_it(
    approved: Approval, as_: Callable[[str], Client]
) -> None:
    client = as_("chair")
    left = sent(client, approved, mask=[])
    assert left.status_code == 422
    assert "Jag har läst" in left.text
    assert not Release.objects.filter(approval=approved).exists()
    assert sent(client, approved, mask=[], seen="on").status_code == 302
    assert Release.objects.get(approval=approved).hidden == []


def test_to_see_how_it_looks_publishes_nothing(
    approved: Approval, as_: Callable[[str], Client]
) -> None:
    answer = sent(as_("chair"), approved, mask=[], also="höll med", look="1")
    assert answer.status_code == 200
    assert "<mark>[maskat]</mark>." in answer.text
    assert not Release.objects.filter(approval=approved).exists()


def test_what_stands_nowhere_and_what_is_old_is_told(
    approved: Approval, as_: Callable[[str], Client]
) -> None:
    client = as_("chair")
    assert sent(client, approved, also="Finns ej").status_code == 422
    assert sent(client, approved, read="0" * 64).status_code == 422


def test_a_mask_can_be_changed_afterwards(
    world: World, as_: Callable[[str], Client], run_jobs: Callable[[], int]
) -> None:
    run_jobs()
    assert sent(as_("secretary"), world.approval, also="tre kommuner").status_code == 302
    run_jobs()
    made = Publication.objects.get(approval=world.approval)
    for text in (Client().get(made.get_absolute_url()).text, text_of(made.pdf_sv.data())):
        assert "tre kommuner" not in text
        assert "Nätverket provar stödet i [maskat]." in text
    assert world.approval.content == Approval.objects.get(pk=world.approval.pk).content


def test_a_record_is_taken_off_and_put_back(
    world: World, as_: Callable[[str], Client], run_jobs: Callable[[], int]
) -> None:
    run_jobs()
    made, client = world.publication, as_("secretary")
    off = reverse("publishing:withdrawal", args=[world.approved.pk])
    assert client.post(off, {"reason": ""}).status_code == 422
    assert client.post(off, {"reason": "Ett namn blev kvar."}).status_code == 302
    public = Client()
    for url in (made.get_absolute_url(), made.pdf_url):
        answer = public.get(url)
        assert answer.status_code == 410
        assert "finns inte på webben just nu" in answer.text
        assert "Ett namn" not in answer.text
    network = public.get(reverse("publishing:network", args=["grundskola"])).text
    assert made.get_absolute_url() not in network
    assert client.get(off).status_code == 404
    assert "Ett namn blev kvar." in client.get(the_page(world.approval)).text
    assert sent(client, world.approval).status_code == 302
    assert public.get(made.get_absolute_url()).status_code == 200
    assert made.withdrawals.get().ended_by == world.cast.secretary


def test_a_paper_is_public_only_if_it_is_itself(world: World) -> None:
    minutes = world.submitted.minutes
    item, by = world.submitted.items.get(), world.cast.secretary
    pks = {}
    minutes.withdraw(by=by)
    for title in ("Öppen", "Sluten"):
        file = {"name": f"{title}.txt", "data": title.encode(), "media_type": "text/plain"}
        paper = Attachment.attach(item, by=by, file=file, title=title, is_public=title == "Öppen")
        pks[title] = paper.file_id
    minutes.submit(by=by)
    approval = minutes.approve(by=world.cast.chair, at=world.approval.at)
    made = Publication.publish(Release.make(approval, by=by, at=approval.at))
    html = Client().get(made.get_absolute_url()).text
    assert "Öppen" in html
    assert "Sluten" not in html
    for title, status in (("Öppen", 200), ("Sluten", 404)):
        args = ["grundskola", approval.year, approval.number, pks[title]]
        answer = Client().get(reverse("publishing:paper", args=args))
        assert answer.status_code == status, title
