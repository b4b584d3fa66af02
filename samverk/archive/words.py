"""What samverk tells a person of what it knows about them: every row that points at a person.

One line for each field that does, by its label. A test fails for a field without a line; until it
has one, its rows are told by their dates alone. What is told are the columns named here and no
others, so that secrets (keys, codes, tokens) and what concerns somebody else are left out.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Words = str | Promise

ACCOUNT = _("Account and sign-in")
PLACE = _("Networks and roles")
MEETINGS = _("Meetings")
WRITTEN = _("What the person has written or decided")
OFFICE = _("What the person has done for the office")
POST = _("Letters")
LEDGER = _("Log")
GROUPS = (ACCOUNT, PLACE, MEETINGS, WRITTEN, OFFICE, POST, LEDGER)


@dataclass(frozen=True)
class Told:
    """What some rows are called, where they belong, and which of their columns are told."""

    group: Words
    heading: Words
    columns: tuple[str, ...]


def _told(group: Words, heading: Words, columns: str) -> Told:
    return Told(group, heading, tuple(columns.split()))


MEETING = "meeting__network__name meeting__starts_at"
MINUTES = "minutes__meeting__network__name minutes__meeting__starts_at"
REVIEW = "review__network__name review__round__year"

PERSON = _told(
    ACCOUNT,
    _("Details"),
    "name email title phone municipality__name language name_shown title_shown email_shown"
    " phone_shown is_active last_login",
)

POINTERS = {
    "account.EmailAddress.user": _told(
        ACCOUNT, _("Addresses to sign in with"), "email verified primary"
    ),
    "mfa.Authenticator.user": _told(
        ACCOUNT, _("Passkeys"), "data__name type created_at last_used_at"
    ),
    "socialaccount.SocialAccount.user": _told(
        ACCOUNT, _("Linked accounts"), "provider uid date_joined last_login"
    ),
    "usersessions.UserSession.user": _told(
        ACCOUNT, _("Devices signed in on"), "created_at last_seen_at ip user_agent"
    ),
    "people.Shield.person": _told(
        ACCOUNT, _("Details that are shown to nobody"), "name email title phone at lifted_at"
    ),
    "meetings.CalendarKey.person": _told(
        ACCOUNT, _("Addresses of the calendar"), "made_at ended_at"
    ),
    "archive.Request.person": _told(
        ACCOUNT, _("Requests to be anonymised"), "asked_at closed_at answer"
    ),
    "archive.Anonymisation.person": _told(ACCOUNT, _("Anonymised"), "at reason asked_at"),
    "people.Membership.person": _told(
        PLACE,
        _("Places in networks"),
        "network__name kind municipality__name organisation since until",
    ),
    "people.Appointment.person": _told(PLACE, _("Roles"), "role network__name since until"),
    "networks.Initiative.convener": _told(
        PLACE, _("Convener of networks asked for"), "network__name on"
    ),
    "meetings.Invitation.person": _told(
        MEETINGS, _("Invitations"), f"{MEETING} answer substitute answered_at"
    ),
    "meetings.Attendance.person": _told(
        MEETINGS, _("Attendance"), f"{MEETING} name presence remark"
    ),
    "meetings.Attendance.stands_in_for": _told(
        MEETINGS, _("Meetings where somebody stood in"), f"{MEETING}"
    ),
    "meetings.Action.person": _told(
        MEETINGS, _("Actions to do"), "item__meeting__network__name text due"
    ),
    "meetings.Completion.by": _told(
        MEETINGS, _("Actions reported as done"), "action__text on note"
    ),
    "meetings.Delegation.person": _told(
        MEETINGS, _("Meetings to prepare"), f"{MEETING} at ended_at"
    ),
    "meetings.Delegation.by": _told(
        MEETINGS, _("Meetings given to somebody to prepare"), f"{MEETING} at ended_at"
    ),
    "meetings.Meeting.created_by": _told(
        MEETINGS, _("Meetings planned"), "network__name starts_at place"
    ),
    "meetings.Cancellation.by": _told(MEETINGS, _("Meetings cancelled"), f"{MEETING} at reason"),
    "meetings.Notice.by": _told(MEETINGS, _("Notices sent"), f"{MEETING} kind sent_at"),
    "meetings.Minutes.begun_by": _told(MEETINGS, _("Minutes begun"), f"{MEETING} begun_at"),
    "meetings.Submission.by": _told(MEETINGS, _("Minutes sent for approval"), f"{MINUTES} at"),
    "meetings.Return.by": _told(MEETINGS, _("Minutes sent back"), f"{MINUTES} at reason"),
    "meetings.Approval.by": _told(MEETINGS, _("Minutes approved"), f"{MINUTES} at"),
    "meetings.Reminder.by": _told(MEETINGS, _("Reminders sent"), f"{MEETING} at"),
    "meetings.Guest.by": _told(MEETINGS, _("Guests invited"), f"{MEETING} at"),
    "meetings.Adjuster.person": _told(MEETINGS, _("Minutes to adjust"), f"{MEETING} at"),
    "meetings.Adjuster.by": _told(MEETINGS, _("Adjusters chosen"), f"{MEETING} at"),
    "meetings.Reopening.by": _told(
        MEETINGS, _("Minutes opened to be corrected"), f"{MINUTES} at reason"
    ),
    "meetings.Correction.by": _told(MEETINGS, _("Corrections approved"), "version reason at"),
    "meetings.Assent.person": _told(
        MEETINGS, _("Asked about decisions afterwards"), f"{MEETING} asked_at answer text"
    ),
    "meetings.Anchoring.by": _told(MEETINGS, _("Decisions anchored"), "decision__text on note"),
    "meetings.Settlement.by": _told(
        MEETINGS, _("What came of decisions"), "decision__text on note"
    ),
    "meetings.Postponement.by": _told(
        MEETINGS, _("Items moved to a later meeting"), "item__title at"
    ),
    "meetings.Attachment.by": _told(MEETINGS, _("Papers attached"), "title at"),
    "meetings.Intake.by": _told(MEETINGS, _("Minutes handed in as files"), "file__name at"),
    "meetings.Intake.ended_by": _told(
        MEETINGS, _("Minutes handed in that the person settled"), "file__name ended_at"
    ),
    "publishing.Release.by": _told(MEETINGS, _("Minutes released to the public"), "at"),
    "publishing.Withdrawal.by": _told(
        MEETINGS, _("Minutes taken off the public site"), "reason at"
    ),
    "publishing.Withdrawal.ended_by": _told(
        MEETINGS, _("Minutes put back on the public site"), "ended_at"
    ),
    "meetings.Comment.by": _told(WRITTEN, _("Comments on minutes"), f"{MINUTES} text at"),
    "meetings.Comment.settled_by": _told(
        WRITTEN, _("Comments on minutes that the person settled"), f"{MINUTES} settled_at"
    ),
    "meetings.Declining.by": _told(WRITTEN, _("Proposals turned down"), "item__title reason at"),
    "meetings.BacklogItem.proposed_by": _told(
        WRITTEN, _("Proposals of what to take up"), "network__name title text proposed_at"
    ),
    "dialogue.Feedback.by": _told(
        WRITTEN, _("Feedback sent"), "sender__name receiver__name title text on"
    ),
    "dialogue.Answer.by": _told(WRITTEN, _("Answers to feedback"), "feedback__title text at"),
    "followup.Attestation.by": _told(WRITTEN, _("Duties reported as done"), "on text"),
    "followup.Comment.by": _told(WRITTEN, _("Comments on reviews"), f"{REVIEW} text at"),
    "followup.Verdict.by": _told(WRITTEN, _("Words on assignments"), f"{REVIEW} kind reason at"),
    "followup.Addition.by": _told(WRITTEN, _("New assignments proposed"), f"{REVIEW} text at"),
    "followup.Placing.by": _told(WRITTEN, _("Goals chosen in reviews"), f"{REVIEW} at"),
    "followup.Submission.by": _told(WRITTEN, _("Reviews sent in"), f"{REVIEW} at"),
    "followup.SettingAside.by": _told(WRITTEN, _("Reviews set aside"), f"{REVIEW} reason at"),
    "followup.Hearing.by": _told(
        WRITTEN, _("Proposals taken to a meeting"), "round__commissioner__name round__year at"
    ),
    "followup.Round.opened_by": _told(
        WRITTEN, _("Revisions opened"), "commissioner__name year opened_at"
    ),
    "charters.Charter.created_by": _told(WRITTEN, _("Charters begun"), "title created_at"),
    "charters.Proposal.by": _told(WRITTEN, _("Charters proposed"), "charter__title at"),
    "charters.Adoption.recorded_by": _told(
        WRITTEN, _("Adoptions recorded"), "charter__title on recorded_at"
    ),
    "charters.Ending.recorded_by": _told(
        WRITTEN, _("Endings of charters recorded"), "charter__title recorded_at reason"
    ),
    "charters.Finding.settled_by": _told(
        WRITTEN, _("Remarks settled"), "charter__title settled_at note"
    ),
    "charters.Batch.by": _told(WRITTEN, _("Documents handed in"), "at"),
    "charters.Batch.stopped_by": _told(WRITTEN, _("Readings stopped"), "stopped_at"),
    "charters.BatchFile.meant_by": _told(WRITTEN, _("Documents said to be charters"), "name"),
    "charters.GoverningDocument.created_by": _told(
        WRITTEN, _("Governing documents added"), "name created_at"
    ),
    "charters.Continuation.by": _told(WRITTEN, _("Goals said to continue"), "at note"),
    "charters.Grounding.by": _told(WRITTEN, _("Strategies chosen"), "charter__title at"),
    "charters.Aim.by": _told(WRITTEN, _("Goals tied to a strategy"), "goal__title at"),
    "charters.Commitment.by": _told(
        WRITTEN, _("Municipalities' adoptions recorded"), "municipality__name strategy__name at"
    ),
    "charters.WordTemplate.by": _told(WRITTEN, _("Word templates chosen"), "at"),
    "people.RegisterConfirmation.by": _told(
        WRITTEN, _("Lists confirmed"), "network__name on count"
    ),
    "people.RegisterImport.by": _told(OFFICE, _("Lists handed in"), "file__name network__name at"),
    "people.RegisterImport.done_by": _told(
        OFFICE, _("Lists taken in"), "file__name network__name done_at"
    ),
    "people.ImportRow.person": _told(
        PLACE, _("Rows in lists that were handed in"), "whole__at sheet number line"
    ),
    "people.Eligibility.by": _told(
        OFFICE, _("Rules on who may have a role"), "network__name role since"
    ),
    "people.Shield.by": _told(OFFICE, _("Identities protected"), "at"),
    "people.Shield.lifted_by": _told(OFFICE, _("Protections lifted"), "lifted_at"),
    "people.Tenant.by": _told(
        OFFICE, _("Sign-in services allowed"), "municipality__name since until"
    ),
    "networks.NetworkDecision.recorded_by": _told(
        OFFICE, _("Decisions on networks recorded"), "network__name kind on recorded_at"
    ),
    "networks.Initiative.recorded_by": _told(
        OFFICE, _("Networks asked for that were recorded"), "network__name on"
    ),
    "networks.Relation.recorded_by": _told(
        OFFICE, _("What networks have in common, recorded"), "network__name since until"
    ),
    "archive.Request.closed_by": _told(OFFICE, _("Requests answered"), "closed_at"),
    "archive.Anonymisation.by": _told(OFFICE, _("Accounts anonymised"), "at"),
    "archive.DisposalDecision.by": _told(
        OFFICE, _("Decisions on disposal recorded"), "body on reference at"
    ),
    "ledger.Entry.actor": _told(LEDGER, _("What the person has done"), "at verb"),
}

# Fields that hold a person's name as somebody wrote it: rows where it is this person's.
NAMES = {
    "meetings.Attendance.name": _told(
        MEETINGS, _("Attendance without an account, by name"), f"{MEETING} name presence"
    ),
    "meetings.Invitation.substitute": _told(
        MEETINGS, _("Named as a substitute"), f"{MEETING} substitute"
    ),
    "meetings.AgendaItem.presenter": _told(
        MEETINGS, _("Named as presenter"), f"{MEETING} title presenter"
    ),
    "meetings.Action.who": _told(
        MEETINGS, _("Named as the one to do something"), "item__meeting__network__name text who due"
    ),
}
LETTERS = _told(POST, _("Letters to the person"), "written_at sent_at subject reason")
ABOUT = _told(LEDGER, _("What others have done about the person"), "at verb")

# What a column is called: by its whole path, else by its last word.
COLUMNS: dict[str, Words] = {
    "data__name": _("Name"),
    "network__name": _("Network"),
    "commissioner__name": _("Commissioner"),
    "municipality__name": _("Municipality"),
    "strategy__name": _("Strategy"),
    "sender__name": _("From"),
    "receiver__name": _("To"),
    "feedback__title": _("Feedback"),
    "charter__title": _("Charter"),
    "goal__title": _("Goal"),
    "action__text": _("Action"),
    "starts_at": _("Meeting"),
    "name": _("Name"),
    "email": _("E-mail address"),
    "title": _("Title"),
    "phone": _("Telephone"),
    "language": _("Language"),
    "name_shown": _("Who sees the name"),
    "title_shown": _("Who sees the title"),
    "email_shown": _("Who sees the address"),
    "phone_shown": _("Who sees the telephone number"),
    "is_active": _("May sign in"),
    "last_login": _("Last signed in"),
    "verified": _("Confirmed"),
    "primary": _("Main address"),
    "type": _("Kind"),
    "kind": _("Kind"),
    "created_at": _("Begun"),
    "last_used_at": _("Last used"),
    "provider": _("Service"),
    "uid": _("Known there as"),
    "date_joined": _("Linked"),
    "last_seen_at": _("Last seen"),
    "ip": _("Network address"),
    "user_agent": _("Browser"),
    "at": _("When"),
    "lifted_at": _("Lifted"),
    "made_at": _("Made"),
    "ended_at": _("Ended"),
    "asked_at": _("Asked"),
    "closed_at": _("Closed"),
    "answer": _("The answer"),
    "reason": _("Reason"),
    "organisation": _("Organisation"),
    "since": _("From and including"),
    "until": _("Up to and including"),
    "role": _("Role"),
    "on": _("Day"),
    "substitute": _("Substitute"),
    "answered_at": _("Answered"),
    "presence": _("Presence"),
    "remark": _("Remark"),
    "text": _("Text"),
    "version": _("Version"),
    "due": _("Due"),
    "note": _("Note"),
    "place": _("Place"),
    "sent_at": _("Sent"),
    "begun_at": _("Begun"),
    "proposed_at": _("Proposed"),
    "opened_at": _("Opened"),
    "year": _("Year"),
    "recorded_at": _("Recorded"),
    "settled_at": _("Settled"),
    "stopped_at": _("Stopped"),
    "count": _("People"),
    "body": _("Decided by"),
    "reference": _("Number in the diary"),
    "verb": _("What"),
    "presenter": _("Presenter"),
    "who": _("Who"),
    "written_at": _("Written"),
    "file__name": _("File"),
    "done_at": _("Taken in"),
    "sheet": _("Sheet"),
    "number": _("Row"),
    "line": _("What it says"),
    "subject": _("Subject"),
}


def column(path: str) -> Words | None:
    """What a column is called; None if nobody has given it a word."""
    parts = path.split("__")
    tails = ("__".join(parts[start:]) for start in range(len(parts)))
    return next((COLUMNS[tail] for tail in tails if tail in COLUMNS), None)
