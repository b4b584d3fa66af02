"""How long things are kept, in one table (gallringsregler).

A rule disposes of nothing until a decision on disposal is in force for it. What the archive keeps
for good stands in KEPT, and what samverk itself takes away at once in AT_ONCE.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samverk.archive.files import remove, unused
from samverk.archive.models import Anonymisation, DisposalDecision
from samverk.archive.words import Words
from samverk.charters.models import Batch, BatchFile, Print
from samverk.charters.models.prints import ADOPTED
from samverk.documents.models import StoredFile
from samverk.people.models import Appointment, Membership, Person, RegisterImport
from samverk.post.models import Letter

type Rows = QuerySet[Any, Any]
SESSION = timedelta(hours=12)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Rows that go when they have been kept for `months`.

    `rows` gives those that may go at all, with `counted`: the moment or the day that the time is
    counted from. `files` are the paths to stored files that go with them where nothing else uses
    them. Accounts are not removed but anonymised.
    """

    key: str
    what: Words
    months: int
    counted_from: Words
    ground: Words
    rows: Callable[[datetime], Rows]
    kinds: tuple[str, ...]
    files: tuple[str, ...] = ()
    anonymises: bool = False

    def due(self, now: datetime) -> Rows:
        """What is to go at a moment, oldest row first."""
        return self.rows(now).filter(counted__lt=before(now, self.months)).order_by("pk")

    @property
    def how_long(self) -> str:
        if not self.months:
            return str(_("12 hours"))
        said = ngettext("%(count)d month", "%(count)d months", self.months)
        return said % {"count": self.months}

    @property
    def says(self) -> str:
        """How long, and counted from what."""
        said = _("%(long)s, counted from %(from)s")
        return str(said) % {"long": self.how_long, "from": self.counted_from}

    def take(self, rows: Rows, decision: DisposalDecision, on: date) -> dict[str, int]:
        """Let these rows go; how many of each kind went."""
        if self.anonymises:
            made = [
                Anonymisation.make(person, by=None, on=on, reason=str(decision)) for person in rows
            ]
            return {"people.Person": len(made)}
        files = {pk for path in self.files for pk in rows.values_list(path, flat=True) if pk}
        gone = _removed(rows)
        return gone | _removed(unused(StoredFile.objects.filter(pk__in=files)))


def _removed(rows: Rows) -> dict[str, int]:
    gone = remove(rows) if rows.model is StoredFile else rows.delete()[1]
    return {label: count for label, count in gone.items() if count}


