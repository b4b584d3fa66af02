"""What follows an act elsewhere: approved minutes answer what they took up."""

from django.db.models import Exists, OuterRef

from samverk.dialogue.models import Feedback
from samverk.ledger.models import Entry
from samverk.meetings.models import AgendaItem, Approval


def close_feedback(entry: Entry) -> None:
    """Close the open feedback that an approved record took up, and did not move on.

    Running it again changes nothing.
    """
    approval = Approval.objects.select_related("by").get(pk=entry.noun_id)
    taken_up = Feedback.objects.open().filter(
        Exists(
            AgendaItem.objects.filter(
                backlog=OuterRef("backlog"),
                meeting__minutes=approval.minutes_id,
                postponement__isnull=True,
            )
        )
    )
    for feedback in taken_up:
        feedback.acknowledge(by=approval.by)
