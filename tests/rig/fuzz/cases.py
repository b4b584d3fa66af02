"""One case: a file made from a seed and spoilt, and what must hold when it is read."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from time import process_time

from samverk.charters.reading import Reading, read
from samverk.charters.reading.report import as_text
from samverk.documents.extract import Unreadable, extract
from tests.rig.fuzz.formats import FORMATS
from tests.rig.fuzz.seeds import seeds
from tests.rig.fuzz.spoiling import MILD, SPOILS, WILD

TODAY = date(2026, 11, 22)
#: Seconds of work on one document, extracted and read.
MOST_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Case:
    """A file, and the words that must be found in it where it was not broken."""

    name: str
    data: bytes
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went: seconds of work, whether there was text, and what did not hold."""

    seconds: float
    is_text: bool
    faults: tuple[str, ...]


def words_of(text: str) -> frozenset[str]:
    """Its words. One with a hyphen is whole, since a PDF may end a line at any hyphen; stars are
    marks, which a heading loses."""
    return frozenset(re.findall(r"[^\W_]+", re.sub(r"-\s*|\*", "", text)))


def case(kind: str, seed: int, number: int) -> Case:
    """Case `number` of a format: the same for the same seed."""
    rng = Random(f"{seed}:{kind}:{number}")
    text = rng.choice(seeds())
    way = rng.choice(("whole", "mild", "mild", "wild", "wild", "wild", "bytes", "bytes", "bytes"))
    spoils = {"mild": MILD, "wild": WILD, "bytes": MILD}.get(way, ())
    for _time in range(rng.randint(1, 8) if spoils else 0):
        text = rng.choice(spoils)(rng, text)
    data = FORMATS[kind](text)
    if way == "bytes":
        for _time in range(rng.randint(1, 3)):
            data = rng.choice(SPOILS[kind])(rng, data)
    suffix = kind if rng.random() < 0.9 else rng.choice((*FORMATS, "doc", "png", ""))
    return Case(f"case.{suffix}", data, words_of(text) if way in ("whole", "mild") else frozenset())


def outcome(made: Case) -> Outcome:
    """Extract and read it."""
    began = process_time()
    faults: list[str] = []
    text = None
    try:
        text = extract(made.name, made.data)
    except Unreadable as refused:
        faults += [] if str(refused).strip() else ["Unreadable gives no reason"]
        faults += ["a whole file is unreadable"] if made.words else []
    if text is not None:
        reading = read(text, file=made.name, today=TODAY)
        faults += what_does_not_hold(text, reading)
        if missing := made.words - words_of(text):
            faults.append(f"lost words: {sorted(missing)[:5]}")
    seconds = process_time() - began
    if seconds > MOST_SECONDS:
        faults.append(f"it took {seconds:.1f} s")
    return Outcome(seconds, text is not None, tuple(faults))


def what_does_not_hold(text: str, reading: Reading) -> Iterator[str]:
    """Every character that is not blank stands in one piece of the source, in order; all that was
    read points at such pieces, and can be told in JSON and on paper."""
    if "\x00" in text:
        yield "NUL in the text"
    text.encode("utf-8")
    end = 0
    for piece in reading.source:
        if piece.text != text[piece.start : piece.end] or not piece.text.strip():
            yield f"a piece is not its text, at {piece.start}"
        if piece.start < end or text[end : piece.start].strip():
            yield f"lost or said twice, at {end}"
        end = piece.end
    if text[end:].strip():
        yield f"lost, from {end}"
    pieces = set(reading.source)
    told = [duty.source for duty in reading.duties]
    told += [each.source for each in reading.goals]
    told += [each.source for each in reading.assignments]
    told += [each.source for each in (*reading.gaps, *reading.warnings) if each.source]
    yield from ("a source is no piece" for source in told if source not in pieces)
    json.dumps(reading.as_json(), ensure_ascii=False).encode("utf-8")
    as_text(reading).encode("utf-8")
