"""What there is to show for assignments in a time: meetings, decisions, actions, feedback."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q

from samverk.charters.models import Assignment
from samverk.dialogue.models import Feedback
from samverk.followup.models import Attestation
from samverk.meetings.models import Action, AgendaItem, Decision

# A duty to follow up covers all of a charter's assignments.
COVERS_ALL = "follow_up_assignments"


@dataclass
class Evidence:
    """What there is for one assignment, oldest first. `feedback` is what went to the commissioner
    out of an item about it, `told` what somebody said was done for a duty about it."""

    items: list[AgendaItem] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    feedback: list[Feedback] = field(default_factory=list)
    told: list[Attestation] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.items or self.actions or self.feedback or self.told)

    @property
    def open_actions(self) -> list[Action]:
        return [action for action in self.actions if not action.is_done]

    @property
    def done_actions(self) -> list[Action]:
        return [action for action in self.actions if action.is_done]


def evidence(assignments: Iterable[Assignment], *, since: date, until: date) -> dict[int, Evidence]:
    """By the id of each assignment, with what earlier versions of it have to show: six queries.

    `since` and `until` are both included. Decisions come from approved records only. Each
    assignment needs its `charter`.
    """
    chosen = list(assignments)
    heirs = _heirs(chosen)
    found = {row.pk: Evidence() for row in chosen}
    items = list(_items(heirs, since, until))
    homes = {item.pk: heirs[item.assignment_id or 0] for item in items}

    def share[R](rows: Iterable[R], item_of: Callable[[R], int | None], name: str) -> None:
        for row in rows:
            for heir in homes[item_of(row) or 0]:
                getattr(found[heir], name).append(row)

    share(items, lambda item: item.pk, "items")
    share(_decisions(homes), lambda row: row.item_id, "decisions")
    share(_actions(homes), lambda row: row.item_id, "actions")
    share(_feedback(homes, until), lambda row: row.origin_id, "feedback")
    for row in _told(chosen, since, until):
        for assignment in chosen:
            if _is_about(row, assignment):
                found[assignment.pk].told.append(row)
    return found


def _heirs(chosen: list[Assignment]) -> dict[int, list[int]]:
    """Which of the assignments each one in their lines goes on as, itself included."""
    networks = {row.charter.network_id for row in chosen}
    lines = dict(
        Assignment.objects.filter(charter__network__in=networks)
        .order_by()
        .values_list("pk", "continues")
    )
    heirs: dict[int, list[int]] = defaultdict(list)
    for row in chosen:
        earlier: int | None = row.pk
        while earlier and row.pk not in heirs[earlier]:
            heirs[earlier].append(row.pk)
            earlier = lines.get(earlier)
    return dict(heirs)


def _items(heirs: dict[int, list[int]], since: date, until: date) -> Iterable[AgendaItem]:
    """What the network itself has taken up at meetings that stand."""
    return (
        AgendaItem.objects.filter(
            assignment__in=heirs,
            meeting__cancellation__isnull=True,
            meeting__network=F("assignment__charter__network"),
            meeting__starts_at__date__gte=since,
            meeting__starts_at__date__lte=until,
        )
        .select_related("meeting")
        .order_by("meeting__starts_at", "position")
    )


def _decisions(items: Iterable[int]) -> Iterable[Decision]:
    rows = Decision.objects.filter(item__in=items, item__meeting__minutes__approval__isnull=False)
    return rows.select_related("item__meeting").order_by("item__meeting__starts_at", "pk")


def _actions(items: Iterable[int]) -> Iterable[Action]:
    rows = Action.objects.filter(item__in=items)
    return rows.select_related("person", "completion").order_by("item__meeting__starts_at", "pk")


def _feedback(items: Iterable[int], until: date) -> Iterable[Feedback]:
    rows = Feedback.objects.filter(origin__in=items, receiver=F("sender__parent"), on__lte=until)
    return rows.select_related("receiver", "answer").order_by("on", "pk")


def _told(chosen: list[Assignment], since: date, until: date) -> Iterable[Attestation]:
    """Of the duties in the same charters: to follow up, or said in the same sentence."""
    sentences = [row.sentence_id for row in chosen if row.sentence_id]
    return (
        Attestation.objects.filter(
            Q(duty__kind=COVERS_ALL) | Q(duty__sentence__in=sentences),
            duty__charter__in={row.charter_id for row in chosen},
            year__gte=since.year,
            year__lte=until.year,
        )
        .select_related("duty", "by")
        .order_by("year", "pk")
    )


def _is_about(told: Attestation, assignment: Assignment) -> bool:
    duty = told.duty
    if duty.charter_id != assignment.charter_id:
        return False
    same = duty.sentence_id is not None and duty.sentence_id == assignment.sentence_id
    return same or duty.kind == COVERS_ALL
