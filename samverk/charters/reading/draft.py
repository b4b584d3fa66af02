"""What a reading is: a tree of frozen rows, and its JSON in the contract's words.

`Piece.read_as` tells what a piece of the document was read as:

heading     a heading, or the label that a line begins with ("Ordförande:")
divider     a ruled line, or the ruling of a table
blank       a list item without words
background  why the network exists; what is said of others
purpose     what the network is for
intro       a sentence that opens a list of goals or assignments
goal, target, assignment, part (an example or step under an assignment)
report      how the assignments are reported on
duty        puts a duty on somebody
role        says something of a role that is no duty (who may hold it, for how long)
wish        what somebody may or should do
denied      what is not to be done, or was done in the past
fact        commissioner, period, adoption and the like
note        a footnote
unread      none of these
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, list item, cell or heading. `text` is exactly extracted[start:end]."""

    text: str
    start: int
    end: int
    read_as: str = "unread"

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end, "as": self.read_as}

    def as_source(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Period:
    """Years, both included; None where the document names only one end."""

    from_year: int | None
    to_year: int | None

    def as_json(self) -> dict[str, Any]:
        return {"from": self.from_year, "to": self.to_year}


@dataclass(frozen=True, slots=True)
class Framework:
    """The document that the goals come from."""

    name: str
    from_year: int | None = None
    to_year: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "from": self.from_year, "to": self.to_year}


@dataclass(frozen=True, slots=True)
class Goal:
    """`number` is None where the goals are not numbered. `source` is the piece it stands in."""

    number: str | None
    title: str
    targets: tuple[str, ...]
    in_scope: bool
    source: Piece

    def as_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "title": self.title,
            "targets": list(self.targets),
            "in_scope": self.in_scope,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """To whom an assignment is reported and how often; either may be unsaid."""

    to: str | None
    cadence: str | None

    def as_json(self) -> dict[str, Any]:
        return {"to": self.to, "cadence": self.cadence}


@dataclass(frozen=True, slots=True)
class Assignment:
    """`goal` is a goal's number; `modality` is shall, may, or None where it can't be told.

    `constraint` is what it may not touch, `initiator` who begins, `deliverable` what there will
    be by the end of `deliverable_year`, `decision` the words for what it rests on. `examples`
    tells that the parts are examples.
    """

    text: str
    goal: str | None
    modality: str | None
    period: Period | None
    report: Report | None
    networks: tuple[str, ...]
    parts: tuple[str, ...]
    source: Piece
    constraint: str | None = None
    initiator: str | None = None
    deliverable: str | None = None
    deliverable_year: int | None = None
    decision: str | None = None
    examples: bool = False

    #: What a document seldom says; the contract's own object of an assignment is without it.
    DETAILS: ClassVar[tuple[str, ...]] = (
        "constraint",
        "initiator",
        "deliverable",
        "deliverable_year",
        "decision",
        "examples",
    )

    def details(self) -> dict[str, Any]:
        """Those of the rarer facts that the document says."""
        return {name: said for name in self.DETAILS if (said := getattr(self, name))}

    def as_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "goal": self.goal,
            "modality": self.modality,
            "period": self.period.as_json() if self.period else None,
            "report": self.report.as_json() if self.report else None,
            "networks": list(self.networks),
            "parts": list(self.parts),
        }


@dataclass(frozen=True, slots=True)
class Duty:
    """`kind` is a key of KINDS, `role` of networks.roles.ROLES; `source` the whole sentence."""

    kind: str
    role: str
    rule: dict[str, Any]
    source: Piece

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "role": self.role,
            "rule": dict(self.rule),
            "source": self.source.as_source(),
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """A gap (`source` is None) or a warning about a piece. `remedy` says what to do about it."""

    code: str
    message: str | Promise
    remedy: str | Promise
    facts: dict[str, Any] = field(default_factory=dict)
    source: Piece | None = None

    def as_json(self) -> dict[str, Any]:
        said: dict[str, Any] = {"code": self.code, "message": str(self.message)}
        if self.source:
            said |= {"start": self.source.start, "end": self.source.end}
        return said


@dataclass(frozen=True, slots=True)
class Reading:
    """A charter as read. `is_charter` is False where the text seems to be something else."""

    file: str
    network: str | None
    commissioner: str | None
    framework: Framework | None
    period: Period | None
    goals: tuple[Goal, ...]
    assignments: tuple[Assignment, ...]
    roles: tuple[str, ...]
    duties: tuple[Duty, ...]
    gaps: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    source: tuple[Piece, ...]
    is_charter: bool = True

    def as_json(self) -> dict[str, Any]:
        """The contract's object; its messages are in the language that is active now.

        What an assignment says besides (`Assignment.details`) is not in the contract.
        """
        return {
            "file": self.file,
            "network": self.network,
            "commissioner": self.commissioner,
            "framework": self.framework.as_json() if self.framework else None,
            "period": self.period.as_json() if self.period else None,
            "goals": [goal.as_json() for goal in self.goals],
            "assignments": [assignment.as_json() for assignment in self.assignments],
            "roles": list(self.roles),
            "duties": [duty.as_json() for duty in self.duties],
            "gaps": [gap.as_json() for gap in self.gaps],
            "warnings": [warning.as_json() for warning in self.warnings],
            "source": [piece.as_json() for piece in self.source],
        }
