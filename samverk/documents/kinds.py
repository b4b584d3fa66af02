"""What kind a file is: its name and its content have to agree."""

import zipfile
from io import BytesIO
from pathlib import PurePath

from samverk.documents.extract.plain import decode

_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": f"{_OOXML}.wordprocessingml.document",
    ".xlsx": f"{_OOXML}.spreadsheetml.sheet",
    ".pptx": f"{_OOXML}.presentationml.presentation",
    ".odt": f"{_ODF}.text",
    ".ods": f"{_ODF}.spreadsheet",
    ".odp": f"{_ODF}.presentation",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain",
    ".csv": "text/csv",
}
_FOLDERS = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/"}
_OPENINGS = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}


def media_type_of(name: str, data: bytes) -> str | None:
    """The media type of a file that people hand each other, None for what is not what it says.

    Programs, web pages and documents with macros are none of these.
    """
    suffix = PurePath(name).suffix.lower()
    media_type = MEDIA_TYPES.get(suffix)
    if media_type is None:
        return None
    return media_type if _is(suffix, media_type, data) else None


def _is(suffix: str, media_type: str, data: bytes) -> bool:
    if suffix in _OPENINGS:
        return data.startswith(_OPENINGS[suffix])
    if suffix in (".txt", ".csv"):
        return decode(data) is not None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if suffix in _FOLDERS:
                return any(name.startswith(_FOLDERS[suffix]) for name in names)
            # A template of the same kind says "-template" after it.
            return "mimetype" in names and archive.read("mimetype")[:100].startswith(
                media_type.encode()
            )
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False
