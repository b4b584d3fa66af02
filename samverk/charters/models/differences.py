"""What a reader of the document alone would read otherwise than what stands in its rows."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from samverk.charters.models.document.traits import reading_of
from samverk.charters.reading import Reading
from samverk.charters.reading.kinds import KINDS
from samverk.charters.wording import rule_in_words
from samverk.networks.roles import ROLES

if TYPE_CHECKING:
    from samverk.charters.models.assignment import Assignment
    from samverk.charters.models.charter import Charter
    from samverk.charters.reading import Assignment as ReadAssignment


def differences_when_read(charter: "Charter") -> list[str]:
    """A sentence for each goal, assignment, duty and year that would be read otherwise, if the
    text were read as a new document. Empty where it says all that the rows say."""
    reading = reading_of(charter.text_now)
    return [
        *_years(charter, reading),
        *_goals(charter, reading),
        *_assignments(charter, reading),
        *_duties(charter, reading),
    ]


def _years(charter: "Charter", reading: Reading) -> Iterator[str]:
    said = (reading.period.from_year, reading.period.to_year) if reading.period else (None, None)
    known = (charter.period_from, charter.period_to)
    if said != known:
        yield _("The document says that it holds for %(said)s, not for %(known)s.") % {
            "said": _span(*said),
            "known": _span(*known),
        }


def _span(first: int | None, last: int | None) -> str:
    if first and first == last:
        return str(first)
    return f"{first or ''}–{last or ''}" if first or last else _("years that it does not name")


def _goals(charter: "Charter", reading: Reading) -> Iterator[str]:
    said = [(goal.number or "", goal.title, list(goal.targets)) for goal in reading.goals]
    scope = {goal.title: goal.in_scope for goal in reading.goals}
    for goal in charter.goals.all():
        key = (goal.number, goal.title, goal.targets)
        if key not in said:
            yield _("The goal “%(goal)s” is not read as it stands here.") % {"goal": goal}
        else:
            said.remove(key)
            if scope[goal.title] != goal.in_scope:
                yield _(
                    "The document does not say whether the goal “%(goal)s” is the network's."
                ) % {"goal": goal}
    for _number, title, _targets in said:
        yield _("“%(text)s” is read as a goal.") % {"text": title}


def _assignments(charter: "Charter", reading: Reading) -> Iterator[str]:
    said = list(reading.assignments)
    titles = {goal.number: goal.title for goal in reading.goals if goal.number}
    for assignment in charter.assignments.select_related("goal"):
        read_as = next((each for each in said if each.text == assignment.text), None)
        if read_as is None:
            yield _("The assignment “%(text)s” is not read.") % {"text": assignment.text}
            continue
        said.remove(read_as)
        if unlike := [*_unlike(assignment, read_as, titles)]:
            yield _("The assignment “%(text)s” is read with another %(what)s.") % {
                "text": assignment.text,
                "what": ", ".join(unlike),
            }
    for each in said:
        yield _("“%(text)s” is read as an assignment.") % {"text": each.text}


def _unlike(
    assignment: "Assignment", read_as: "ReadAssignment", titles: dict[str, str]
) -> Iterator[str]:
    period = read_as.period
    years = (period.from_year, period.to_year) if period else (None, None)
    if (assignment.goal.title if assignment.goal else None) != titles.get(read_as.goal or ""):
        yield _("goal")
    if assignment.parts != list(read_as.parts):
        yield _("list under it")
    if assignment.modality != (read_as.modality or ""):
        yield _("shall or may")
    if (assignment.period_from, assignment.period_to) != years:
        yield _("period")


def _duties(charter: "Charter", reading: Reading) -> Iterator[str]:
    known = Counter(_duty(duty.kind, duty.role, duty.rule) for duty in charter.duties.all())
    said = Counter(_duty(duty.kind, duty.role, duty.rule) for duty in reading.duties)
    for text in (known - said).elements():
        yield _("This duty is not read: %(duty)s.") % {"duty": text}
    for text in (said - known).elements():
        yield _("This is read as a duty: %(duty)s.") % {"duty": text}


def _duty(kind: str, role: str, rule: dict[str, object]) -> str:
    words = f"{ROLES[role]} – {KINDS[kind].label}"
    rule_words = rule_in_words(kind, rule)
    return f"{words}, {rule_words}" if rule_words else words
