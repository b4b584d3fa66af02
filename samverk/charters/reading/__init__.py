"""Reading a charter (uppdragsbeskrivning): plain text in, a draft with places in the text out.

The stages, each in its own module:
lines, plain, sentences, blocks  the text as headings, items, cells and sentences, with offsets
sections, outline                what a heading opens, and where each piece stands
genre                            whether it is a charter at all
title, facts, years              network, commissioner, framework, period, adoption
goals, assignments, traits       what the network is for and is asked to do
actors, verbs, clauses           who does what in a sentence, and whether it is to be done
things, kinds, duties            the duties; each kind is one entry in `kinds`
codes                            gaps and warnings; each code is one entry in `codes`
reader, draft                    all of it together
report                           the draft as text for the command line

Nothing is filled in by default, no sentence is lost, and what cannot be told is left unread: a
duty that nobody has is worse than a gap. What each piece may be read as stands in `draft`.
"""

from samverk.charters.reading.draft import (
    Assignment,
    Duty,
    Finding,
    Framework,
    Goal,
    Period,
    Piece,
    Reading,
    Report,
)
from samverk.charters.reading.kinds import KINDS, Kind
from samverk.charters.reading.reader import read

__all__ = [
    "KINDS",
    "Assignment",
    "Duty",
    "Finding",
    "Framework",
    "Goal",
    "Kind",
    "Period",
    "Piece",
    "Reading",
    "Report",
    "read",
]
