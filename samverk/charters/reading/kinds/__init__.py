"""The kinds of duty, in the order of the contract's table.

A new kind is one entry in the group that it belongs to (`meetings`, `papers`, `feedback`): its
name, label, words, rule and examples. Nothing else knows the kinds by name, except the gaps that
miss one of them.
"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from samverk.charters.reading.clauses import Clause
from samverk.charters.reading.kinds.feedback import FEEDBACK
from samverk.charters.reading.kinds.kind import Kind, table, telling
from samverk.charters.reading.kinds.meetings import MEETINGS
from samverk.charters.reading.kinds.papers import PAPERS

#: A duty that fits no kind; it has no words of its own.
OTHER = Kind("other", _("Other duty"), says=(), examples=())

KINDS: Mapping[str, Kind] = table(MEETINGS, PAPERS, FEEDBACK, (OTHER,))

_TELLING = telling(KINDS.values())


def kinds_in(clause: Clause, possible: Iterable[Kind]) -> list[Kind]:
    """Which of the kinds a clause says."""
    said = dict.fromkeys((clause.doing, clause.about, clause.topic, clause.answers_for))
    if not any(_TELLING.search(part) for part in said if part):
        return []
    return [kind for kind in possible if kind.is_said_in(clause)]


__all__ = ["KINDS", "OTHER", "Kind", "kinds_in"]
