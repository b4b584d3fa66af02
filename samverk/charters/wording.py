"""Kinds of duty and their rules, as people say them.

A rule is JSON by the reading contract; which of its fields belong to which kind stands in FIELDS.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samverk.networks.roles import ROLES

#: Kind → the fields of its rule. A kind that is not here has no rule.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "hold_meetings": ("minimum", "per", "weekday"),
    "plan_year": ("before",),
    "send_notice": ("days_before",),
    "write_minutes": ("record",),
    "submit_minutes": ("to", "days_after"),
    "publish_minutes": ("where", "days_after"),
    "submit_register": ("to",),
    "submit_dates": ("to",),
    "feedback_up": ("to", "cadence"),
    "feedback_down": ("from",),
    "inform_commissioner": ("to",),
    "revise_charter": ("per",),
    "follow_up_assignments": ("per",),
}

PERIODS: Mapping[str, Promise] = {
    "month": gettext_lazy("a month"),
    "quarter": gettext_lazy("a quarter"),
    "term": gettext_lazy("a term"),
    "year": gettext_lazy("a year"),
    "two_years": gettext_lazy("every other year"),
}

CADENCES: Mapping[str, Promise] = {
    "continuous": gettext_lazy("continuously"),
    "each_meeting": gettext_lazy("after each meeting"),
    "month": gettext_lazy("every month"),
    "quarter": gettext_lazy("every quarter"),
    "term": gettext_lazy("every term"),
    "half_year": gettext_lazy("every half-year"),
    "year": gettext_lazy("every year"),
    "two_years": gettext_lazy("every other year"),
}

WEEKDAYS: Mapping[str, Promise] = {
    "mon": gettext_lazy("Mondays"),
    "tue": gettext_lazy("Tuesdays"),
    "wed": gettext_lazy("Wednesdays"),
    "thu": gettext_lazy("Thursdays"),
    "fri": gettext_lazy("Fridays"),
    "sat": gettext_lazy("Saturdays"),
    "sun": gettext_lazy("Sundays"),
}

RECORDS: Mapping[str, Promise] = {
    "minutes": gettext_lazy("minutes"),
    "notes": gettext_lazy("meeting notes"),
}


def rule_in_words(kind: str, rule: Mapping[str, Any]) -> str:
    """ "minst 3 möten per termin, på torsdagar"; empty where the rule says nothing."""
    said = _how_often(kind, rule), *(say(rule) for say in _PIECES)
    return ", ".join(piece for piece in said if piece)


def _how_often(kind: str, rule: Mapping[str, Any]) -> str:
    minimum, per = rule.get("minimum"), rule.get("per")
    if kind != "hold_meetings":
        return str(CADENCES.get(per, per)) if per else ""
    if not minimum:
        return ""
    meetings = ngettext("at least %(number)d meeting", "at least %(number)d meetings", minimum)
    return f"{meetings % {'number': minimum}} {PERIODS.get(per, '') if per else ''}".strip()


def _piece(field: str, say: Callable[[Any], str]) -> Callable[[Mapping[str, Any]], str]:
    return lambda rule: say(rule[field]) if rule.get(field) else ""


_PIECES = (
    _piece("weekday", lambda day: _("on %(weekday)s") % {"weekday": WEEKDAYS.get(day, day)}),
    _piece("record", lambda record: str(RECORDS.get(record, record))),
    _piece("from", lambda body: _("from %(body)s") % {"body": body}),
    _piece("to", lambda body: _("to %(body)s") % {"body": body}),
    _piece("where", lambda place: _("on %(place)s") % {"place": place}),
    _piece("cadence", lambda cadence: str(CADENCES.get(cadence, cadence))),
    _piece("before", lambda day: _("before %(day)s") % {"day": day}),
    _piece(
        "days_before",
        lambda days: ngettext("%(days)d day before", "%(days)d days before", days) % {"days": days},
    ),
    _piece(
        "days_after",
        lambda days: ngettext("within %(days)d day", "within %(days)d days", days) % {"days": days},
    ),
)


def facts_in_words(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a finding, with the names of roles in the language of the page."""
    roles = facts.get("roles")
    if not roles:
        return dict(facts)
    names = (str(ROLES.get(role, role)) for role in roles.split(", "))
    return {**facts, "roles": ", ".join(names)}


#: What a sentence was read as, said shortly beside it.
READ_AS: Mapping[str, Promise] = {
    "heading": gettext_lazy("Heading"),
    "divider": gettext_lazy("Divider"),
    "blank": gettext_lazy("Left blank"),
    "background": gettext_lazy("Background"),
    "purpose": gettext_lazy("Purpose"),
    "intro": gettext_lazy("Introduction"),
    "goal": gettext_lazy("Belongs to the goal above"),
    "target": gettext_lazy("Part of a goal"),
    "assignment": gettext_lazy("Belongs to the assignment above"),
    "part": gettext_lazy("Part of an assignment"),
    "report": gettext_lazy("How it is reported"),
    "duty": gettext_lazy("Belongs to the duty above"),
    "role": gettext_lazy("About a role"),
    "wish": gettext_lazy("May or should"),
    "denied": gettext_lazy("No duty"),
    "fact": gettext_lazy("Fact"),
    "note": gettext_lazy("Footnote"),
    "unread": gettext_lazy("Not understood"),
}
