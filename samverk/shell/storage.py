"""What stops the house from writing anything down: no room, or a database that does not answer."""

import errno
import sqlite3
from enum import Enum

from django.db import OperationalError
from django.utils.translation import gettext_lazy as _


class Trouble(Enum):
    """Why nothing could be written: the HTTP status that says so, and a sentence for people."""

    FULL = 507, _("Could not be saved: there is no room left on the server.")
    AWAY = 503, _("Could not be saved on the server just now.")

    @property
    def status(self) -> int:
        return self.value[0]

    @property
    def sentence(self) -> str:
        return str(self.value[1])


NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What SQLite says (sqlite.org/rescode.html); a write that fails for want of room can be either.
SQLITE_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
SQLITE_AWAY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}
# What PostgreSQL says (its manual, appendix A), the whole code or the class it belongs to.
POSTGRESQL_FULL = "53100"
POSTGRESQL_AWAY = {"08", "53", "57"}


def trouble_of(error: Exception) -> Trouble | None:
    """The trouble that an exception tells of; None for one that is a fault in the house."""
    if isinstance(error, OSError):
        return Trouble.FULL if error.errno in NO_ROOM else None
    if not isinstance(error, OperationalError):
        return None
    told = error.__cause__
    if isinstance(told, sqlite3.Error):
        return _of_sqlite(told.sqlite_errorcode)
    return _of_postgresql(getattr(told, "sqlstate", None))


def _of_sqlite(code: int) -> Trouble | None:
    if code in SQLITE_FULL:
        return Trouble.FULL
    return Trouble.AWAY if code & 0xFF in SQLITE_AWAY else None


def _of_postgresql(code: str | None) -> Trouble | None:
    """Without a code it could not be reached at all."""
    if code == POSTGRESQL_FULL:
        return Trouble.FULL
    return Trouble.AWAY if code is None or code[:2] in POSTGRESQL_AWAY else None
