"""What people tell about duties, and the yearly revision."""

from samverk.followup.models.answers import Addition, Comment, Placing, Verdict
from samverk.followup.models.attestation import Attestation
from samverk.followup.models.review import Review, SettingAside, Submission
from samverk.followup.models.round import Hearing, Round

__all__ = [
    "Addition",
    "Attestation",
    "Comment",
    "Hearing",
    "Placing",
    "Review",
    "Round",
    "SettingAside",
    "Submission",
    "Verdict",
]
