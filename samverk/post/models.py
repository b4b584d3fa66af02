"""Outgoing mail: each letter is a row before it is a mail, so that none is lost or doubled."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.tasks import TaskContext, task
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.documents.models import StoredFile
from samverk.ledger.record import record
from samverk.post.delivery import PassingTrouble, Refusal, handing_over
from samverk.post.mime import message_of
from samverk.shell.refused import Refused
from samverk.work.again import Again
from samverk.work.models import Beat
from samverk.work.queue import enqueue_each

LONG = timedelta(hours=1)  # a letter that has waited longer than this is worth a look


class LetterQuerySet(models.QuerySet["Letter"]):
    def newest_first(self) -> "LetterQuerySet":
        return self.order_by("-written_at", "-pk")

    def undelivered(self) -> "LetterQuerySet":
        return self.filter(sent_at__isnull=True)

    def in_trouble(self, now: datetime) -> "LetterQuerySet":
        """Those refused by the receiver or come back, and those that have waited long."""
        waiting_long = models.Q(sent_at__isnull=True, written_at__lt=now - LONG)
        return self.filter(models.Q(refused_at__isnull=False) | waiting_long)


class Letter(models.Model):
    """One mail to one address.

    `key` says what the letter is ("notice:7:person:3") and is unique: writing it again is
    the same letter. `message_id` is fixed here, before anything is sent, so that a mail
    that had to be sent again can be recognised by every receiver. `html` is the content of
    the mail's body; `post/mail.html` stands around it. `reason` answers "why did I get
    this?". `calendar` is an iCalendar text sent as an invitation, with `calendar_method`
    REQUEST, CANCEL or REPLY.

    `claimed_by` is the worker that is sending it just now. `refusal` is what the mail
    server said last, for good if `refused_at` is set; with `sent_at` too, it came back.
    """

    key = models.CharField(max_length=120, unique=True)
    message_id = models.CharField(max_length=200, unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    reason = models.CharField(max_length=300, blank=True)
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    attachments = models.ManyToManyField(StoredFile, blank=True, related_name="+")
    language = models.CharField(max_length=2, default="sv")
    secret = models.BooleanField(default=False, help_text="wiped when sent (sign-in codes)")
    written_at = models.DateTimeField(default=timezone.now)
    claimed_by = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"

    @classmethod
    def draft(
        cls,
        *,
        key: str,
        to: str,
        subject: str,
        text: str,
        html: str = "",
        reason: str = "",
        calendar: str = "",
        calendar_method: str = "",
        language: str = "sv",
        secret: bool = False,
    ) -> "Letter":
        """A letter that is not kept yet: to look at, or for `write_all`."""
        return cls(
            key=key,
            message_id=new_message_id(),
            to=to,
            subject=shortened(subject, 200),
            text=text,
            html=html,
            reason=shortened(reason, 300),
            calendar=calendar,
            calendar_method=calendar_method,
            language=language,
            secret=secret,
        )

    @classmethod
    def write(cls, *, key: str, attachments: Iterable[StoredFile] = (), **content: Any) -> "Letter":
        """Write a letter and enqueue its delivery, in the caller's transaction.

        `content` is what `draft` takes. The same key is the same letter: the one already written
        is given back as it is.
        """
        draft = cls.draft(key=key, **content)
        written = {
            field.attname: getattr(draft, field.attname)
            for field in cls._meta.concrete_fields
            if not field.primary_key
        }
        letter, new = cls.objects.get_or_create(key=key, defaults=written)
        if new:
            letter.attachments.set(attachments)
            deliver.enqueue(letter.pk)
        return letter

    @classmethod
    def write_all(cls, drafts: Iterable["Letter"]) -> None:
        """Write many letters at once, in the caller's transaction: three queries in all.

        Those whose key has been written before are left out. The caller sees to it that nobody
        else writes letters of the same keys meanwhile.
        """
        by_key = {draft.key: draft for draft in drafts}
        written = set(cls.objects.filter(key__in=by_key).values_list("key", flat=True))
        new = [draft for key, draft in by_key.items() if key not in written]
        Letter.objects.bulk_create(new)
        enqueue_each(deliver, [letter.pk for letter in new])

    def claim(self, worker: str) -> bool:
        """Take the letter to send it; False if it has been sent or refused.

        Raises Again while another living worker holds it. The claim of a dead worker is void.
        """
        unsent = Letter.objects.filter(pk=self.pk, sent_at=None, refused_at=None)
        others = Beat.objects.exclude(worker=worker).values("worker")
        if unsent.exclude(claimed_by__in=others).update(claimed_by=worker):
            return True
        if unsent.exists():
            raise Again
        return False

    def mark_sent(self) -> None:
        self.sent_at = timezone.now()
        self.refusal = ""
        self._let_go()

    def mark_refused(self, refusal: str) -> None:
        """The receiver will not have it: somebody must look at the address."""
        self.refused_at = timezone.now()
        self.refusal = shortened(refusal, 300)
        self._let_go()

    def come_back(self, words: str) -> None:
        """It was sent, and their mail server sent it back; the first report counts."""
        if self.refused_at is None:
            self.mark_refused(words)

    def mark_waiting(self, trouble: str) -> None:
        """It could not be sent now; it will be tried again."""
        self.refusal = shortened(trouble, 300)
        self._let_go()

    def _let_go(self) -> None:
        self.claimed_by = ""
        if self.secret and (self.sent_at or self.refused_at):
            self.text = self.html = ""
        names = ["sent_at", "refused_at", "refusal", "claimed_by", "text", "html"]
        self.save(update_fields=names)

    def send_again(self, *, by: models.Model) -> None:
        """Try a letter once more that was refused or has waited long."""
        if self.sent_at and not self.refused_at:
            raise Refused(_("The letter has been sent."))
        if self.secret:
            raise Refused(_("A sign-in code is not sent again. The person can ask for a new one."))
        self.sent_at = self.refused_at = None
        self.refusal = ""
        self.save(update_fields=["sent_at", "refused_at", "refusal"])
        deliver.enqueue(self.pk)
        record(by, "letter.sent_again", self, title=self.subject)


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def newest_first(self) -> "ArrivalQuerySet":
        return self.order_by("-at", "-pk")


class Arrival(models.Model):
    """A mail that came in, kept as it was; `kind` is what samverk made of it, `note` in words.

    `message_id` is the sender's, or made from the mail's fingerprint where it has none: the same
    mail fetched twice is one arrival.
    """

    class Kind(models.TextChoices):
        BOUNCE = "bounce", gettext_lazy("A letter came back")
        REPLY = "reply", gettext_lazy("An answer to a notice")
        RECORD = "record", gettext_lazy("Minutes")
        OTHER = "other", gettext_lazy("Something else")

    message_id = models.CharField(max_length=255, unique=True)
    sender = models.EmailField(blank=True)
    subject = models.CharField(max_length=200, blank=True)
    raw = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    note = models.CharField(max_length=300, blank=True)
    read_at = models.DateTimeField(null=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.subject


def new_message_id() -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid4().hex}@{domain}>"


def shortened(text: str, length: int) -> str:
    """On one line, and no longer than there is room for."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


@task(takes_context=True)
def deliver(context: "TaskContext[[int], None]", letter_id: int) -> None:
    """Send the letter unless it has been sent; README.md says why it is done in this order."""
    letter = Letter.objects.filter(pk=letter_id).first()
    if letter is None:
        return  # its receiver's account has been anonymised meanwhile
    message = message_of(letter)
    if not letter.claim(context.task_result.worker_ids[-1]):
        return
    try:
        with handing_over(message):
            letter.mark_sent()
    except Refusal as refusal:
        letter.mark_refused(str(refusal))
    except PassingTrouble as trouble:
        letter.mark_waiting(str(trouble))
        raise Again from trouble
