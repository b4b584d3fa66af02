"""Which faults are the storage's, and which are the house's own."""

import errno
import sqlite3

import pytest
from django.db import OperationalError

from samverk.shell.storage import Trouble, trouble_of


def said_by(cause: BaseException) -> OperationalError:
    error = OperationalError("…")
    error.__cause__ = cause
    return error


def sqlite(code: int) -> OperationalError:
    cause = sqlite3.OperationalError()
    cause.sqlite_errorcode = code
    return said_by(cause)


class FromPostgreSQL(Exception):
    def __init__(self, sqlstate: str | None) -> None:
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (sqlite(sqlite3.SQLITE_FULL), Trouble.FULL),
        (sqlite(sqlite3.SQLITE_IOERR_WRITE), Trouble.FULL),
        (sqlite(sqlite3.SQLITE_IOERR_READ), Trouble.AWAY),
        (sqlite(sqlite3.SQLITE_BUSY), Trouble.AWAY),
        (sqlite(sqlite3.SQLITE_ERROR), None),  # no such table: ours
        (said_by(FromPostgreSQL("53100")), Trouble.FULL),
        (said_by(FromPostgreSQL("57P01")), Trouble.AWAY),
        (said_by(FromPostgreSQL(None)), Trouble.AWAY),
        (said_by(FromPostgreSQL("42P01")), None),
        (OSError(errno.ENOSPC, "…"), Trouble.FULL),
        (OSError(errno.ENOENT, "…"), None),
        (ZeroDivisionError(), None),
    ],
)
def test_what_an_error_tells(error: Exception, trouble: Trouble | None) -> None:
    assert trouble_of(error) is trouble


def test_troubles_have_a_status_and_a_sentence() -> None:
    assert [(one.status, bool(one.sentence)) for one in Trouble] == [(507, True), (503, True)]
