"""Kinds of duty by what they are about: the columns of the overview."""

from django.utils.translation import gettext_lazy as _

# name of the family: its heading, and the kinds of duty in it. What is left is followed up.
FAMILIES = {
    "meetings": (_("Meetings"), {"hold_meetings", "lead_meetings"}),
    "planning": (_("Planning"), {"plan_year", "prepare_meetings"}),
    "notice": (_("Notice"), {"send_notice"}),
    "record": (_("Record"), {"write_minutes", "submit_minutes", "publish_minutes"}),
    "register": (_("List of people"), {"submit_register"}),
    "dates": (_("Dates"), {"submit_dates"}),
    "feedback": (_("Feedback"), {"feedback_up", "feedback_down", "inform_commissioner"}),
    "followup": (_("Follow-up"), set[str]()),
    "revision": (_("Revision"), {"revise_charter"}),
}


def family_of(kind: str) -> str:
    """Which column a kind of duty stands in."""
    found = (name for name, (_heading, kinds) in FAMILIES.items() if kind in kinds)
    return next(found, "followup")
