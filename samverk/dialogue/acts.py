"""What follows an act elsewhere: approved minutes answer what they took up."""

from samverk.dialogue.models import Feedback
from samverk.ledger.models import Entry
from samverk.meetings.models import Approval


def close_feedback(entry: Entry) -> None:
    """Close the open feedback that an approved record took up. Running it again changes nothing."""
    approval = Approval.objects.select_related("by").get(pk=entry.noun_id)
    taken_up = Feedback.objects.open().filter(
        backlog__agenda_items__meeting__minutes=approval.minutes_id
    )
    for feedback in taken_up.distinct():
        feedback.acknowledge(by=approval.by)
