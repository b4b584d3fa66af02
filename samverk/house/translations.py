"""The rooms' catalogues: .po is written and kept, .mo is made from it where it is run."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOMS = Path(__file__).parents[1]


def compile_stale() -> list[Path]:
    """Make the .mo files that are missing or older than their .po. Answers which."""
    made = []
    for po in sorted(ROOMS.glob("*/locale/*/LC_MESSAGES/django.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source, mo.open("wb") as target:
            write_mo(target, read_po(source))
        made.append(mo)
    return made
