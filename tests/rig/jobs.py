"""Jobs for the tests of the worker. They leave marks in a folder, since they may be killed."""

import os
import time
from datetime import timedelta
from pathlib import Path

from django.tasks import task

from samverk.work.again import Again


def mark(folder: str, name: str) -> None:
    """One file more named after `name`, by this process, now."""
    Path(folder, f"{name}.{os.getpid()}.{time.monotonic_ns()}").touch()


@task()
def slow(folder: str, name: str, seconds: float) -> None:
    mark(folder, f"{name}-started")
    time.sleep(seconds)
    mark(folder, f"{name}-finished")


@task()
def deadly(folder: str) -> None:
    """Takes its worker with it."""
    mark(folder, "deadly-started")
    os._exit(9)


@task()
def broken() -> None:
    raise ZeroDivisionError("on purpose")


@task()
def patient(folder: str, tries: int) -> None:
    """Comes back until it has been tried so many times."""
    mark(folder, "patient-tried")
    if len(list(Path(folder).glob("patient-tried.*"))) < tries:
        raise Again(after=timedelta(seconds=0.2)) from ConnectionRefusedError("nobody home")
    mark(folder, "patient-finished")
