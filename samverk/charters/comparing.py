"""What is different in one version of a charter from another, in plain words.

Nothing here knows of pages: the same words stand in letters. `compare` asks for the goals,
assignments and duties of both charters; fetch them with `Charter.objects.to_compare()`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from samverk.charters.likeness import alike, pair
from samverk.charters.models import Assignment, Charter, Duty, Goal


class Nature(StrEnum):
    """Whether something came, went, or became something else."""

    NEW = "new"
    GONE = "gone"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: its nature, and a sentence that tells it."""

    nature: Nature
    text: str

    def __str__(self) -> str:
        return self.text


def changes_between(earlier: Charter, later: Charter) -> list[str]:
    """The differences in plain words, a line each; empty where both say the same."""
    return [change.text for change in compare(earlier, later)]


def compare(earlier: Charter, later: Charter) -> list[Change]:
    """The differences in what the two mean: the whole first, then assignments, duties, goals."""
    return [
        *_whole(earlier, later),
        *_assignments(earlier, later),
        *_duties(earlier, later),
        *_goals(earlier, later),
    ]


def _whole(earlier: Charter, later: Charter) -> Iterator[Change]:
    said: tuple[tuple[str, Callable[[Charter], str]], ...] = (
        (_("Holds for"), lambda charter: years(charter.period_from, charter.period_to)),
        (_("Commissioned by"), lambda charter: charter.commissioner),
        (_("Builds on"), _framework),
        (_("Rests on"), _strategy),
    )
    for label, tell in said:
        before, after = tell(earlier), tell(later)
        if before != after:
            yield _turned(label, before, after)


def years(first: int | None, last: int | None) -> str:
    """ "2027–2030", or one year; empty where none is said."""
    if first and first == last:
        return str(first)
    if first and last:
        return f"{first}–{last}"
    if last:
        return _("by %(year)s") % {"year": last}
    return _("from %(year)s") % {"year": first} if first else ""


def _framework(charter: Charter) -> str:
    return f"{charter.framework} {years(charter.framework_from, charter.framework_to)}".strip()


def _strategy(charter: Charter) -> str:
    grounding = getattr(charter, "grounding", None)
    return str(grounding.strategy) if grounding else ""


def _turned(label: str, before: str, after: str) -> Change:
    """ "Möten: minst 4 per år → minst 6 per år"."""
    unsaid = _("not said")
    nature = Nature.OTHER if before and after else Nature.NEW if after else Nature.GONE
    return Change(nature, f"{label}: {before or unsaid} → {after or unsaid}")


def _assignments(earlier: Charter, later: Charter) -> Iterator[Change]:
    old, new = list(earlier.assignments.all()), list(later.assignments.all())
    pairs = pair(
        old,
        new,
        lambda one, two: two.continues_id == one.pk,
        lambda one, two: one.text == two.text,
        lambda one, two: alike(one.text, two.text),
    )
    moved = (
        (earlier.period_from, earlier.period_to),
        (later.period_from, later.period_to),
    )
    for one, two in pairs:
        if two is None and one:
            yield Change(
                Nature.GONE, _("The assignment is taken away: %(text)s") % {"text": one.text}
            )
        elif one is None and two:
            yield Change(Nature.NEW, _("New assignment: %(text)s") % {"text": two.text})
        elif one and two:
            yield from _assignment(one, two, moved)


type Years = tuple[int | None, int | None]


def _assignment(one: Assignment, two: Assignment, moved: tuple[Years, Years]) -> Iterator[Change]:
    """What is other in an assignment. That it holds for the charter's new years goes without
    saying."""
    if one.text != two.text:
        told = _("The assignment has changed: %(before)s → %(after)s")
        yield Change(Nature.OTHER, told % {"before": one.text, "after": two.text})
    label = _("The assignment “%(text)s”") % {"text": two.text}
    spans = ((one.period_from, one.period_to), (two.period_from, two.period_to))
    if spans != moved and spans[0] != spans[1]:
        yield _turned(f"{label}, {_('period')}", years(*spans[0]), years(*spans[1]))
    for name, tell in _TRAITS.items():
        before, after = tell(one), tell(two)
        said_already = one.text != two.text and _in(before, one.text) and _in(after, two.text)
        if before != after and not said_already:
            yield _turned(f"{label}, {_trait(name)}", before, after)


