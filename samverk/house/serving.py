"""`samverk serve`: a web server and a worker, kept alive together and stopped together."""

import contextlib
import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.management import call_command

logger = logging.getLogger(__name__)

QUICK = 5.0  # seconds: a part that ends before this has not really started
QUICK_ENDS = 3  # so many in a row, and the whole stops
PATIENCE = 20.0  # seconds a part has to finish what it is doing


LINUX = sys.platform == "linux"
PR_SET_PDEATHSIG = 1  # prctl(2)


def end_with_parent() -> None:
    """Ask the kernel to end this process if `samverk serve` itself is killed."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Part:
    """One of the processes, and how it has fared."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    quick_ends: int = 0

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command, process_group=0, preexec_fn=end_with_parent if LINUX else None
        )

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def note_end(self) -> None:
        """Count how often it ended at once; a longer life makes up for it."""
        assert self.process is not None
        self._end_group()
        lived = time.monotonic() - self.started
        self.quick_ends = self.quick_ends + 1 if lived < QUICK else 0
        logger.error("The %s ended with status %s.", self.name, self.process.returncode)

    def stop(self, deadline: float) -> None:
        assert self.process is not None
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            logger.error("The %s did not stop in time and is killed.", self.name)
        self._end_group()
        self.process.wait()

    def _end_group(self) -> None:
        """What is left of the part, such as the web server's own children if it was killed."""
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


def prepare() -> None:
    """Bring the database and the static files up to this version of samverk."""
    call_command("migrate", interactive=False, verbosity=0)
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)


def serve(*, host: str, port: int, workers: int) -> int:
    """Run until told to stop. Answers 0 after SIGTERM or Ctrl-C, 1 when a part will not run."""
    prepare()
    print(f"samverk is at {settings.BASE_URL}", flush=True)
    if not settings.MAIL and not settings.DEMO:
        letters = settings.DATA / "mail"
        print(f"No mail is sent: SAMVERK_MAIL is empty. Letters go to {letters}", flush=True)
    return keep([web_server(host, port, workers), Part("worker", [*SAMVERK, "worker"])])


SAMVERK = (sys.executable, "-c", "from samverk.house.cli import main; main()")


def web_server(host: str, port: int, workers: int) -> Part:
    address = ("--host", host, "--port", str(port))
    # Each thread holds a database connection of its own, so there are few.
    manners = ("--no-ws", "--log-level", "warning", "--respawn-failed-workers")
    threads = ("--blocking-threads", "4", "--backpressure", "64")
    granian = (sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", str(workers))
    return Part("web server", [*granian, *address, *manners, *threads, settings.WSGI_MODULE])


def keep(parts: Sequence[Part]) -> int:
    """Start the parts and restart what ends, until a signal comes or one will not stay up."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda got, frame: told.append(got))
    for part in parts:
        part.start()
    try:
        while not told:
            for part in filter(Part.has_ended, parts):
                part.note_end()
                if part.quick_ends >= QUICK_ENDS:
                    logger.critical("The %s does not stay up; samverk stops.", part.name)
                    return 1
                time.sleep(part.quick_ends)
                part.start()
            time.sleep(0.2)
        return 0
    finally:
        stop(parts)


def stop(parts: Sequence[Part]) -> None:
    running = [part for part in parts if part.process and not part.has_ended()]
    for part in running:
        assert part.process is not None
        part.process.terminate()
    deadline = time.monotonic() + PATIENCE
    for part in running:
        part.stop(deadline)
