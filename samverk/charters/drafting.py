"""Turning a reading into the rows of a draft."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samverk.charters.models import Charter
    from samverk.charters.reading import Reading


def fill(charter: "Charter", reading: "Reading") -> None:
    """Give a new draft its sentences, goals, assignments, duties and findings."""
