"""Fetching mail from a mailbox by IMAP."""

from contextlib import AbstractContextManager
from urllib.parse import unquote, urlsplit

from imap_tools import AND, BaseMailBox, MailBox, MailBoxUnencrypted, MailMessageFlags

from samverk.post.arriving import receive

PATIENCE = 60  # seconds to wait for the server
MOST = 200  # mails at a time; the rest come the next time


def fetch(url: str) -> int:
    """Take in what is unread in the mailbox at imaps://user:password@host:port/folder.

    Each is marked as read when it has been kept, not before: what dies in between is fetched
    again, and known by its Message-ID. `imap://` is without encryption, for a server on this
    machine. Gives the number of mails. Raises OSError and imap_tools' errors.
    """
    with _open(url) as box:
        numbers = box.uids(AND(seen=False))[:MOST]
        for number in numbers:
            _status, found = box.client.uid("FETCH", number, "(BODY.PEEK[])")
            if found and isinstance(found[0], tuple):
                receive(found[0][1])
                box.flag(number, MailMessageFlags.SEEN, True)
        return len(numbers)


def _open(url: str) -> AbstractContextManager[BaseMailBox]:
    place = urlsplit(url)
    host, folder = place.hostname or "localhost", unquote(place.path.strip("/")) or "INBOX"
    box = (
        MailBox(host, place.port or 993, timeout=PATIENCE)
        if place.scheme == "imaps"
        else MailBoxUnencrypted(host, place.port or 143, timeout=PATIENCE)
    )
    name, password = unquote(place.username or ""), unquote(place.password or "")
    return box.login(name, password, initial_folder=folder)
