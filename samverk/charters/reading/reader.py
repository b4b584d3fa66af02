"""The reader: text in, Reading out, by the stages that the package's docstring lists."""

import re
from dataclasses import replace
from datetime import date

from samverk.charters.reading.assignments import Listed, assignments_in
from samverk.charters.reading.blocks import units_of
from samverk.charters.reading.codes import GAPS, NOT_A_CHARTER, WARNINGS, Material
from samverk.charters.reading.draft import Duty, Goal, Piece, Reading
from samverk.charters.reading.duties import Found, duties_in
from samverk.charters.reading.facts import adopted, charter_period, commissioner, framework
from samverk.charters.reading.genre import is_charter
from samverk.charters.reading.goals import GoalFound, goals_in
from samverk.charters.reading.outline import Placed, placed
from samverk.charters.reading.title import network_name
from samverk.charters.reading.traits import assignment_of


def read(text: str, *, file: str = "", today: date) -> Reading:
    """Read a charter. `text` is what was extracted from the document; all places are in it."""
    everything = placed(units_of(text))
    if not is_charter(everything):
        return _not_a_charter(everything, file, today)
    network = network_name(everything)
    by = commissioner(everything)
    goals = goals_in(everything)
    duties, asides = _duties(everything, network or "", goals)
    listed = assignments_in(
        everything, goals, {duty.at.unit.start for duty in duties}, network or ""
    )
    roles = _roles(everything, duties)
    pieces = _pieces(everything, goals, listed, duties, asides)
    goal_rows = tuple(
        Goal(
            goal.number,
            goal.title,
            tuple(target.unit.plain for target in goal.targets),
            goal.in_scope,
            pieces[goal.at.unit.start],
        )
        for goal in goals
    )
    assignments = tuple(
        assignment_of(found, goals, network or "", pieces[found.at.unit.start], by or "")
        for found in listed.assignments
    )
    material = Material(
        everything,
        network or "",
        framework(everything),
        charter_period(everything),
        list(goal_rows),
        list(assignments),
        listed.blanks,
        roles,
        duties,
        adopted(everything),
        today,
        lambda at: pieces[at.unit.start],
    )
    return Reading(
        file=file,
        network=network,
        commissioner=by,
        framework=material.framework,
        period=material.period,
        goals=goal_rows,
        assignments=assignments,
        roles=roles,
        duties=tuple(
            Duty(duty.kind, duty.role, duty.rule, pieces[duty.at.unit.start]) for duty in duties
        ),
        gaps=tuple(gap for code in GAPS for gap in code.findings(material)),
        warnings=tuple(warning for code in WARNINGS for warning in code.findings(material)),
        source=tuple(pieces.values()),
    )


def _duties(
    everything: list[Placed], network: str, goals: list[GoalFound]
) -> tuple[list[Found], dict[int, str]]:
    """The duties, and the starts of units read as a wish or as denied."""
    aims = {goal.at.unit.start for goal in goals}
    aims |= {target.unit.start for goal in goals for target in goal.targets}
    duties: list[Found] = []
    asides: dict[int, str] = {}
    for found in duties_in([at for at in everything if at.unit.start not in aims], network):
        if isinstance(found, Found):
            duties.append(found)
        else:
            asides[found[1].unit.start] = found[0]
    return duties, asides


def _roles(everything: list[Placed], duties: list[Found]) -> tuple[str, ...]:
    """The roles with a heading of their own, or named as doing something, in the text's order."""
    places: dict[str, int] = {}
    for at in everything:
        if at.place.is_heading and at.unit.form != "divider":
            for role in at.place.roles:
                if role != "member" or any(duty.role == "member" for duty in duties):
                    places.setdefault(role, at.unit.start)
    for duty in duties:
        if duty.names_role and duty.role != "network":
            place = duty.at.unit.start
            places[duty.role] = min(places.get(duty.role, place), place)
    return tuple(sorted(places, key=lambda role: places[role]))


def _pieces(
    everything: list[Placed],
    goals: list[GoalFound],
    listed: Listed,
    duties: list[Found],
    asides: dict[int, str],
) -> dict[int, Piece]:
    """Every unit as a piece of the source, with what it was read as."""
    read_as = {at.unit.start: _by_place(at) for at in everything}
    read_as |= asides
    read_as |= {at.unit.start: "intro" for at in listed.intros}
    for goal in goals:
        read_as |= {target.unit.start: "target" for target in goal.targets}
        read_as[goal.at.unit.start] = "goal"
    for found in listed.assignments:
        read_as |= {piece.unit.start: "assignment" for piece in found.pieces}
        read_as |= {part.unit.start: "part" for part in found.parts}
    read_as |= {duty.at.unit.start: "duty" for duty in duties}
    if about := adopted(everything):
        read_as[about.unit.start] = "fact"
    return {
        at.unit.start: Piece(at.unit.text, at.unit.start, at.unit.end, read_as[at.unit.start])
        for at in everything
    }


_BY_KIND = {
    "background": "background",
    "purpose": "purpose",
    "goals": "intro",
    "goal": "target",
    "assignments": "unread",
    "reporting": "report",
    "adoption": "fact",
    "period": "fact",
    "commissioner": "fact",
    "title": "fact",
}


def _by_place(at: Placed) -> str:
    """What a unit is read as when nothing else was made of it."""
    if at.unit.form in ("divider", "blank", "note", "rest"):
        return "unread" if at.unit.form == "rest" else at.unit.form
    if at.place.is_heading:
        return "heading"
    if at.place.roles:
        return "role"
    return next((_BY_KIND[kind] for kind in at.place.kinds if kind in _BY_KIND), "unread")


def _not_a_charter(everything: list[Placed], file: str, today: date) -> Reading:
    pieces = tuple(
        Piece(at.unit.text, at.unit.start, at.unit.end, _unread(at)) for at in everything
    )
    nothing = Material(
        everything, "", None, None, [], [], [], (), [], None, today, lambda _at: pieces[0]
    )
    gaps = tuple(gap for code in NOT_A_CHARTER for gap in code.findings(nothing))
    return replace(
        Reading(file, None, None, None, None, (), (), (), (), gaps, (), pieces), is_charter=False
    )


def _unread(at: Placed) -> str:
    return "heading" if re.match("heading|label", at.unit.form) else "unread"
