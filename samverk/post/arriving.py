"""Mail that comes in is kept first, and then read: each reader looks at it in turn, and the first
that knows what it is says so.

`settings.SAMVERK_ARRIVALS` names the table of readers, since most of them live in rooms above.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage

from django.conf import settings
from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from samverk.documents.models import StoredFile
from samverk.post import mails
from samverk.post.models import Arrival, shortened


@dataclass(frozen=True)
class Verdict:
    """What a mail is, one of Arrival.Kind, and in words what was made of it."""

    kind: str
    note: str


type Reader = Callable[[Arrival, EmailMessage], Verdict | None]


def receive(data: bytes) -> None:
    """Keep a mail as it is, and enqueue its reading; the same mail again is nothing new."""
    message = mails.parse(data)
    message_id = mails.fingerprint(message, data)
    if Arrival.objects.filter(message_id=message_id).exists():
        return
    with suppress(IntegrityError), transaction.atomic():  # another took it in just now
        arrival = Arrival.objects.create(
            message_id=message_id,
            sender=mails.sender(message),
            subject=shortened(mails.said(message, "Subject"), 200),
            raw=StoredFile.keep(name="mail.eml", data=data, media_type="message/rfc822"),
        )
        read_arrival.enqueue(arrival.pk)


@task()
def read_arrival(arrival_id: int) -> None:
    """Read one mail that came in, once."""
    with transaction.atomic():
        unread = Arrival.objects.select_for_update().filter(pk=arrival_id, read_at=None)
        if arrival := unread.first():
            read(arrival)


def read(arrival: Arrival) -> None:
    """Let the readers look at the mail, in the caller's transaction, and note what it was."""
    message = mails.parse(arrival.raw.data())
    with translation.override(settings.LANGUAGE_CODE):
        verdict = next(filter(None, (reader(arrival, message) for reader in _readers())), None)
        verdict = verdict or _unknown(message)
    arrival.kind, arrival.note = verdict.kind, shortened(verdict.note, 300)
    arrival.read_at = timezone.now()
    arrival.save(update_fields=["kind", "note", "read_at"])


def _readers() -> list[Reader]:
    names: Sequence[str] = import_string(settings.SAMVERK_ARRIVALS)
    return [import_string(name) for name in names]


def _unknown(message: EmailMessage) -> Verdict:
    if mails.is_automatic(message):
        return Verdict(Arrival.Kind.OTHER, _("An automatic reply. There is nothing to do."))
    return Verdict(Arrival.Kind.OTHER, _("We could not make anything of it."))
