"""The demo's mail, read back from the files it was delivered to: what was sent, to the letter.

Django's file backend writes each mail to a file, with a line of 79 hyphens after it.
"""

import email
import email.policy
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

AFTER_EACH = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Mail:
    """A mail that went out. `file` and `number` (from 0, within the file) say where it lies."""

    file: str
    number: int
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def to(self) -> str:
        return str(self.message["To"])

    @property
    def sent_at(self) -> datetime:
        return parsedate_to_datetime(self.message["Date"])

    @property
    def headers(self) -> list[tuple[str, str]]:
        return [(name, str(value)) for name, value in self.message.items()]

    @property
    def text(self) -> str:
        return self._body("plain")

    @property
    def html(self) -> str:
        return self._body("html")

    @property
    def calendar(self) -> str:
        """The invitation's iCalendar text, if there is one."""
        return next(
            (
                part.get_content()
                for part in self.message.walk()
                if part.get_content_type() == "text/calendar" and not part.is_attachment()
            ),
            "",
        )

    @property
    def calendar_method(self) -> str:
        parts = (part for part in self.message.walk() if part.get_param("method"))
        return next((str(part.get_param("method")) for part in parts), "")

    @property
    def attachments(self) -> list[tuple[str, str, int]]:
        """Name, media type and size in bytes of each file that came with it."""
        return [
            (part.get_filename() or "", part.get_content_type(), len(_bytes_of(part)))
            for part in self.message.iter_attachments()
        ]

    def _body(self, kind: str) -> str:
        body = self.message.get_body((kind,))
        return str(body.get_content()) if body else ""


def folder() -> Path:
    return Path(settings.MAILERS["default"]["OPTIONS"]["file_path"])


def newest() -> list[tuple[str, int]]:
    """File and number of each mail, the newest first. A file holds the mails of one moment."""
    files = sorted(folder().glob("*.log"), key=lambda path: path.stat().st_mtime_ns)
    places = [
        (path.stem, number)
        for path in files
        for number in range(path.read_bytes().count(AFTER_EACH))
    ]
    return places[::-1]


def mail_at(file: str, number: int) -> Mail | None:
    """A mail by its place; None if there is none, or it is only half written."""
    path = folder() / f"{file}.log"
    if not path.is_file():
        return None
    raw_mails = path.read_bytes().split(AFTER_EACH)[:-1]
    return Mail(file, number, _read(raw_mails[number])) if number < len(raw_mails) else None


def _read(raw: bytes) -> EmailMessage:
    return email.message_from_bytes(raw, policy=email.policy.default)


def _bytes_of(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
