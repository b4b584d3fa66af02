"""Word files to try."""

from io import BytesIO
from typing import Any


def saved(document: Any) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()