def before(now: datetime, months: int) -> datetime:
    """The same moment so many months ago; the last day of a month that is too short for it."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))


def _accounts(_now: datetime) -> Rows:
    """Persons who take part in nothing any longer, by the last day that they did."""
    lists = Membership.objects.filter(person=OuterRef("pk"), until=None)
    roles = Appointment.objects.filter(person=OuterRef("pk"), until=None)
    left, ended = Max("memberships__until"), Max("appointments__until")
    last = Greatest(Coalesce(left, ended), Coalesce(ended, left))
    still = Exists(lists) | Exists(roles)
    return Person.objects.filter(~still, anonymisation=None).annotate(counted=last)


def _sent_letters(_now: datetime) -> Rows:
    return Letter.objects.exclude(sent_at=None).annotate(counted=F("sent_at"))


def _unsent_letters(_now: datetime) -> Rows:
    return Letter.objects.filter(sent_at=None).annotate(counted=F("written_at"))


def _sessions(_now: datetime) -> Rows:
    return Session.objects.annotate(counted=F("expire_date"))


def _devices(now: datetime) -> Rows:
    """Those whose session is over, whatever was heard of them last."""
    living = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=now)
    silent = UserSession.objects.filter(~Exists(living), last_seen_at__lt=now - SESSION)
    rows: Rows = silent.annotate(counted=F("last_seen_at"))
    return rows


def _batches(_now: datetime) -> Rows:
    """Readings that have come to an end: what became a draft has its own file."""
    waiting = BatchFile.objects.waiting().filter(batch=OuterRef("pk"))
    return Batch.objects.exclude(Exists(waiting), stopped_at=None).annotate(counted=F("at"))


def _imports(_now: datetime) -> Rows:
    """Lists of people that were handed in, also those that nobody took in."""
    going = [RegisterImport.State.WAITING, RegisterImport.State.UNDER_WAY]
    return RegisterImport.objects.exclude(state__in=going).annotate(counted=F("at"))


def _prints(_now: datetime) -> Rows:
    """Prints of a draft that has changed or been adopted since."""
    later = Print.objects.filter(
        charter=OuterRef("charter"), kind=OuterRef("kind"), asked_at__gt=OuterRef("asked_at")
    )
    old = Print.objects.exclude(state=ADOPTED).filter(
        Exists(later) | Q(charter__adoption__isnull=False)
    )
    return old.annotate(counted=F("asked_at"))


def _files(_now: datetime) -> Rows:
    """Files that nothing points at, such as those of drafts that were thrown away."""
    return unused(StoredFile.objects.annotate(counted=F("stored_at")))


SHORT_LIVED = _(
    "Of passing importance once it has done its work: section 10 of the Archives Act (1990:782)."
)
NO_LONGER_NEEDED = _("No longer needed for its purpose: article 5.1 e of the GDPR.")

RULES = (
    Rule(
        key="accounts",
        what=_("Accounts: anonymised, the record stays"),
        months=12,
        counted_from=_("the last day as a member or in a role"),
        ground=NO_LONGER_NEEDED,
        rows=_accounts,
        kinds=("people.Person",),
        anonymises=True,
    ),
    Rule(
        key="letters",
        what=_("Letters that were sent"),
        months=6,
        counted_from=_("the day they were sent"),
        ground=SHORT_LIVED,
        rows=_sent_letters,
        kinds=("post.Letter",),
        files=("attachments",),
    ),
    Rule(
        key="unsent_letters",
        what=_("Letters that were refused or never went"),
        months=6,
        counted_from=_("the day they were written"),
        ground=SHORT_LIVED,
        rows=_unsent_letters,
        kinds=("post.Letter",),
        files=("attachments",),
    ),
    Rule(
        key="sessions",
        what=_("Sessions that are over"),
        months=0,
        counted_from=_("signing in"),
        ground=NO_LONGER_NEEDED,
        rows=_sessions,
        kinds=("sessions.Session",),
    ),
    Rule(
        key="devices",
        what=_("Devices that somebody was signed in on"),
        months=0,
        counted_from=_("the last visit"),
        ground=NO_LONGER_NEEDED,
        rows=_devices,
        kinds=("usersessions.UserSession",),
    ),
    Rule(
        key="batches",
        what=_("Documents handed in to be read, and what was said of them"),
        months=3,
        counted_from=_("the day they were handed in"),
        ground=SHORT_LIVED,
        rows=_batches,
        kinds=("charters.Batch", "charters.BatchFile"),
        files=("files__file",),
    ),
    Rule(
        key="imports",
        what=_("Lists of people that were handed in as files, row by row"),
        months=3,
        counted_from=_("the day they were handed in"),
        ground=NO_LONGER_NEEDED,
        rows=_imports,
        kinds=("people.RegisterImport", "people.ImportRow"),
        files=("file",),
    ),
    Rule(
        key="prints",
        what=_("Prints of drafts that have changed since"),
        months=3,
        counted_from=_("the day they were made"),
        ground=SHORT_LIVED,
        rows=_prints,
        kinds=("charters.Print",),
        files=("file",),
    ),
    Rule(
        key="files",
        what=_("Files of drafts that were thrown away"),
        months=24,
        counted_from=_("the day they came in"),
        ground=SHORT_LIVED,
        rows=_files,
        kinds=("documents.StoredFile",),
    ),
)
BY_KEY = {rule.key: rule for rule in RULES}


@dataclass(frozen=True)
class Otherwise:
    """What no rule disposes of: kept for good, or taken away at once by samverk itself."""

    what: Words
    why: Words


BY_PLAN = _("Kept as the association's plan for its documents says. samverk never removes it.")
KEPT = (
    Otherwise(_("Minutes, decisions and attendance"), BY_PLAN),
    Otherwise(_("Charters that were adopted, and governing documents"), BY_PLAN),
    Otherwise(_("Feedback, answers and reviews"), BY_PLAN),
    Otherwise(_("Memberships, roles and the log of who did what"), BY_PLAN),
    Otherwise(
        _("This log of what was disposed of"),
        _("It is the proof that it was done, and by which decision."),
    ),
)
AT_ONCE = (
    Otherwise(
        _("Codes to sign in with"),
        _("Wiped from the letter as soon as it has been sent; good for fifteen minutes."),
    ),
    Otherwise(
        _("Jobs that samverk has done"),
        _("Removed after two weeks, failed ones after 90 days. They hold numbers, no names."),
    ),
)
