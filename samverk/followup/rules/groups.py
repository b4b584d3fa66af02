"""The duty to coordinate working groups, held against the groups there are."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.followup import steps
from samverk.followup.rules.attested import attested
from samverk.followup.rules.case import Case
from samverk.followup.standing import Link, Standing


def coordinate_groups(case: Case) -> Iterable[Standing]:
    """Met while every group that goes on has a purpose and time left; late when one's day has
    passed. Without groups only a person can tell."""
    groups = case.facts.groups.get(case.network.pk, [])
    if not groups:
        return attested(case)
    period = str(case.today.year)
    evidence = tuple(Link(group.name, group.get_absolute_url()) for group in groups)
    overdue = [group for group in groups if group.ends_on and group.ends_on < case.today]
    if overdue:
        names = ", ".join(group.name for group in overdue)
        due = min(group.ends_on for group in overdue if group.ends_on)
        why = _("%(groups)s should have been done. Tell what came out, or give it more time.")
        late = case.stand("late", why % {"groups": names}, period=period, due=due,
                          evidence=evidence, next_step=steps.groups(case.network))  # fmt: skip
        return [late]
    text = ngettext(
        "%(n)s working group goes on, with a purpose and an end date.",
        "%(n)s working groups go on, each with a purpose and an end date.",
        len(groups),
    )
    return [case.stand("met", text % {"n": len(groups)}, period=period, evidence=evidence)]
