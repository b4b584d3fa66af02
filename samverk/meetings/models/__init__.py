"""Meetings and all that belongs to them, one noun a file."""

from samverk.meetings.models.adjusting import Adjuster, Adjustment, Comment
from samverk.meetings.models.agenda import (
    AgendaItem,
    Attachment,
    BacklogItem,
    Declining,
    Postponement,
)
from samverk.meetings.models.anchoring import Anchoring, Assent
from samverk.meetings.models.attendance import Attendance
from samverk.meetings.models.cancellation import Cancellation
from samverk.meetings.models.correcting import Correction, Reopening
from samverk.meetings.models.helping import CalendarKey, Delegation
from samverk.meetings.models.intake import Intake
from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.minutes import Approval, Minutes, Return, Submission
from samverk.meetings.models.notice import Guest, Invitation, Notice, Reminder
from samverk.meetings.models.outcome import Action, Completion, Decision, Settlement
from samverk.meetings.models.procedure import Procedure
from samverk.meetings.models.register import Registered
from samverk.meetings.models.replies import Replies
from samverk.meetings.models.standing import StandingItem

__all__ = [
    "Action",
    "Adjuster",
    "Adjustment",
    "AgendaItem",
    "Anchoring",
    "Approval",
    "Assent",
    "Attachment",
    "Attendance",
    "BacklogItem",
    "CalendarKey",
    "Cancellation",
    "Comment",
    "Completion",
    "Correction",
    "Decision",
    "Declining",
    "Delegation",
    "Guest",
    "Intake",
    "Invitation",
    "Meeting",
    "Minutes",
    "Notice",
    "Postponement",
    "Procedure",
    "Registered",
    "Reminder",
    "Reopening",
    "Replies",
    "Return",
    "Settlement",
    "StandingItem",
    "Submission",
]
