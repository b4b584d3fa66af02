"""What an assignment says besides its words, as people say it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from samverk.charters.models.assignment import Assignment


class Said(NamedTuple):
    """A piece: its label (empty where the words need none), the words, and where they lead."""

    label: str
    words: str
    url: str = ""


def said_of(assignment: "Assignment") -> Iterator[Said]:
    """The pieces in the order of the form. Uses `goal`: select it for many at once."""
    if assignment.goal:
        yield Said(_("goal"), str(assignment.goal))
    if assignment.modality:
        yield Said("", assignment.get_modality_display())
    if years := _years(assignment):
        yield Said("", years)
    if assignment.constraint:
        yield Said(_("on condition:"), assignment.constraint)
    if assignment.initiator:
        yield Said(_("begun by"), assignment.initiator)
    if assignment.networks:
        yield Said(_("with"), ", ".join(assignment.networks))
    if assignment.report_to or assignment.report_cadence:
        to = _("to %(body)s") % {"body": assignment.report_to} if assignment.report_to else ""
        yield Said(_("is reported"), f"{to} {assignment.cadence_in_words}".strip())
    if assignment.deliverable or assignment.deliverable_year:
        year = _("by %(year)s") % {"year": assignment.deliverable_year}
        said = (assignment.deliverable, year if assignment.deliverable_year else "")
        yield Said(_("there will be"), " ".join(filter(None, said)))
    if assignment.indicator:
        yield Said(_("shows by"), assignment.indicator + _from_and_to(assignment))
    if assignment.decision or assignment.decision_url:
        words = assignment.decision or assignment.decision_url
        yield Said(_("rests on"), words, assignment.decision_url)
    if assignment.continues_id:
        yield Said("", _("goes on from the version before"))


def _years(assignment: "Assignment") -> str:
    first, last = assignment.period_from, assignment.period_to
    if first and first == last:
        return str(first)
    return f"{first or ''}–{last or ''}" if first or last else ""


def _from_and_to(assignment: "Assignment") -> str:
    said = []
    if assignment.baseline:
        said.append(_("from %(value)s") % {"value": assignment.baseline})
    if assignment.target:
        said.append(_("to %(value)s") % {"value": assignment.target})
    return f" ({' '.join(said)})" if said else ""
