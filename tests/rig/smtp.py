"""A mail server in a process of its own, with the moods of real ones.

`python -m tests.rig.smtp PORT FOLDER` keeps each letter it accepts as a file in FOLDER.
It refuses the addresses that stand in FOLDER/refused, and asks everybody to come back
later while FOLDER/busy is there.
"""

import asyncio
import email
import email.policy
import itertools
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.rig.processes import answers, end, start, wait_until


class Smtp:
    """The mail server as a test sees it."""

    def __init__(self, port: int, folder: Path) -> None:
        self.port = port
        self.folder = folder
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """What SAMVERK_MAIL should be."""
        return f"smtp://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.rig.smtp", str(self.port), str(self.folder)]
        self.process = start(command)
        wait_until(lambda: answers(self.port), what="the mail server")

    def stop(self) -> None:
        """From now on nobody can reach it."""
        if self.process:
            end(self.process)
        self.process = None

    def clear(self) -> None:
        """As new: no letters, no moods, and running."""
        for file in self.folder.iterdir():
            file.unlink()
        if not self.process:
            self.start()

    def refuse(self, *addresses: str) -> None:
        """Answer 550 for these recipients, for good."""
        (self.folder / "refused").write_text("\n".join(addresses))

    def be_busy(self, busy: bool = True) -> None:
        """Answer 451 to every recipient, for the time being."""
        mark = self.folder / "busy"
        mark.touch() if busy else mark.unlink(missing_ok=True)

    def letters(self, to: str | None = None) -> list[EmailMessage]:
        """What has been accepted, in order; the envelope's recipients stand in X-Rcpt-To."""
        letters = [_read(path) for path in sorted(self.folder.glob("*.eml"))]
        return [letter for letter in letters if to is None or to in letter["X-Rcpt-To"]]

    def wait_for(self, count: int, to: str | None = None) -> list[EmailMessage]:
        """The letters, when at least `count` of them have come."""
        wait_until(lambda: len(self.letters(to)) >= count, what=f"{count} letters")
        return self.letters(to)


def _read(path: Path) -> EmailMessage:
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


class Postbox:
    """What aiosmtpd calls for each command of a visiting client."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = itertools.count(1)

    async def handle_RCPT(  # noqa: N802 (the names are aiosmtpd's)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if (self.folder / "busy").exists():
            return "451 4.3.0 Come back later"
        refused = self.folder / "refused"
        if refused.exists() and address in refused.read_text().split():
            return "550 5.1.1 No such address here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        recipients = ", ".join(envelope.rcpt_tos).encode()
        content = envelope.original_content or b""
        name = f"{next(self.numbers):06}"
        half_written = self.folder / f"{name}.part"
        half_written.write_bytes(b"X-Rcpt-To: " + recipients + b"\r\n" + content)
        half_written.rename(self.folder / f"{name}.eml")
        return "250 Kept"


async def serve(port: int, folder: Path) -> None:
    loop = asyncio.get_running_loop()
    postbox = Postbox(folder)
    server = await loop.create_server(
        lambda: SMTP(postbox, hostname="localhost", enable_SMTPUTF8=True), "127.0.0.1", port
    )
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
