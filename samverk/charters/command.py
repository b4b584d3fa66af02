"""`samverk read FILE… [--json]`: charters read into drafts, on paper only; nothing is stored."""

import json as json_format
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.reading import Reading, read
from samverk.charters.reading.report import as_text
from samverk.documents.extract import MAX_BYTES, Unreadable, extract

UNREADABLE = 2


def run(paths: Sequence[str | Path], *, json: bool, out: TextIO, err: TextIO) -> int:
    """Read each file in the order given; 0 when all could be read, else 2.

    With `json` one array, an object a file. A file that cannot be read is left out of it and gets
    one sentence on `err`; the others are read all the same.
    """
    readings: list[Reading] = []
    status = 0
    for path, reading in _readings([Path(path) for path in paths], timezone.localdate()):
        if isinstance(reading, Reading):
            readings.append(reading)
        else:
            status = UNREADABLE
            err.write(f"{path}: {reading}\n")
    if json:
        said = [reading.as_json() for reading in readings]
        out.write(json_format.dumps(said, ensure_ascii=False, indent=2) + "\n")
    else:
        out.write("\n\n".join(as_text(reading) for reading in readings))
    return status


def _readings(paths: Sequence[Path], today: date) -> Iterator[tuple[Path, Reading | str]]:
    """Each path with its reading, or with the sentence that says why there is none."""
    for path in paths:
        try:
            yield path, read(extract(path.name, _content(path)), file=path.name, today=today)
        except Unreadable as error:
            yield path, str(error)


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise Unreadable(_("This is a folder. Name the files in it one by one."))
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise Unreadable(_("There is no such file. Check its name and place.")) from error
    except OSError as error:
        raise Unreadable(_("The file cannot be opened. Check that you may read it.")) from error
