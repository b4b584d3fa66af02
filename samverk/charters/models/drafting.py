"""Turning a reading into the rows of a draft."""

from typing import TYPE_CHECKING

from samverk.charters.models.assignment import Assignment
from samverk.charters.models.document.traits import traits_read
from samverk.charters.models.findings import Finding
from samverk.charters.models.parts import Duty, Goal, Sentence
from samverk.charters.reading import draft as read

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter

type Sentences = dict[tuple[int, int], Sentence]


def fill(charter: "Charter", reading: read.Reading) -> None:
    """Give a new draft its sentences, goals, assignments, duties and findings."""
    sentences = _sentences(charter, reading)
    goals = _goals(charter, reading, sentences)
    by_number = {goal.number: goal for goal in goals if goal.number}
    Assignment.objects.bulk_create(
        _assignment(charter, said, sentences, by_number) for said in reading.assignments
    )
    Duty.objects.bulk_create(
        Duty(
            charter=charter,
            sentence=(at := _sentence_of(said.source, sentences)),
            position=at.position if at else 0,
            kind=said.kind,
            role=said.role,
            rule=said.rule,
            quote=said.source.text,
        )
        for said in reading.duties
    )
    found = [(Finding.Nature.GAP, gap) for gap in reading.gaps]
    found += [(Finding.Nature.WARNING, warning) for warning in reading.warnings]
    Finding.objects.bulk_create(
        Finding(
            charter=charter,
            nature=nature,
            code=said.code,
            facts=said.facts,
            sentence=_sentence_of(said.source, sentences) if said.source else None,
        )
        for nature, said in found
    )


def _sentences(charter: "Charter", reading: read.Reading) -> Sentences:
    rows = Sentence.objects.bulk_create(
        Sentence(
            charter=charter,
            position=position,
            start=piece.start,
            end=piece.end,
            text=piece.text,
            read_as=piece.read_as,
        )
        for position, piece in enumerate(reading.source)
    )
    return {(row.start, row.end): row for row in rows}


def _sentence_of(piece: read.Piece, sentences: Sentences) -> Sentence | None:
    """The sentence that is the piece, or that the piece begins in."""
    return sentences.get((piece.start, piece.end)) or next(
        (row for row in sentences.values() if row.start <= piece.start < row.end), None
    )


def _goals(charter: "Charter", reading: read.Reading, sentences: Sentences) -> list[Goal]:
    return Goal.objects.bulk_create(
        Goal(
            charter=charter,
            sentence=(at := _sentence_of(said.source, sentences)),
            position=at.position if at else 0,
            number=said.number or "",
            title=said.title[:300],
            targets=list(said.targets),
            in_scope=said.in_scope,
        )
        for said in reading.goals
    )


def _assignment(
    charter: "Charter", said: read.Assignment, sentences: Sentences, goals: dict[str, Goal]
) -> Assignment:
    return Assignment(
        charter=charter,
        sentence=(at := _sentence_of(said.source, sentences)),
        position=at.position if at else 0,
        goal=goals.get(said.goal or ""),
        text=said.text,
        parts=list(said.parts),
        **traits_read(said),
    )
