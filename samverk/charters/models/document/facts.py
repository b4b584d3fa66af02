"""The years and names that a charter says of itself, where its document says them.

The same years may stand for the charter and for its strategy. The reader is the judge: of the
places where the old words stand, the one is rewritten that makes it read the new ones.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from samverk.charters.models.document.places import heading_for
from samverk.charters.models.document.traits import follow, reading_of
from samverk.charters.models.text import insert_after, neighbours, rewrite
from samverk.charters.reading import Reading

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter
    from samverk.charters.models.parts import Sentence

type Says = Callable[[Reading], Any]


def write_facts(charter: "Charter", before: dict[str, Any]) -> None:
    """Write down the facts that were changed. What stood for the same years follows."""
    was = charter.text_now
    _write(charter, before)
    now = charter.text_now
    if was == now:
        return
    readings = reading_of(was), reading_of(now)
    for assignment in list(charter.assignments.all()):
        if follow(assignment, assignment.facts, *readings):
            assignment.save()


def _write(charter: "Charter", before: dict[str, Any]) -> None:
    new = charter.facts
    for name, says in _NAMES.items():
        if new[name] and before[name] and new[name] != before[name]:
            _replace(charter, _words(before[name]), _cased(new[name]), says, new[name].casefold())
    for name, years in _YEARS.items():
        ends = (f"{name}_from", f"{name}_to")
        old, wanted = tuple(before[end] for end in ends), tuple(new[end] for end in ends)
        if old == wanted or not any(wanted):
            continue
        span = _span(wanted)
        written = any(old) and _replace(charter, _old_span(old), _always(span), years, wanted)
        if not written and name == "period" and not any(old):
            _add_period(charter, span, wanted)


def _always(said: str) -> Callable[[str], str]:
    return lambda _old: said


def _name(said: str | None) -> str:
    return (said or "").casefold()


_NAMES: dict[str, Says] = {
    "title": lambda reading: _name(reading.network),
    "commissioner": lambda reading: _name(reading.commissioner),
    "framework": lambda reading: _name(reading.framework.name if reading.framework else ""),
}


def _period_of(said: Any) -> tuple[int | None, int | None]:
    return (said.from_year, said.to_year) if said else (None, None)


_YEARS: dict[str, Says] = {
    "period": lambda reading: _period_of(reading.period),
    "framework": lambda reading: _period_of(reading.framework),
}


def _words(name: str) -> re.Pattern[str]:
    spaced = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def _cased(name: str) -> Callable[[str], str]:
    """The new name, in capitals where the old one was."""
    return lambda old: name.upper() if old.isupper() and len(old) > 4 else name


def _span(years: tuple[int | None, int | None]) -> str:
    first, last = years
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    return f"från {first}" if first else f"till {last}"


def _old_span(years: tuple[int | None, int | None]) -> re.Pattern[str]:
    first, last = years
    if first and last and first != last:
        short = f"{last}"[2:]
        return re.compile(
            rf"{first}\s*(?:[-–—/]|till(?: och med)?|t\.?o\.?m\.?)\s*(?:{last}|{short}\b)"
        )
    return re.compile(rf"(?<!\d){first or last}(?!\d)")


def _replace(
    charter: "Charter",
    old: re.Pattern[str],
    new: Callable[[str], str],
    says: Says,
    wanted: Any,
) -> bool:
    """Rewrite the one place that makes the reader read what is wanted; whether there was one."""
    for sentence, found in _places(charter, old):
        text = charter.text_now
        start, end = sentence.start + found.start(), sentence.start + found.end()
        said = new(found.group())
        if says(reading_of(f"{text[:start]}{said}{text[end:]}")) == wanted:
            words = sentence.text
            rewrite(sentence, f"{words[: found.start()]}{said}{words[found.end() :]}")
            return True
    return False


def _places(charter: "Charter", old: re.Pattern[str]) -> "Iterator[tuple[Sentence, re.Match[str]]]":
    for sentence in list(charter.sentences.all()):
        for found in old.finditer(sentence.text):
            yield sentence, found


def _add_period(charter: "Charter", span: str, wanted: tuple[int | None, int | None]) -> None:
    """Say for which years the charter holds: before its assignments, or last."""
    said = f"Uppdragsbeskrivningen gäller {span}."
    heading = heading_for(charter, "period")
    if heading:
        insert_after(charter, heading, said, gap="\n\n", read_as="fact")
        return
    over = heading_for(charter, "assignments")
    earlier = neighbours(over)[0] if over else None
    for anchor in (earlier, charter.sentences.last()):
        if anchor is None:
            continue
        at = anchor.end
        text = f"{charter.text_now[:at]}\n\n{said}{charter.text_now[at:]}"
        if _period_of(reading_of(text).period) == wanted or anchor is not earlier:
            insert_after(charter, anchor, said, gap="\n\n", read_as="fact")
            return
