"""Mail fetched from a real mailbox, by real workers, also when they are killed."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from samverk.post import mailbox
from samverk.post.models import Arrival
from tests.rig import imap
from tests.rig.processes import free_port

pytestmark = pytest.mark.skipif(bool(imap.why_not()), reason=imap.why_not() or "-")


@pytest.fixture
def inbox() -> Iterator[tuple[str, Path]]:
    """The address of a mailbox, and the folder into which mail is delivered."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with imap.mailbox(Path(folder), port) as new:
            yield f"imap://{imap.NAME}:{quote(imap.PASSWORD, safe='')}@127.0.0.1:{port}/INBOX", new


def deliver(new: Path, number: int) -> bytes:
    data = f"Message-ID: <{number}@hjo.example>\r\nSubject: {number}\r\n\r\nHej å\r\n".encode()
    path = new / f"1700000000.{number}.samverk"
    path.write_bytes(data)
    path.chmod(0o666)
    return data


@pytest.mark.django_db
def test_each_mail_is_taken_in_once_and_kept_as_it_was(inbox: tuple[str, Path]) -> None:
    url, new = inbox
    sent = [deliver(new, number) for number in range(3)]
    assert mailbox.fetch(url) == 3
    assert mailbox.fetch(url) == 0
    kept = [arrival.raw.data() for arrival in Arrival.objects.order_by("message_id")]
    assert kept == sent


@pytest.mark.django_db
def test_a_mail_kept_before_it_was_marked_as_read_comes_once(
    inbox: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, new = inbox
    deliver(new, 1)
    with monkeypatch.context() as broken:
        broken.setattr("samverk.post.mailbox.BaseMailBox.flag", _killed)
        with pytest.raises(KeyboardInterrupt):
            mailbox.fetch(url)
    assert mailbox.fetch(url) == 1
    assert mailbox.fetch(url) == 0
    assert Arrival.objects.count() == 1


def _killed(*_about: object) -> None:
    raise KeyboardInterrupt
