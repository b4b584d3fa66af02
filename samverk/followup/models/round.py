"""The yearly revision as one round: a commissioner asks all its networks, and adopts in one act."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samverk.charters.models import Charter, GoverningDocument
from samverk.followup.models.answers import in_figures
from samverk.followup.models.review import Review
from samverk.ledger.record import record
from samverk.meetings.models import AgendaItem, Meeting
from samverk.meetings.models.agenda import ItemKind
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.shell import dates
from samverk.shell.refused import Refused


class RoundQuerySet(models.QuerySet["Round"]):
    def with_surroundings(self) -> "RoundQuerySet":
        return self.select_related("commissioner", "strategy", "opened_by")

    def newest_first(self) -> "RoundQuerySet":
        return self.order_by("-year", "commissioner__name")


class Round(models.Model):
    """A body that commissions networks asks each of them to go through its assignments.

    `year` is the one that the new charters hold from; the networks answer by `answers_by`.
    `strategy` is what the new charters are to rest on, where that is another than before, and
    `period_from` and `period_to` the years that they are for.
    """

    commissioner = models.ForeignKey(Network, models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField()
    answers_by = models.DateField()
    strategy = models.ForeignKey(
        GoverningDocument, models.PROTECT, null=True, blank=True, related_name="rounds"
    )
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(null=True, blank=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commissioner", "year"], name="one_round_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.commissioner} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("followup:round", args=[self.pk])

    @property
    def network_id(self) -> int:
        return self.commissioner_id

    @property
    def looks_back_from(self) -> date:
        """The first day of the year that is gone through: the one before the new charters."""
        return date(self.year - 1, 1, 1)

    @classmethod
    def open(
        cls,
        commissioner: Network,
        *,
        by: Person,
        on: date,
        year: int,
        answers_by: date,
        strategy: GoverningDocument | None = None,
        period_from: int | None = None,
        period_to: int | None = None,
    ) -> "Round":
        """Ask each network below that has a charter in force, one review each.

        Raises Refused the second time for a year, for a last day that has passed, and where
        there is no charter to go through.
        """
        Network.objects.select_for_update().get(pk=commissioner.pk)
        if answers_by < on:
            raise Refused(_("The last day to answer has already passed."))
        if cls.objects.filter(commissioner=commissioner, year=year).exists():
            raise Refused(
                _("%(network)s already has a revision for %(year)s.")
                % {"network": commissioner, "year": year}
            )
        charters = charters_below(commissioner, on)
        if not charters:
            raise Refused(
                _("No network below %(network)s has a charter in force to go through.")
                % {"network": commissioner}
            )
        opened = cls.objects.create(
            commissioner=commissioner, year=year, answers_by=answers_by, strategy=strategy,
            period_from=period_from, period_to=period_to, opened_by=by,
        )  # fmt: skip
        Review.objects.bulk_create(
            Review(round=opened, network=network, charter=charter) for network, charter in charters
        )
        record(by, "round.opened", opened, year=year)
        return opened

    def propose(self, *, by: Person) -> list[Review]:
        """Lay before the commissioner what the networks have sent in; gives those proposed."""
        ready = self.ready()
        if not ready:
            raise Refused(_("No network has sent in anything that can be proposed yet."))
        for review in ready:
            review.propose(by=by)
        return ready

    def progress(self) -> list[Review]:
        """The reviews by network, with how far each has come: one query."""
        return list(self.reviews.with_progress().by_network())

    def hearing(self) -> "Hearing | None":
        """Where the proposals are taken up, if they are on the agenda of a meeting that stands."""
        heard = self.hearings.filter(item__meeting__cancellation__isnull=True)
        return heard.select_related("item__meeting__network").order_by("-at", "-pk").first()

    def meetings_to_choose(self, now: datetime) -> models.QuerySet[Meeting]:
        """The commissioner's coming meetings."""
        return Meeting.objects.standing().upcoming(now).filter(network=self.commissioner)

    def take_to(self, meeting: Meeting, *, by: Person) -> "Hearing":
        """Put the proposals on the agenda of one of the commissioner's meetings, as one item."""
        Round.objects.select_for_update().get(pk=self.pk)
        if heard := self.hearing():
            raise Refused(
                _("The proposals are already on the agenda of the meeting on %(day)s.")
                % {"day": dates.day(heard.item.meeting.date)}
            )
        proposed = self.proposed()
        if not proposed:
            raise Refused(_("There is no proposal to take up yet."))
        # In the association's own language, whoever puts it there: it stays in the record.
        with translation.override(settings.LANGUAGE_CODE):
            title = _("Revision of charters for %(year)s") % {"year": self.year}
            text = self._agenda_text(proposed)
        item = meeting.add_item(by=by, title=title, kind=ItemKind.DECISION, text=text)
        hearing = self.hearings.create(item=item, by=by)
        record(by, "round.heard", self, meeting=meeting.pk, item=item.pk)
        return hearing

    def proposed(self) -> list[Review]:
        """Those whose proposal waits to be adopted, with what was answered."""
        return [row for row in self._answered() if row.state == Review.State.PROPOSED]

    def ready(self) -> list[Review]:
        """Those that a proposal can be made of, with what was answered."""
        return [row for row in self._answered() if row.is_ready]

    def _answered(self) -> Iterable[Review]:
        return self.reviews.with_progress().by_network().prefetch_related("verdicts", "additions")

    def _agenda_text(self, proposed: list[Review]) -> str:
        """Each network and what changes in its assignments, and where all of it can be read."""
        lines = [_("Proposals for new charters:")]
        lines += [f"– {review.network}: {in_figures(review)}" for review in proposed]
        lines.append(_("Read the proposals: %(url)s") % {"url": self.address})
        return "\n".join(lines)

    @property
    def address(self) -> str:
        """Where it is read from outside the pages: in letters and on agendas."""
        return settings.BASE_URL + self.get_absolute_url()

    def adopt(
        self, reviews: Iterable[Review], *, by: Person, body: str, on: date, in_force_from: date
    ) -> None:
        """Put the proposals of these reviews in force: all of them, or none."""
        chosen = list(reviews)
        if not chosen:
            raise Refused(_("Choose at least one proposal to adopt."))
        with transaction.atomic():
            for review in chosen:
                review.adopt(by=by, body=body, on=on, in_force_from=in_force_from)
            record(
                by, "round.adopted", self, body=body, on=on.isoformat(),
                reviews=[review.pk for review in chosen],
            )  # fmt: skip


class Hearing(models.Model):
    """The round's proposals are on a meeting's agenda. Taking the item away takes this too."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="hearings")
    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.round}: {self.item}"


def charters_below(commissioner: Network, on: date) -> list[tuple[Network, Charter]]:
    """The active networks that a body commissions, by name, each with its charter in force."""
    active = Network.objects.active(on).filter(parent=commissioner)
    held = Charter.objects.in_force(on).filter(network__in=active)
    rows = held.select_related("network").order_by("network__name").defer("text")
    return [(charter.network, charter) for charter in rows if charter.network]


def may_open(mandate: Mandate) -> list[Network]:
    """The bodies that commission networks and that the person leads."""
    commissions = Network.objects.going_on().filter(children__kind__in=["body", "network"])
    bodies = commissions.distinct().by_name()
    return [body for body in bodies if mandate.leads(body)]
