"""Reading minutes that were written elsewhere: plain text in, a draft to confirm out.

The stages, each in its own module:
lines        the text as lines, each with its form, number and cells
sections     what a heading or a label opens: those present, decisions, the next meeting …
headings     which of the lines are the items of the meeting
attendance   who came, who did not, for which municipality
outcome      decisions and actions, and what is left as notes
days         days and hours as people write them
reader       all of it together; `draft` is the shape

Nothing is filled in that the text does not say, but for the year of a day without one. What cannot
be told is left in the notes: somebody reads it all beside the text before anything is kept.
"""

from samverk.meetings.reading.draft import ActionRead, Attendee, DecisionRead, Draft, ItemRead, Next
from samverk.meetings.reading.reader import read

__all__ = ["ActionRead", "Attendee", "DecisionRead", "Draft", "ItemRead", "Next", "read"]
