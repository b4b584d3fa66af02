"""Pages about what is known, how long it is kept, and what it is used for."""

from samverk.archive.views.disposal import decision, decision_end, disposal, trial
from samverk.archive.views.own import own, own_file, own_part, own_request
from samverk.archive.views.people import anonymisation, declined, handing_out, people
from samverk.archive.views.processing import processing, processing_csv, processing_json

__all__ = [
    "anonymisation",
    "decision",
    "decision_end",
    "declined",
    "disposal",
    "handing_out",
    "own",
    "own_file",
    "own_part",
    "own_request",
    "people",
    "processing",
    "processing_csv",
    "processing_json",
    "trial",
]
