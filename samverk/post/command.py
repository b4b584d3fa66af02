"""`samverk receive`: one mail on standard input, as a mail server hands it over.

The exit status is one of sysexits.h, which mail servers know: 0 when the mail is kept, EX_DATAERR
for what is no mail, and EX_TEMPFAIL for anything else, so that the server keeps it and tries again.
"""

import os
import sys
import traceback
from collections.abc import Callable
from typing import BinaryIO

LARGEST = 50 * 1024 * 1024


def run(stream: BinaryIO, keep: Callable[[bytes], object]) -> int:
    """Read the mail and keep it; the exit status."""
    data = stream.read(LARGEST + 1)
    if not data.strip() or len(data) > LARGEST:
        print("There is no mail, or it is larger than 50 MB.", file=sys.stderr)
        return os.EX_DATAERR
    try:
        keep(data)
    except Exception:
        traceback.print_exc()
        return os.EX_TEMPFAIL
    return os.EX_OK
