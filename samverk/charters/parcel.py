"""Documents handed in together: loose files, whole folders and zip files.

A name is for people to read. It is never used as a path.
"""

import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath
from typing import IO

from django.utils.translation import gettext_lazy as _

from samverk.documents.extract import MAX_BYTES, Unreadable
from samverk.documents.extract.unreadable import BROKEN, TOO_LARGE, UNKNOWN

#: Bytes that one document may have.
MOST_BYTES = 10 * 1024 * 1024
#: Documents in one parcel, bytes in all of them, and entries in one zip file, folders and all.
MOST_DOCUMENTS = 200
MOST_TOGETHER = 100 * 1024 * 1024
MOST_ENTRIES = 2000

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}
#: Cannot be read, but the reader says what to do about it.
OLD_MEDIA_TYPES = {".doc": "application/msword", ".rtf": "application/rtf"}

LARGE = _("The file is larger than 10 MB. Save it without pictures and try again.")
PACKED_TWICE = _("This is a zip file inside another. Hand it in by itself.")
NO_ZIP = _("The zip file is damaged. Make it again, or choose the documents one by one.")
LOCKED_ZIP = _("The zip file is protected by a password. Unpack it and choose the documents.")
TOO_MANY = _("That is too much at once. Hand in at most 200 documents at a time.")
TOO_MUCH = _("The documents are too large together. Hand in at most 100 MB at a time.")

_LITTER = {"thumbs.db", "desktop.ini", "__macosx"}


@dataclass(frozen=True)
class Document:
    """One document. `read` gives its bytes, or raises Unreadable."""

    name: str
    size: int
    read: Callable[[], bytes]

    @property
    def media_type(self) -> str:
        """What its name says that it is; nothing where that is no kind of document."""
        return (MEDIA_TYPES | OLD_MEDIA_TYPES).get(PurePath(self.name).suffix.lower(), "")

    def taken(self) -> bytes:
        """Its bytes, where it is of a kind and a size to be kept; else raises Unreadable."""
        if not self.media_type:
            raise Unreadable(PACKED_TWICE if is_zip(self.name) else UNKNOWN)
        if self.size > MOST_BYTES:
            raise Unreadable(LARGE)
        return self.read()


@dataclass
class Parcel:
    """`skipped` names what computers put beside documents by themselves."""

    documents: list[Document] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def add(self, document: Document) -> None:
        if is_litter(document.name):
            self.skipped.append(document.name)
        else:
            self.documents.append(document)

    def add_all(self, other: "Parcel") -> None:
        self.documents += other.documents
        self.skipped += other.skipped

    def must_be_bearable(self) -> None:
        """Raises Unreadable where there is too much; what is not kept weighs nothing."""
        if len(self.documents) > MOST_DOCUMENTS:
            raise Unreadable(TOO_MANY)
        sizes = (each.size for each in self.documents if each.media_type)
        if sum(size for size in sizes if size <= MOST_BYTES) > MOST_TOGETHER:
            raise Unreadable(TOO_MUCH)


def is_zip(name: str) -> bool:
    return PurePath(name).suffix.lower() == ".zip"


def is_litter(name: str) -> bool:
    """Hidden files, Word's lock files, and what macOS and Windows keep for themselves."""
    return any(part.startswith((".", "~$")) or part.lower() in _LITTER for part in name.split("/"))


def told(name: str) -> str:
    """A name as people may read it: no way upwards, no control characters, at most 255 long."""
    parts = unicodedata.normalize("NFC", name).replace("\\", "/").split("/")
    clean = ("".join(sign for sign in part if sign.isprintable()).strip() for part in parts)
    return "/".join(part for part in clean if part not in ("", ".", ".."))[-255:] or "–"


def unpack(file: IO[bytes]) -> Parcel:
    """What is in a zip file, nothing of it unpacked yet. Raises Unreadable.

    No more is ever unpacked of an entry than the size that it states.
    """
    try:
        archive = zipfile.ZipFile(file)
    # Whatever the library stumbles on in a stranger's file, the answer is the same.
    except Exception as error:
        raise Unreadable(NO_ZIP) from error
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(archive.infolist()) > MOST_ENTRIES:
        raise Unreadable(TOO_MANY)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(LOCKED_ZIP)
    parcel = Parcel()
    for entry in entries:
        read = partial(_unpacked, archive, entry)
        parcel.add(Document(told(_name_of(entry)), entry.file_size, read))
    parcel.must_be_bearable()
    return parcel


def by_name(documents: Iterable[Document]) -> list[Document]:
    return sorted(documents, key=lambda document: document.name.casefold())


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The entry's name; macOS writes UTF-8 without saying so, and then it looks like cp437."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode()
    except UnicodeError:
        return entry.filename


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.file_size > MAX_BYTES:
        raise Unreadable(TOO_LARGE)
    try:
        return archive.read(entry)
    except Exception as error:  # as above
        raise Unreadable(BROKEN) from error
