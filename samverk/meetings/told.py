"""What a meeting's page says of letters and answers: how far they are, who comes, what waits."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings.letters import Change, in_detail
from samverk.meetings.mailing import Recipient, key, recipients, to_remind
from samverk.meetings.models import Guest, Invitation, Meeting, Notice, Replies
from samverk.post.models import Letter


@dataclass(frozen=True)
class Progress:
    """How many of a notice's letters are written, and how many of them have been handed over."""

    notice: Notice
    written: int
    sent: int
    total: int

    @property
    def is_writing(self) -> bool:
        return self.notice.written_at is None

    @property
    def is_sending(self) -> bool:
        return self.sent < self.written

    @classmethod
    def of(cls, notice: Notice, ones: Iterable[Recipient]) -> "Progress":
        """One query. A letter that was refused has been handed over and come back."""
        keys = [key(notice, one) for one in ones]
        gone = Q(sent_at__isnull=False) | Q(refused_at__isnull=False)
        found = Letter.objects.filter(key__in=keys).aggregate(
            written=Count("pk"), sent=Count("pk", filter=gone)
        )
        return cls(notice, found["written"], found["sent"], len(keys))


@dataclass(frozen=True)
class Answered:
    """One of those asked, and what has been heard of them. `refusal` is why a letter came back."""

    one: Recipient
    status: str
    word: str
    where: str
    refusal: str


@dataclass(frozen=True)
class Town:
    """How many of those asked from a municipality or an organisation come, also by others."""

    name: str
    coming: int
    asked: int


@dataclass(frozen=True)
class Told:
    """`notice_by` is None when the notice has gone or the meeting begun."""

    changes: list[Change]
    progress: Progress | None
    answers: list[Answered]
    towns: list[Town]
    to_remind: int
    reminded: bool
    notice_by: date | None
    notice_days: int
    is_late: bool

    @classmethod
    def of(cls, meeting: Meeting, replies: Replies, now: datetime, *, writes: bool) -> "Told":
        """What only those who write for the network see is left out for others.

        Ten queries for those who write, two for others.
        """
        guests = list(meeting.guests.all())
        asked: list[Recipient] = [*replies.everybody, *guests]
        ahead = not meeting.is_cancelled and not meeting.has_begun(now)
        waits = ahead and not meeting.is_called
        by = meeting.notice_by() if waits and writes else None
        refusals = _refusals(meeting, asked) if writes else {}
        answers = [_answered(one, refusals.get(one.code, "")) for one in asked]
        asks = writes and ahead and meeting.is_called
        return cls(
            changes=in_detail(meeting.pending(now), meeting) if writes else [],
            progress=_progress(meeting) if writes else None,
            answers=answers if meeting.is_called else [],
            towns=_towns(answers) if meeting.is_called else [],
            to_remind=len(to_remind(meeting)) if asks else 0,
            reminded=asks and meeting.is_reminded(now),
            notice_by=by,
            notice_days=(meeting.date - by).days if by else 0,
            is_late=by is not None and by < timezone.localdate(now),
        )


def _progress(meeting: Meeting) -> Progress | None:
    """How far the latest notice is, while it is on its way."""
    latest = next(reversed(meeting.notices.all()), None)
    if latest is None:
        return None
    found = Progress.of(latest, recipients(meeting))
    return found if found.is_writing or found.is_sending else None


def _refusals(meeting: Meeting, ones: Iterable[Recipient]) -> dict[str, str]:
    """Why a letter about the meeting came back, by the codes of those it was to."""
    codes = {one.own_key: one.code for one in ones}
    codes |= {key(notice, one): one.code for notice in meeting.notices.all() for one in ones}
    back = Letter.objects.filter(key__in=codes, refused_at__isnull=False)
    return {codes[name]: why for name, why in back.values_list("key", "refusal")}


def _answered(one: Recipient, refusal: str) -> Answered:
    if one.answer:
        word = _("Coming by video") if one.remotely else one.get_answer_display()
        status = "none" if one.answer == "no" else "met"
    else:
        word = _("Has opened the letter") if one.is_opened else _("Has not answered")
        status = "due"
    return Answered(one, "late" if refusal else status, word, where(one), refusal)


def where(one: Recipient) -> str:
    """The municipality, or a guest's organisation."""
    if isinstance(one, Guest):
        return one.organisation
    return one.person.where


def _towns(answers: Iterable[Answered]) -> list[Town]:
    asked, coming = Counter[str](), Counter[str]()
    for answer in answers:
        if isinstance(answer.one, Invitation):
            asked[answer.where] += 1
            coming[answer.where] += answer.one.answer in ("yes", "substitute")
    return [Town(name, coming[name], asked[name]) for name in sorted(asked)]
