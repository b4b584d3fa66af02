"""Handing a mail over to the mail server, and telling a refusal from a passing trouble."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

# Seconds. A server may take this long to look through a mail before it says that it has it
# (RFC 5321, 4.5.3.2.6); giving up sooner would send the mail twice.
PATIENCE = 600
QUICK = 10  # for the goodbye, when the mail has been taken


class Refusal(Exception):
    """The server will never take this mail for this address; its words."""


class PassingTrouble(Exception):
    """The server could not take the mail now; what went wrong."""


@contextmanager
def handing_over(message: EmailMessage) -> Iterator[None]:
    """The block runs when the server has taken the mail, before anything else is said to it.

    Raises Refusal or PassingTrouble, and then the block is not run.
    """
    server = mailers.default
    try:
        _send(server, message)
        yield
    finally:
        with suppress(OSError):  # the mail has been taken; how the server says goodbye is its own
            server.close()


def _send(server: BaseEmailBackend, message: EmailMessage) -> None:
    try:
        server.open()
        _wait_at_most(server, PATIENCE)
        server.send_messages([message])
        _wait_at_most(server, QUICK)
    except smtplib.SMTPRecipientsRefused as refused:
        [(code, words)] = refused.recipients.values()
        raise _verdict(code, words) from refused
    except smtplib.SMTPDataError as refused:
        raise _verdict(refused.smtp_code, refused.smtp_error) from refused
    except ValueError as error:  # an address that cannot be written in a mail
        raise Refusal(str(error)) from error
    except OSError as trouble:  # smtplib's other errors are among these
        raise PassingTrouble(str(trouble)) from trouble


def _wait_at_most(server: BaseEmailBackend, seconds: float) -> None:
    if isinstance(server, EmailBackend) and server.connection and server.connection.sock:
        server.connection.sock.settimeout(seconds)


def _verdict(code: int, words: bytes | str) -> Refusal | PassingTrouble:
    """5xx is for good, everything else for now (RFC 5321, 4.2.1)."""
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    kind = Refusal if code >= 500 else PassingTrouble
    return kind(f"{code} {said}")
