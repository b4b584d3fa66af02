"""Minutes written elsewhere: handed in as a file, looked through, and taken into the record."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import docx
import pytest
import time_machine
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from odfdo import Document as OdfDocument
from odfdo import Header, Paragraph
from odfdo import List as OdfList

from samverk.documents.models import StoredFile
from samverk.house.demo.cast import Cast
from samverk.meetings.matching import find_meeting
from samverk.meetings.models import Action, Decision, Intake, Meeting
from samverk.meetings.reading import read
from samverk.meetings.resolving import Listed, member_like
from samverk.shell.refused import Refused

type As = Callable[[str], Client]

NOW = datetime(2026, 3, 20, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture(autouse=True)
def _a_week_later() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    start = datetime(2026, 3, 13, 9, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
    meeting = Meeting.plan(
        cast.network,
        by=cast.chair,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        place="Skara",
    )
    meeting.add_item(by=cast.chair, title="Läsning i årskurs 1–3")
    return meeting


def minutes_text(cast: Cast) -> list[tuple[str, str]]:
    """Kind of line and its words: what the files below are made of."""
    return [
        ("h1", f"Minnesanteckningar nätverket {cast.network.name} 13 mars 2026"),
        ("h2", "Närvarande"),
        ("li", f"{cast.chair.name}, Skövde"),
        ("li", f"{cast.member.name} (punkt 2)"),
        ("li", "Gunnel Gäst, Skolverket"),
        ("h2", "Frånvarande"),
        ("li", cast.secretary.name),
        ("h2", "1. Läsning i årskurs 1-3"),
        ("p", "Vi gick igenom kartläggningen."),
        ("p", "Beslut: Stödet tas fram gemensamt."),
        ("p", f"Åtgärd: {cast.member.name} skickar underlaget senast 10 april."),
        ("h2", "2. Övrigt"),
        ("p", "Inget."),
        ("h2", "Nästa möte"),
        ("p", "Fredag 12 juni kl. 9.00–12.00"),
    ]


def as_docx(lines: list[tuple[str, str]]) -> bytes:
    document = docx.Document()
    for kind, words in lines:
        if kind in ("h1", "h2"):
            document.add_heading(words, level=int(kind[1]))
        else:
            document.add_paragraph(words, style="List Bullet" if kind == "li" else None)
    document.save(stream := BytesIO())
    return stream.getvalue()


def as_odt(lines: list[tuple[str, str]]) -> bytes:
    document = OdfDocument("text")
    document.body.clear()
    for kind, words in lines:
        if kind in ("h1", "h2"):
            document.body.append(Header(int(kind[1]), words))
        else:
            document.body.append(OdfList([words]) if kind == "li" else Paragraph(words))
    document.save(stream := BytesIO())
    return stream.getvalue()


def as_pdf(lines: list[tuple[str, str]]) -> bytes:
    marks = {"h1": "= ", "h2": "== ", "li": "- ", "p": ""}
    source = "\n\n".join(marks[kind] + words.replace("1. ", "1\\. ") for kind, words in lines)
    made = typst.compile(f'#set text(font: "Libertinus Serif")\n{source}'.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


FILES = {"docx": as_docx, "odt": as_odt, "pdf": as_pdf}


def hand_in(client: Client, meeting: Meeting, name: str, data: bytes) -> Intake:
    file = SimpleUploadedFile(name, data)
    answer = client.post(f"/moten/{meeting.pk}/protokoll/lamna-in/", {"file": file})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    intake = Intake.objects.get()
    assert answer["Location"] == f"/inlamnade-protokoll/{intake.pk}/"
    return intake


def sent_as_shown(client: Client, intake: Intake) -> dict[str, Any]:
    """The fields of the page as a browser would send them untouched."""
    shown = client.get(f"/inlamnade-protokoll/{intake.pk}/")
    assert shown.status_code == 200
    forms = shown.context["forms"]
    sent: dict[str, Any] = {}
    for formset in (
        forms.attendance,
        forms.rows,
        *(one for item in forms.items for one in (item.decisions, item.actions)),
    ):
        for form in (formset.management_form, *formset):
            sent |= values(form)
    return sent | (values(forms.next) if forms.next else {})


def values(form: Any) -> dict[str, Any]:
    found = {field.html_name: field.value() for field in form}
    return {
        name: value for name, value in found.items() if value is not None and value is not False
    }


def wrong(answer: Any) -> list[Any]:
    return [form.errors for form in answer.context["forms"].every_form() if not form.is_valid()]


@pytest.mark.parametrize("kind", FILES)
def test_a_file_becomes_the_record(cast: Cast, as_: As, meeting: Meeting, kind: str) -> None:
    secretary = as_("secretary")
    data = FILES[kind](minutes_text(cast))
    intake = hand_in(secretary, meeting, f"anteckningar.{kind}", data)
    answer = secretary.post(f"/inlamnade-protokoll/{intake.pk}/", sent_as_shown(secretary, intake))
    assert answer.status_code == 302, wrong(answer)
    assert answer["Location"] == f"/moten/{meeting.pk}/protokoll/"
    item = meeting.items.get(title="Läsning i årskurs 1–3")
    assert "Vi gick igenom kartläggningen." in item.notes
    assert [one.text for one in Decision.objects.filter(item=item)] == [
        "Stödet tas fram gemensamt."
    ]
    (action,) = Action.objects.filter(item=item)
    assert (action.person, action.due) == (cast.member, date(2026, 4, 10))
    assert {row.name: row.presence for row in meeting.attendance.all()} == {
        cast.chair.name: "present",
        cast.member.name: "partly",
        "Gunnel Gäst": "present",
        cast.secretary.name: "absent",
    }
    assert meeting.items.filter(title="Övrigt").exists()
    assert not Meeting.objects.exclude(pk=meeting.pk).exists()
    meeting = Meeting.objects.get(pk=meeting.pk)
    assert meeting.stage(timezone.now()) == Meeting.Stage.DRAFTED
    page = secretary.get(f"/moten/{meeting.pk}/protokoll/").content.decode()
    assert "Stödet tas fram gemensamt." in page


def test_what_is_corrected_is_what_is_kept(cast: Cast, as_: As, meeting: Meeting) -> None:
    secretary = as_("secretary")
    intake = hand_in(secretary, meeting, "a.docx", as_docx(minutes_text(cast)))
    sent = sent_as_shown(secretary, intake)
    guest = next(name for name, value in sent.items() if value == "Gunnel Gäst")
    sent |= {
        guest.replace("-name", "-presence"): "",
        "i-0-d-0-text": "Stödet tas fram av Skara.",
        "i-0-a-0-text": "",
        "i-1-target": "",
    }
    assert secretary.post(f"/inlamnade-protokoll/{intake.pk}/", sent).status_code == 302
    assert not meeting.attendance.filter(name="Gunnel Gäst").exists()
    assert Decision.objects.get().text == "Stödet tas fram av Skara."
    assert not Action.objects.exists()
    assert not meeting.items.filter(title="Övrigt").exists()


def test_the_next_meeting_is_planned_by_one_tick_of_those_who_plan(
    cast: Cast, as_: As, meeting: Meeting
) -> None:
    chair = as_("chair")
    intake = hand_in(chair, meeting, "a.docx", as_docx(minutes_text(cast)))
    sent = sent_as_shown(chair, intake) | {"next-plan": "on"}
    assert chair.post(f"/inlamnade-protokoll/{intake.pk}/", sent).status_code == 302
    planned = Meeting.objects.exclude(pk=meeting.pk).get()
    assert timezone.localtime(planned.starts_at).isoformat() == "2026-06-12T09:00:00+02:00"
    assert planned.length == 180


def test_the_secretary_plans_no_meeting(cast: Cast, as_: As, meeting: Meeting) -> None:
    secretary = as_("secretary")
    intake = hand_in(secretary, meeting, "a.docx", as_docx(minutes_text(cast)))
    shown = secretary.get(f"/inlamnade-protokoll/{intake.pk}/")
    assert shown.context["forms"].next is None


def test_what_stood_in_the_record_stays(cast: Cast, as_: As, meeting: Meeting) -> None:
    item = meeting.items.get()
    item.change(by=cast.secretary, notes="<p>Skrivet på mötet.</p>")
    secretary = as_("secretary")
    intake = hand_in(secretary, meeting, "a.docx", as_docx(minutes_text(cast)))
    secretary.post(f"/inlamnade-protokoll/{intake.pk}/", sent_as_shown(secretary, intake))
    item.refresh_from_db()
    assert "Skrivet på mötet." in item.notes
    assert "Vi gick igenom kartläggningen." in item.notes


def test_what_is_wrong_is_said_where_it_is(cast: Cast, as_: As, meeting: Meeting) -> None:
    chair = as_("chair")
    intake = hand_in(chair, meeting, "a.docx", as_docx(minutes_text(cast)))
    sent = sent_as_shown(chair, intake)
    sent |= {"i-1-target": "new", "i-1-title": "", "next-plan": "on", "next-starts": ""}
    answer = chair.post(f"/inlamnade-protokoll/{intake.pk}/", sent)
    assert answer.status_code == 422
    assert "Skriv vad punkten heter." in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_file_is_taken_in_once(cast: Cast, as_: As, meeting: Meeting) -> None:
    secretary = as_("secretary")
    intake = hand_in(secretary, meeting, "a.docx", as_docx(minutes_text(cast)))
    sent = sent_as_shown(secretary, intake)
    url = f"/inlamnade-protokoll/{intake.pk}/"
    assert secretary.post(url, sent).status_code == 302
    assert secretary.post(url, sent).status_code == 409
    assert Decision.objects.count() == 1


def test_the_file_is_kept_for_those_who_see_the_meeting(
    cast: Cast, as_: As, meeting: Meeting
) -> None:
    data = as_docx(minutes_text(cast))
    intake = hand_in(as_("secretary"), meeting, "möte.docx", data)
    answer = as_("member").get(f"/inlamnade-protokoll/{intake.pk}/fil/")
    assert answer.content == data
    assert as_("stranger").get(f"/inlamnade-protokoll/{intake.pk}/fil/").status_code == 404


def test_a_file_that_cannot_be_read_says_why(as_: As, meeting: Meeting) -> None:
    file = SimpleUploadedFile("a.docx", b"PK not a document")
    answer = as_("secretary").post(f"/moten/{meeting.pk}/protokoll/lamna-in/", {"file": file})
    assert answer.status_code == 422
    assert not Intake.objects.exists()


def test_the_office_finds_the_meeting_of_a_stray_file(
    cast: Cast, as_: As, meeting: Meeting
) -> None:
    intake = stray(cast, "Anteckningar utan dag.")
    office = as_("coordinator")
    assert "anteckningar.txt" in office.get("/inlamnade-protokoll/").content.decode()
    url = f"/inlamnade-protokoll/{intake.pk}/mote/"
    answer = office.post(url, {"meeting": meeting.pk})
    assert answer["Location"] == f"/inlamnade-protokoll/{intake.pk}/"
    assert office.get(answer["Location"]).status_code == 200
    assert "anteckningar.txt" not in office.get("/inlamnade-protokoll/").content.decode()


def test_a_file_put_aside_waits_no_more(cast: Cast, as_: As) -> None:
    intake = stray(cast, "Inget protokoll alls.")
    office = as_("coordinator")
    office.post(f"/inlamnade-protokoll/{intake.pk}/lagg-undan/")
    assert not Intake.objects.waiting().exists()
    intake.refresh_from_db()
    with pytest.raises(Refused):
        intake.put_aside(by=cast.coordinator)


@pytest.mark.parametrize("files", [1, 12])
def test_the_page_of_stray_files_asks_as_much_for_many(
    cast: Cast, as_: As, files: int, django_assert_num_queries: Any
) -> None:
    for number in range(files):
        stray(cast, f"Anteckningar {number}.")
    office = as_("coordinator")
    office.get("/inlamnade-protokoll/")
    with django_assert_num_queries(9):
        office.get("/inlamnade-protokoll/")


def stray(cast: Cast, text: str) -> Intake:
    data = text.encode()
    file = StoredFile.keep(name="anteckningar.txt", data=data, media_type="text/plain")
    return Intake.hand_in(file, text=text, at=timezone.now(), sender="nagon@skara.example")


def found(cast: Cast, text: str, sender: str = "") -> Meeting | None:
    draft = read(text, today=timezone.localdate())
    return find_meeting(draft, names="", text=text, sender=sender, now=timezone.now())


def test_a_meeting_is_found_by_day_and_name(cast: Cast, meeting: Meeting) -> None:
    assert found(cast, f"Protokoll {cast.network.name} 13 mars 2026") == meeting
    assert found(cast, f"Protokoll {cast.network.name} 14 mars 2026") is None
    assert found(cast, "Protokoll 13 mars 2026") is None


def test_a_meeting_is_found_by_day_and_sender(cast: Cast, meeting: Meeting) -> None:
    own, other = str(cast.secretary.email), str(cast.stranger.email)
    assert found(cast, "Anteckningar 13 mars 2026", sender=own) == meeting
    assert found(cast, "Anteckningar 13 mars 2026", sender=other) is None


def test_names_are_told_by_likeness_and_first_names_only_where_one_has_it(
    cast: Cast, meeting: Meeting
) -> None:
    listed = Listed.of(meeting)
    first, last = cast.member.name.split(" ", 1)
    assert member_like(f"{last} {first}", "", listed) == cast.member
    assert member_like(first, "", listed) == cast.member
    assert member_like("Okänd Person", "", listed) is None
