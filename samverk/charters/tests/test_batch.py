"""Many documents handed in at once, each read by itself, whole or not at all."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from samverk.charters.models import Batch, BatchFile, Charter
from samverk.charters.models.batch import read_file
from samverk.charters.progress import Progress
from samverk.charters.tests.batches import (
    CHARTERS,
    MANY,
    RECIPE,
    hand_in,
    keep,
    states,
)
from samverk.charters.tests.conftest import TEXT, read_in
from samverk.charters.tests.test_parcel import zipped
from samverk.documents.models import StoredFile
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.shell.refused import Refused

BROKEN = b"%PDF-1.7 broken"


def test_the_request_keeps_and_reads_nothing(coordinator: Client) -> None:
    answer = hand_in(coordinator, ("a.txt", TEXT.encode()), ("b.zip", zipped(CHARTERS).read()))
    batch = Batch.objects.get()
    assert answer.request["PATH_INFO"] == batch.get_absolute_url()
    assert f"0 av {1 + len(CHARTERS)} dokument lästa" in answer.text
    assert not Charter.objects.exists()
    assert StoredFile.objects.count() == 1 + len(CHARTERS)
    assert Entry.objects.about(batch).get().verb == "batch.handed_in"


def test_each_document_becomes_a_draft(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    hand_in(coordinator, *CHARTERS.items())
    batch = Batch.objects.get()
    assert run_jobs() == len(CHARTERS)
    assert set(states(batch).values()) == {"read"}
    assert Charter.objects.count() == len(CHARTERS)
    for file in batch.files.select_related("charter", "file"):
        assert file.charter
        assert file.file
        assert file.charter.file == file.file
        assert file.charter.created_by == cast.coordinator
        assert file.file.data() == CHARTERS[file.name]
    page = coordinator.get(batch.get_absolute_url()).text
    assert f"{len(CHARTERS)} av {len(CHARTERS)} dokument lästa" in page
    assert "data-going" not in page
    assert "refresh" not in page


def test_a_folder_is_handed_in_without_what_is_no_document(
    coordinator: Client, run_jobs: Callable[[], int]
) -> None:
    answer = hand_in(
        coordinator,
        ("uppdrag.txt", TEXT.encode()),
        ("~$uppdrag.docx", b"x"),
        (".DS_Store", b"x"),
        ("bild.png", b"\x89PNG"),
        field="folder",
    )
    batch = Batch.objects.get()
    assert sorted(batch.skipped) == [".DS_Store", "~$uppdrag.docx"]
    assert "2 filer lämnades utanför" in answer.text
    run_jobs()
    assert states(batch) == {"uppdrag.txt": "read", "bild.png": "unreadable"}
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "Välj minst ett"),
        ([(".DS_Store", b"x")], "Välj minst ett"),
        ([("trasig.zip", b"PK no zip")], "trasig.zip: Zip-filen är trasig."),
        ([("mycket.zip", zipped({f"{n}.txt": b"x" for n in range(201)}).read())], "högst 200"),
        ([(f"{n}.txt", b"x") for n in range(201)], "högst 200"),
    ],
)
def test_what_is_not_taken_is_told(
    files: list[tuple[str, bytes]], said: str, coordinator: Client
) -> None:
    answer = hand_in(coordinator, *files)
    assert answer.status_code == 422
    assert said in answer.text
    assert not Batch.objects.exists()
    assert not StoredFile.objects.exists()


def test_the_same_bytes_lead_to_the_known_charter(cast: Cast, run_jobs: Callable[[], int]) -> None:
    before = read_in(cast)
    new = TEXT.replace("GRUNDSKOLA", "FÖRSKOLA").encode()
    batch = keep(cast, {"kopia.txt": TEXT.encode(), "ny.txt": new, "igen.txt": new})
    run_jobs()
    assert states(batch) == {"kopia.txt": "known", "ny.txt": "read", "igen.txt": "known"}
    copy, first, again = batch.files.all()
    assert copy.charter == before
    assert first.charter == again.charter != before
    assert Charter.objects.count() == 2


def test_a_job_that_runs_twice_makes_one_draft(cast: Cast, run_jobs: Callable[[], int]) -> None:
    batch = keep(cast, {"a.txt": TEXT.encode()})
    file = batch.files.get()
    stale = BatchFile.objects.get(pk=file.pk)
    read_file.enqueue(file.pk)
    assert run_jobs() == 2
    stale.read(on=date(2026, 3, 2))  # another worker, that began before the first had ended
    assert Charter.objects.count() == 1
    assert states(batch) == {"a.txt": "read"}


def test_what_looks_like_something_else_waits_for_a_person(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    batch = keep(cast, {"recept.txt": RECIPE})
    run_jobs()
    assert not Charter.objects.exists()
    page = coordinator.get(batch.get_absolute_url()).text
    assert "ser inte ut som en uppdragsbeskrivning" in page
    file = batch.files.get()
    answer = coordinator.post(
        f"/uppdragsbeskrivningar/inlasningar/dokument/{file.pk}/las-anda/", follow=True
    )
    assert "0 av 1 dokument läst" in answer.text
    run_jobs()
    assert states(batch) == {"recept.txt": "read"}
    assert Charter.objects.get().title == "recept.txt"


def test_a_document_that_cannot_be_read_says_why_and_can_be_tried_again(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    batch = keep(cast, {"trasig.pdf": BROKEN, "a.txt": TEXT.encode()})
    run_jobs()
    assert states(batch) == {"trasig.pdf": "unreadable", "a.txt": "read"}
    file = batch.files.get(name="trasig.pdf")
    with override("sv"):
        assert file.reason.startswith("Filen är")
    with override("en"):
        assert file.reason.startswith("The file is damaged")
    address = f"/uppdragsbeskrivningar/inlasningar/dokument/{file.pk}/las-igen/"
    assert coordinator.post(address).status_code == 302
    assert coordinator.post(address).status_code == 409, "it waits already"
    run_jobs()
    assert states(batch)["trasig.pdf"] == "unreadable"


def test_a_fault_of_ours_is_told_and_seen(cast: Cast, run_jobs: Callable[[], int]) -> None:
    batch = keep(cast, {"a.txt": TEXT.encode()})
    file = batch.files.select_related("file").get()
    assert file.file
    file.file.content.delete()  # somebody has emptied the disk
    with pytest.raises(ValueError, match="no file"):
        run_jobs()
    file.refresh_from_db()
    assert file.state == "unreadable"
    assert "gick fel" in file.reason
    assert not Charter.objects.exists()


def test_stopped_it_reads_no_more_until_it_goes_on(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    batch = keep(cast, CHARTERS)
    first = DBTaskResult.objects.ready().earliest("enqueued_at")
    read_file.call(*first.args_kwargs["args"])
    answer = coordinator.post(f"{batch.get_absolute_url()}stoppa/", follow=True)
    assert "Inläsningen är stoppad" in answer.text
    run_jobs()
    assert Charter.objects.count() == 1
    assert "refresh" not in coordinator.get(batch.get_absolute_url()).text
    coordinator.post(f"{batch.get_absolute_url()}las-vidare/")
    run_jobs()
    assert Charter.objects.count() == len(CHARTERS)


def test_the_drafts_of_a_batch_go_and_what_is_adopted_stays(
    coordinator: Client, cast: Cast, run_jobs: Callable[[], int]
) -> None:
    before = read_in(cast)
    texts = {f"{n}.txt": f"{TEXT}\nVersion {n}\n".encode() for n in range(3)}
    batch = keep(cast, {"känd.txt": TEXT.encode()} | texts)
    run_jobs()
    adopted, proposed, draft = (file.charter for file in batch.files.all()[1:])
    assert adopted
    assert proposed
    assert draft
    day = date(2026, 1, 1)
    adopted.adopt(by=cast.coordinator, body="Skolcheferna", on=day, in_force_from=day)
    proposed.propose(by=cast.coordinator)
    address = f"{batch.get_absolute_url()}kasta/"
    asked = coordinator.get(address).text
    assert "2.txt" in asked
    assert "0.txt" not in asked
    assert "1.txt" not in asked
    coordinator.post(address)
    assert set(Charter.objects.all()) == {before, adopted, proposed}
    page = coordinator.get(batch.get_absolute_url()).text
    assert "Utkastet är kastat" in page
    file = batch.files.get(name="2.txt")
    file.read_again(by=cast.coordinator)
    run_jobs()
    assert Charter.objects.count() == 4


def test_throwing_away_also_stops_the_reading(cast: Cast, run_jobs: Callable[[], int]) -> None:
    batch = keep(cast, {"a.txt": TEXT.encode()})
    batch.discard(by=cast.coordinator)
    run_jobs()
    assert not Charter.objects.exists()


def test_what_has_a_draft_is_not_read_again(cast: Cast, run_jobs: Callable[[], int]) -> None:
    batch = keep(cast, {"a.txt": TEXT.encode()})
    run_jobs()
    with pytest.raises(Refused):
        batch.files.get().read_again(by=cast.coordinator)


def test_the_table_tells_what_stands_in_the_way_as_the_charter_does(
    cast: Cast, run_jobs: Callable[[], int]
) -> None:
    blank = TEXT.replace(
        "- Nätverket ska ta fram ett gemensamt stöd för läsning i årskurs 1–3.", "- -"
    )
    batch = keep(cast, CHARTERS | {"grundskola.txt": TEXT.encode(), "tomt.txt": blank.encode()})
    run_jobs()
    lines = Progress.of(batch).lines
    for line in lines:
        assert line.charter
        assert line.is_ready == (not line.charter.obstacles), line.file.name
        assert line.tally.assignments == line.charter.assignments.count()
        assert line.tally.gaps == (
            line.charter.findings.filter(nature="gap").exclude(code="no_adoption_date").count()
        )
    assert {line.is_ready for line in lines} == {True, False}


@pytest.mark.parametrize("number", [1, len(CHARTERS)])
def test_the_table_asks_the_same_number_of_questions(
    number: int,
    coordinator: Client,
    cast: Cast,
    run_jobs: Callable[[], int],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    batch = keep(cast, dict(list(CHARTERS.items())[:number]))
    run_jobs()
    with django_assert_num_queries(3):
        lines = Progress.of(batch).lines
        told = [(line.first, line.chip, line.expires) for line in lines]
    assert all(first and chip for first, chip, _expires in told)
    coordinator.get(batch.get_absolute_url())
    with django_assert_num_queries(12):
        coordinator.get(batch.get_absolute_url())


def test_the_list_of_readings_counts(
    coordinator: Client,
    cast: Cast,
    run_jobs: Callable[[], int],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first = keep(cast, CHARTERS)
    run_jobs()
    for _ in range(3):
        keep(cast, {"a.txt": TEXT.encode()})
    page = coordinator.get("/uppdragsbeskrivningar/inlasningar/")
    assert f"{len(CHARTERS)} dokument" in page.text
    assert first.get_absolute_url() in page.text
    with django_assert_num_queries(8):
        coordinator.get("/uppdragsbeskrivningar/inlasningar/")


def test_letters_go_before_documents(cast: Cast) -> None:
    keep(cast, {"a.txt": TEXT.encode()})
    assert DBTaskResult.objects.get().priority < 0


def test_the_shelf_leads_to_readings_for_the_coordinator_alone(
    coordinator: Client, as_: Callable[[str], Client]
) -> None:
    assert MANY in coordinator.get("/uppdragsbeskrivningar/").text
    assert MANY in coordinator.get("/uppdragsbeskrivningar/las-in/").text
    assert MANY not in as_("chair").get("/uppdragsbeskrivningar/").text
