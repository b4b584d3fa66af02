"""Requests, accounts made nobody's, decisions on disposal, and the log of what was disposed of."""

from samverk.archive.models.anonymisation import Anonymisation, Request
from samverk.archive.models.disposal import Disposal, DisposalDecision

__all__ = ["Anonymisation", "Disposal", "DisposalDecision", "Request"]
