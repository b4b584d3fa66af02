"""`samverk read`: what it prints, and what it says of files that cannot be read."""

import json
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.utils.translation import override

from samverk.charters.command import run

CHARTER = """Uppdragsbeskrivning för nätverket Slöjd

Uppdrag

Slöjdrådet ger nätverket följande uppdrag:

- Ta fram en handbok 2019

Ordförande

Leder mötena.
"""


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    path = tmp_path / "slojd.txt"
    path.write_text(CHARTER, "utf-8")
    return path


def said(*paths: Path, as_json: bool) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    with override("en"):
        status = run(paths, json=as_json, out=out, err=err)
    return status, out.getvalue(), err.getvalue()


def test_json_is_one_array_in_the_order_given(charter: Path, tmp_path: Path) -> None:
    other = tmp_path / "annan.md"
    other.write_text(CHARTER.replace("Slöjd", "Bild"), "utf-8")
    status, out, err = said(other, charter, as_json=True)
    assert (status, err) == (0, "")
    readings = json.loads(out)
    assert [(reading["file"], reading["network"]) for reading in readings] == [
        ("annan.md", "Bild"),
        ("slojd.txt", "Slöjd"),
    ]
    assert set(readings[0]) == set(
        "file network commissioner framework period goals assignments roles duties gaps warnings"
        " source".split()
    )


def test_text_shows_duties_by_role_in_eighty_columns(charter: Path) -> None:
    status, out, _err = said(charter, as_json=False)
    assert status == 0
    assert "Slöjd\n=====" in out
    assert "  Chair\n    - Lead meetings\n      ”Leder mötena.”" in out
    assert "An assignment was to be done by 2019" in out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_what_cannot_be_read_is_told_and_the_rest_is_read(charter: Path, tmp_path: Path) -> None:
    empty = tmp_path / "tom.docx"
    empty.touch()
    status, out, err = said(empty, tmp_path / "borta.txt", charter, as_json=True)
    assert status == 2
    assert [reading["file"] for reading in json.loads(out)] == ["slojd.txt"]
    assert err.splitlines() == [
        f"{empty}: The file is empty. Choose another file.",
        f"{tmp_path / 'borta.txt'}: There is no such file. Check its name and place.",
    ]


def test_a_folder_stands_for_the_documents_in_it_by_name(charter: Path, tmp_path: Path) -> None:
    inner = tmp_path / "Äldre"
    inner.mkdir()
    (inner / "bild.txt").write_text(CHARTER.replace("Slöjd", "Bild"), "utf-8")
    (tmp_path / "Arkiv.txt").write_text(CHARTER.replace("Slöjd", "Arkiv"), "utf-8")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "~$slojd.docx").write_bytes(b"x")
    status, out, err = said(tmp_path, as_json=True)
    assert (status, err) == (0, "")
    files = [reading["file"] for reading in json.loads(out)]
    assert files == ["Arkiv.txt", "slojd.txt", "bild.txt"]


def test_a_zip_stands_for_the_documents_in_it(tmp_path: Path) -> None:
    path = tmp_path / "uppdrag.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b/slojd.txt", CHARTER)
        archive.writestr("a/tom.txt", "")
        archive.writestr("__MACOSX/._slojd.txt", "x")
    broken = tmp_path / "trasig.zip"
    broken.write_bytes(b"PK")
    status, out, err = said(path, broken, as_json=True)
    assert status == 2
    assert [reading["file"] for reading in json.loads(out)] == ["slojd.txt"]
    assert err.splitlines() == [
        f"{path}/a/tom.txt: The file is empty. Choose another file.",
        f"{broken}: The zip file is damaged. Make it again, or choose the documents one by one.",
    ]
