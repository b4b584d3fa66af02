"""The kinds of duty, in the order of the contract's table.

A new kind is one entry in the group that it belongs to (`meetings`, `papers`, `feedback`): its
name, label, words, rule and examples. Nothing else knows the kinds by name, except the gaps that
miss one of them.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samverk.charters.reading.kinds.feedback import FEEDBACK
from samverk.charters.reading.kinds.kind import Kind, table
from samverk.charters.reading.kinds.meetings import MEETINGS
from samverk.charters.reading.kinds.papers import PAPERS

#: A duty that fits no kind; it has no words of its own.
OTHER = Kind("other", _("Other duty"), says=(), examples=())

KINDS: Mapping[str, Kind] = table(MEETINGS, PAPERS, FEEDBACK, (OTHER,))

__all__ = ["KINDS", "OTHER", "Kind"]
