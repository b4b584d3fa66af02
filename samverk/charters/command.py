"""`samverk read FILE… [--json]`: charters read into drafts, on paper only; nothing is stored.

A folder or a zip file stands for the documents in it, by name.
"""

import json as json_format
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO, NoReturn, TextIO

from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.parcel import by_name, is_litter, is_zip, unpack
from samverk.charters.reading import Reading, read
from samverk.charters.reading.report import as_text
from samverk.documents.extract import MAX_BYTES, Unreadable, extract

UNREADABLE = 2


def run(paths: Sequence[str | Path], *, json: bool, out: TextIO, err: TextIO) -> int:
    """Read each document in the order given; 0 when all could be read, else 2.

    With `json` one array, an object a file. A file that cannot be read is left out of it and gets
    one sentence on `err`; the others are read all the same.
    """
    readings: list[Reading] = []
    status = 0
    for name, reading in _readings([Path(path) for path in paths], timezone.localdate()):
        if isinstance(reading, Reading):
            readings.append(reading)
        else:
            status = UNREADABLE
            err.write(f"{name}: {reading}\n")
    if json:
        said = [reading.as_json() for reading in readings]
        out.write(json_format.dumps(said, ensure_ascii=False, indent=2) + "\n")
    else:
        out.write("\n\n".join(as_text(reading) for reading in readings))
    return status


def _readings(paths: Sequence[Path], today: date) -> Iterator[tuple[str, Reading | str]]:
    """Each document's name with its reading, or with the sentence that says why there is none."""
    for path in paths:
        for name, content in _documents(path):
            short = PurePath(name).name
            try:
                yield name, read(extract(short, content()), file=short, today=today)
            except Unreadable as error:
                yield name, str(error)


def _documents(path: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The document itself, or those in a folder or a zip file, by name; how to get its bytes."""
    if path.is_dir():
        for inner in _inside(path):
            if not is_litter(inner.name) and not (inner.is_dir() and inner.is_symlink()):
                yield from _documents(inner)
    elif is_zip(path.name) and path.is_file():
        yield from _zipped(path)
    else:
        yield str(path), partial(_content, path)


def _inside(folder: Path) -> list[Path]:
    """What is in a folder, by name; nothing where it may not be looked into."""
    try:
        return sorted(folder.iterdir(), key=lambda inner: inner.name.casefold())
    except OSError:
        return []


def _zipped(path: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    try:
        with _opened(path) as file:
            for document in by_name(unpack(file).documents):
                yield f"{path}/{document.name}", document.read
    except Unreadable as why:
        yield str(path), partial(_refuse, why)


def _refuse(why: Unreadable) -> NoReturn:
    raise why


def _content(path: Path) -> bytes:
    with _opened(path) as stream:
        return stream.read(MAX_BYTES + 1)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise Unreadable(_("There is no such file. Check its name and place.")) from error
    except OSError as error:
        raise Unreadable(_("The file cannot be opened. Check that you may read it.")) from error
