"""samverk itself, as real processes on the test database."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection
from django_tasks_db.models import DBTaskResult

from samverk.house.serving import SAMVERK, web_server
from tests.rig.processes import end, free_port, running, start, wait_until


def database_url() -> str:
    """The address of the test database, for processes that share it with the test."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    return f"postgres://{told['USER']}@{told['HOST']}:{told['PORT']}/{told['NAME']}"


@dataclass
class Workers:
    """Real workers, which a test may start and kill."""

    env: dict[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, silence: float = 30) -> subprocess.Popen[bytes]:
        """One more worker, that takes others for dead after `silence` seconds."""
        process = start([sys.executable, "-m", "tests.rig.work", str(silence)], self.env)
        self.processes.append(process)
        return process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        end(process, signal.SIGKILL)

    def end_all(self) -> None:
        for process in self.processes:
            end(process, signal.SIGKILL)


@dataclass(frozen=True)
class Live:
    """A running samverk: `url` is its start, without a slash at the end."""

    url: str

    def settle(self, seconds: float = 60) -> None:
        """Wait until every job that is due has been done."""

        def nothing_waits() -> bool:
            due = DBTaskResult.objects.ready() | DBTaskResult.objects.running()
            return not due.exists()

        wait_until(nothing_waits, seconds, "the worker to finish")


@contextmanager
def serving(mail: str, host: str = "127.0.0.1", **told: str) -> Iterator[Live]:
    """A web server and a worker on the test database; letters go to the server at `mail`.

    `host` is what people call this machine, and `told` is more for the environment.
    """
    port = free_port()
    env = told | {
        "DATABASE_URL": database_url(),
        "SAMVERK_BASE_URL": f"http://{host}:{port}",
        "SAMVERK_MAIL": mail,
        "SAMVERK_DEBUG": "0",
    }
    collect = [*SAMVERK, "manage", "collectstatic", "--no-input", "-v0"]
    subprocess.run(collect, env=os.environ | env, check=True)
    workers = Workers(env)
    with running(web_server("127.0.0.1", port, 1).command, port=port, env=env):
        workers.start()
        try:
            yield Live(f"http://{host}:{port}")
        finally:
            workers.end_all()
