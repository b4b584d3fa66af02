"""Meetings and all that belongs to them, one noun a file."""

from samverk.meetings.models.agenda import AgendaItem, BacklogItem
from samverk.meetings.models.attendance import Attendance
from samverk.meetings.models.helping import CalendarKey, Delegation
from samverk.meetings.models.meeting import Cancellation, Meeting
from samverk.meetings.models.minutes import Approval, Minutes, Return, Submission
from samverk.meetings.models.notice import Invitation, Notice
from samverk.meetings.models.outcome import Action, Completion, Decision
from samverk.meetings.models.replies import Replies

__all__ = [
    "Action",
    "AgendaItem",
    "Approval",
    "Attendance",
    "BacklogItem",
    "CalendarKey",
    "Cancellation",
    "Completion",
    "Decision",
    "Delegation",
    "Invitation",
    "Meeting",
    "Minutes",
    "Notice",
    "Replies",
    "Return",
    "Submission",
]
