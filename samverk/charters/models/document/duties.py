"""Duties, in the sentences of a charter that is written here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from samverk.charters.models.document.places import (
    add_heading,
    add_sibling,
    end_of_line,
    end_of_section,
    erase_bare,
)
from samverk.charters.models.text import erase, gap_before, insert_after, neighbours, rewrite
from samverk.charters.reading.actors import mentions
from samverk.charters.reading.clauses import clauses_of
from samverk.charters.reading.kinds import KINDS, kinds_in
from samverk.charters.reading.plain import plain
from samverk.charters.reading.sections import named
from samverk.charters.reading.verbs import ANY_VERB
from samverk.charters.writing.phrases import WHO, heading, phrase
from samverk.charters.writing.style import closed, frame, on_one_line

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter
    from samverk.charters.models.parts import Duty, Sentence

_DOES = ("kind", "role", "rule")


def write_duty(duty: "Duty", before: dict[str, Any] | None) -> None:
    """Write down a duty that is new (`before` is None) or was changed."""
    duty.quote = on_one_line(duty.quote)
    sentence = duty.sentence
    if sentence is None or _says_more(sentence):
        said = closed(duty.quote) if duty.quote and not before else _words(duty)
        _put(duty, _new_place(duty, said))
    elif before and duty.quote and duty.quote != before["quote"]:
        around = frame(sentence.text)
        rewrite(sentence, around.around(duty.quote))
        sentence.duties.update(quote=duty.quote)
    elif before and any(before[name] != getattr(duty, name) for name in _DOES):
        _phrase_anew(sentence, list(sentence.duties.all()), {duty.pk: before["role"]})
        duty.refresh_from_db()


def erase_duty(duty: "Duty") -> None:
    """Take away what a duty says; the others of its sentence get a sentence each."""
    sentence = duty.sentence
    if sentence is None or _says_more(sentence):
        return
    if others := list(sentence.duties.exclude(pk=duty.pk)):
        _phrase_anew(sentence, others)
        return
    if frame(sentence.text).is_cell:
        rewrite(sentence, "|" if "|" in sentence.text else "–")
        return
    heading_before, _later = neighbours(sentence)
    erase(sentence)
    erase_bare(heading_before)


def _says_more(sentence: "Sentence") -> bool:
    """Whether the sentence also says what no duty does."""
    return sentence.assignments.exists() or sentence.goals.exists()


def _phrase_anew(
    sentence: "Sentence", duties: "list[Duty]", was: Mapping[int, str] = MappingProxyType({})
) -> None:
    """Let a sentence, and new ones after it, say its duties: one each. `was` tells the role that
    a duty had before."""
    said = [_words(duty, was.get(duty.pk, "")) for duty in duties]
    last = sentence
    for index, (duty, words) in enumerate(zip(duties, said, strict=True)):
        if index:
            last = add_sibling(sentence, last, words, "duty")
        else:
            rewrite(sentence, frame(sentence.text).around(words))
        _put(duty, last)


def _put(duty: "Duty", sentence: "Sentence") -> None:
    duty.sentence = sentence
    duty.position = sentence.position
    duty.quote = frame(sentence.text).words
    duty.save()


def _words(duty: "Duty", was: str = "") -> str:
    """What a duty says, as a sentence of its own; `was` is the role that had it before."""
    return phrase(duty.kind, duty.role, duty.rule) or closed(_other(duty, was or duty.role))


def _other(duty: "Duty", was: str) -> str:
    """The words of a duty of no known kind: its clause in the sentence, with who does it."""
    words = plain(duty.quote)
    sentence = duty.sentence
    if sentence is None or (was == duty.role and sentence.duties.count() < 2):
        return words
    clauses = [clause for clause in clauses_of(words) if not kinds_in(clause, KINDS.values())]
    said = clauses[0].text.strip(" .") if clauses else words
    who = WHO[duty.role]
    for named_as in mentions(said):
        if named_as.role == was and not named_as.genitive:
            who = who if not named_as.start else who.lower()
            return f"{said[: named_as.start]}{who}{said[named_as.end :]}"
    does = said[:1].lower() + said[1:]
    if verb := ANY_VERB.match(said):
        return f"{who} ska {does}" if verb.group().split()[0].endswith("a") else f"{who} {does}"
    return f"{who} ansvarar för {does}"


def _new_place(duty: "Duty", words: str) -> "Sentence":
    """After the last sentence of the same role, or under a heading of its own."""
    charter = duty.charter
    same = charter.duties.filter(role=duty.role, sentence__isnull=False).exclude(pk=duty.pk).last()
    if same and same.sentence:
        return add_sibling(same.sentence, same.sentence, words, "duty")
    model = _role_heading(charter)
    if model and frame(model.text).is_cell:
        return _new_row(charter, duty.role, words)
    if model and (after := _content_gap(model)):
        place = end_of_line(end_of_section(model))
    else:
        after, place = "\n\n", charter.sentences.last()  # type: ignore[assignment]
    any_heading = model or charter.sentences.filter(read_as="heading").last()
    opened = add_heading(charter, place, any_heading, heading(duty.role))
    return insert_after(charter, opened, closed(words), gap=after, read_as="duty")


def _role_heading(charter: "Charter") -> "Sentence | None":
    """The last heading that names a role."""
    for sentence in charter.sentences.filter(read_as="heading").reverse():
        known = named(plain(sentence.text.strip("| ")))
        if known and known.roles:
            return sentence
    return None


def _content_gap(heading: "Sentence") -> str:
    """The blanks between a heading and what stands under it, on its line or below."""
    _earlier, later = neighbours(heading)
    return gap_before(later) if later else ""


def _new_row(charter: "Charter", role: str, words: str) -> "Sentence":
    """A row of its own in the table of who does what."""
    cells = [each for each in charter.sentences.all() if frame(each.text).is_cell]
    who = insert_after(charter, cells[-1], f"| {heading(role)}", gap="\n", read_as="heading")
    return insert_after(charter, who, f"| {words} |", gap=" ", read_as="duty")
