"""LibreOffice Calc itself, without a window: opens a file, writes in cells, saves it anew.

Needs Debian's libreoffice-calc-nogui and python3-uno; the latter belongs to Debian's own Python,
which runs the script below.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.rig.processes import wait_until

PYTHON = "/usr/bin/python3"
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97", "csv": "Text"}

SCRIPT = """
import json, sys, uno
from com.sun.star.beans import PropertyValue
address, source, target, kind, cells = sys.argv[1:]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", local)
office = resolver.resolve(address)
desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
if source == "close":
    desktop.terminate()
    sys.exit()
book = desktop.loadComponentFromURL(
    uno.systemPathToFileUrl(source), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
for place, text in json.loads(cells).items():
    sheet, cell = place.split("!")
    book.Sheets.getByName(sheet).getCellRangeByName(cell).String = text
book.storeToURL(uno.systemPathToFileUrl(target), (PropertyValue("FilterName", 0, kind, 0),))
book.close(True)
"""


class Calc:
    """A running LibreOffice, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = f"uno:pipe,name=samverk{os.getpid()};urp;StarOffice.ComponentContext"
        self.number = 0

    def save(self, data: bytes, suffix: str, cells: Mapping[str, str] | None = None) -> bytes:
        """A file opened in Calc, with `cells` ("Blad1!B2") written in, as it saves it."""
        self.number += 1
        source = self.folder / f"{self.number}.xlsx"
        target = self.folder / f"{self.number}-saved.{suffix}"
        source.write_bytes(data)
        done = self._run(str(source), str(target), FILTERS[suffix], json.dumps(cells or {}))
        assert done.returncode == 0, done.stderr.decode()
        return target.read_bytes()

    def answers(self) -> bool:
        script = SCRIPT.split("desktop =")[0]
        return self._run("", "", "", "", script=script).returncode == 0

    def close(self) -> None:
        self._run("close", "", "", "")

    def _run(self, *said: str, script: str = SCRIPT) -> subprocess.CompletedProcess[bytes]:
        command = [PYTHON, "-c", script, self.address, *said]
        return subprocess.run(command, capture_output=True, timeout=120, check=False)


@contextmanager
def calc(folder: Path) -> Iterator[Calc]:
    """Starts LibreOffice with a profile of its own, and ends it by its process id."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-calc-nogui python3-uno)")
    if subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        pytest.skip("LibreOffice cannot be driven here (Debian: python3-uno)")
    running = Calc(folder)
    pipe = running.address.removeprefix("uno:").removesuffix(";StarOffice.ComponentContext")
    process = subprocess.Popen(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept={pipe}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_until(running.answers, what="LibreOffice")
        yield running
    finally:
        running.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()
