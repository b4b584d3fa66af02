"""Accounts that become nobody's (avidentifiering): what was done stays, who did it is forgotten."""

from datetime import date, datetime
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.archive.forgetting import forget
from samverk.ledger.record import record
from samverk.people.models import Person
from samverk.shell.refused import Refused


class RequestQuerySet(models.QuerySet["Request"]):
    def pending(self) -> Self:
        """Those that wait for the office, oldest first."""
        return self.filter(closed_at=None).select_related("person").order_by("asked_at", "pk")


class Request(models.Model):
    """A person asks the office to anonymise the account. Open until `closed_at`.

    Closed by the person it was taken back; closed by the office it was done, or declined, and
    `answer` says why.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="anonymisation_requests")
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_at=None), name="one_open_request_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}"

    @classmethod
    def ask(cls, person: Person, *, at: datetime) -> "Request":
        """Ask for it; asking twice is asking once."""
        asked, new = cls.objects.get_or_create(
            person=person, closed_at=None, defaults={"asked_at": at}
        )
        if new:
            record(person, "anonymisation.asked", person)
        return asked

    def take_back(self) -> None:
        """The person has thought better of it."""
        self._close(by=self.person)
        record(self.person, "anonymisation.taken_back", self.person)

    def decline(self, *, by: Person, answer: str) -> None:
        """The office says no, and why; the person reads it on the page where they asked."""
        self._close(by=by, answer=answer)
        record(by, "anonymisation.declined", self.person)

    def _close(self, *, by: Person, answer: str = "") -> None:
        self.closed_at, self.closed_by, self.answer = timezone.now(), by, answer
        self.save(update_fields=["closed_at", "closed_by", "answer"])


class AnonymisationQuerySet(models.QuerySet["Anonymisation"]):
    def newest_first(self) -> Self:
        return self.select_related("by").order_by("-at", "-pk")


class Anonymisation(models.Model):
    """An account was made nobody's. Only added to: it cannot be undone.

    `by` is empty where a rule did it; `reason` then names the rule. `asked_at` is when the person
    asked for it, if they did.
    """

    person = models.OneToOneField(Person, models.PROTECT, related_name="anonymisation")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField()
    asked_at = models.DateTimeField(null=True)

    objects = AnonymisationQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.person_id)

    @classmethod
    @transaction.atomic
    def make(cls, person: Person, *, by: Person | None, on: date, reason: str) -> "Anonymisation":
        """Forget who the account belonged to; what is kept by law stays as it is.

        Doing it again changes nothing. Refused while the person takes part in something.
        """
        person = Person.objects.select_for_update().get(pk=person.pk)
        if done := cls.objects.filter(person=person).first():
            return done
        if still := obstacles(person, on):
            raise Refused(" ".join(still))
        request = person.anonymisation_requests.filter(closed_at=None).first()
        forget(person)
        if request:
            request._close(by=by or person)
        made = cls.objects.create(
            person=person, by=by, reason=reason, asked_at=request.asked_at if request else None
        )
        record(by, "person.anonymised", person)
        return made


def obstacles(person: Person, on: date) -> list[str]:
    """What has to end before the account can be anonymised, a sentence each."""
    found = []
    open_until = Q(until__isnull=True) | Q(until__gte=on)
    lists = person.memberships.filter(open_until).select_related("network")
    if names := sorted({str(row.network) for row in lists}):
        found.append(
            _("The person is on the list of %(networks)s. Take them off it first.")
            % {"networks": ", ".join(names)}
        )
    if person.appointments.filter(open_until).exists():
        found.append(_("The person holds a role. End it first, on the network's list."))
    return found
