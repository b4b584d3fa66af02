"""The nouns of this room."""

from samverk.charters.models.assignment import Assignment
from samverk.charters.models.batch import Batch, BatchFile
from samverk.charters.models.charter import Charter
from samverk.charters.models.findings import Finding
from samverk.charters.models.grounding import (
    Aim,
    Commitment,
    Grounding,
    aim,
    expiry,
    ground,
    register_strategy_of,
    strategies_it_names,
)
from samverk.charters.models.life import Adoption, Ending, Proposal
from samverk.charters.models.parts import Duty, Goal, Part, Sentence
from samverk.charters.models.prints import Print
from samverk.charters.models.strategy import Continuation, GoverningDocument, StrategicGoal
from samverk.charters.models.template import WordTemplate

__all__ = [
    "Adoption",
    "Aim",
    "Assignment",
    "Batch",
    "BatchFile",
    "Charter",
    "Commitment",
    "Continuation",
    "Duty",
    "Ending",
    "Finding",
    "Goal",
    "GoverningDocument",
    "Grounding",
    "Part",
    "Print",
    "Proposal",
    "Sentence",
    "StrategicGoal",
    "WordTemplate",
    "aim",
    "expiry",
    "ground",
    "register_strategy_of",
    "strategies_it_names",
]
