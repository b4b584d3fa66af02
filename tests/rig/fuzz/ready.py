"""Loaded once by the server that children are forked from: all that reads documents, and nothing
that has begun a thread, as a typesetter does. A fork of a process with threads may wait for ever.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverk.house.settings")
django.setup()

from tests.rig.fuzz import cases, formats, seeds  # noqa: E402

__all__ = ["cases", "formats", "seeds"]
