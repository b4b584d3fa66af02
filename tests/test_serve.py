"""`samverk serve` as an operator meets it: real processes, killed and told to stop."""

import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from samverk.house.serving import QUICK_ENDS
from tests.rig.processes import answers, end, free_port, start, wait_until

SAMVERK = str(Path(sys.executable).with_name("samverk"))
pytestmark = pytest.mark.timeout(600)
# Before the first answer the database is made from nothing, which other tests beside can slow.
FIRST = 240


@contextmanager
def serve(data: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """With data of its own, and nothing in the environment but what an operator would set."""
    env = {
        "SAMVERK_DATA": str(data),
        "SAMVERK_BASE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{data / 'samverk.sqlite3'}",
        "SAMVERK_SECRET_KEY": "",
        "SAMVERK_DEBUG": "0",
    }
    process = start([SAMVERK, "serve", "--port", str(port), "--workers", "1"], env)
    try:
        yield process
    finally:
        end(process, signal.SIGKILL)


def children(process: subprocess.Popen[bytes], word: str) -> list[int]:
    """The numbers of the processes under this one whose command holds the word."""
    listed = subprocess.run(
        ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(process.pid)],
        capture_output=True,
        text=True,
    )
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if word in line]


def replaced(process: subprocess.Popen[bytes], word: str, number: int) -> bool:
    return children(process, word) not in ([], [number])


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_it_serves_mends_itself_and_stops_when_told(tmp_path: Path) -> None:
    port = free_port()
    with serve(tmp_path, port) as samverk:
        wait_until(lambda: answers(port), FIRST, "the web server")
        assert status(f"http://127.0.0.1:{port}/logga-in/") == 200

        for part in ("granian", "main() worker"):
            [number] = children(samverk, part)
            subprocess.run(["kill", "-9", str(number)], check=True)
            wait_until(lambda: replaced(samverk, part, number), what="another one")  # noqa: B023
        wait_until(lambda: answers(port), 60, "the new web server")

        samverk.send_signal(signal.SIGTERM)
        assert samverk.wait(30) == 0
        assert not answers(port)
    # The key to the sessions is nobody else's to read.
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_killed_it_leaves_nobody_behind(tmp_path: Path) -> None:
    port = free_port()
    with serve(tmp_path, port) as samverk:
        wait_until(lambda: answers(port), FIRST, "the web server")
        samverk.kill()
        wait_until(lambda: not answers(port), what="the web server to end too")


def test_it_stops_with_a_status_when_a_part_will_not_run(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with serve(tmp_path, taken.getsockname()[1]) as samverk:
            assert samverk.wait(FIRST) == 1
    assert capfd.readouterr().err.count("The web server ended with status") == QUICK_ENDS
