"""Disposal by rule (gallring): what would go, and letting it go, a batch at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Count, Max, Min
from django.utils import timezone

from samverk.archive.models import Disposal, DisposalDecision
from samverk.archive.rules import RULES, Rule

#: So many rows go in one transaction, with the line in the log that says so.
BATCH = 500


def dispose(now: datetime, *, batch: int = BATCH) -> int:
    """Let every rule that has a decision in force dispose; how many batches that was.

    Each batch and its line in the log are one transaction: killed in the middle, nothing is gone
    that the log does not tell of, and the next run takes what is left.
    """
    return sum(1 for rule in RULES for _batch in _batches(rule, now, batch))


def _batches(rule: Rule, now: datetime, batch: int) -> Iterator[Disposal]:
    while gone := _dispose(rule, now, batch):
        yield gone


@transaction.atomic
def _dispose(rule: Rule, now: datetime, batch: int) -> Disposal | None:
    today = timezone.localdate(now)
    in_force = DisposalDecision.objects.on(today).filter(rule=rule.key)
    decision = in_force.select_for_update().first()
    due = list(rule.due(now).values_list("pk", "counted")[:batch]) if decision else []
    if decision is None or not due:
        return None
    rows = rule.due(now).model._base_manager.filter(pk__in=[pk for pk, _counted in due])
    counts = rule.take(rows, decision, today)
    days = sorted(_day(counted) for _pk, counted in due)
    ids = "\n".join(str(pk) for pk, _counted in due)
    return Disposal.objects.create(
        rule=rule.key,
        decision=decision,
        at=timezone.now(),
        counts=counts,
        oldest=days[0],
        newest=days[-1],
        sha256=sha256(ids.encode()).hexdigest(),
    )


def _day(counted: date) -> date:
    return timezone.localdate(counted) if isinstance(counted, datetime) else counted


@dataclass(frozen=True)
class Trial:
    """What a rule would dispose of now, and between which days it is counted from."""

    rule: Rule
    decision: DisposalDecision | None
    count: int
    oldest: date | None
    newest: date | None


def trials(now: datetime) -> list[Trial]:
    """What each rule would dispose of if it ran now: a query a rule, and no change."""
    in_force = decisions(timezone.localdate(now))
    return [_trial(rule, in_force.get(rule.key), now) for rule in RULES]


def _trial(rule: Rule, decision: DisposalDecision | None, now: datetime) -> Trial:
    due = rule.due(now).order_by()
    found = due.aggregate(count=Count("pk"), oldest=Min("counted"), newest=Max("counted"))
    return Trial(rule=rule, decision=decision, **found)


def decisions(on: date) -> dict[str, DisposalDecision]:
    """The decision in force on a day, by the rule's key."""
    return {decision.rule: decision for decision in DisposalDecision.objects.on(on)}
