"""The charters that are spoilt: those of the room's tests, the demo's, and the shared ones."""

import os
import re
from functools import cache
from pathlib import Path

from django.conf import settings

from samverk.house.demo.charters import ALL_PAPERS


@cache
def seeds() -> tuple[str, ...]:
    """Their texts, in an order that stays."""
    root = Path(settings.BASE_DIR)
    shared = Path(os.environ.get("SAMVERK_SHARED") or root.parent / "shared")
    folders = (root / "samverk/charters/tests/charters", shared / "charters")
    files = [path for folder in folders for path in sorted(folder.glob("*"))]
    texts = [path.read_text("utf-8") for path in files if path.suffix in (".txt", ".md")]
    return (*texts, *(re.sub(r"\{\w+\}", "2027", paper) for paper in ALL_PAPERS))
