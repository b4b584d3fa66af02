"""Feedback (återkoppling): what one body says to another, open until it is answered."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.record import record
from samverk.meetings.models import AgendaItem, BacklogItem
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.shell.refused import Refused

# How long feedback may wait at its receiver before the pages call it late.
ANSWER_WITHIN = timedelta(days=30)


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def open(self) -> "FeedbackQuerySet":
        return self.filter(answer__isnull=True)

    def closed(self) -> "FeedbackQuerySet":
        return self.filter(answer__isnull=False)

    def seen_by(self, mandate: Mandate) -> "FeedbackQuerySet":
        """What a person may read: everything said by or to a network that they see."""
        if mandate.coordinator:
            return self
        return self.filter(Q(sender__in=mandate.reads) | Q(receiver__in=mandate.reads))

    def about(self, network: Network) -> "FeedbackQuerySet":
        return self.filter(Q(sender=network) | Q(receiver=network))

    def longest_wait_first(self) -> "FeedbackQuerySet":
        return self.select_related("sender", "receiver", "by", "answer").order_by("on", "pk")

    def newest_first(self) -> "FeedbackQuerySet":
        return self.select_related("sender", "receiver", "by", "answer").order_by("-on", "-pk")


class Feedback(models.Model):
    """A statement from one body to another. It waits in the receiver's backlog.

    `purpose` is what the sender wants back; `origin` is the agenda item it came out of.
    """

    class Purpose(models.TextChoices):
        INFORM = "inform", gettext_lazy("For information")
        ANSWER = "answer", gettext_lazy("For an answer")
        DECIDE = "decide", gettext_lazy("For a decision")

    sender = models.ForeignKey(Network, models.PROTECT, related_name="feedback_sent")
    receiver = models.ForeignKey(Network, models.PROTECT, related_name="feedback_received")
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.INFORM)
    title = models.CharField(max_length=200)
    text = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    origin = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    backlog = models.OneToOneField(BacklogItem, models.PROTECT, related_name="feedback")

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "feedback"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dialogue:thread", args=[self.pk])

    @property
    def network_id(self) -> int:
        return self.sender_id

    @property
    def is_answered(self) -> bool:
        return hasattr(self, "answer")

    @property
    def due(self) -> date:
        """The day by which the receiver should have answered, by the association's own rule."""
        return self.on + ANSWER_WITHIN

    def outcome(self) -> models.QuerySet[AgendaItem]:
        """The items that took it up at the receiver, once their record is approved."""
        items = AgendaItem.objects.filter(
            backlog=self.backlog_id,
            meeting__minutes__approval__isnull=False,
            postponement__isnull=True,
        )
        return items.select_related("meeting__network").prefetch_related("decisions")

    @classmethod
    def send(
        cls,
        *,
        sender: Network,
        receiver: Network,
        by: Person,
        on: date,
        title: str,
        text: str,
        purpose: str,
        origin: AgendaItem | None = None,
    ) -> "Feedback":
        """Send it: it lies in the receiver's backlog and is offered to its next agenda."""
        if sender == receiver:
            raise Refused(_("Choose another body to send to."))
        backlog = BacklogItem.propose(
            receiver,
            by=by,
            title=_("From {body}: {title}").format(body=sender, title=title)[:200],
            text=text,
        )
        feedback = cls.objects.create(
            sender=sender,
            receiver=receiver,
            by=by,
            on=on,
            title=title,
            text=text,
            purpose=purpose,
            origin=origin,
            backlog=backlog,
        )
        record(by, "feedback.sent", feedback, to=receiver.name)
        return feedback

    def acknowledge(self, *, by: Person, text: str = "") -> "Answer":
        """Answer, or without text acknowledge; either closes it for both sides."""
        if self.is_answered:
            raise Refused(_("This feedback has already been answered."))
        answer = Answer.objects.create(feedback=self, by=by, text=text)
        record(by, "feedback.answered", self)
        return answer


class Answer(models.Model):
    """The receiver's answer. Without text it says only that the feedback was received, or, where
    `outcome` has items, that the approved record is the answer."""

    feedback = models.OneToOneField(Feedback, models.PROTECT, related_name="answer")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.text
