"""A mail that came in, as RFC 5322 and MIME have it, and its parts. Nothing here ever raises."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from pathlib import PurePath

LONGEST_ID = 255


@dataclass(frozen=True)
class Part:
    """A piece of a mail that is no container. `method` is a calendar's, from its content type."""

    name: str
    media_type: str
    data: bytes
    charset: str
    method: str = ""

    @property
    def text(self) -> str:
        for charset in (self.charset, "utf-8"):
            try:
                return self.data.decode(charset)
            except (LookupError, UnicodeDecodeError):
                continue
        return self.data.decode("latin-1")


def parse(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def said(message: Message, name: str) -> str:
    """A header's words on one line; "" where it is missing or cannot be read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    # What strangers write in headers makes the library stumble in ways of its own.
    except Exception:
        return ""


def fingerprint(message: Message, data: bytes) -> str:
    """The sender's Message-ID, or one made from the mail where it has none."""
    given = said(message, "Message-ID")
    return given if given and len(given) <= LONGEST_ID else f"<{sha256(data).hexdigest()}@arrived>"


def sender(message: Message) -> str:
    """The address that the mail says it is from, in lower case; "" unless there is exactly one."""
    found = [address for _name, address in getaddresses([said(message, "From")]) if "@" in address]
    return found[0].lower() if len(found) == 1 and len(found[0]) <= 254 else ""


def sent_at(message: Message) -> datetime | None:
    try:
        at = parsedate_to_datetime(said(message, "Date"))
    except (ValueError, TypeError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def is_automatic(message: Message) -> bool:
    """Whether a machine answered, such as one that says that somebody is away (RFC 3834)."""
    return said(message, "Auto-Submitted").lower().startswith("auto-replied")


def parts(message: Message) -> Iterator[Part]:
    """Every piece in order, those of mails within the mail too."""
    try:
        pieces = [piece for piece in message.walk() if not piece.is_multipart()]
    except Exception:
        return
    yield from filter(None, map(_part, pieces))


def _part(piece: Message) -> Part | None:
    """One piece; None if it cannot be read, which hides none of the others."""
    try:
        data = piece.get_payload(decode=True)
        return Part(
            name=PurePath(piece.get_filename() or "").name,
            media_type=piece.get_content_type(),
            data=data if isinstance(data, bytes) else b"",
            charset=str(piece.get_content_charset() or "utf-8"),
            method=str(piece.get_param("method") or "").upper(),
        )
    except Exception:
        return None


def text_of(message: Message) -> str:
    """What the mail says as plain text: its first such piece, or ""."""
    return next((one.text for one in parts(message) if one.media_type == "text/plain"), "")
