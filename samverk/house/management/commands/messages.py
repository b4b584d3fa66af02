"""`samverk manage messages`: what is said in code and templates, in every room's catalogue."""

import shutil
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

ROOMS = Path(__file__).parents[3]
CATALOGUE = Path("locale/sv/LC_MESSAGES/django.po")
NOT_SAID = ["tests", "migrations", "static", "__pycache__"]


class Command(BaseCommand):
    help = "Brings the rooms' Swedish catalogues up to date, or says what is missing from them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("rooms", nargs="*", help="all rooms if none is named")
        parser.add_argument("--check", action="store_true", help="change nothing; fail on faults")

    def handle(self, *, rooms: list[str], check: bool, **options: object) -> None:
        faults = 0
        for room in rooms or sorted(path.parent.name for path in ROOMS.glob("*/__init__.py")):
            with tempfile.TemporaryDirectory() as folder:
                updated = update_copy(ROOMS / room, Path(folder) / room)
                if updated is None:
                    continue
                if not check:
                    keep_if_changed(updated, ROOMS / room / CATALOGUE)
                for fault in faults_in(read(updated)):
                    self.stdout.write(f"{room}: {fault}")
                    faults += 1
        if check and faults:
            raise CommandError(f"{faults} faults. `samverk manage messages` adds what is missing.")


def update_copy(room: Path, copy: Path) -> Path | None:
    """Copy the room and let makemessages loose there. Answers its catalogue, if it says a word."""
    shutil.copytree(room, copy, ignore=shutil.ignore_patterns(*NOT_SAID, "*.mo"))
    (copy / "locale").mkdir(exist_ok=True)
    with chdir(copy):
        call_command("makemessages", locale=["sv"], no_location=True, no_wrap=True, verbosity=0)
    catalogue = copy / CATALOGUE
    return catalogue if catalogue.exists() else None


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="sv")


def faults_in(catalogue: Catalog) -> Iterator[str]:
    """What is said without a translation, translated without being said, or not to be trusted."""
    for message in catalogue:
        if not message.id:
            continue
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(words):
            yield f"not translated: {message.id!r}"
        elif message.fuzzy:
            yield f"uncertain (fuzzy): {message.id!r}"
        for error in message.check(catalogue):
            yield f"{error}: {message.id!r}"
    for message_id in catalogue.obsolete:
        yield f"no longer said: {message_id!r}"


def keep_if_changed(updated: Path, kept: Path) -> None:
    """Bring the catalogue home, without what is no longer said, unless only its date is new."""
    old = read(kept) if kept.exists() else Catalog()
    new = read(updated)
    if {m.id for m in old} == {m.id for m in new} and not new.obsolete:
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(updated, kept)
