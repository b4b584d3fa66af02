"""A reading as text for people at a command line, in 80 columns."""

import re
from collections.abc import Iterator
from textwrap import fill

from django.utils.translation import gettext as _

from samverk.charters.reading.draft import Assignment, Finding, Goal, Period, Piece, Reading
from samverk.charters.reading.kinds import KINDS
from samverk.charters.wording import CADENCES, rule_in_words
from samverk.networks.roles import ROLES

WIDTH = 80


def as_text(reading: Reading) -> str:
    """Network, goals, assignments, duties by role, gaps and warnings, each with its sentence."""
    title = reading.network or _("No network named")
    lines = [title, "=" * min(len(title), WIDTH), *_facts(reading)]
    for heading, said in (
        (_("Goals"), _goals(reading)),
        (_("Assignments"), _assignments(reading)),
        (_("Duties"), _duties(reading)),
        (_("Left unsaid"), _findings(reading.gaps)),
        (_("Needs a look"), _findings(reading.warnings)),
    ):
        body = list(said) or [_wrapped(_("None."), 2)]
        lines += ["", heading, "-" * len(heading), *body]
    return "\n".join(lines) + "\n"


def _wrapped(text: str, indent: int, mark: str = "") -> str:
    """One paragraph of at most 80 columns; its mark stands before the indent of the rest."""
    return fill(
        re.sub(r"\s+", " ", text),
        WIDTH,
        initial_indent=" " * (indent - len(mark)) + mark,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )


def _quoted(piece: Piece, indent: int) -> str:
    return _wrapped(f"”{piece.text}”", indent)


def _facts(reading: Reading) -> Iterator[str]:
    framework = reading.framework
    named = (
        f"{framework.name}{_years_after(framework.from_year, framework.to_year)}"
        if framework
        else ""
    )
    for label, value in (
        (_("File"), reading.file),
        (_("Commissioned by"), reading.commissioner or ""),
        (_("Goals from"), named),
        (_("Holds for"), _years(reading.period)),
        (_("Roles"), ", ".join(str(ROLES[role]) for role in reading.roles)),
    ):
        if value:
            yield _wrapped(f"{label}: {value}", 2, "")[2:]


def _years(period: Period | None) -> str:
    if not period:
        return ""
    if period.from_year == period.to_year:
        return str(period.from_year)
    return f"{period.from_year or ''}–{period.to_year or ''}"


def _years_after(first: int | None, last: int | None) -> str:
    return f" ({_years(Period(first, last))})" if first or last else ""


def _goals(reading: Reading) -> Iterator[str]:
    for goal in reading.goals:
        yield _wrapped(_goal_title(goal), 4, f"{goal.number}. " if goal.number else "- ")
        yield from (_wrapped(target, 6, "- ") for target in goal.targets)


def _goal_title(goal: Goal) -> str:
    if goal.in_scope:
        return goal.title
    return _("{goal} (not for this network)").format(goal=goal.title)


def _assignments(reading: Reading) -> Iterator[str]:
    for assignment in reading.assignments:
        yield _wrapped(assignment.text, 4, "- ")
        yield from (_wrapped(part, 6, "- ") for part in assignment.parts)
        if traits := "; ".join(_traits(assignment)):
            yield _wrapped(f"[{traits}]", 4)


def _traits(assignment: Assignment) -> Iterator[str]:
    if assignment.goal:
        yield _("goal %(number)s") % {"number": assignment.goal}
    if assignment.modality:
        yield {"shall": _("shall"), "may": _("may")}[assignment.modality]
    if assignment.period:
        yield _years(assignment.period)
    if report := assignment.report:
        to = _("reported to %(body)s") % {"body": report.to} if report.to else _("reported")
        often = str(CADENCES.get(report.cadence, report.cadence)) if report.cadence else ""
        yield f"{to} {often}".strip()
    if assignment.networks:
        yield _("with %(networks)s") % {"networks": ", ".join(assignment.networks)}


def _duties(reading: Reading) -> Iterator[str]:
    """By role, in the order of the roles' table."""
    for role, label in ROLES.items():
        own = [duty for duty in reading.duties if duty.role == role]
        if own:
            yield f"  {label}"
        for duty in own:
            rule = rule_in_words(duty.kind, duty.rule)
            said = f"{KINDS[duty.kind].label}{f': {rule}' if rule else ''}"
            yield _wrapped(said, 6, "- ")
            yield _quoted(duty.source, 6)


def _findings(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        yield _wrapped(f"{finding.message} {finding.remedy}", 4, "- ")
        if finding.source:
            yield _quoted(finding.source, 4)
