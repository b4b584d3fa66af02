"""What people hand in together: odd zips, odd names, too much of it."""

import struct
import zipfile
from io import BytesIO

import pytest

from samverk.charters import parcel
from samverk.charters.parcel import Document, Parcel, is_litter, told, unpack
from samverk.documents.extract import Unreadable
from samverk.documents.extract.unreadable import UNKNOWN


def zipped(entries: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> BytesIO:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    file.seek(0)
    return file


def without_utf8_flag(file: BytesIO) -> BytesIO:
    """As macOS writes it: the names in UTF-8, and no word of that."""
    data = bytearray(file.getvalue())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + place)[0]
            struct.pack_into("<H", data, at + place, flags & ~0x800)
            at = data.find(mark, at + 4)
    return BytesIO(bytes(data))


def names(parcel: Parcel) -> list[str]:
    return [document.name for document in parcel.documents]


def test_a_zip_is_unpacked_with_its_folders_and_without_litter() -> None:
    found = unpack(
        zipped(
            {
                "2024/grundskola.txt": b"ett",
                "2024/äldre/särskolan.txt": "två".encode(),
                "__MACOSX/2024/._grundskola.txt": b"x",
                "2024/.DS_Store": b"x",
                "2024/~$undskola.docx": b"x",
                "Thumbs.db": b"x",
                ".git/config": b"x",
            }
        )
    )
    assert names(found) == ["2024/grundskola.txt", "2024/äldre/särskolan.txt"]
    assert [document.taken() for document in found.documents] == [b"ett", "två".encode()]
    assert len(found.skipped) == 5


@pytest.mark.parametrize("name", ["särskolan.txt", "Förslag på skärgårdsråd.txt", "日本.txt"])
def test_names_in_utf8_that_do_not_say_so(name: str) -> None:
    assert names(unpack(without_utf8_flag(zipped({name: b"x"})))) == [name]


def test_names_as_old_windows_writes_them() -> None:
    data = zipped({"s0rskolan.txt": b"x"}).getvalue()
    assert names(unpack(BytesIO(data.replace(b"s0r", b"s\x84r")))) == ["särskolan.txt"]


@pytest.mark.parametrize(
    ("name", "read_as"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/rot.txt", "rot.txt"),
        ("c:\\mapp\\fil.txt", "c:/mapp/fil.txt"),
        ("ny\nrad\x00\x1b[31m.txt", "nyrad[31m.txt"),
        ("a" * 400 + ".txt", "a" * 251 + ".txt"),
        ("..", "–"),
        ("a\u030a.txt", "å.txt"),
    ],
)
def test_a_name_is_to_be_read_and_never_a_path(name: str, read_as: str) -> None:
    assert told(name) == read_as


def test_an_ordinary_name_is_no_litter() -> None:
    assert not is_litter("Uppdrag ~ $ 2024.docx")


def locked() -> BytesIO:
    """A zip whose entry says that it is encrypted."""
    data = bytearray(zipped({"a.txt": b"x"}).getvalue())
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return BytesIO(bytes(data))


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (BytesIO(b"PK\x03\x04 no zip"), parcel.NO_ZIP),
        (BytesIO(b""), parcel.NO_ZIP),
        (locked(), parcel.LOCKED_ZIP),
        (zipped({f"{n}.txt": b"x" for n in range(201)}), parcel.TOO_MANY),
        (zipped({f"{n}/": b"" for n in range(2001)}), parcel.TOO_MANY),
        (zipped({f"{n}.txt": bytes(9_000_000) for n in range(12)}), parcel.TOO_MUCH),
    ],
)
def test_a_zip_that_is_not_taken_says_why(file: BytesIO, reason: str) -> None:
    with pytest.raises(Unreadable) as told:
        unpack(file)
    assert told.value.reason == reason


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("stor.txt", bytes(10 * 1024 * 1024 + 1), parcel.LARGE),
        ("bild.png", b"x", UNKNOWN),
        ("inre.zip", b"PK", parcel.PACKED_TWICE),
    ],
)
def test_of_a_zip_single_documents_may_be_left_out(name: str, data: bytes, reason: str) -> None:
    odd, good = unpack(zipped({name: data, "god.txt": b"x"})).documents
    with pytest.raises(Unreadable) as told:
        odd.taken()
    assert told.value.reason == reason
    assert good.taken() == b"x"


def test_a_bomb_that_lies_about_its_size_never_gets_larger_than_it_says() -> None:
    data = bytearray(zipped({"bomb.txt": bytes(5_000_000)}).getvalue())
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.find(mark) + place, 100)
    (bomb,) = unpack(BytesIO(bytes(data))).documents
    with pytest.raises(Unreadable):
        bomb.taken()


def test_a_damaged_entry_is_told_and_the_others_are_read() -> None:
    data = bytearray(zipped({"a.txt": b"helt", "b.txt": b"trasigt"}, zipfile.ZIP_STORED).getvalue())
    data[data.find(b"trasigt")] ^= 0xFF
    whole, damaged = unpack(BytesIO(bytes(data))).documents
    assert whole.taken() == b"helt"
    with pytest.raises(Unreadable):
        damaged.taken()


def test_what_is_no_document_weighs_nothing() -> None:
    film = Document("film.mov", 10**10, bytes)
    Parcel([film, film]).must_be_bearable()
