"""The nouns of this room."""

from samverk.charters.models.charter import Adoption, Charter
from samverk.charters.models.findings import Finding
from samverk.charters.models.parts import Assignment, Duty, Goal, Part, Sentence

__all__ = ["Adoption", "Assignment", "Charter", "Duty", "Finding", "Goal", "Part", "Sentence"]
