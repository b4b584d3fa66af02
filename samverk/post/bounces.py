"""Letters that came back: reports of delivery (RFC 3464), and mails that only quote the letter."""

import re
from email.message import EmailMessage, Message

from django.utils.translation import gettext as _

from samverk.post import mails
from samverk.post.arriving import Verdict
from samverk.post.models import Arrival, Letter

_ID = re.compile(r"<[^<>\s@]{1,120}@[^<>\s@]{1,120}>")
_MOST_IDS = 50
_MACHINES = ("mailer-daemon", "postmaster", "mail-daemon")


def read_bounce(arrival: Arrival, message: EmailMessage) -> Verdict | None:
    """Marks the letter that a report is about as refused, if the report says that it failed."""
    is_report = message.get_content_type() == "multipart/report"
    if not (is_report or _is_from_a_machine(arrival, message)):
        return None
    letter = _letter(message)
    if letter is None:
        if not is_report:
            return None
        said = _("A mail server reports about a letter that we do not know.")
        return Verdict(Arrival.Kind.BOUNCE, said)
    facts = {"to": letter.to, "subject": letter.subject}
    match _field(message, "Action").lower():
        case "failed" | "":
            letter.come_back(_words(message))
            return Verdict(Arrival.Kind.BOUNCE, _("“%(subject)s” did not reach %(to)s.") % facts)
        case "delayed":
            return Verdict(
                Arrival.Kind.BOUNCE,
                _("“%(subject)s” to %(to)s is late. Their mail server goes on trying.") % facts,
            )
        case _arrived:
            return Verdict(Arrival.Kind.BOUNCE, _("“%(subject)s” has reached %(to)s.") % facts)


def _is_from_a_machine(arrival: Arrival, message: EmailMessage) -> bool:
    """Whether it is from a mail server that sends no proper report; not a person who is away."""
    by_machine = arrival.sender.partition("@")[0] in _MACHINES
    return bool(by_machine or mails.said(message, "X-Failed-Recipients"))


def _letter(message: EmailMessage) -> Letter | None:
    """The letter whose Message-ID stands in the returned part, or anywhere in the text."""
    ids: dict[str, None] = {}
    for one in message.walk():
        if one is not message:
            ids |= dict.fromkeys(_ID.findall(mails.said(one, "Message-ID")))
    for part in mails.parts(message):
        if part.media_type.startswith("text/") or part.media_type == "message/rfc822":
            ids |= dict.fromkeys(_ID.findall(part.text[:100_000]))
    for name in ("In-Reply-To", "References"):
        ids |= dict.fromkeys(_ID.findall(mails.said(message, name)))
    known = Letter.objects.filter(message_id__in=list(ids)[:_MOST_IDS])
    return known.order_by("-written_at").first()


def _field(message: Message, name: str) -> str:
    """A field about the receiver in the machine's part of a report (RFC 3464, 2.3)."""
    for one in message.walk():
        if one.get_content_type() == "message/delivery-status":
            blocks = one.get_payload()
            for block in blocks if isinstance(blocks, list) else []:
                if isinstance(block, Message) and (words := mails.said(block, name)):
                    return words
    return ""


def _words(message: EmailMessage) -> str:
    """The server's own words: its diagnosis, its status, or else how its text begins."""
    diagnosis = _field(message, "Diagnostic-Code").removeprefix("smtp;").strip()
    return diagnosis or _field(message, "Status") or " ".join(mails.text_of(message).split())[:300]
