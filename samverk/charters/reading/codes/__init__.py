"""Gaps and warnings. A new code is one entry in `gaps` or `warnings`: its name, its message, why it
matters, what to do about it and how it is found. What a button does about it stands in
`charters/remedies.py`."""

from samverk.charters.reading.codes.code import Code, Material
from samverk.charters.reading.codes.gaps import GAPS, NOT_A_CHARTER
from samverk.charters.reading.codes.warnings import WARNINGS

__all__ = ["GAPS", "NOT_A_CHARTER", "WARNINGS", "Code", "Material"]
