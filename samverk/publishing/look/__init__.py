"""A look at what a record says of people, before the public gets it.

It is a help and no guarantee: it finds forms and words, and understands nothing.
"""

from collections.abc import Iterable
from typing import NamedTuple

from samverk.publishing.look.finding import Finding, Kind
from samverk.publishing.look.names import Known, pupils, unknown_names
from samverk.publishing.look.numbers import (
    Span,
    identity_numbers,
    mail_addresses,
    street_addresses,
    telephone_numbers,
)
from samverk.publishing.look.words import sensitive_words

__all__ = ["Finding", "Kind", "Known", "Passage", "look"]

_ORDER = list(Kind)


class Passage(NamedTuple):
    """Something that people wrote, and where it stands ("Item 3")."""

    place: str
    text: str


def look(passages: Iterable[Passage], known: Known) -> list[Finding]:
    """What may be too much for the public, the gravest first, each text once with its places."""
    found: dict[tuple[Kind, str], tuple[list[str], str]] = {}
    for place, text in passages:
        for kind, start, end in spans(text, known):
            places, _sentence = found.setdefault(
                (kind, _one_line(text[start:end])), ([], _around(text, start, end))
            )
            if place not in places:
                places.append(place)
    findings = [
        Finding(kind, text, tuple(places), sentence)
        for (kind, text), (places, sentence) in found.items()
    ]
    return sorted(findings, key=lambda finding: _ORDER.index(finding.kind))


def spans(text: str, known: Known) -> list[Span]:
    """Where something stands, in order; of two that overlap the graver one."""
    every = [
        *identity_numbers(text),
        *mail_addresses(text),
        *telephone_numbers(text),
        *street_addresses(text),
        *pupils(text, known),
        *unknown_names(text, known),
        *sensitive_words(text),
    ]
    kept: list[Span] = []
    for kind, start, end in sorted(every, key=lambda span: (_ORDER.index(span[0]), span[1])):
        if not any(start < last and first < end for _kind, first, last in kept):
            kept.append((kind, start, end))
    return sorted(kept, key=lambda span: span[1])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _around(text: str, start: int, end: int) -> str:
    """The words on each side, to know what it is about."""
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    before = before.rpartition("\n")[2]
    after = after.partition("\n")[0]
    if start > 60 and len(before) == 60:
        before = "…" + before.partition(" ")[2]
    if len(after) == 60:
        after = after.rpartition(" ")[0] + "…"
    return _one_line(f"{before}{text[start:end]}{after}")
