"""The Nu HTML checker, the one that W3C's validator runs, as a local server."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.rig.processes import free_port, running

JAR = Path(__file__).parents[2] / ".tools/node_modules/vnu-jar/build/dist/vnu.jar"

type Checker = Callable[[str], list[str]]


@contextmanager
def checker() -> Iterator[Checker]:
    """A function from a page's HTML to its faults, one line each."""
    if not JAR.exists():
        pytest.fail("The HTML checker is missing: run bin/setup test")
    port = free_port()
    loopback = "-Dnu.validator.servlet.bind-address=127.0.0.1"
    quick_start = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    servlet = ["nu.validator.servlet.Main", str(port)]
    program = ["java", "-Xss8m", *quick_start, loopback, "-cp", str(JAR), *servlet]

    def faults(html: str) -> list[str]:
        address = f"http://127.0.0.1:{port}/?out=json&level=error"
        headers = {"Content-Type": "text/html; charset=utf-8"}
        with urlopen(Request(address, html.encode(), headers)) as answer:
            messages = json.load(answer)["messages"]
        return [f"line {m.get('lastLine')}: {m['message']} — {m.get('extract')}" for m in messages]

    with running(program, port=port, quiet=True):
        yield faults
