"""One duty and all that it is held against: what a rule is given."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from samverk.charters.models import Duty
from samverk.dialogue.models import Feedback
from samverk.followup.facts import Facts, MeetingFact
from samverk.followup.standing import Link, Standing
from samverk.meetings.models import Meeting
from samverk.networks.models import Network
from samverk.shell.dates import day
from samverk.shell.periods import Period

# A deadline so near is due now.
SOON = timedelta(days=7)
# A duty that is new, or new to samverk, is given this long before a passed date counts.
GRACE = timedelta(days=30)


@dataclass(frozen=True)
class Case:
    """`since` is the first day that the duty is held against: when it lay on the network and
    samverk knew the network."""

    duty: Duty
    network: Network
    facts: Facts
    today: date
    since: date

    @property
    def rule(self) -> dict[str, Any]:
        rule: dict[str, Any] = self.duty.rule
        return rule

    @property
    def parent(self) -> Network | None:
        return self.network.parent

    def meetings(self, network: Network | None = None) -> list[MeetingFact]:
        """The meetings that stand, of this network or another, by date."""
        rows = self.facts.meetings.get((network or self.network).pk, [])
        return [meeting for meeting in rows if not meeting.cancelled]

    def network_meetings(self) -> list[MeetingFact]:
        """By date, with those held together with others and without the heads' own meetings,
        which a charter counts for themselves."""
        joint = [m for m in self.facts.joint.get(self.network.pk, []) if not m.cancelled]
        rows = sorted([*self.meetings(), *joint], key=lambda m: (m.starts_at, m.pk))
        return [m for m in rows if m.kind == Meeting.Kind.NETWORK]

    def held(self, network: Network | None = None) -> list[MeetingFact]:
        """Meetings held since the duty began to count."""
        return [
            meeting
            for meeting in self.meetings(network)
            if meeting.is_held(self.today) and meeting.on >= self.since
        ]

    def ahead(self) -> list[MeetingFact]:
        return [meeting for meeting in self.meetings() if not meeting.is_held(self.today)]

    def feedback(self, sender: Network, receiver: Network) -> list[Feedback]:
        """What one body has said to another, oldest first."""
        return self.facts.feedback.get((sender.pk, receiver.pk), [])

    def limit(self, key: str, own: int) -> tuple[int, str]:
        """Days, and whose they are: the charter's where the rule has them, else ours."""
        if days := self.rule.get(key):
            return int(days), charters_own()
        return own, associations_own()

    def counts_whole(self, period: Period) -> bool:
        """Whether the duty was there from the period's start, so that all of it can be asked."""
        return self.since <= period.start

    def no_sooner(self, due: date) -> date:
        """A deadline that had passed when the duty began gets a month from then."""
        return max(due, self.since + GRACE) if due < self.since else due

    def by_date(self, due: date, soon: timedelta = SOON) -> str:
        """How something not yet done stands: late, due or upcoming."""
        if self.today > due:
            return "late"
        return "due" if self.today >= due - soon else "upcoming"

    def stand(self, status: str, why: str, *, period: str, **rest: Any) -> Standing:
        """One standing of this duty; `rest` are fields of Standing."""
        return Standing(
            duty=self.duty, network=self.network, period=period, status=status, why=why,
            **{"due": None} | rest,
        )  # fmt: skip


def charters_own() -> str:
    return _("as the charter says")


def associations_own() -> str:
    return _("the association's own deadline")


def of_meeting(meeting: MeetingFact) -> str:
    return _("meeting %(day)s") % {"day": day(meeting.on)}


def to_meeting(meeting: MeetingFact) -> Link:
    return Link(of_meeting(meeting), meeting.url)


def to_meetings(meetings: list[MeetingFact]) -> tuple[Link, ...]:
    return tuple(to_meeting(meeting) for meeting in meetings)


def days_in(period: Period, since: date) -> Iterator[date]:
    """The days that are left of a period."""
    for number in range((period.end - since).days + 1):
        yield since + timedelta(days=number)
