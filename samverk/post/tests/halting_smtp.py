"""The rig's mail server, made to halt in the middle of a conversation.

While FOLDER/halt names a point, the server says nothing at that point until the file is gone:
"recipient" (the mail has not been sent), "content" (sent, not kept), "kept" (kept as the
server's own, which nobody has been told) or "goodbye" (kept, and told). It leaves a file
FOLDER/halted when it gets there.
"""

import asyncio
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.rig.processes import answers, start, wait_until
from tests.rig.smtp import Postbox, Smtp


class HaltingSmtp(Smtp):
    def start(self) -> None:
        command = [sys.executable, "-m", __spec__.name, str(self.port), str(self.folder)]
        self.process = start(command)
        wait_until(lambda: answers(self.port), what="the mail server")

    def halt_at(self, point: str) -> None:
        (self.folder / "halt").write_text(point)

    def wait_for_halt(self) -> None:
        wait_until((self.folder / "halted").exists, what="the conversation to halt")

    def has(self, count: int) -> bool:
        return len(list(self.folder.glob("*.eml"))) >= count

    def go_on(self) -> None:
        (self.folder / "halt").unlink()


class HaltingPostbox(Postbox):
    async def halt(self, point: str) -> None:
        order = self.folder / "halt"
        while order.exists() and order.read_text() == point:
            (self.folder / "halted").touch()
            await asyncio.sleep(0.05)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self.halt("recipient")
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        await self.halt("content")
        answer = await super().handle_DATA(server, session, envelope)
        await self.halt("kept")
        return answer

    async def handle_QUIT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        await self.halt("goodbye")
        return "221 Bye"


async def serve(port: int, folder: Path) -> None:
    postbox = HaltingPostbox(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(postbox, hostname="localhost", enable_SMTPUTF8=True), "127.0.0.1", port
    )
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
