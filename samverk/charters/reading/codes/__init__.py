"""Gaps and warnings. A new code is one entry in `gaps` or `warnings`: its name, its message, its
remedy and how it is found."""

from samverk.charters.reading.codes.code import Code, Material
from samverk.charters.reading.codes.gaps import GAPS, NOT_A_CHARTER
from samverk.charters.reading.codes.warnings import WARNINGS

__all__ = ["GAPS", "NOT_A_CHARTER", "WARNINGS", "Code", "Material"]
