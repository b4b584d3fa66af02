"""The register of processing (art. 30): what is done with personal data, and why.

People write what for, on what ground and for whom; which data there is, and for how long, is read
from the tables themselves and from the rules on disposal. A test fails for a table with personal
data that no activity names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from samverk.archive.known import Field
from samverk.archive.rules import BY_PLAN, RULES
from samverk.archive.words import Words
from samverk.people.models import Person

IDENTITY = _("who did something, or whom it is about")
NAMES = _("names")
CONTACT = _("addresses and telephone numbers")
POSTS = _("titles and posts")
TECHNICAL = _("devices, network addresses and keys to sign in with")
TEXT = _("running text in which somebody may be named")
FILES = _("files in which somebody may be named")
KINDS = (IDENTITY, NAMES, CONTACT, POSTS, TECHNICAL, TEXT, FILES)

# What kind of data a field holds, where its name says more than that it is text.
BY_NAME = {
    **dict.fromkeys(("name", "presenter", "who", "substitute", "asked_by"), NAMES),
    **dict.fromkeys(("email", "phone", "to", "office_mail"), CONTACT),
    **dict.fromkeys(("organisation", "function", "competence"), POSTS),
    **dict.fromkeys(
        "ip user_agent session_key session_data key token token_secret password uid tenant_id"
        " client_id secret claimed_by message_id".split(),
        TECHNICAL,
    ),
}
BY_LABEL = {"people.Person.title": POSTS, "people.Shield.title": POSTS}

# Tables in which nobody is named, though there is text in them.
NOBODY = {
    "archive.Disposal": _("numbers and days"),
    "auth.Group": _("not used"),
    "auth.Permission": _("not used"),
    "contenttypes.ContentType": _("names of tables"),
    "networks.Municipality": _("municipalities"),
    "socialaccount.SocialApp": _("not used"),
    "work.Beat": _("workers of the server"),
    "work.Slot": _("times of routines"),
}


@dataclass(frozen=True, kw_only=True)
class Activity:
    """One thing that is done with personal data. `models` are the labels of its tables.

    `kept` says what becomes of that which no rule disposes of.
    """

    key: str
    what: Words
    purpose: Words
    people: Words
    recipients: Words
    models: tuple[str, ...]
    ground: Words
    kept: Words = ""

    @property
    def data(self) -> list[str]:
        """The kinds of data in its tables."""
        tables = (apps.get_model(label) for label in self.models)
        found = {kind for table in tables for _field, kind in personal(table)}
        return [str(kind) for kind in KINDS if kind in found]

    @property
    def retention(self) -> list[str]:
        """How long, by the rules on disposal that its tables come under."""
        rules = [rule for rule in RULES if set(rule.kinds) & set(self.models)]
        said = [f"{rule.what}: {rule.says}." for rule in rules]
        return [*said, str(self.kept)] if self.kept else said


TASK = _(
    "A task in the public interest: article 6.1 e of the GDPR and chapter 2, section 2 of the"
    " Swedish data protection act (2018:218)."
)
DUTY = _(
    "A legal obligation: article 6.1 c of the GDPR, with the Swedish rules on public documents,"
    " secrecy and archives."
)
MEMBERS = _("Those who take part in networks, and the office.")
EVERYBODY_NAMED = _("Those who take part in networks, guests, and others named in documents.")
INSIDE = _("The networks' members and the office.")
PUBLIC_TOO = _("The networks' members, the office, the municipalities, and the public site.")
OFFICE_ONLY = _("The office.")

ACTIVITIES = (
    Activity(
        key="people",
        what=_("Lists of people, roles and accounts"),
        purpose=_("To know who takes part in which network, for whom and in which role."),
        people=MEMBERS,
        recipients=PUBLIC_TOO,
        ground=TASK,
        kept=BY_PLAN,
        models=(
            "people.Person",
            "people.Seat",
            "people.Membership",
            "people.Appointment",
            "people.RegisterConfirmation",
            "people.Eligibility",
            "people.RegisterImport",
            "people.ImportRow",
        ),
    ),
    Activity(
        key="sign_in",
        what=_("Signing in"),
        purpose=_("To let in those who take part, and nobody else."),
        people=MEMBERS,
        recipients=_("Nobody but the person and whoever runs the server."),
        ground=TASK,
        kept=_("Taken away by the person, or when the account is anonymised."),
        models=(
            "account.EmailAddress",
            "account.EmailConfirmation",
            "mfa.Authenticator",
            "socialaccount.SocialAccount",
            "socialaccount.SocialToken",
            "usersessions.UserSession",
            "sessions.Session",
            "people.Tenant",
            "meetings.CalendarKey",
        ),
    ),
    Activity(
        key="protection",
        what=_("Protected identities"),
        purpose=_("To let those take part whose name and address nobody may learn."),
        people=_("Those with protected personal data."),
        recipients=_("Nobody but the person and those in the office who protect them."),
        ground=DUTY,
        kept=_("As long as the protection holds; then with the account."),
        models=("people.Shield",),
    ),
    Activity(
        key="meetings",
        what=_("Meetings and minutes"),
        purpose=_("To call and hold meetings, and to keep a record of what was said and decided."),
        people=EVERYBODY_NAMED,
        recipients=PUBLIC_TOO,
        ground=TASK,
        kept=BY_PLAN,
        models=(
            "meetings.Meeting",
            "meetings.Cancellation",
            "meetings.BacklogItem",
            "meetings.Declining",
            "meetings.StandingItem",
            "meetings.AgendaItem",
            "meetings.Attachment",
            "meetings.Postponement",
            "meetings.Attendance",
            "meetings.Guest",
            "meetings.Reminder",
            "meetings.Adjuster",
            "meetings.Adjustment",
            "meetings.Comment",
            "meetings.Reopening",
            "meetings.Correction",
            "meetings.Anchoring",
            "meetings.Assent",
            "meetings.Settlement",
            "meetings.Intake",
            "publishing.Release",
            "publishing.Withdrawal",
            "meetings.Delegation",
            "meetings.Minutes",
            "meetings.Submission",
            "meetings.Return",
            "meetings.Approval",
            "meetings.Notice",
            "meetings.Invitation",
            "meetings.Decision",
            "meetings.Action",
            "meetings.Completion",
        ),
    ),
    Activity(
        key="charters",
        what=_("Charters, networks and governing documents"),
        purpose=_(
            "To know what each network is asked to do, who decided so, and what it rests on."
        ),
        people=EVERYBODY_NAMED,
        recipients=PUBLIC_TOO,
        ground=TASK,
        kept=BY_PLAN,
        models=(
            "charters.Charter",
            "charters.Sentence",
            "charters.Goal",
            "charters.Duty",
            "charters.Assignment",
            "charters.Proposal",
            "charters.Adoption",
            "charters.Ending",
            "charters.Finding",
            "charters.Batch",
            "charters.BatchFile",
            "charters.GoverningDocument",
            "charters.StrategicGoal",
            "charters.Continuation",
            "charters.Grounding",
            "charters.Aim",
            "charters.Commitment",
            "charters.WordTemplate",
            "charters.Print",
            "documents.StoredFile",
            "networks.Federation",
            "networks.Network",
            "networks.NetworkDecision",
            "networks.Initiative",
            "networks.Relation",
        ),
    ),
    Activity(
        key="followup",
        what=_("Follow-up, revision and feedback"),
        purpose=_("To see what becomes of assignments, and to carry questions up and down."),
        people=MEMBERS,
        recipients=INSIDE,
        ground=TASK,
        kept=BY_PLAN,
        models=(
            "followup.Submission",
            "followup.SettingAside",
            "followup.Verdict",
            "followup.Addition",
            "followup.Placing",
            "followup.Comment",
            "followup.Attestation",
            "followup.Round",
            "followup.Hearing",
            "dialogue.Feedback",
            "dialogue.Answer",
        ),
    ),
    Activity(
        key="letters",
        what=_("Letters"),
        purpose=_("To send notices, minutes and reminders, and to see that they arrive."),
        people=MEMBERS,
        recipients=_("The receiver; the office sees letters that did not arrive."),
        ground=TASK,
        models=("post.Letter", "post.Arrival"),
    ),
    Activity(
        key="log",
        what=_("Log of who did what"),
        purpose=_("To be able to show who did what and when, and to find faults and misuse."),
        people=MEMBERS,
        recipients=INSIDE,
        ground=DUTY,
        kept=BY_PLAN,
        models=("ledger.Entry",),
    ),
    Activity(
        key="privacy",
        what=_("Privacy: requests, anonymising and disposal"),
        purpose=_("To answer people who ask about their data, and to prove what was disposed of."),
        people=MEMBERS,
        recipients=OFFICE_ONLY,
        ground=DUTY,
        kept=BY_PLAN,
        models=("archive.Request", "archive.Anonymisation", "archive.DisposalDecision"),
    ),
    Activity(
        key="running",
        what=_("Running the server"),
        purpose=_("To do in the background what nobody should wait for, and to find faults."),
        people=MEMBERS,
        recipients=_("Whoever runs the server."),
        ground=TASK,
        kept=_("Jobs are removed after two weeks, failed ones after 90 days."),
        models=("django_tasks_database.DBTaskResult",),
    ),
)

SECURITY = (
    _("Signing in is by a code sent by mail, a passkey or the municipality's own sign-in service."),
    _("What each may see and do follows from dated memberships and roles, and is tested."),
    _("Protected identities are hidden from every page, feed, file and letter."),
    _("What is done is logged in a log that the database refuses to change."),
    _("Traffic is encrypted; sessions end after twelve hours."),
    _("Backups are taken of the database and the files, as the guide to running samverk says."),
)


def personal(model: type[models.Model]) -> Iterator[tuple[Field, Words]]:
    """The fields of a table that hold personal data, each with its kind.

    Text is taken for personal: somebody may be named in it. Choices, numbers and days are not.
    """
    for field in (*model._meta.fields, *model._meta.many_to_many):
        kind = _kind(model, field)
        if kind:
            yield field, kind


def _kind(model: type[models.Model], field: Field) -> Words | None:
    if field.is_relation:
        return IDENTITY if field.related_model is Person else None
    if isinstance(field, models.FileField):
        return FILES
    if isinstance(field, models.EmailField):
        return CONTACT
    if isinstance(field, models.GenericIPAddressField):
        return TECHNICAL
    if field.choices or not isinstance(
        field, models.CharField | models.TextField | models.JSONField
    ):
        return None
    label = f"{model._meta.label}.{field.name}"
    return BY_LABEL.get(label) or BY_NAME.get(field.name, TEXT)


def unplaced(tables: Iterable[type[models.Model]]) -> list[str]:
    """Tables with personal data that no activity names."""
    placed = {label for activity in ACTIVITIES for label in activity.models} | NOBODY.keys()
    labels = (table._meta.label for table in tables if any(personal(table)))
    return sorted(set(labels) - placed)


HEADINGS = (
    _("Activity"),
    _("Purpose"),
    _("Legal ground"),
    _("People"),
    _("Data"),
    _("Recipients"),
    _("How long"),
    _("Tables"),
)


def as_rows() -> list[list[str]]:
    """The register as a table, its headings first."""
    rows = [
        [
            str(activity.what),
            str(activity.purpose),
            str(activity.ground),
            str(activity.people),
            "; ".join(activity.data),
            str(activity.recipients),
            " ".join(activity.retention),
            ", ".join(activity.models),
        ]
        for activity in ACTIVITIES
    ]
    return [[str(heading) for heading in HEADINGS], *rows]


def as_data(controller: str, address: str) -> dict[str, object]:
    """The register for machines; README.md describes its shape."""
    return {
        "controller": {"name": controller, "email": address},
        "security": [str(measure) for measure in SECURITY],
        "activities": [
            {
                "key": activity.key,
                "activity": str(activity.what),
                "purpose": str(activity.purpose),
                "legal_ground": str(activity.ground),
                "people": str(activity.people),
                "data": activity.data,
                "recipients": str(activity.recipients),
                "retention": activity.retention,
                "tables": list(activity.models),
            }
            for activity in ACTIVITIES
        ],
    }