def _in(trait: str, text: str) -> bool:
    """Whether all words of a trait stand in the text, so that the text's change tells of it."""
    return set(trait.lower().split()) <= set(text.lower().replace(".", " ").split())


_TRAITS: dict[str, Callable[[Assignment], str]] = {
    "goal": lambda each: each.goal.title if each.goal else "",
    "modality": lambda each: str(each.get_modality_display()),
    "parts": lambda each: "; ".join(each.parts),
    "report": lambda each: f"{each.report_to} {each.cadence_in_words}".strip(),
    "constraint": lambda each: each.constraint,
    "initiator": lambda each: each.initiator,
    "networks": lambda each: ", ".join(each.networks),
    "deliverable": lambda each: f"{each.deliverable} {each.deliverable_year or ''}".strip(),
    "indicator": lambda each: " ".join(
        piece for piece in (each.indicator, each.baseline, each.target) if piece
    ),
    "decision": lambda each: each.decision,
}


def _trait(name: str) -> str:
    return {
        "goal": _("goal"),
        "modality": _("shall or may"),
        "parts": _("list under it"),
        "report": _("report"),
        "constraint": _("limit"),
        "initiator": _("who begins"),
        "networks": _("other networks"),
        "deliverable": _("what there will be"),
        "indicator": _("how it shows"),
        "decision": _("decision"),
    }[name]


def _duties(earlier: Charter, later: Charter) -> Iterator[Change]:
    pairs = pair(
        list(earlier.duties.all()),
        list(later.duties.all()),
        lambda one, two: _same_duty(one, two) and (one.role, one.rule) == (two.role, two.rule),
        lambda one, two: _same_duty(one, two) and one.role == two.role,
        _same_duty,
    )
    for one, two in pairs:
        if two is None and one:
            yield Change(Nature.GONE, _("The duty is taken away: %(duty)s") % {"duty": _told(one)})
        elif one is None and two:
            yield Change(Nature.NEW, _("New duty: %(duty)s") % {"duty": _told(two)})
        elif one and two:
            yield from _duty(one, two)


def _same_duty(one: Duty, two: Duty) -> bool:
    if one.kind != two.kind:
        return False
    return one.kind != "other" or alike(one.quote, two.quote)


def _told(duty: Duty) -> str:
    words = duty.quote if duty.kind == "other" else duty.kind_in_words
    said = f"{words}, {duty.get_role_display().lower()}"
    return f"{said}, {duty.rule_in_words}" if duty.rule_in_words else said


def _duty(one: Duty, two: Duty) -> Iterator[Change]:
    label = two.quote if two.kind == "other" else two.kind_in_words
    if one.role != two.role:
        before, after = one.get_role_display().lower(), two.get_role_display().lower()
        yield _turned(label, before, after)
    if one.rule_in_words != two.rule_in_words:
        yield _turned(label, one.rule_in_words, two.rule_in_words)


def _goals(earlier: Charter, later: Charter) -> Iterator[Change]:
    pairs = pair(
        list(earlier.goals.all()),
        list(later.goals.all()),
        lambda one, two: one.title == two.title,
        lambda one, two: alike(one.title, two.title),
    )
    for one, two in pairs:
        if two is None and one:
            yield Change(Nature.GONE, _("The goal is taken away: %(goal)s") % {"goal": one})
        elif one is None and two:
            yield Change(Nature.NEW, _("New goal: %(goal)s") % {"goal": two})
        elif one and two:
            yield from _goal(one, two)


def _goal(one: Goal, two: Goal) -> Iterator[Change]:
    if one.title != two.title:
        told = _("The goal has changed: %(before)s → %(after)s")
        yield Change(Nature.OTHER, told % {"before": one, "after": two})
    if one.in_scope and not two.in_scope:
        told = _("The network no longer works with the goal “%(goal)s”.")
        yield Change(Nature.GONE, told % {"goal": two})
    if two.in_scope and not one.in_scope:
        told = _("The network now works with the goal “%(goal)s” too.")
        yield Change(Nature.NEW, told % {"goal": two})
    if one.targets != two.targets:
        label = _("The goal “%(goal)s”") % {"goal": two}
        yield _turned(label, "; ".join(one.targets), "; ".join(two.targets))
