"""Every verb that the ledger knows, in words that stand after a person's name."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "action.completed": _("marked an action as done"),
    "agenda.item_added": _("added an agenda item"),
    "agenda.item_changed": _("changed an agenda item"),
    "agenda.item_moved": _("moved an agenda item"),
    "agenda.item_removed": _("removed an agenda item"),
    "attendance.marked": _("marked who came"),
    "backlog.proposed": _("proposed something to take up"),
    "charter.adopted": _("recorded the adoption of the charter"),
    "charter.changed": _("corrected the reading of the charter"),
    "charter.read": _("read in a charter"),
    "duty.attested": _("reported a duty as done"),
    "feedback.answered": _("answered feedback"),
    "feedback.sent": _("sent feedback"),
    "invitation.answered": _("answered the notice"),
    "meeting.called": _("sent the notice"),
    "meeting.cancelled": _("cancelled the meeting"),
    "meeting.changed": _("changed the meeting"),
    "meeting.planned": _("planned the meeting"),
    "minutes.approved": _("approved the minutes"),
    "minutes.begun": _("began the minutes"),
    "minutes.published": _("published the minutes"),
    "minutes.returned": _("sent the minutes back"),
    "minutes.submitted": _("sent the minutes for approval"),
    "minutes.withdrawn": _("took the minutes back"),
    "minutes.written": _("wrote in the minutes"),
    "register.confirmed": _("confirmed the list of people"),
}
